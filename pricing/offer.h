// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pricing {

enum class OfferMode { serverless, dedicated, reserved, spot, managed };
enum class Evidence { claimed, documented, transcribed, unconfirmed };

/// What a rate is charged for. A batch price is its own rate beside the ordinary one.
enum class RateOf {
    gpu,
    gpuActive, ///< the GPU of a min (always-on) worker, where the provider has a rate for it
    cpuCore,
    memoryGib,
    request,
    inputToken,
    cachedInputToken,
    outputToken,
    batchRequest,
    batchInputToken,
    batchOutputToken,
    storageGb,
    egressGb,
    planFee,
    diskGb, ///< of a worker, while it is up
    ingressGb,
    planCredit,
};
inline constexpr int kRateKinds = 17;
enum class RatePer { second, minute, hour, month, unit, thousand, million };

std::string_view name(OfferMode);
std::string_view name(Evidence);
std::string_view name(RateOf);
std::string_view name(RatePer);
std::optional<OfferMode> offerModeNamed(std::string_view);
std::optional<Evidence> evidenceNamed(std::string_view);
std::optional<RateOf> rateOfNamed(std::string_view);
std::optional<RatePer> ratePerNamed(std::string_view);

/// What a unit of another currency is worth, as a plan or a pack states it.
struct ExchangeRate {
    double usd = 1;
    std::string source;
    std::string asOf; ///< ISO date
    bool operator==(const ExchangeRate&) const = default;
};
using ExchangeRates = std::map<std::string, ExchangeRate>; ///< by ISO 4217 code

/// What a rate was on an earlier day.
struct DatedFigure {
    std::optional<double> usd, low, high;
    std::string source;
    std::string asOf; ///< ISO date
    Evidence evidence = Evidence::documented;
    bool operator==(const DatedFigure&) const = default;
};

/// One price with where it comes from. `low` and `high` bound a disputed figure. No `usd`: the
/// provider has such a rate but no source states it, and the offer cannot be priced.
struct Rate {
    RateOf what = RateOf::gpu;
    std::optional<double> usd;
    RatePer per = RatePer::second;
    std::string source; ///< a key of PricePack::sources, or free text in an override
    std::string asOf;   ///< ISO date
    Evidence evidence = Evidence::unconfirmed; ///< unless it is said
    std::optional<double> low, high;
    /// Tiers: the rate holds up to so many units a month, the next rate of its kind above them.
    std::optional<double> upTo;
    std::vector<DatedFigure> history; ///< older figures, the oldest first
    /// Stated in another currency (empty: in USD): `usd`, `low`, `high` and the history are that
    /// times `usdPerUnit`.
    std::string currency;
    std::optional<double> amount;
    double usdPerUnit = 1;
    bool operator==(const Rate&) const = default;
};

/// USD per second (time rates) or per single unit (requests, tokens); `monthHours` only matters
/// for rates per month.
double usdPerBase(const Rate&, double monthHours);

enum class Phase { queue, pull, load, execute, idle, drain };
inline constexpr int kPhases = 6;
enum class KeepWarm { free, flex, active };
enum class Rounding { exact, upPerWorkerLife };

/// Which phases of a worker's life are billed. Nothing = no source states it: the assumption taken
/// (see `assumedBilled`) is reported.
struct Meter {
    std::optional<bool> queue, pull, load, execute, idle, drain;
    KeepWarm keepWarm = KeepWarm::flex;
    double granularityS = 1;
    Rounding rounding = Rounding::exact;
    double minimumS = 0;
    bool operator==(const Meter&) const = default;

    std::optional<bool> stated(Phase) const;
};
/// What is taken where the documents are silent: work and everything a ready machine does is
/// billed, waiting for a machine and fetching the image are not.
bool assumedBilled(Phase);
bool billed(const Meter&, Phase);

/// A meter entry on which the provider's own documents disagree: priced both ways.
struct Dispute {
    Phase phase = Phase::load;
    bool low = false; ///< billed, at the cheap end
    bool high = true; ///< billed, at the dear end
    std::string source;
    std::string asOf;
    std::string note;
    bool operator==(const Dispute&) const = default;
};

/// What a place or a kind of machine costs more, as factors of the rate.
struct Multipliers {
    std::map<std::string, double> region;
    /// Of machines the provider does not take away; nothing: there are none.
    std::optional<double> nonPreemptible;
    bool nonPreemptibleGpu = false; ///< holds for GPUs too, else for CPU and memory only
    bool operator==(const Multipliers&) const = default;
};

/// What is promised for a lower price.
struct Commitment {
    int termMonths = 1;
    double discount = 0;   ///< share of the rate
    double upfrontUsd = 0; ///< paid at the start, spread over the term
    bool operator==(const Commitment&) const = default;
};

/// What an account may run at most at once.
struct AccountCaps {
    std::optional<int> workers;
    std::optional<double> usdPerHour;
    bool operator==(const AccountCaps&) const = default;
};

/// A rental choice of one provider, as a pack states it.
struct Offer {
    std::string id;
    std::string provider;
    std::string product;
    OfferMode mode = OfferMode::serverless;
    std::string gpu;   ///< empty for managed offers
    std::string model; ///< of a managed offer that serves one model
    std::optional<double> gpuMemoryGb;
    int gpusPerWorker = 1;
    std::optional<std::string> region;
    std::vector<Rate> rates;
    Meter meter;
    std::vector<Dispute> disputes;
    Policy defaults;
    std::optional<int> setupStars;       ///< 1–5, more stars = less effort
    std::optional<Distribution> latency; ///< of a managed offer, where measured or cited
    std::vector<std::string> notes;
    Multipliers multipliers;
    std::optional<Commitment> commitment;
    AccountCaps caps;
    int nodeGpus = 1;                  ///< rented in whole nodes of so many GPUs
    std::vector<Offer> fallbackOffers; ///< those a policy names, once it is resolved
    bool operator==(const Offer&) const = default;

    const Rate* rate(RateOf) const; ///< the first of its kind: the lowest tier
    std::string title() const;      ///< "RunPod Serverless H100"
};

struct Source {
    std::string title;
    std::string url;
    std::string read; ///< ISO date
    bool operator==(const Source&) const = default;
};

struct PricePack {
    std::string id;
    std::string title;
    std::string asOf;
    std::vector<Offer> offers;
    std::map<std::string, Source> sources;
    ExchangeRates exchangeRates;

    const Offer* find(std::string_view id) const;
};

/// A negotiated share off every rate of the pack's offer but fees and credits.
struct Discount {
    double share = 0;
    std::string source;
    std::string asOf; ///< ISO date
    bool operator==(const Discount&) const = default;
};

/// What a plan changes of a pack's offer. A rate replaces the pack's rate for the same thing.
struct OfferPatch {
    std::optional<std::string> provider, product, gpu, region;
    std::optional<OfferMode> mode;
    std::optional<double> gpuMemoryGb;
    std::optional<int> gpusPerWorker;
    std::vector<Rate> rates;
    struct MeterPatch {
        std::map<Phase, std::optional<bool>> phases;
        std::optional<KeepWarm> keepWarm;
        std::optional<double> granularityS;
        std::optional<Rounding> rounding;
        std::optional<double> minimumS;
        bool operator==(const MeterPatch&) const = default;
    } meter;
    std::optional<Policy> defaults;
    std::optional<int> setupStars;
    std::optional<Distribution> latency;
    std::optional<Multipliers> multipliers;
    std::optional<Commitment> commitment;
    std::optional<AccountCaps> caps;
    std::optional<int> nodeGpus;
    std::optional<Discount> discount; ///< of the pack's rates, not of those of the patch
    bool operator==(const OfferPatch&) const = default;
};

Offer patched(Offer, const OfferPatch&);

} // namespace pricing
