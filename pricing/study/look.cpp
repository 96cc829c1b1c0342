// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/look.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pricing {

namespace {

constexpr double kOverload = 2; ///< of what all workers can do
/// Of two weeks, about, however long the fleet remembers; more where it cannot keep up, unless it
/// starts no workers (worksOffBusyHours() tells most of that).
constexpr double kMostRequests = 2e5, kMostOverloaded = 5e5, kMostFixed = 2e5;

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
    return mostWorkers(c.fleet.isFixed() ? c.fleet.minWorkers : WorkerCount{c.fleet.maxWorkers}) /
           std::max(fullSecondsPerRequest(c.fleet), 1e-9);
}

bool keepsUp(const Costing& c, const WeeklyTraffic& traffic) {
    return traffic.peakRate() <= capacityOf(c);
}

double memoryOf(const Costing& c, const WeeklyTraffic& traffic) {
    double memory = 3 * mean(c.fleet.service);
    if (c.kind == Costing::Kind::fleet)
        memory +=
            lingerSeconds(c.fleet) + practicalHigh(c.fleet.coldStart) + copiesSeconds(c.fleet);
    if (!keepsUp(c, traffic))
        memory += std::min(c.fleet.requestTimeoutS.value_or(kSecondsPerHour), kSecondsPerHour);
    memory += traffic.burstiness.memoryS();
    return memory;
}

/// A schedule of workers (or of what machines are to be had) is kept by the hour, and what rush
/// hours leave is worked off by the next.
bool mayBeOrdered(const Costing& c, const WeeklyTraffic& traffic) {
    return !goesByTheHour(c.fleet) && keepsUp(c, traffic);
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
           size.compression == b.size.compression && size.byHour == b.size.byHour &&
           stretchS == b.stretchS && tails == b.tails && perRole == b.perRole && replay == b.replay;
}

LookAt alike(const RunSize& size) {
    return [size](const Costing&) {
        Look look;
        look.size = size;
        return look;
    };
}

std::array<double, kHoursPerWeek> turnedAway(const Look& look, const WeeklyTraffic& traffic) {
    std::array<double, kHoursPerWeek> requests{};
    const auto& cells = traffic.requestsPerSecond;
    for (std::size_t i = 0; i < cells.size(); ++i)
        requests[i * kHoursPerWeek / cells.size()] +=
            std::max(0.0, cells[i] - look.mostPerSecond) * traffic.cellMinutes * 60;
    return requests;
}

std::optional<Excerpt> excerptOf(const Look& look, const WeeklyTraffic& traffic) {
    if (look.stretchS == 0)
        return std::nullopt;
    return look.perRole > 0 ? partOfSomeCells(traffic, look.stretchS, look.perRole)
                            : partOfEveryCell(traffic, look.stretchS, look.tails);
}

namespace {

/// The shortest of a few lengths that is no less: fleets alike share their arrivals.
double stretchOver(double seconds) {
    double stretch = kSecondsPerHour;
    while (stretch / 2 >= seconds)
        stretch /= 2;
    return stretch;
}

constexpr std::array<std::size_t, 3> kPerRole{2, 4, 8};

/// Sets the look to an excerpt of about that many requests a week; false where it would spare
/// nothing. No more than `most` are looked at, whatever the fleet remembers.
bool takeExcerpt(Look& look, const Costing& c, const WeeklyTraffic& traffic, double requests,
                 double most) {
    const double cell = traffic.cellMinutes * 60.0;
    const double memory = memoryOf(c, traffic), perWeek = traffic.requestsPerWeek();
    const double perStretch = perWeek / cell; // requests of a week for a second of every cell
    const auto take = [&](double stretch, int tails, std::size_t perRole) {
        look.stretchS = stretch;
        look.tails = tails;
        look.perRole = perRole;
        return true;
    };
    const double quarter = stretchOver(std::max(requests / perStretch / 4, memory));
    if (4 * quarter <= cell / 2 && 4 * quarter * perStretch <= 2 * requests)
        return take(quarter, 3, 0);
    const double half = stretchOver(std::max(requests / perStretch / 2, memory));
    if (2 * half <= cell / 2 && 2 * half * perStretch <= 2 * requests)
        return take(half, 1, 0);
    if (perWeek <= most)
        return false;
    if (2 * half <= cell / 2 && 2 * half * perStretch <= most)
        return take(half, 1, 0);
    if (goesByTheHour(c.fleet))
        return false;
    const double page = perWeek / kSecondsPerWeek * kHoursPerWeek; // requests for 1 s of each
    for (const std::size_t perRole : kPerRole) {
        const double stretch = stretchOver(memory / static_cast<double>(perRole));
        if (stretch * page <= most && 2 * static_cast<double>(perRole) * stretch <= cell)
            return take(stretch, 0, perRole);
    }
    return take(most / page, 0, kPerRole.back());
}

} // namespace

namespace {
/// Whether a place of a study can have all real weeks; else it has their mean.
bool replaysAtOnce(const WeeklyTraffic& traffic) {
    constexpr double kMost = 1e6; // requests
    return traffic.replay &&
           traffic.requestsPerWeek() * static_cast<double>(traffic.replay->weeks.size()) <= kMost;
}
} // namespace

Look replayLook(const WeeklyTraffic& traffic, int rounds) {
    Look look;
    look.replay = true;
    look.size = {static_cast<int>(traffic.replay->weeks.size()) * rounds, 1};
    return look;
}

Look lookOf(const Costing& c, const WeeklyTraffic& traffic, const LookEffort& effort) {
    Look look;
    if (effort.finished && replaysAtOnce(traffic)) {
        look = replayLook(traffic, 1);
        look.size.byHour = false;
        return look;
    }
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
    const double overloaded = c.kind == Costing::Kind::fixed ? kMostFixed : kMostOverloaded;
    const double most = keepsUp(c, traffic) ? kMostRequests : overloaded * kSecondsPerHour / cell;
    const double needed = perWeek * 2 / most;
    const double wanted = std::max(std::min(look.size.compression, allowed), needed);
    look.ordered = effort.finished && needed > allowed && mayBeOrdered(c, traffic);
    for (look.size.compression = 1; 2 * look.size.compression <= wanted;)
        look.size.compression *= 2; // a few steps: fleets alike share their arrivals
    return look;
}

namespace {
/// Whether the excerpt's heads are shorter than what the fleet remembers.
bool forgets(const Excerpt& e, double memory) {
    if (e.samples.empty())
        return false;
    const auto perRole = static_cast<double>(e.samples.front().shares.size()) / 2;
    return perRole * e.stretchS < memory;
}
} // namespace

Look placeLook(const Costing& c, const WeeklyTraffic& traffic, const LookEffort& effort) {
    constexpr double kMost = 1e5; // requests of a week
    if (effort.finished && replaysAtOnce(traffic)) {
        Look look = replayLook(traffic, 1);
        look.size.byHour = false;
        return look;
    }
    Look whole = lookOf(c, traffic, effort);
    if (!effort.finished || !keepsUp(c, traffic))
        return whole;
    Look part;
    part.size = {whole.size.weeks, 1, whole.size.byHour};
    if (!takeExcerpt(part, c, traffic, effort.requests / part.size.weeks, kMost))
        return whole;
    const Excerpt excerpt = *excerptOf(part, traffic);
    const bool isLess = excerpt.seconds() < kSecondsPerWeek / whole.size.compression;
    return isLess && !forgets(excerpt, memoryOf(c, traffic)) ? part : whole;
}

WeeklyTraffic seenBy(const Look& look, WeeklyTraffic traffic) {
    if (!look.replay)
        traffic.replay = {};
    traffic = cappedAt(std::move(traffic), look.mostPerSecond);
    return look.ordered ? orderedByRate(std::move(traffic)) : traffic;
}

namespace {
constexpr double kQuick = 5e5; ///< requests of a week, all of which are looked at

/// Times that real weeks are gone through: what differs between them is chance.
int replayRounds(const WeeklyTraffic& traffic) {
    const auto weeks = static_cast<double>(traffic.replay->weeks.size());
    return static_cast<int>(std::clamp(kQuick / std::max(weeks * traffic.requestsPerWeek(), 1.0),
                                       2.0, std::max(2.0, kBatches / weeks)));
}
} // namespace

LookAt sideLooks(const WeeklyTraffic& traffic) {
    const double perWeek = traffic.requestsPerWeek();
    return perWeek <= kQuick ? alike(sideSize(perWeek)) : finishedLooks(traffic, 50'000);
}

LookAt finishedLooks(const WeeklyTraffic& traffic, double requests) {
    constexpr double kQuickAlone = 2e6; // a week of a fleet that cannot keep up
    constexpr double kMost = 6e5;
    return [&traffic, requests](const Costing& c) {
        const double perWeek = traffic.requestsPerWeek();
        Look look;
        if (traffic.replay) {
            look = replayLook(traffic, replayRounds(traffic));
            look.size.byHour = c.byHour;
            return look;
        }
        look.size = finishedSize(perWeek);
        look.size.byHour = c.byHour;
        if (perWeek <= kQuick)
            return look;
        const bool sampled = c.kind == Costing::Kind::fleet, keeps = keepsUp(c, traffic);
        if (sampled && keeps && takeExcerpt(look, c, traffic, requests, kMost))
            return look;
        if (perWeek > kQuickAlone || (!sampled && keeps)) // what is not sampled is known anyway
            look = lookOf(c, traffic, {4 * requests});
        look.size.byHour = c.byHour;
        return look;
    };
}

namespace {

/// Of some cells, each with as long a run-up as there is time for: how many workers there are is
/// told by hours that lie back. False where that is too much, or tells nothing.
bool takeLongExcerpt(Look& look, const Costing& c, const WeeklyTraffic& traffic) {
    constexpr double kMost = 4e6; // requests of a week
    const double perWeek = traffic.requestsPerWeek(), cell = traffic.cellMinutes * 60.0;
    if (goesByTheHour(c.fleet) || !keepsUp(c, traffic))
        return false;
    for (const std::size_t perRole : kPerRole) {
        const double stretch = cell / 2 / static_cast<double>(perRole);
        if (stretch * perWeek * kHoursPerWeek > kMost * kSecondsPerWeek)
            continue;
        look.perRole = perRole;
        look.stretchS = stretch;
        return true;
    }
    return false;
}

} // namespace

LookAt slowLooks(const WeeklyTraffic& traffic) {
    constexpr double kAll = 1.05e7, kAllOfMany = 5e5; // a week
    return [&traffic](const Costing& c) {
        Look look;
        if (traffic.requestsPerWeek() > (c.byHour ? kAll : kAllOfMany) &&
            !takeLongExcerpt(look, c, traffic))
            look = lookOf(c, traffic, {1e6});
        look.size.weeks = 2;
        look.size.byHour = c.byHour;
        return look;
    };
}

bool isCutShort(const Costing& c, const WeeklyTraffic& traffic) {
    const Excerpt* e = c.run ? c.run->excerpt() : nullptr;
    return e && forgets(*e, memoryOf(c, traffic));
}

} // namespace pricing
