// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/runs.h"

#include <initializer_list>
#include <vector>

namespace pricing {

/// Finds the number of workers of the fixed fleets left to "auto": the fewest that meet every
/// target in at least 95 % of weeks (without targets: the fewest that keep up with the busiest
/// hour). Equal fleets are sized once and stay equal. Where no number does, the costing gets a
/// reason.
class Sizing {
public:
    explicit Sizing(std::initializer_list<std::vector<Costing*>> costings);

    /// As far as about `requests` requests can tell.
    void find(const CompareInput&, const TrafficModel&, double requests, const ForEach&);
    /// Gives a worker more to each fleet whose simulated weeks miss the targets after all; those
    /// of `among` are returned, to be simulated anew.
    std::vector<Costing*> enlargeTooSmall(const std::vector<Costing*>& among);

private:
    std::vector<std::vector<Costing*>> m_groups;
};

} // namespace pricing
