// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

#include <span>

namespace pricing {

/// Simulates what `costings` still need and gives each its run; equal fleets are simulated once.
/// `refine`: on, until every cost is known to 0.5 % or that proves out of reach.
/// False when `progress` stopped it.
bool simulateAll(std::span<Costing* const> costings, const CompareInput&, const TrafficModel&,
                 const RunSize& first, bool refine, const ForEach&, const Progress&);

/// Sets the number of workers of a fixed fleet left to "auto": the fewest that meet every target
/// in at least 95 % of weeks (without targets: the fewest that keep up with the busiest hour). The
/// costing gets a reason instead where no number does.
void sizeFleet(Costing&, const CompareInput&, const TrafficModel&);

} // namespace pricing
