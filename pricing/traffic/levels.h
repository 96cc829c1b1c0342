// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <cstdint>
#include <vector>

namespace pricing {

/// How the rate of one week departs from its cells: a factor, of mean 1, for each step of the same
/// length from Monday 00:00 on.
struct LevelPath {
    double stepS = 0;
    std::vector<double> levels; ///< empty: the rate is steady
};

/// Draws the path of a week of `lengthS` seconds; no step is longer than `longestStepS`.
/// The level is the exponential of an Ornstein–Uhlenbeck process; pauses stop all traffic and
/// raise it in between by as much, as a two-state Markov chain or at regular times. Both hold for
/// an eighth of the shorter one's time scale, 1 s at least.
LevelPath drawLevels(const Burstiness&, double lengthS, double longestStepS, std::uint64_t seed,
                     std::uint64_t week);

/// The levels of `lengthS` seconds before that week, the last one first.
LevelPath drawLevelsBefore(const Burstiness&, double lengthS, double longestStepS,
                           std::uint64_t seed, std::uint64_t week);

} // namespace pricing
