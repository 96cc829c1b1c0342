// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"
#include "pricing/distribution.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pricing {

// The named scalers: the rule that decides when to start a worker (domain.md, "The fleet").
struct QueueDelayScaler { // a request has waited `seconds`
    double seconds = 4;
    bool operator==(const QueueDelayScaler&) const = default;
};
struct RequestCountScaler { // workers = ceil((queued + in progress) / value)
    double value = 4;
    bool operator==(const RequestCountScaler&) const = default;
};
struct ModalScaler { // containers for queued + running inputs, plus a buffer while active
    int buffer = 0;
    bool operator==(const ModalScaler&) const = default;
};
struct PerRequestScaler { // a worker for each request that finds no free slot
    bool operator==(const PerRequestScaler&) const = default;
};
struct AverageLoadScaler { // mean load over a window / (target × utilisation)
    double windowS = 60;
    double target = 1;
    double utilisation = 0.7;
    double scaleDownDelayS = 900;
    bool operator==(const AverageLoadScaler&) const = default;
};
struct WindowsScaler { // up after a window of load, down and to zero after windows without
    double upS = 30;
    double downS = 600;
    double toZeroS = 3600;
    bool operator==(const WindowsScaler&) const = default;
};
struct FixedScaler { // never starts or stops a worker but by schedule
    bool operator==(const FixedScaler&) const = default;
};
using Scaler = std::variant<QueueDelayScaler, RequestCountScaler, ModalScaler, PerRequestScaler,
                            AverageLoadScaler, WindowsScaler, FixedScaler>;

/// The scaler's name in files ("queue-delay", …).
std::string_view kindName(const Scaler&);
/// A scaler of that kind with its documented defaults; nothing for an unknown kind.
std::optional<Scaler> scalerOfKind(std::string_view kind);

/// Newest-created idle worker first, fewest requests first, or each in turn.
enum class Routing { newest, leastLoaded, roundRobin };
std::string_view name(Routing);
std::optional<Routing> routingNamed(std::string_view);

/// What a request meets when every worker is full and no more may start.
enum class WhenFull { queue, reject };

/// A number of workers, the same all week or one per hour of the week (168).
using WorkerCount = std::variant<int, std::vector<int>>;
int workersAt(const WorkerCount&, int hourOfWeek);
int mostWorkers(const WorkerCount&);

/// The fewest workers that meet the target.
struct AutoWorkers {
    bool operator==(const AutoWorkers&) const = default;
};
/// Replicas added to `least` in the `hours` of the week with the most traffic (of hours alike the
/// first): Hugging Face's rule for spikes, rate x (hours x min + scale-up hours x added).
struct SpikeWorkers {
    int least = 1, added = 0, hours = 0;
    bool operator==(const SpikeWorkers&) const = default;
};
using FixedWorkers = std::variant<WorkerCount, AutoWorkers, SpikeWorkers>;

/// A further GPU type a start may get where the ones before it are not to be had.
struct Fallback {
    std::string offer; ///< id of an offer in the same pack
    WeeklyShare refusedShare;
    bool operator==(const Fallback&) const = default;
};
inline constexpr int kMostFallbacks = 2; ///< beside the offer's own GPU

/// Whose word holds on how the offers are run: the plan's, the providers' documents', or whichever
/// policy is the cheapest found that meets the targets.
enum class Basis { asSet, vendorDefault, cheapest };
std::string_view name(Basis);
std::optional<Basis> basisNamed(std::string_view);

/// How an offer is run. What is left out is the offer's documented default.
struct Policy {
    std::optional<WorkerCount> minWorkers;
    std::optional<int> maxWorkers;
    std::optional<double> idleTimeoutS;
    std::optional<Routing> routing;
    std::optional<int> spareWorkers;
    std::optional<WhenFull> whenFull;
    std::optional<Scaler> scaler;
    std::optional<Distribution> coldStart; ///< all of it load; goes before the next two
    std::optional<ColdStartParts> coldStartParts;
    std::optional<std::string> coldStartPreset; ///< a name of coldStartPresets()
    std::optional<Scarcity> scarcity;
    std::optional<double> interruptionsPerHour; ///< of a worker that has a machine
    std::optional<std::vector<Fallback>> fallbacks;
    std::optional<FixedWorkers> workers; ///< of a fixed fleet
    /// Requests a worker serves at once and its GPUs; nothing: as the workload says for the GPU.
    std::optional<int> concurrency, gpusPerWorker;
    // what is billed beside the GPUs, where the offer has a rate for it
    std::optional<double> cpuCores, memoryGib; ///< of a worker
    std::optional<double> diskGb;              ///< of a worker
    std::optional<double> volumeGb;            ///< of the endpoint, all month
    std::optional<std::string> region;         ///< a key of Offer::multipliers
    std::optional<bool> nonPreemptible;
    bool operator==(const Policy&) const = default;
};

/// What a start is made of; nothing where its whole duration is stated (or no start at all).
std::optional<ColdStartParts> startParts(const Policy&);
/// The start as one distribution, however it is stated; nothing where it is not.
std::optional<Distribution> statedStart(const Policy&);
/// The policy with every start `factor` times as long.
Policy withStartsScaled(Policy, double factor);
/// The policy with a start that is known as a whole.
Policy withColdStart(Policy, const Distribution&);
/// The policy with a start made of these parts.
Policy withColdStart(Policy, const ColdStartParts&);

/// `set`, with what it leaves out taken from `defaults`.
Policy filledWith(Policy set, const Policy& defaults);

} // namespace pricing
