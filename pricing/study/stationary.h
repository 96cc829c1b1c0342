// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/spec.h"

#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>

namespace pricing {

/// One fleet under arrivals that never change.
struct StationaryInput {
    FleetSpec fleet;
    double requestsPerSecond = 1;
    double spacingCa2 = 1; ///< 0 even, 1 Poisson, else gamma
    std::uint64_t seed = 1;
    std::int64_t requests = 1'000'000; ///< counted after the warm-up
    std::int64_t warmUp = 10'000;
};

struct Quantiles {
    double mean = 0, p50 = 0, p95 = 0, p99 = 0; ///< seconds
};

/// Fractions are of all arrivals; means are over the time after the warm-up. What cannot be had
/// (waits where nobody was served, lives where no worker stopped) is not a number: see known().
struct StationaryFigures {
    std::int64_t requests = 0;
    double coldStartFraction = 0; ///< starts / arrivals
    double rejectedFraction = 0;
    double timedOutFraction = 0;
    double meanWorkers = 0;
    double meanOccupiedWorkers = 0; ///< starting or serving
    double meanIdleWorkers = 0;
    double meanLifetimeS = 0;
    double billedSPerRequest = 0; ///< from the start decision to the stop, per arrival
    Quantiles wait, latency;
};

struct StationaryResult {
    StationaryFigures figures;
    StationaryFigures stderrs; ///< from those of 40 consecutive batches that have the figure
};

/// A figure to be written; nothing where it cannot be had.
inline std::optional<double> known(double figure) {
    return std::isfinite(figure) ? std::optional(figure) : std::nullopt;
}

/// Nothing when `progress(done, total)` said no.
std::optional<StationaryResult>
simulateStationary(const StationaryInput&,
                   const std::function<bool(double, double)>& progress = {});

} // namespace pricing
