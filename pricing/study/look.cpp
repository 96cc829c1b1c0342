// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/look.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr double kOverload = 2; ///< of what all workers can do
/// Of two weeks, about, however long the fleet remembers; more where it cannot keep up.
constexpr double kMostRequests = 2e5, kMostOverloaded = 5e5;

/// How much the rate changes from cell to cell, as a share of all traffic: 0 when it is flat.
double unevenness(const WeeklyTraffic& traffic) {
    const auto& cells = traffic.requestsPerSecond;
    double changes = 0, all = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        changes += std::fabs(cells[i] - cells[(i + 1) % cells.size()]);
        all += cells[i];
    }
    return all > 0 ? changes / all : 0;
}

/// In requests/s, when all workers are up.
double capacityOf(const Costing& c) {
    const double speed = c.fleet.speed.empty() ? 1 : c.fleet.speed.back();
    return mostWorkers(c.fleet.isFixed() ? c.fleet.minWorkers : WorkerCount{c.fleet.maxWorkers}) *
           c.fleet.concurrency * speed / std::max(mean(c.fleet.service), 1e-9);
}

bool keepsUp(const Costing& c, const WeeklyTraffic& traffic) {
    return traffic.peakRate() <= capacityOf(c);
}

double memoryOf(const Costing& c, const WeeklyTraffic& traffic) {
    double memory = 3 * mean(c.fleet.service);
    if (c.kind == Costing::Kind::fleet)
        memory += lingerSeconds(c.fleet) + practicalHigh(c.fleet.coldStart);
    if (!keepsUp(c, traffic))
        memory += std::min(c.fleet.requestTimeoutS.value_or(kSecondsPerHour), kSecondsPerHour);
    if (traffic.burstiness.levelCv > 0)
        memory += traffic.burstiness.levelTimeS;
    return memory;
}

/// A schedule of workers is kept by the hour, and what rush hours leave is worked off by the next.
bool mayBeOrdered(const Costing& c, const WeeklyTraffic& traffic) {
    return std::holds_alternative<int>(c.fleet.minWorkers) && keepsUp(c, traffic);
}

WeeklyTraffic cappedAt(WeeklyTraffic traffic, double mostPerSecond) {
    for (double& rate : traffic.requestsPerSecond)
        rate = std::min(rate, mostPerSecond);
    return traffic;
}

/// Up to the busiest cell in the middle of the week and down again.
WeeklyTraffic orderedByRate(WeeklyTraffic traffic) {
    std::vector<double> sorted = traffic.requestsPerSecond;
    std::sort(sorted.begin(), sorted.end());
    std::size_t left = 0, right = sorted.size() - 1;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        traffic.requestsPerSecond[i % 2 == 0 ? left++ : right--] = sorted[i];
    return traffic;
}

} // namespace

bool Look::operator==(const Look& b) const {
    return mostPerSecond == b.mostPerSecond && ordered == b.ordered && size.weeks == b.size.weeks &&
           size.compression == b.size.compression;
}

Look lookOf(const Costing& c, const WeeklyTraffic& traffic, const LookEffort& effort) {
    Look look;
    look.mostPerSecond = kOverload * std::max(capacityOf(c), 1e-9);
    if (traffic.peakRate() <= look.mostPerSecond)
        look.mostPerSecond = 1e300;
    const double perWeek = cappedAt(traffic, look.mostPerSecond).requestsPerWeek();
    look.size = coarseSize(perWeek, effort.requests);
    look.size.weeks = std::max(look.size.weeks, effort.weeks);
    look.size.byHour = false;
    const double least = effort.finished ? std::clamp(40 * unevenness(traffic), 1.5, 12.0) : 0.3;
    const double cell = traffic.cellMinutes * 60.0;
    const double allowed = cell / (least * memoryOf(c, traffic));
    const double most =
        keepsUp(c, traffic) ? kMostRequests : kMostOverloaded * kSecondsPerHour / cell;
    const double needed = perWeek * 2 / most;
    const double wanted = std::max(std::min(look.size.compression, allowed), needed);
    look.ordered = effort.finished && needed > allowed && mayBeOrdered(c, traffic);
    for (look.size.compression = 1; 2 * look.size.compression <= wanted;)
        look.size.compression *= 2; // a few steps: fleets alike share their arrivals
    return look;
}

WeeklyTraffic seenBy(const Look& look, WeeklyTraffic traffic) {
    traffic = cappedAt(std::move(traffic), look.mostPerSecond);
    return look.ordered ? orderedByRate(std::move(traffic)) : traffic;
}

} // namespace pricing
