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
    static constexpr std::size_t kFewWorkers = 3, kManyWorkers = 100;
    static constexpr std::array kDispersionS{10.0, 60.0, 600.0};

    using PerTimeout = std::array<double, kTimeoutsS.size()>;
    using PerService = std::array<PerTimeout, kServicesS.size()>;

    /// Worker-seconds per request, by idle timeout, of one worker for requests that take no time,
    /// as many at once as come; it starts in kStartS.
    PerTimeout oneWorkerS{};
    /// The same, by service time, of a fleet of one request per worker that starts one for each
    /// request that finds none free: rushes cost most there. Newest first, at most kManyWorkers.
    PerService manyWorkersS{};
    /// The same with at most kFewWorkers.
    PerService fewWorkersS{};
    /// The same when a start under way counts: one more only where requests outnumber workers.
    PerService coveringS{};
    /// Variance / mean of the counts in windows of kDispersionS; 0 where fewer than 4 fit.
    std::array<double, kDispersionS.size()> dispersion{};
};

/// Of the requests from `from` until `to`; fleets have run with those before.
GapFigures gapFigures(std::span<const double> times, double from, double to);

/// How far `a` is from `b`: the root mean square of the logarithms of their ratios; those of
/// dispersions, which few rare windows decide, count for little.
double distance(const GapFigures& a, const GapFigures& b);
/// The largest ratio of what workers bill, less 1.
double worstRatio(const GapFigures& a, const GapFigures& b);

} // namespace pricing
