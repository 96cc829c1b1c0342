// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/recorder.h"
#include "pricing/fleet/simulation.h"
#include "pricing/fleet/spec.h"
#include "pricing/traffic/arrivals.h"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace pricing {

/// What one simulated week came to.
struct WeekTally {
    std::array<FleetTally, kHoursPerWeek> hours;
    /// For each limit: requests that missed it, by hour of arrival.
    std::vector<std::array<std::int64_t, kHoursPerWeek>> missed;
};

/// One fleet on one week's traffic, ready to simulate any number of its weeks.
struct FleetStudy {
    FleetStudy(FleetSpec fleet, TrafficModel week, std::uint64_t planSeed,
               const std::vector<double>& latencyLimits);

    FleetSpec spec;
    FleetDraws draws;
    TrafficModel traffic;
    std::uint64_t seed;
    std::vector<Tick> limits;
    std::vector<bool> onFirstToken; ///< which limits are on the time to the first token; none: {}
    int warmUpHours;
    bool byHour = true; ///< latencies are also kept by hour of the week
};

/// Simulates weeks `first` … `first + count − 1`, each from its own warm-up, and adds what their
/// requests met to `recorder`. Week w is the same whatever else is simulated. `wanted` is asked
/// in every hour of every week; false stops, and the weeks then lack the last ones.
std::vector<WeekTally> simulateWeeks(const FleetStudy&, std::uint64_t first, std::uint64_t count,
                                     Recorder& recorder, const std::function<bool()>& wanted = {});

/// One fleet's part in a look at some weeks.
struct FleetWeeks {
    const FleetStudy* study;
    Recorder recorder;
    std::vector<WeekTally> weeks;
};
/// The same for several fleets that see the same traffic and seed: its arrivals are drawn once.
void simulateWeeks(std::span<FleetWeeks> fleets, std::uint64_t first, std::uint64_t count,
                   const std::function<bool()>& wanted);

Recorder recorderFor(const FleetStudy&);

/// Where hour h of the week begins; negative: of the week before.
Tick startOfHour(const TrafficModel&, int h);
/// The warm-up in ticks.
Tick warmUpOf(const FleetStudy&);
/// At a simulated week's end: what counts for the hour in which its request came.
void takeCountsByHour(const FleetStudy&, Recorder&, WeekTally&);

} // namespace pricing
