// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/replay.h"

#include <cstdio>
#include <map>

namespace exchange {

namespace {

constexpr double kWholeWeek = 0.95; ///< observed

/// The weeks to fill, by their Monday.
using WeeksByMonday = std::map<std::int64_t, std::vector<double>>;

int stepFor(const TrafficTrace& trace, std::size_t weeks) {
    const auto singles = static_cast<double>(trace.seen.singleRequests());
    if (!trace.seen.hasTens() || singles != trace.seen.requests() || weeks > 104)
        return 900;
    return weeks > 12 ? 60 : 10;
}

void add(WeeksByMonday& weeks, std::int64_t utcS, const pricing::UtcOffsets& zone, int stepS,
         double requests) {
    if (requests == 0)
        return;
    const std::int64_t local = utcS + zone.at(utcS);
    const std::int64_t day =
        (local -
         ((local % pricing::kSecondsPerDay) + pricing::kSecondsPerDay) % pricing::kSecondsPerDay) /
        pricing::kSecondsPerDay;
    const std::int64_t monday = day - pricing::weekdayOf(day);
    const auto week = weeks.find(monday);
    if (week != weeks.end())
        week->second[static_cast<std::size_t>((local - monday * pricing::kSecondsPerDay) /
                                              stepS)] += requests;
}

void fill(WeeksByMonday& weeks, const TrafficTrace& trace, const pricing::UtcOffsets& zone,
          int stepS) {
    using Seen = pricing::TrafficObservations;
    for (const auto& [day, seen] : trace.seen.days()) {
        const std::int64_t midnight = day * pricing::kSecondsPerDay;
        if (stepS == 900) {
            for (int q = 0; q < Seen::kQuarters; ++q)
                add(weeks, midnight + q * 900, zone, stepS,
                    seen.requests[static_cast<std::size_t>(q)]);
        } else if (seen.tens) {
            for (int t = 0; t < Seen::kTens; ++t)
                add(weeks, midnight + t * 10, zone, stepS,
                    (*seen.tens)[static_cast<std::size_t>(t)]);
        }
    }
}

} // namespace

pricing::Result<ReplayedTrace> replayOf(const TrafficTrace& trace, const ImportedTraffic& imported,
                                        const pricing::UtcOffsets& zone,
                                        const std::string& source) {
    std::vector<std::int64_t> mondays;
    for (const pricing::ObservedWeek& week : imported.week.weeks)
        if (!week.dropped && week.observed() >= kWholeWeek * pricing::kSecondsPerWeek)
            mondays.push_back(week.monday);
    if (mondays.empty())
        return tl::unexpected(pricing::Problem{
            {},
            "no week was observed from Monday to Sunday, so none can be replayed; fold the "
            "trace to a typical week instead"});
    ReplayedTrace result;
    result.replay.stepS = stepFor(trace, mondays.size());
    result.replay.source = source;
    WeeksByMonday weeks;
    for (const std::int64_t monday : mondays)
        weeks[monday].assign(pricing::stepsPerWeek(result.replay.stepS), 0.0);
    fill(weeks, trace, zone, result.replay.stepS);
    for (auto& [monday, counts] : weeks)
        result.replay.weeks.push_back(std::move(counts));
    if (trace.basis != TimeBasis::relative)
        result.replay.from =
            timeText(mondays.front() * pricing::kSecondsPerDay * pricing::kNanoseconds,
                     TimeBasis::wallClock, {})
                .substr(0, 10);
    result.weeksLeftOut = static_cast<int>(imported.week.weeks.size() - mondays.size());
    if (result.weeksLeftOut > 0)
        result.warnings.push_back(std::to_string(result.weeksLeftOut) +
                                  " weeks are not replayed: they were dropped, or not observed "
                                  "from Monday to Sunday");
    return result;
}

} // namespace exchange
