// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"
#include "pricing/offer.h"
#include "pricing/plan.h"
#include "pricing/units.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// The rows a bill is split into (`cost_by_phase_usd`).
enum class CostPart {
    queue,
    pull,
    load,
    execute,
    idle,
    keepWarm,
    drain,
    reservedUnused,
    requests, ///< managed: per request and per token
    storage,
    transfer,
    fees,
};
inline constexpr int kCostParts = 12;
std::string_view keyName(CostPart);
using CostByPart = std::array<Money, kCostParts>;
Money total(const CostByPart&);

struct LatencyFigures {
    std::optional<double> mean, p50, p95, p99; ///< seconds, wait + service
    bool operator==(const LatencyFigures&) const = default;
};

/// The figures of one offer in one hour of the week, as a rate of that hour in every week of the
/// month: costs are USD per month, so that 168 hours add up to the monthly cost exactly.
struct HourFigures {
    CostByPart cost{};
    double requests = 0;         ///< per week, the mean of the simulated weeks
    double expectedRequests = 0; ///< per week, of the traffic
    double billedHours = 0;      ///< GPU-hours per month
    double busyHours = 0;        ///< GPU-hours per month
    double coldStarts = 0;       ///< per month
    std::optional<double> coldWaitFraction, rejectedFraction, timedOutFraction;
    double workersBusy = 0, workersStarting = 0, workersIdle = 0, workersKeptWarm = 0; ///< mean
    LatencyFigures latency;
    bool operator==(const HourFigures&) const = default;
};

enum class Method { closedForm, simulated, estimate };
std::string_view name(Method);

/// How much of the machines' time was on one type, 0–1.
struct GpuShare {
    std::string gpu;
    double share = 0;
    bool operator==(const GpuShare&) const = default;
};

/// Everything said of one offer on one week. An absent optional is a figure that cannot be had;
/// `notes` then gives the reason.
struct OfferResult {
    // which offer
    int choice = 0; ///< index among the scenario's offers
    std::string id, pack, label, provider, product, gpu;
    OfferMode mode = OfferMode::serverless;
    int slot = 1;
    // money, USD per month
    std::optional<Money> monthlyCost;
    std::optional<double> monthlyCostStderrUsd, monthlyCostP10Usd, monthlyCostP90Usd;
    CostByPart costByPart{};
    std::optional<Money> monthlyCostLow, monthlyCostHigh; ///< over the disputed figures' range
    // use
    std::optional<double> billedHours, busyHours; ///< GPU-hours per month
    std::optional<double> billedShare, utilisation, slotFill, billedOverBusy;
    std::optional<double> usdPer1kRequests, usdPer1mTokens, usdPer1mInputTokens,
        usdPer1mOutputTokens;
    // users
    std::optional<double> coldStartsPerMonth, coldWaitFraction, rejectedFraction, timedOutFraction;
    // where starts have phases, are refused or restored, and where machines are taken away
    std::optional<StartPhaseSeconds> startPhases; ///< mean seconds of a start
    std::optional<double> refusedStartsPerMonth, interruptionsPerMonth;
    std::optional<double> restoredFraction; ///< of the starts
    std::vector<GpuShare> gpuMix;           ///< of fleets of several types, in their order
    std::optional<double> rerunFraction;    ///< of the requests, run again after an interruption
    LatencyFigures latency;
    std::optional<double> coldStartLowS, coldStartHighS; ///< what a start may take, in seconds
    std::optional<double> coldWaitP50S;       ///< median wait of the requests that wait for a start
    std::optional<bool> targetMet;            ///< in at least 95 % of the simulated weeks
    std::optional<double> weeksMeetingTarget; ///< share of the simulated weeks
    std::optional<int> workers;               ///< of a fixed fleet sized by "auto"
    // how it was run
    Policy policy;          ///< whole, as the report's basis has it
    std::string policyNote; ///< what that basis made of what is set; among the notes too
    std::vector<std::string>
        unusedSettings; ///< what the plan sets to no effect; among the notes too
    // where it comes from
    std::optional<int> setupStars;
    std::string priceAsOf, priceSource;
    std::optional<bool> priceStale; ///< on the day of `judgedOn`; nothing: undated, or not judged
    std::optional<Evidence> evidence;
    Method method = Method::simulated;
    int weeksSimulated = 0;
    double requestsSimulated = 0;
    std::vector<std::string> notes;
    std::vector<HourFigures> byHour; ///< 168, or none when unpriceable

    bool priceable() const { return monthlyCost.has_value(); }
};

/// Something that, moved, makes another offer the cheapest: `input` ("RunPod H100, GPU rate") being
/// `value` ("below $3.98/h") it is `then`.
struct Flip {
    std::string input, value, then;
    std::string stated;   ///< the rate the costs are stated at ("documented $4.18/h"); may be ""
    std::string sentence; ///< "RunPod below $3.98/h, Together above (documented $4.18/h)" or ""
    bool inRange = true; ///< it lies within what packs and documents say: the verdict depends on it
    bool operator==(const Flip&) const = default;
};

/// One true sentence about who is cheapest (domain.md, "The verdict").
struct Verdict {
    std::optional<int> winner, runnerUp; ///< indices into Report::offers
    std::string sentence;
    std::string secondLine;                   ///< who pays with waiting
    std::optional<double> holdsFrom, holdsTo; ///< traffic multipliers
    std::vector<Flip> flips;
    std::vector<std::string> cheaperNotChosen; ///< ID@PACK
};

struct Report {
    std::string plan, scenario;
    std::uint64_t seed = 1;
    Basis basis = Basis::asSet;
    double monthHours = 720;
    std::optional<std::string> pricesOf; ///< as Plan::pricesOf
    int weeksSimulated = 0;              ///< the most of any offer
    double requestsPerWeek = 0;
    std::vector<OfferResult> offers; ///< enabled offers, in the plan's order
    Verdict verdict;
    bool coarse = false;
    std::vector<std::string> assumptions;
    std::vector<std::string> warnings; ///< what the plan's reader did not know, by key path
};

/// "ID@PACK", or the label when the scenario holds that pair more than once.
std::string offerName(const Report&, int index);

} // namespace pricing
