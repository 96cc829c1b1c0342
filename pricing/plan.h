// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/distribution.h"
#include "pricing/offer.h"
#include "pricing/policy.h"
#include "pricing/traffic/replay.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pricing {

/// Stretches without any request: their share of the time (below 1) and their mean length. They
/// and the stretches in between are of exponential length, or, when a timer makes them, regular.
struct Pauses {
    double share = 0;
    double timeS = 60;
    bool regular = false;
    bool operator==(const Pauses&) const = default;

    /// Mean length of the stretches between pauses.
    double activeTimeS() const { return timeS * (1 - share) / share; }
};

/// How arrivals depart from an even stream. `spacingCa2` is the squared coefficient of variation
/// of inter-arrival times (1 Poisson, 0 even); `levelCv` and `levelTimeS` describe how the rate
/// itself wanders (its coefficient of variation and correlation time in seconds). No request comes
/// in pauses, which are short or long (each with its share of the time and mean length in seconds,
/// independent of each other). `batchShare` of the
/// requests come in batches of `batchSize` on average, all at one instant; spacing then is that of
/// batches and single requests. With a clock, that
/// share of the arrivals waits for its next tick, as timers and polling send them.
struct Burstiness {
    double spacingCa2 = 1;
    double levelCv = 0;
    double levelTimeS = 300;
    Pauses pauses{0, 10}, longPauses{0, 300};
    double batchShare = 0;
    double batchSize = 1; ///< geometric
    double clockS = 0;    ///< seconds between ticks; 0: requests come at any time
    double clockShare = 1;
    bool operator==(const Burstiness&) const = default;

    /// The rate is what the cells say.
    bool isSteady() const { return levelCv <= 0 && pauses.share <= 0 && longPauses.share <= 0; }
    /// How long the level and pauses of one instant can still be felt.
    double memoryS() const {
        return (levelCv > 0 ? levelTimeS : 0) + (pauses.share > 0 ? pauses.timeS : 0) +
               (longPauses.share > 0 ? longPauses.timeS : 0);
    }
    /// Requests come one by one, independent of each other, at the cells' rates.
    bool isPoisson() const {
        return isSteady() && spacingCa2 == 1 && batchShare <= 0 && clockS <= 0;
    }
    /// Arrivals of one or more requests, per request.
    double arrivalsPerRequest() const { return 1 - batchShare + batchShare / batchSize; }
};

/// Mean arrival rate by cell of the week, Monday 00:00 first: 168 cells of 60 minutes or 672 of 15.
struct WeeklyTraffic {
    int cellMinutes = 60;
    std::vector<double> requestsPerSecond = std::vector<double>(168, 0.0);
    Burstiness burstiness;
    std::optional<std::string> timeZone;
    double growthPerMonth = 0; ///< of all cells, for forecasts: 0.1 is 10 % more a month
    /// Real weeks that are priced as they were, in place of weeks drawn from the cells and the
    /// burstiness; the cells are their mean (setReplay(), keepReplay()).
    SharedReplay replay;
    double replayTimes = 1; ///< so many times the requests that were counted
    bool operator==(const WeeklyTraffic&) const = default;

    double requestsPerWeek() const;
    double peakRate() const;
    /// Mean rate of hour of week h, 0 = Monday 00:00.
    double hourRate(int h) const;
};

struct TokenCount {
    double mean = 0;
    double cv = 0;
    bool operator==(const TokenCount&) const = default;
};

enum class Metric { latency, ttft, itl, coldWaitShare };
enum class TargetScope { week, worstHour };

/// "p95 of latency ≤ 5 s over the week". `percentile` (0–100) means nothing for coldWaitShare,
/// whose limit is a share of requests.
struct Target {
    Metric metric = Metric::latency;
    double percentile = 95;
    double limit = 30;
    TargetScope scope = TargetScope::week;
    bool operator==(const Target&) const = default;
};

/// Service time is to be estimated from the model and the GPU.
struct EstimateService {
    bool operator==(const EstimateService&) const = default;
};
using Service = std::variant<Distribution, EstimateService>;

/// What one GPU does with the workload, where it differs from the workload's own figures.
struct GpuService {
    std::optional<Service> service;
    std::optional<int> concurrency;
    std::vector<double> speed; ///< v(1)…v(K), each request's rate when n share the worker
    std::optional<int> gpusPerWorker;
    std::string source;
    bool operator==(const GpuService&) const = default;
};

struct Workload {
    std::string model;
    std::optional<TokenCount> inputTokens, outputTokens;
    Service service = Distribution{Constant{1}};
    int concurrency = 1;
    std::vector<double> speed; ///< as GpuService::speed, for every GPU without its own
    std::map<std::string, GpuService> byGpu;
    std::vector<Target> targets;
    std::optional<double> requestTimeoutS;
    std::optional<double> egressGb, ingressGb; ///< of a request
    // of what managed offers bill by the token
    double cachedInputShare = 0; ///< of the input tokens, read from the provider's cache
    double batchShare = 0;       ///< of the requests, sent as a batch
    double retryShare = 0;       ///< requests sent again, for each one that counts
    bool operator==(const Workload&) const = default;
};

/// One row of the comparison: an offer of a pack, how it is to be run, and what is changed of it.
struct OfferChoice {
    std::string id;
    std::optional<std::string> pack;  ///< nothing: the first pack of the plan that has the id
    std::optional<std::string> label; ///< nothing: the pack's name, numbered when repeated
    std::optional<int> slot;          ///< data colour 1–16
    bool enabled = true;
    Policy policy;
    std::optional<OfferPatch> override_;
    std::uint32_t origin = 0; ///< the node of the file this came from (0: made here); see document
    bool operator==(const OfferChoice&) const = default;
};

struct Scenario {
    std::string name = "Today";
    WeeklyTraffic traffic;
    Workload workload;
    std::vector<OfferChoice> offers;
    Basis basis = Basis::asSet;
    std::uint32_t origin = 0; ///< as OfferChoice::origin
    bool operator==(const Scenario&) const = default;
};

/// Hours in the month that costs are stated for: a number, or the calendar's 365.25 × 24 / 12.
struct MonthLength {
    double hours = 720;
    bool calendar = false;
    bool operator==(const MonthLength&) const = default;
    double value() const { return calendar ? 365.25 * 24 / 12 : hours; }
};

struct Plan {
    std::string name = "Untitled plan";
    MonthLength month;
    std::string currency = "USD";
    std::uint64_t seed = 1;
    std::vector<std::string> pricePacks;
    std::optional<std::string> pricesOf; ///< ISO date: the packs' prices as they were on that day
    ExchangeRates exchangeRates;         ///< in place of the packs' own
    std::vector<Scenario> scenarios;
    bool operator==(const Plan&) const = default;
};

/// The first thing in the plan that cannot be priced (cells ≠ 168 or 672, a negative or
/// non-finite number, two scenarios of one name …), with its place; nothing when it is sound.
std::optional<Problem> firstProblem(const Plan&);

/// The weeks, and their mean in the cells.
void setReplay(WeeklyTraffic&, SharedReplay);
/// After `now` was made of `was` by an edit: real weeks stay while all cells changed by one factor
/// (which they then take), and go when the week was given another shape.
void keepReplay(const WeeklyTraffic& was, WeeklyTraffic& now);

/// The workers by hour of the week that a rule for spikes comes to on that traffic.
WorkerCount spikeSchedule(const SpikeWorkers&, const WeeklyTraffic&);

} // namespace pricing
