// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <span>

namespace pricing {

/// What the bill of a stretch of requests rests on, from their times alone (seconds, in order).
struct GapFigures {
    static constexpr std::array kTimeoutsS{5.0, 60.0, 300.0};
    static constexpr std::array kServicesS{1.0, 10.0};
    static constexpr double kStartS = 30;
    static constexpr std::array kDispersionS{10.0, 60.0, 600.0};

    /// Mean of min(gap, T) for each idle timeout T: what one worker bills between requests.
    std::array<double, kTimeoutsS.size()> oneWorkerS{};
    /// Worker-seconds per request, by service time, of a fleet that starts a worker (in kStartS) for
    /// each request that finds none free: rushes cost most there. Newest first, without a cap.
    std::array<std::array<double, kTimeoutsS.size()>, kServicesS.size()> manyWorkersS{};
    /// Variance / mean of the counts in windows of kDispersionS; 0 where fewer than 4 fit.
    std::array<double, kDispersionS.size()> dispersion{};
};

GapFigures gapFigures(std::span<const double> times, double from, double to);

/// How far `a` is from `b`: the root mean square of the logarithms of their ratios; those of
/// dispersions, which few rare windows decide, count for little.
double distance(const GapFigures& a, const GapFigures& b);
/// The largest ratio of what workers bill, less 1.
double worstRatio(const GapFigures& a, const GapFigures& b);

} // namespace pricing
