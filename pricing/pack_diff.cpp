// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/pack_diff.h"

#include "pricing/offer_text.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace pricing {

namespace {

/// Something an offer says: as text, and how another offer takes it over.
struct Part {
    std::string key;
    std::function<std::string(const Offer&)> text;
    std::function<void(Offer& to, const Offer& from)> take;
};

template <class T> Part part(const char* key, T Offer::*field) {
    return {key, [field](const Offer& o) { return said(o.*field); },
            [field](Offer& to, const Offer& from) { to.*field = from.*field; }};
}
template <class T> Part part(const char* key, T Meter::*field) {
    return {key, [field](const Offer& o) { return said(o.meter.*field); },
            [field](Offer& to, const Offer& from) { to.meter.*field = from.meter.*field; }};
}
template <class T> Part part(const char* key, T Policy::*field) {
    return {key, [field](const Offer& o) { return said(o.defaults.*field); },
            [field](Offer& to, const Offer& from) { to.defaults.*field = from.defaults.*field; }};
}

std::string rangeText(const Rate& rate) {
    if (!rate.low && !rate.high)
        return {};
    return " (" + said(rate.low) + " to " + said(rate.high) + ")";
}

/// All tiers of a kind: "0.07 to 1000, 0.05 USD per month".
std::string tiersText(const Offer& offer, RateOf what) {
    std::string tiers, per;
    for (const Rate& rate : offer.rates) {
        if (rate.what != what)
            continue;
        tiers += (tiers.empty() ? "" : ", ") + said(rate.usd) + rangeText(rate) +
                 (rate.upTo ? " to " + said(*rate.upTo) : "");
        per = name(rate.per);
    }
    return tiers.empty() ? kNotSaid : tiers + " USD per " + per;
}

/// Where the tiers of a kind come from.
std::string provenance(const Offer& offer, RateOf what) {
    const Rate* rate = offer.rate(what);
    if (!rate)
        return kNotSaid;
    return said(rate->asOf) + ", " + std::string(name(rate->evidence)) + ", " + said(rate->source);
}

void takeTiers(Offer& to, const Offer& from, RateOf what) {
    const auto isKind = [&](const Rate& r) { return r.what == what; };
    const auto first = std::find_if(to.rates.begin(), to.rates.end(), isKind);
    const auto at = first - to.rates.begin();
    std::erase_if(to.rates, isKind);
    std::vector<Rate> tiers;
    std::copy_if(from.rates.begin(), from.rates.end(), std::back_inserter(tiers), isKind);
    to.rates.insert(to.rates.begin() + at, tiers.begin(), tiers.end());
}

void takeProvenance(Offer& to, const Offer& from, RateOf what) {
    const Rate* rate = from.rate(what);
    for (Rate& r : to.rates)
        if (rate && r.what == what) {
            r.asOf = rate->asOf;
            r.evidence = rate->evidence;
            r.source = rate->source;
        }
}

std::vector<Part> makeParts() {
    std::vector<Part> parts{part("provider", &Offer::provider),
                            part("product", &Offer::product),
                            part("mode", &Offer::mode),
                            part("gpu", &Offer::gpu),
                            part("gpu_memory_gb", &Offer::gpuMemoryGb),
                            part("gpus_per_worker", &Offer::gpusPerWorker),
                            part("node_gpus", &Offer::nodeGpus),
                            part("region", &Offer::region),
                            part("model", &Offer::model)};
    for (int i = 0; i < kRateKinds; ++i) {
        const auto what = static_cast<RateOf>(i);
        const std::string key = "rates." + std::string(name(what));
        parts.push_back({key, [what](const Offer& o) { return tiersText(o, what); },
                         [what](Offer& to, const Offer& from) { takeTiers(to, from, what); }});
        parts.push_back({key + ".source", [what](const Offer& o) { return provenance(o, what); },
                         [what](Offer& to, const Offer& from) { takeProvenance(to, from, what); }});
    }
    for (Part& p : std::vector<Part>{
             part("meter.queue", &Meter::queue),
             part("meter.pull", &Meter::pull),
             part("meter.load", &Meter::load),
             part("meter.execute", &Meter::execute),
             part("meter.idle", &Meter::idle),
             part("meter.drain", &Meter::drain),
             part("meter.keep_warm", &Meter::keepWarm),
             part("meter.granularity_s", &Meter::granularityS),
             part("meter.rounding", &Meter::rounding),
             part("meter.minimum_s", &Meter::minimumS),
             part("disputes", &Offer::disputes),
             part("defaults.scaler", &Policy::scaler),
             part("defaults.idle_timeout_s", &Policy::idleTimeoutS),
             part("defaults.min_workers", &Policy::minWorkers),
             part("defaults.max_workers", &Policy::maxWorkers),
             part("defaults.spare_workers", &Policy::spareWorkers),
             part("defaults.workers", &Policy::workers),
             part("defaults.routing", &Policy::routing),
             part("defaults.when_full", &Policy::whenFull),
             part("defaults.cold_start", &Policy::coldStart),
             part("defaults.cold_start_parts", &Policy::coldStartParts),
             part("defaults.cold_start_preset", &Policy::coldStartPreset),
             part("defaults.scarcity", &Policy::scarcity),
             part("defaults.fallbacks", &Policy::fallbacks),
             part("defaults.interruptions_per_worker_hour", &Policy::interruptionsPerHour),
             part("defaults.concurrency", &Policy::concurrency),
             part("defaults.gpus_per_worker", &Policy::gpusPerWorker),
             part("defaults.cpu_cores", &Policy::cpuCores),
             part("defaults.memory_gib", &Policy::memoryGib),
             part("defaults.disk_gb", &Policy::diskGb),
             part("defaults.volume_gb", &Policy::volumeGb),
             part("defaults.region", &Policy::region),
             part("defaults.non_preemptible", &Policy::nonPreemptible),
             part("multipliers", &Offer::multipliers),
             part("commitment", &Offer::commitment),
             part("caps", &Offer::caps),
             part("setup_stars", &Offer::setupStars),
             part("latency", &Offer::latency)})
        parts.push_back(std::move(p));
    return parts;
}

std::vector<OfferChange> changesOf(const Offer& before, const Offer& after) {
    static const std::vector<Part> parts = makeParts();
    std::vector<OfferChange> changes;
    for (const Part& p : parts) {
        std::string from = p.text(before), to = p.text(after);
        Offer with = before;
        p.take(with, after);
        // a rate's history is no difference of its price
        if (p.key.starts_with("rates.") ? from == to : with == before)
            continue;
        // a rate that comes or goes brings its source along
        const bool withItsRate = p.key.ends_with(".source") && (from == kNotSaid || to == kNotSaid);
        if (withItsRate)
            continue;
        changes.push_back({p.key, std::move(from), std::move(to), std::move(with)});
    }
    return changes;
}

} // namespace

std::vector<OfferDifference> differences(const PricePack& a, const PricePack& b) {
    std::vector<OfferDifference> all;
    for (const Offer& before : a.offers) {
        const Offer* after = b.find(before.id);
        if (!after) {
            all.push_back({before.id, before, std::nullopt, {}});
            continue;
        }
        auto changes = changesOf(before, *after);
        if (!changes.empty())
            all.push_back({before.id, before, *after, std::move(changes)});
    }
    for (const Offer& after : b.offers)
        if (!a.find(after.id))
            all.push_back({after.id, std::nullopt, after, {}});
    return all;
}

} // namespace pricing
