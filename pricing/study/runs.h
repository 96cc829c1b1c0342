// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/look.h"

#include <span>

namespace pricing {

/// Simulates `costings`, each as far as it is to be looked at, and gives each its run; equal fleets
/// that are looked at alike are simulated once. How one is looked at never depends on the others.
/// `refine`: on, until every cost is known to 0.5 % or that proves out of reach.
/// False when `progress` stopped it.
bool simulateAll(std::span<Costing* const> costings, const CompareInput&, const LookAt& first,
                 bool refine, const ForEach&, const Progress&);

/// As compare() looks at them, refined; fleets that parts of hours do not tell (FleetRun::isSlow())
/// are looked at once more.
bool simulateFinished(std::span<Costing* const> costings, const CompareInput&, const ForEach&,
                      const Progress&);

} // namespace pricing
