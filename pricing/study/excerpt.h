// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/units.h"

#include <cstddef>
#include <vector>

namespace pricing {

/// What was seen in a simulated stretch stands for `weight` times as much in an hour of the week.
struct Share {
    std::size_t stretch, hour;
    double weight;
};

/// kHoursPerWeek stretches of equal length, simulated one after another as a week is.
struct Page {
    std::vector<double> rates;     ///< requests/s in each stretch
    std::vector<std::size_t> hour; ///< of the week, that each is taken from: for schedules
    std::vector<Share> shares;
};

/// Parts of a week that tell of the whole of it. A cell of traffic begins with what the change of
/// rate brings (starts, queues) and goes on as its rate lets it: the head is counted once and the
/// tail stands for the rest, so nothing is weighed more than it has time in the week, provided that
/// a head lasts as long as the fleet remembers.
struct Excerpt {
    double stretchS = 0;
    std::vector<Page> pages;

    /// A cell that was looked at by itself, and its own shares in the first page.
    struct Sample {
        double rate;
        std::vector<Share> shares;
    };
    /// By their rate; empty where every cell is looked at.
    std::vector<Sample> samples;
    std::size_t cells = 0;

    double seconds() const; ///< simulated of a week
    /// Times as uncertain as a whole week, in variance: what one second stands for.
    double dilution() const;
};

/// Every cell: a head of one stretch and a tail of `tails`.
Excerpt partOfEveryCell(const WeeklyTraffic&, double stretchS, int tails);
/// As many cells as fit when run-up (at the rate before), head and tail last `perRole` stretches
/// each, spread evenly over the order of the cells' rates. Others lie between two of them, in
/// proportion to their rate.
Excerpt partOfSomeCells(const WeeklyTraffic&, double stretchS, std::size_t perRole);

} // namespace pricing
