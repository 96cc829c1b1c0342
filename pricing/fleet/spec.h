// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"
#include "pricing/units.h"

#include <optional>
#include <vector>

namespace pricing {

/// What the meter rounds per worker life: which phases count towards a life, to what whole number
/// of `granularityS`, and the least a life bills. Granularity 0: nothing is rounded.
struct LifeRounding {
    bool load = false, execute = true, idle = false;
    double granularityS = 0;
    double minimumS = 0;
    bool queue = false, pull = false;
    bool operator==(const LifeRounding&) const = default;
};

/// A kind of machine a worker may get: how it starts on it and what it does there. Service and
/// speed of the first are the fleet's own.
struct WorkerType {
    ColdStartParts start;
    Scarcity scarcity;
    Distribution service = Constant{0};
    std::vector<double> speed{}; ///< as long as the fleet's
    bool operator==(const WorkerType&) const = default;
};

/// Everything that decides how a fleet behaves; nothing of what it costs but the rounding.
struct FleetSpec {
    Distribution service = Constant{1};
    int concurrency = 1;
    std::vector<double> speed; ///< v(1)…v(K), empty when requests do not slow each other down
    Distribution coldStart = Constant{0};
    /// A request that starts a worker stays on it for this long, start included, instead of
    /// waiting for the cold start and then being served.
    std::optional<Distribution> coldService;
    Scaler scaler = QueueDelayScaler{};
    Routing routing = Routing::newest;
    WhenFull whenFull = WhenFull::queue;
    WorkerCount minWorkers = 0; ///< of a fixed fleet: its workers
    int maxWorkers = 3;
    int spareWorkers = 0;
    double idleTimeoutS = 5; ///< without effect where stopsByScaler()
    std::optional<double> requestTimeoutS;
    LifeRounding rounding;
    /// A worker's disk is metered in whole intervals of so many seconds of its life; 0: to the
    /// second
    double diskIntervalS = 0;
    /// Equally likely seconds from being served to the first token; empty: not known.
    std::vector<double> firstTokenS;
    std::optional<double> fullStepS; ///< seconds between tokens when all slots are taken
    /// The kinds of machines, the preferred one first; empty: one, always to be had, of which
    /// `coldStart` is the whole start (else it is what the parts come to, for words only).
    std::vector<WorkerType> types;
    double interruptionsPerS = 0; ///< of a worker that has a machine
    bool operator==(const FleetSpec&) const = default;

    bool isFixed() const { return std::holds_alternative<FixedScaler>(scaler); }
    /// The scaler stops workers by a rule of its own, and no idle timeout does.
    bool stopsByScaler() const {
        return std::holds_alternative<AverageLoadScaler>(scaler) ||
               std::holds_alternative<WindowsScaler>(scaler);
    }
};

/// Its workers, or the machines it can have, are not the same in every hour of the week.
bool goesByTheHour(const FleetSpec&);

/// Mean seconds a worker full of requests spends on each, on the slowest kind of machine.
double fullSecondsPerRequest(const FleetSpec&);

/// How long workers may stand without need before the last of them is stopped, in seconds.
double lingerSeconds(const FleetSpec&);

/// How long hosts keep copies of started workers (see Snapshot), in seconds; 0: none are kept.
double copiesSeconds(const FleetSpec&);

/// How long what happened before an instant can still be felt after it, in seconds (a few idle
/// timeouts and cold starts, the longest wait): the warm-up rests on it.
double memorySeconds(const FleetSpec&);

} // namespace pricing
