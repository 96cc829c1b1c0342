// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/compare.h"

#include "pricing/study/figures.h"
#include "pricing/study/offer_prices.h"
#include "pricing/study/runs.h"
#include "pricing/study/sizing.h"
#include "pricing/study/verdict.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>

namespace pricing {

std::string_view engineVersion() {
    return "6";
}

void oneAfterAnother(std::size_t n, const std::function<void(std::size_t)>& task) {
    for (std::size_t i = 0; i < n; ++i)
        task(i);
}

namespace {

constexpr double kGlanceRequests = 10'000; ///< coarse, and only the verdict needs it

std::string monthText(const MonthLength& month) {
    if (month.calendar)
        return "a month is the calendar's mean, 730.5 h";
    std::string hours = std::to_string(month.hours);
    hours.erase(hours.find_last_not_of('0') + 1);
    if (hours.back() == '.')
        hours.pop_back();
    return "a month is " + hours + " h";
}

std::string arrivalsText(const Burstiness& b) {
    std::string text = b.spacingCa2 == 1   ? "arrivals are Poisson"
                       : b.spacingCa2 == 0 ? "arrivals are even"
                                           : "arrivals have gamma spacing";
    if (b.levelCv > 0)
        text += ", at a rate that wanders";
    if (b.pauses.share > 0 || b.longPauses.share > 0)
        text += ", with pauses";
    if (b.batchShare > 0 && b.batchSize > 1)
        text += ", some in batches";
    if (b.clockS > 0)
        text += ", some at the ticks of a clock";
    return text;
}

std::string replayText(const WeeklyTraffic& traffic) {
    const TrafficReplay& replay = *traffic.replay;
    std::string text = "the traffic is " + std::to_string(replay.weeks.size()) +
                       (replay.weeks.size() == 1 ? " real week" : " real weeks");
    if (!replay.from.empty())
        text += " from " + replay.from;
    if (!replay.source.empty())
        text += " of " + replay.source;
    if (traffic.replayTimes != 1)
        text += ", with " + words::percent(traffic.replayTimes) + " of its requests";
    return text + "; a month has their mean";
}

std::vector<std::string> assumptions(const CompareInput& in, const Report& report) {
    std::vector<std::string> list{
        monthText(in.month),
        in.scenario.traffic.replay ? replayText(in.scenario.traffic)
                                   : "every week of the month has the same expected traffic",
        in.scenario.traffic.replay ? "requests are placed by chance within the steps counted"
                                   : arrivalsText(in.scenario.traffic.burstiness),
        "CPU, memory, storage, transfer and plan fees are in the costs where the plan gives an "
        "amount and the offer a rate"};
    // what holds for several offers is said once
    std::vector<std::pair<std::string, std::string>> notes;
    for (const OfferResult& o : report.offers)
        for (const std::string& note : o.notes) {
            const auto same = std::find_if(notes.begin(), notes.end(),
                                           [&](const auto& n) { return n.first == note; });
            if (same == notes.end())
                notes.emplace_back(note, o.label);
            else
                same->second += ", " + o.label;
        }
    for (const auto& [note, labels] : notes)
        list.push_back(labels + ": " + note);
    return list;
}

} // namespace

std::optional<Report> compare(const CompareInput& in, Accuracy accuracy, const ForEach& forEach,
                              const Progress& progress) {
    std::vector<OfferPrices> offers = pricesOf(in.offers, in);
    const bool finished = accuracy == Accuracy::finished;
    std::vector<OfferPrices> rest =
        finished ? pricesOf(in.notChosen, in) : std::vector<OfferPrices>{};

    const std::vector<Costing*> main = ownCostings(offers), side = otherCostings(offers);
    const std::vector<Costing*> restCostings = ownCostings(rest);
    const WeeklyTraffic& traffic = in.scenario.traffic;
    const LookAt glance = alike(coarseSize(traffic.requestsPerWeek(), kGlanceRequests));

    Sizing sizing({main, side, restCostings});
    if (!simulateOffers(main, sizing, in, effortOf(accuracy, traffic), forEach, progress))
        return std::nullopt;
    if (!simulateAll(side, in, finished ? sideLooks(traffic) : glance, false, forEach, progress) ||
        !simulateAll(restCostings, in, glance, false, forEach, progress))
        return std::nullopt;

    Report report;
    report.plan = in.plan;
    report.scenario = in.scenario.name;
    report.seed = in.seed;
    report.basis = in.scenario.basis;
    report.monthHours = in.month.value();
    report.pricesOf = in.pricesOf;
    report.requestsPerWeek = in.scenario.traffic.requestsPerWeek();
    report.coarse = !finished;
    for (std::size_t i = 0; i < in.offers.size(); ++i) {
        report.offers.push_back(figuresOf(in.offers[i], offers[i].own, in, accuracy));
        report.weeksSimulated = std::max(report.weeksSimulated, report.offers[i].weeksSimulated);
    }
    report.verdict = verdictOf(in, report, offers, rest);
    report.assumptions = assumptions(in, report);
    return report;
}

} // namespace pricing
