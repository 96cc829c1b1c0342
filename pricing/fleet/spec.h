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
    bool operator==(const LifeRounding&) const = default;
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
    bool operator==(const FleetSpec&) const = default;

    bool isFixed() const { return std::holds_alternative<FixedScaler>(scaler); }
    /// The scaler stops workers by a rule of its own, and no idle timeout does.
    bool stopsByScaler() const {
        return std::holds_alternative<AverageLoadScaler>(scaler) ||
               std::holds_alternative<WindowsScaler>(scaler);
    }
};

/// How long workers may stand without need before the last of them is stopped, in seconds.
double lingerSeconds(const FleetSpec&);

/// How long what happened before an instant can still be felt after it, in seconds (a few idle
/// timeouts and cold starts, the longest wait): the warm-up rests on it.
double memorySeconds(const FleetSpec&);

} // namespace pricing
