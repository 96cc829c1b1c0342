// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/week_figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace exchange {

using pricing::HourFigures;
using pricing::OfferMode;
using pricing::OfferResult;

BarPart textureOf(WorkerPart part) {
    switch (part) {
    case WorkerPart::busy:
        return BarPart::busy;
    case WorkerPart::starting:
        return BarPart::coldStart;
    case WorkerPart::idle:
        return BarPart::idle;
    case WorkerPart::keptWarm:
        return BarPart::keepWarm;
    case WorkerPart::unused:
        return BarPart::unused;
    }
    return BarPart::busy;
}

namespace {

bool stands(const OfferResult& offer) {
    return offer.mode == OfferMode::dedicated || offer.mode == OfferMode::reserved ||
           offer.mode == OfferMode::spot;
}

WorkersByPart partsOf(const HourFigures& hour, bool fixedFleet) {
    const double waiting = hour.workersIdle + hour.workersKeptWarm;
    if (fixedFleet) // what is rented and does nothing is no idling of a worker that could stop
        return {hour.workersBusy, hour.workersStarting, 0, 0, waiting};
    return {hour.workersBusy, hour.workersStarting, hour.workersIdle, hour.workersKeptWarm, 0};
}

/// What a part's time is billed under, in the order of WorkerPart; a fixed fleet's parts are billed
/// by the month, whatever they do.
std::array<bool, kWorkerParts> billedIn(const HourFigures& hour, bool fixedFleet) {
    using pricing::CostPart;
    if (fixedFleet)
        return {true, true, true, true, true};
    const auto costs = [&](std::initializer_list<CostPart> parts) {
        return std::any_of(parts.begin(), parts.end(), [&](CostPart part) {
            return hour.cost[static_cast<std::size_t>(part)].usd() > 0;
        });
    };
    return {costs({CostPart::execute}), costs({CostPart::queue, CostPart::pull, CostPart::load}),
            costs({CostPart::idle, CostPart::drain}), costs({CostPart::keepWarm}),
            costs({CostPart::reservedUnused})};
}

} // namespace

double OfferWeek::workersAt(int hour) const {
    const WorkersByPart& parts = workers.at(static_cast<std::size_t>(hour));
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}

bool OfferWeek::hasPart(WorkerPart part) const {
    return std::any_of(workers.begin(), workers.end(), [part](const WorkersByPart& parts) {
        return parts[static_cast<std::size_t>(part)] > 0;
    });
}

double OfferWeek::spentAt(double hours) const {
    const double whole = std::clamp(std::floor(hours), 0.0, pricing::kHoursPerWeek - 1.0);
    const auto h = static_cast<std::size_t>(whole);
    return spendUsd.at(h) + (spendUsd.at(h + 1) - spendUsd.at(h)) * (hours - whole);
}

OfferWeek offerWeek(const OfferResult& offer, double monthHours) {
    OfferWeek week;
    week.choice = offer.choice;
    week.slot = offer.slot;
    week.label = QString::fromStdString(offer.label);
    week.isFixedFleet = stands(offer);
    if (offer.byHour.empty())
        return week;
    const double perWeek = pricing::kHoursPerWeek / monthHours;
    week.spendUsd.push_back(0);
    for (const HourFigures& hour : offer.byHour) {
        if (offer.mode != OfferMode::managed)
            week.workers.push_back(partsOf(hour, week.isFixedFleet));
        const auto billed = billedIn(hour, week.isFixedFleet);
        for (std::size_t p = 0; p < billed.size(); ++p)
            week.billed[p] |= billed[p];
        week.simulatedRate.push_back(hour.requests / pricing::kSecondsPerHour);
        week.spendUsd.push_back(week.spendUsd.back() + total(hour.cost).usd() * perWeek);
        week.billedOverBusy.push_back(
            hour.busyHours > 0 ? std::optional(hour.billedHours / hour.busyHours) : std::nullopt);
    }
    return week;
}

std::vector<double> paintedRates(const pricing::WeeklyTraffic& traffic) {
    std::vector<double> rates;
    for (int h = 0; h < pricing::kHoursPerWeek; ++h)
        rates.push_back(traffic.hourRate(h));
    return rates;
}

int indexOfChoice(const pricing::Report& report, int choice) {
    const auto it = std::find_if(report.offers.begin(), report.offers.end(),
                                 [choice](const OfferResult& o) { return o.choice == choice; });
    return it == report.offers.end() ? -1 : static_cast<int>(it - report.offers.begin());
}

int usualRival(const pricing::Report& report, int choice) {
    const int own = indexOfChoice(report, choice);
    const bool ownStands = own >= 0 && stands(report.offers[std::size_t(own)]);
    int best = -1;
    bool bestOfOtherKind = false;
    for (std::size_t i = 0; i < report.offers.size(); ++i) {
        const OfferResult& offer = report.offers[i];
        if (offer.choice == choice || !offer.priceable())
            continue;
        const bool otherKind = offer.mode != OfferMode::managed && stands(offer) != ownStands;
        if (best < 0 || otherKind > bestOfOtherKind ||
            (otherKind == bestOfOtherKind &&
             *offer.monthlyCost < *report.offers[std::size_t(best)].monthlyCost)) {
            best = static_cast<int>(i);
            bestOfOtherKind = otherKind;
        }
    }
    return best < 0 ? -1 : report.offers[std::size_t(best)].choice;
}

} // namespace exchange
