// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/traffic/gap_figures.h"

#include <array>
#include <span>
#include <vector>

namespace pricing {

/// Single requests as they were observed: seconds from Monday 00:00 of the first week, in order,
/// and the stretch in which every request was seen.
struct ObservedRequests {
    std::vector<double> times;
    double from = 0, to = 0;
};

/// A week whose traffic behaves like the requests it was fitted to.
struct TrafficFit {
    WeeklyTraffic traffic;      ///< cells that were never observed are 0
    std::vector<bool> observed; ///< by cell
    double rawSpacingCa2 = 0;   ///< c_a² of the spacing as observed, level and all
    GapFigures seen, fitted;    ///< of the requests, of the fitted week
};

/// Rates are the mean of each hour of the week over the time in which it was observed. Burstiness
/// is the smallest of a list of models (Poisson or gamma spacing; level; pauses; batches; clock)
/// whose figures come close enough to those observed, or else the closest: its parameters
/// minimise their distance, from simulated arrivals with fixed random numbers (the method of
/// simulated moments, McFadden 1989). Fewer than 20 requests give Poisson arrivals.
TrafficFit fitTraffic(const ObservedRequests&);

/// Mean requests/s of each hour of the week over the time in which it was observed (168 cells).
WeeklyTraffic hourlyTraffic(const ObservedRequests&, std::vector<bool>* observed = nullptr);

struct Clock {
    double seconds = 0; ///< 0: there is none
    double share = 1;   ///< of the instants at which requests come

    bool isShared() const { return seconds > 0 && share < 1; }
};
/// The clock of 2 s to 5 min on whose ticks all requests come but for 1 in 100; else the longest of
/// the usual timers (10 s to 5 min) with whose ticks at least 1 in 5 instants coincides, were
/// chance makes it 1 in 50.
Clock clockOf(std::span<const double> times);

} // namespace pricing
