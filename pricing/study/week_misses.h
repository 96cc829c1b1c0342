// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/units.h"

#include <array>
#include <vector>

namespace pricing {

using ByHour = std::array<double, kHoursPerWeek>;

/// The requests of one week and those of them that missed each target, by hour.
struct WeekMisses {
    ByHour arrivals{};
    std::vector<ByHour> missed; ///< by target
};

/// Of the requests, how many may miss the target.
double allowedShare(const Target&);
/// Whether no more than the target's allowed share missed it, over the week or in its worst hour.
bool meets(const WeekMisses&, std::size_t i, const Target&);
bool meetsAll(const WeekMisses&, const std::vector<Target>&);

/// How many of the weeks meet all targets, had all of their requests been looked at. A week that
/// is known by a part of its requests strays from the mean week by √dilution as much as a whole
/// one, so it is drawn back to the mean by that: else chance alone would make good weeks miss.
int weeksMeeting(const std::vector<WeekMisses>&, const std::vector<Target>&, double dilution);

} // namespace pricing
