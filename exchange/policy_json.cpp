// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/policy_json.h"

#include <string>
#include <variant>

namespace exchange {

namespace {

using pricing::OfferMode;
using pricing::OfferResult;
using pricing::Policy;

struct Arguments {
    Json& j;
    void operator()(const pricing::QueueDelayScaler& s) const { j["seconds"] = s.seconds; }
    void operator()(const pricing::RequestCountScaler& s) const { j["value"] = s.value; }
    void operator()(const pricing::ModalScaler& s) const { j["buffer"] = s.buffer; }
    void operator()(const pricing::AverageLoadScaler& s) const {
        j["window_s"] = s.windowS;
        j["target"] = s.target;
        j["utilisation"] = s.utilisation;
        j["scale_down_delay_s"] = s.scaleDownDelayS;
    }
    void operator()(const pricing::WindowsScaler& s) const {
        j["up_s"] = s.upS;
        j["down_s"] = s.downS;
        j["to_zero_s"] = s.toZeroS;
    }
    void operator()(const pricing::PerRequestScaler&) const {}
    void operator()(const pricing::FixedScaler&) const {}
};

Json scalerJson(const pricing::Scaler& scaler) {
    Json j = {{"kind", std::string(kindName(scaler))}};
    std::visit(Arguments{j}, scaler);
    return j;
}

Json countJson(const pricing::WorkerCount& count) {
    return std::visit([](const auto& workers) { return Json(workers); }, count);
}

Json sharesJson(const pricing::WeeklyShare& share) {
    return share.values.size() == 1 ? Json(share.values.front()) : Json(share.values);
}

Json partsJson(const pricing::ColdStartParts& p) {
    Json j = {{"machine_wait", pricing::text(p.machineWait)},
              {"image_gb", p.imageGb},
              {"pull_gb_per_s", p.pullGbPerS},
              {"image_cached_share", p.imageCachedShare},
              {"load_gb_per_s", p.loadGbPerS},
              {"initialisation", pricing::text(p.initialisation)},
              {"compile", pricing::text(p.compile)},
              {"warm_up", pricing::text(p.warmUp)}};
    if (p.weightsGb)
        j["weights_gb"] = *p.weightsGb;
    if (p.snapshot)
        j["snapshot"] = {{"restore", pricing::text(p.snapshot->restore)},
                         {"probability", p.snapshot->probability},
                         {"lifetime_s", p.snapshot->lifetimeS},
                         {"hosts", p.snapshot->hosts},
                         {"includes_weights", p.snapshot->includesWeights}};
    return j;
}

/// How workers start and are taken away, as a plan says it.
void addStarts(Json& j, const Policy& p) {
    if (p.coldStart)
        j["cold_start"] = pricing::text(*p.coldStart);
    if (p.coldStartParts)
        j["cold_start_parts"] = partsJson(*p.coldStartParts);
    if (p.coldStartPreset)
        j["cold_start_preset"] = *p.coldStartPreset;
    if (p.scarcity)
        j["scarcity"] = {{"refused_share", sharesJson(p.scarcity->refusedShare)},
                         {"retry_after_s", p.scarcity->retryAfterS},
                         {"delayed_share", sharesJson(p.scarcity->delayedShare)},
                         {"wait", pricing::text(p.scarcity->wait)}};
    if (p.fallbacks)
        for (const pricing::Fallback& f : *p.fallbacks)
            j["fallbacks"].push_back(
                {{"offer", f.offer}, {"refused_share", sharesJson(f.refusedShare)}});
    if (p.interruptionsPerHour)
        j["interruptions_per_worker_hour"] = *p.interruptionsPerHour;
}

void addScaling(Json& j, const Policy& p) {
    if (p.minWorkers)
        j["min_workers"] = countJson(*p.minWorkers);
    if (p.maxWorkers)
        j["max_workers"] = *p.maxWorkers;
    if (p.idleTimeoutS)
        j["idle_timeout_s"] = *p.idleTimeoutS;
    if (p.spareWorkers)
        j["spare_workers"] = *p.spareWorkers;
    if (p.scaler)
        j["scaler"] = scalerJson(*p.scaler);
    addStarts(j, p);
}

void addWorkers(Json& j, const OfferResult& o) {
    const auto* count =
        o.policy.workers ? std::get_if<pricing::WorkerCount>(&*o.policy.workers) : nullptr;
    j["workers"] = count ? countJson(*count) : o.workers ? Json(*o.workers) : Json("auto");
}

template <class T> void addIf(Json& j, const char* key, const std::optional<T>& value) {
    if (value)
        j[key] = *value;
}

void addBeside(Json& j, const Policy& p) {
    addIf(j, "concurrency", p.concurrency);
    addIf(j, "gpus_per_worker", p.gpusPerWorker);
    addIf(j, "cpu_cores", p.cpuCores);
    addIf(j, "memory_gib", p.memoryGib);
    addIf(j, "disk_gb", p.diskGb);
    addIf(j, "volume_gb", p.volumeGb);
    addIf(j, "region", p.region);
    addIf(j, "non_preemptible", p.nonPreemptible);
}

} // namespace

Json policyJson(const OfferResult& o) {
    Json j = Json::object();
    if (o.mode != OfferMode::managed) {
        o.mode == OfferMode::serverless ? addScaling(j, o.policy) : addWorkers(j, o);
        if (o.mode != OfferMode::serverless && o.policy.interruptionsPerHour.value_or(0) > 0)
            addStarts(j, o.policy);
        if (o.policy.routing)
            j["routing"] = std::string(name(*o.policy.routing));
        if (o.policy.whenFull)
            j["when_full"] = *o.policy.whenFull == pricing::WhenFull::queue ? "queue" : "reject";
    }
    addBeside(j, o.policy);
    return j.empty() ? Json(nullptr) : j;
}

} // namespace exchange
