// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/traffic/arrival.h"
#include "pricing/traffic/random.h"
#include "pricing/traffic/replay.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace pricing {

/// A replay prepared for drawing: running totals of its steps, `times` as many requests as counted.
struct ReplayTotals {
    ReplayTotals(const TrafficReplay&, double times);

    double stepS;
    std::vector<std::vector<double>> weeks; ///< expected requests before each step, and of all
};

/// The arrivals of one real week, in order, after as much of the week before as warms up. Week w of
/// a simulation is real week w modulo their number; the first one follows the last. A step brings
/// what it counted, rounded so that totals hold to the request; each round through the weeks places
/// the requests anew within their steps.
class ReplayedArrivals {
public:
    ReplayedArrivals(std::shared_ptr<const ReplayTotals>, std::uint64_t seed, std::uint64_t week,
                     Tick warmUp);

    /// As ArrivalStream::next().
    std::size_t next(Arrival* out, std::size_t most);

private:
    /// One week's draws, before Monday 00:00 or from it on.
    struct Part {
        const std::vector<double>* totals;
        RandomStream places, services;
        double phase; ///< where between two whole requests the totals begin
        Tick start;
        std::uint64_t before(std::size_t step) const;
    };
    Part part(std::uint64_t seed, std::uint64_t week, bool warmUp) const;
    bool drawStep();

    std::shared_ptr<const ReplayTotals> m_totals;
    Part m_before, m_week;
    bool m_inWarmUp;
    Tick m_from; ///< nothing earlier is wanted
    std::size_t m_step = 0;
    std::vector<Arrival> m_drawn;
    std::size_t m_taken = 0;
};

} // namespace pricing
