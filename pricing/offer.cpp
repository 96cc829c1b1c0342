// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/offer.h"

#include "pricing/units.h"

#include <algorithm>
#include <array>

namespace pricing {

namespace {

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view text) {
    const auto it = std::find(names.begin(), names.end(), text);
    if (it == names.end())
        return std::nullopt;
    return static_cast<E>(it - names.begin());
}

constexpr std::array<std::string_view, 5> kModes{"serverless", "dedicated", "reserved", "spot",
                                                 "managed"};
constexpr std::array<std::string_view, 4> kEvidence{"claimed", "documented", "transcribed",
                                                    "unconfirmed"};
constexpr std::array<std::string_view, kRateKinds> kRateOf{"gpu",
                                                           "gpu_active",
                                                           "cpu_core",
                                                           "memory_gib",
                                                           "request",
                                                           "input_token",
                                                           "cached_input_token",
                                                           "output_token",
                                                           "batch_request",
                                                           "batch_input_token",
                                                           "batch_output_token",
                                                           "storage_gb",
                                                           "egress_gb",
                                                           "plan_fee",
                                                           "disk_gb",
                                                           "ingress_gb",
                                                           "plan_credit"};
constexpr std::array<std::string_view, 7> kRatePer{"second", "minute",   "hour",   "month",
                                                   "unit",   "thousand", "million"};

} // namespace

std::string_view name(OfferMode v) {
    return kModes[static_cast<std::size_t>(v)];
}
std::string_view name(Evidence v) {
    return kEvidence[static_cast<std::size_t>(v)];
}
std::string_view name(RateOf v) {
    return kRateOf[static_cast<std::size_t>(v)];
}
std::string_view name(RatePer v) {
    return kRatePer[static_cast<std::size_t>(v)];
}
std::optional<OfferMode> offerModeNamed(std::string_view t) {
    return named<OfferMode>(kModes, t);
}
std::optional<Evidence> evidenceNamed(std::string_view t) {
    return named<Evidence>(kEvidence, t);
}
std::optional<RateOf> rateOfNamed(std::string_view t) {
    return named<RateOf>(kRateOf, t);
}
std::optional<RatePer> ratePerNamed(std::string_view t) {
    return named<RatePer>(kRatePer, t);
}

double usdPerBase(const Rate& rate, double monthHours) {
    const double usd = rate.usd.value_or(0);
    switch (rate.per) {
    case RatePer::second:
    case RatePer::unit:
        return usd;
    case RatePer::minute:
        return usd / 60;
    case RatePer::hour:
        return usd / kSecondsPerHour;
    case RatePer::month:
        return usd / (monthHours * kSecondsPerHour);
    case RatePer::thousand:
        return usd / 1e3;
    case RatePer::million:
        return usd / 1e6;
    }
    return usd;
}

std::optional<bool> Meter::stated(Phase phase) const {
    switch (phase) {
    case Phase::queue:
        return queue;
    case Phase::pull:
        return pull;
    case Phase::load:
        return load;
    case Phase::execute:
        return execute;
    case Phase::idle:
        return idle;
    case Phase::drain:
        return drain;
    }
    return std::nullopt;
}

bool assumedBilled(Phase phase) {
    return phase != Phase::queue && phase != Phase::pull;
}

bool billed(const Meter& meter, Phase phase) {
    return meter.stated(phase).value_or(assumedBilled(phase));
}

const Rate* Offer::rate(RateOf what) const {
    const auto it =
        std::find_if(rates.begin(), rates.end(), [&](const Rate& r) { return r.what == what; });
    return it == rates.end() ? nullptr : &*it;
}

std::string Offer::title() const {
    std::string text = provider;
    for (const auto* part : {&product, &gpu})
        if (!part->empty())
            text += (text.empty() ? "" : " ") + *part;
    return text;
}

const Offer* PricePack::find(std::string_view wanted) const {
    const auto it =
        std::find_if(offers.begin(), offers.end(), [&](const Offer& o) { return o.id == wanted; });
    return it == offers.end() ? nullptr : &*it;
}

namespace {
void patchMeter(Meter& meter, const OfferPatch::MeterPatch& patch) {
    for (const auto& [phase, value] : patch.phases) {
        std::optional<bool>* const fields[kPhases] = {&meter.queue,   &meter.pull, &meter.load,
                                                      &meter.execute, &meter.idle, &meter.drain};
        *fields[static_cast<std::size_t>(phase)] = value;
    }
    meter.keepWarm = patch.keepWarm.value_or(meter.keepWarm);
    meter.granularityS = patch.granularityS.value_or(meter.granularityS);
    meter.rounding = patch.rounding.value_or(meter.rounding);
    meter.minimumS = patch.minimumS.value_or(meter.minimumS);
}
} // namespace

namespace {
/// All tiers of a kind give way to those of the plan; in the place of the first.
void patchRates(std::vector<Rate>& rates, const std::vector<Rate>& by) {
    std::vector<RateOf> done;
    for (const Rate& rate : by) {
        const auto isSame = [&](const Rate& r) { return r.what == rate.what; };
        const bool isNext = std::find(done.begin(), done.end(), rate.what) != done.end();
        auto place = std::find_if(rates.begin(), rates.end(), isSame);
        if (isNext) // a further tier
            place = std::find_if(rates.rbegin(), rates.rend(), isSame).base();
        else if (place != rates.end()) {
            const auto at = place - rates.begin();
            std::erase_if(rates, isSame);
            place = rates.begin() + at;
        }
        rates.insert(place, rate);
        done.push_back(rate.what);
    }
}
} // namespace

namespace {
/// The discounted figure carries the contract's source and day: it is no list price any more.
void discounted(std::vector<Rate>& rates, const Discount& discount) {
    const double factor = 1 - discount.share;
    for (Rate& rate : rates) {
        if (rate.what == RateOf::planFee || rate.what == RateOf::planCredit)
            continue;
        for (std::optional<double>* figure : {&rate.usd, &rate.low, &rate.high, &rate.amount})
            if (*figure)
                **figure *= factor;
        if (!discount.source.empty())
            rate.source = discount.source;
        if (!discount.asOf.empty())
            rate.asOf = discount.asOf;
    }
}
} // namespace

Offer patched(Offer offer, const OfferPatch& patch) {
    const auto set = [](auto& field, const auto& value) {
        if (value)
            field = *value;
    };
    set(offer.provider, patch.provider);
    set(offer.product, patch.product);
    set(offer.gpu, patch.gpu);
    set(offer.mode, patch.mode);
    set(offer.gpusPerWorker, patch.gpusPerWorker);
    if (patch.region)
        offer.region = patch.region;
    if (patch.gpuMemoryGb)
        offer.gpuMemoryGb = patch.gpuMemoryGb;
    if (patch.setupStars)
        offer.setupStars = patch.setupStars;
    if (patch.latency)
        offer.latency = patch.latency;
    set(offer.multipliers, patch.multipliers);
    set(offer.caps, patch.caps);
    set(offer.nodeGpus, patch.nodeGpus);
    if (patch.commitment)
        offer.commitment = patch.commitment;
    if (patch.discount)
        discounted(offer.rates, *patch.discount);
    patchRates(offer.rates, patch.rates);
    patchMeter(offer.meter, patch.meter);
    // What the plan says about a disputed phase is no longer in dispute for it
    std::erase_if(offer.disputes,
                  [&](const Dispute& d) { return patch.meter.phases.contains(d.phase); });
    if (patch.defaults)
        offer.defaults = filledWith(*patch.defaults, offer.defaults);
    return offer;
}

} // namespace pricing
