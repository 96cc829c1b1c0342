// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/look.h"
#include "pricing/study/runs.h"

#include <initializer_list>
#include <vector>

namespace pricing {

/// Finds the number of workers of the fixed fleets left to "auto": the fewest that meet every
/// target in at least 95 % of weeks (without targets: the fewest that keep up with the busiest
/// hour), and no more than the account's caps allow. Equal fleets are sized once and stay equal.
/// Where no number does, the costing gets a reason.
class Sizing {
public:
    explicit Sizing(std::initializer_list<std::vector<Costing*>> costings);

    /// As far as looks of that effort can tell. False when `progress` stopped it.
    bool find(const CompareInput&, const LookEffort&, const ForEach&, const Progress&);
    /// Gives a worker more to each fleet whose simulated weeks miss the targets after all; those
    /// of `among` are returned, to be simulated anew. Where the caps allow no more, a reason.
    std::vector<Costing*> enlargeTooSmall(const std::vector<Costing*>& among, const CompareInput&);

private:
    std::vector<std::vector<Costing*>> m_groups;
};

/// How long a look at some offers is taken.
struct Effort {
    LookAt looks;
    LookEffort sizing; ///< to find a number of workers
    /// On until the costs are known to 0.5 %, and a sized fleet that falls short in the longer run
    /// gets a worker more.
    bool finished = false;
};
/// What compare() takes; the traffic must outlive it.
Effort effortOf(Accuracy, const WeeklyTraffic&);

/// Sizes the fleets that ask for it and simulates all of `main`. False when `progress` stopped it.
bool simulateOffers(const std::vector<Costing*>& main, Sizing&, const CompareInput&, const Effort&,
                    const ForEach&, const Progress&);

/// Whether a fixed fleet of that many workers meets the targets (without targets: keeps up with the
/// busiest hour), as far as a look of that effort can tell.
/// Means nothing once `progress` has said no.
bool suffices(const Costing&, int workers, const CompareInput&, const LookEffort&, const Progress&);

} // namespace pricing
