// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/traffic/observations.h"
#include "pricing/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace pricing {

/// Seconds that a zone's clock is ahead of UTC, by the instant from which it is so.
struct UtcOffsets {
    struct From {
        std::int64_t utcS = 0;
        int aheadS = 0;
    };
    std::vector<From> steps; ///< in order; none: UTC. The first holds before itself, too.

    /// Offset at an instant, and the instant at which it next changes.
    int at(std::int64_t utcS, std::int64_t* until = nullptr) const;
};

enum class FoldKind { mean, median, p90 };

struct FoldOptions {
    FoldKind kind = FoldKind::mean;
    UtcOffsets zone;                     ///< whose clock the week goes by
    std::vector<std::int64_t> dropWeeks; ///< by any day of theirs, since 1970-01-01
    std::vector<std::int64_t> dropDates; ///< days since 1970-01-01
    bool dropOutages = false;            ///< leave out `FoldedTraffic::outages`
};

/// One calendar week, Monday 00:00 first, by the zone's clock. An hour that the clock goes through
/// twice or not at all is observed for 7,200 s or 0 s.
struct ObservedWeek {
    std::int64_t monday = 0; ///< days since 1970-01-01
    std::array<double, kHoursPerWeek> requests{}, observedS{};
    bool dropped = false; ///< all of it
    double total() const;
    double observed() const; ///< s
};

/// Hours without a request where a usual week has so many that this is no chance (20 or more).
struct Outage {
    std::int64_t fromHour = 0, toHour = 0; ///< hours since 1970-01-01 on the zone's clock
    double expected = 0;                   ///< requests
};

/// How the level of the weeks grows: a straight line through its logarithm.
struct TrafficTrend {
    double perMonth = 0;    ///< growth in 365.25 / 12 days; 0.1 is 10 % more
    double perMonthSe = 0;  ///< its standard error
    double weekLevelCv = 0; ///< of the weeks about the line
    int weeks = 0;          ///< it rests on
};

/// A typical week: mean requests/s of each hour over the time observed; median and P90 are those
/// of the weeks' rates in the hour. Nothing in an hour that no week that counts has seen.
struct FoldedTraffic {
    std::array<std::optional<double>, kHoursPerWeek> requestsPerSecond;
    std::vector<ObservedWeek> weeks; ///< in order, those without any observation left out
    std::vector<Outage> outages;
    std::optional<TrafficTrend> trend; ///< of at least three weeks observed by half
    std::array<double, kHoursPerWeek> observedS{};

    double requestsPerWeek() const; ///< cells without an observation are 0
    int cellsObserved() const;
};

FoldedTraffic foldTraffic(const TrafficObservations&, const FoldOptions& = {});

/// Weekday 0 = Monday of a day since 1970-01-01.
constexpr int weekdayOf(std::int64_t day) {
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

} // namespace pricing
