// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/distribution.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// A copy of a started worker, kept on the hosts it was started on, from which a later start there
/// is restored. A restored start pulls no image and neither initialises, compiles nor warms up.
///
/// Assumed, as no provider publishes a law: each start leaves a copy on one of `hosts` hosts that
/// share the starts evenly, for a time that is exponential with mean `lifetimeS`. With n = sum of
/// exp(-age / lifetimeS) over the earlier starts, a start finds a copy with the chance
/// probability x (1 - exp(-n / hosts)); at a steady rate of starts n is rate x lifetimeS.
struct Snapshot {
    Distribution restore = Constant{0}; ///< seconds
    double probability = 1;             ///< that a copy is used where there is one, 0–1
    double lifetimeS = 3600;
    double hosts = 1;
    bool includesWeights = true; ///< else they are loaded before the restore
    bool operator==(const Snapshot&) const = default;

    /// The chance of a restore when n copies are expected to be left.
    double chance(double copies) const;
    /// The share restored of starts that come at random times at this steady rate (1/s):
    /// probability x (1 - exp(-rate x lifetime x Ein(1 / hosts))), Ein(x) being the integral of
    /// (1 - exp(-u)) / u from 0 to x (the copies left are a shot noise of exponential decay).
    double shareAt(double startsPerS) const;
};

/// What a cold start is made of, in this order: waiting for a machine (phase queue), the image
/// (pull), then weights, initialisation, compilation and warm-up (load). Durations are seconds.
struct ColdStartParts {
    Distribution machineWait = Constant{0};
    double imageGb = 0, pullGbPerS = 1;
    double imageCachedShare = 0;     ///< starts whose machine has the image, 0–1
    std::optional<double> weightsGb; ///< nothing: those of the workload's model
    double loadGbPerS = 1;
    Distribution initialisation = Constant{0}, compile = Constant{0}, warmUp = Constant{0};
    std::optional<Snapshot> snapshot;
    bool operator==(const ColdStartParts&) const = default;

    double pullS() const { return imageGb / pullGbPerS; } ///< of an image that is not cached
    double weightsS() const { return weightsGb.value_or(0) / loadGbPerS; }
};

/// The same start, every duration `factor` times as long.
ColdStartParts scaled(ColdStartParts, double factor);

/// Mean and variance (s, s²) of a start of which a share `restored` is restored; the parts are
/// independent of each other.
struct StartMoments {
    double mean = 0, variance = 0;
};
StartMoments startMoments(const ColdStartParts&, double restored);
/// Mean seconds by phase.
struct StartPhaseSeconds {
    double queue = 0, pull = 0, load = 0;
};
StartPhaseSeconds meanPhases(const ColdStartParts&, double restored);

/// Shares by hour of the week: one for all hours, or 168.
struct WeeklyShare {
    std::vector<double> values{0};
    bool operator==(const WeeklyShare&) const = default;

    double at(int hourOfWeek) const {
        return values.size() == 1 ? values.front() : values[static_cast<std::size_t>(hourOfWeek)];
    }
    double most() const;
};

/// Machines are not always to be had: a start is refused and asked for again after `retryAfterS`,
/// or it is granted late.
struct Scarcity {
    WeeklyShare refusedShare;
    double retryAfterS = 30;
    WeeklyShare delayedShare{{1}}; ///< of the starts that are granted, those that wait
    Distribution wait = Constant{0};
    bool operator==(const Scarcity&) const = default;
};

/// The whole start as one distribution (1,024 equally likely values): what it may take, for words
/// and for how long a fleet remembers. Where there are snapshots half of the starts they could
/// serve at best are restored, so that both ends show.
Distribution wholeStart(const ColdStartParts&, const Scarcity&);

} // namespace pricing
