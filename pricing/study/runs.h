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

} // namespace pricing
