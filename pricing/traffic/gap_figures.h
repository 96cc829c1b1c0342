// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

namespace pricing {

/// What a bill rests on in a stretch of request times (seconds, in order). Idle timeouts cut gaps,
/// and the most requests within a start or a service decide how many workers come up.
struct GapFigures {
    static constexpr std::array kTimeoutsS{1.0, 5.0, 20.0, 60.0, 300.0};
    static constexpr std::array kRushAfterS{5.0, 60.0};
    static constexpr std::array kDispersionS{10.0, 60.0, 600.0};
    static constexpr std::array kPeakS{1.0, 10.0, 30.0};       ///< windows
    static constexpr std::array kPeakOverS{20.0, 60.0, 300.0}; ///< the busiest of those that begin in these

    /// Mean of min(gap, T): what one worker that is idle for T at most bills for between requests.
    std::array<double, kTimeoutsS.size()> billedGapS{};
    /// Requests that come in the 30 s after a gap longer than each of kRushAfterS,
    /// per request: they find no worker, and start them.
    std::array<double, kRushAfterS.size()> rush{};
    /// Variance / mean of the counts in windows; 0 where fewer than 4 fit.
    std::array<double, kDispersionS.size()> dispersion{};
    /// Mean over time of the most requests in one window of the stretch around it, per request/s.
    std::array<std::array<double, kPeakOverS.size()>, kPeakS.size()> peaks{};
};

GapFigures gapFigures(std::span<const double> times, double from, double to);

/// How far `a` is from `b`: the root mean square of the logarithms of their ratios; those of
/// dispersions, which few rare windows decide, count for little.
double distance(const GapFigures& a, const GapFigures& b);
/// The largest ratio of billed gaps, rushes or peaks, less 1.
double worstRatio(const GapFigures& a, const GapFigures& b);

} // namespace pricing
