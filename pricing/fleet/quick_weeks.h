// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/weeks.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pricing {

/// Whether this fleet's weeks can be simulated without an event list, with the same result.
bool isQuick(const FleetStudy&);

/// simulateWeeks() for such a fleet.
std::vector<WeekTally> simulateQuickWeeks(const FleetStudy&, std::uint64_t first,
                                          std::uint64_t count, Recorder& recorder,
                                          const std::function<bool()>& wanted);

/// The same on arrivals that were drawn before, those of week `first` + i in arrivals[i]; the first
/// ones may be before the fleet's warm-up.
std::vector<WeekTally> simulateQuickWeeks(const FleetStudy&,
                                          std::span<const std::vector<Arrival>> arrivals,
                                          std::uint64_t first, Recorder& recorder,
                                          const std::function<bool()>& wanted);

} // namespace pricing
