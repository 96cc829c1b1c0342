// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/policy_json.h"

#include "document/cold_start_json.h"
#include "document/json_edit.h"
#include "document/scaler_json.h"
#include "pricing/units.h"

namespace document {

namespace {

using namespace pricing;

const std::vector<Choice<Routing>>& routings() {
    static const auto choices = choicesOf<Routing>(3);
    return choices;
}

const std::vector<Choice<WhenFull>>& whenFulls() {
    static const std::vector<Choice<WhenFull>> choices{{"queue", WhenFull::queue},
                                                       {"reject", WhenFull::reject}};
    return choices;
}

std::optional<WorkerCount> readWorkerCount(const JsonValue& value) {
    if (!value.node().is_array()) {
        if (!value.node().is_number()) {
            value.wrong("a whole number or 168 of them");
            return {};
        }
        const auto workers = value.whole(0, kMostWorkers);
        return workers ? std::optional<WorkerCount>(*workers) : std::nullopt;
    }
    if (value.node().size() != static_cast<std::size_t>(kHoursPerWeek)) {
        value.wrong("a whole number or 168 of them, one for each hour of the week");
        return {};
    }
    auto hours = value.wholes(0, kMostWorkers);
    return hours ? std::optional<WorkerCount>(std::move(*hours)) : std::nullopt;
}

SpikeWorkers readSpikes(const JsonValue& value) {
    SpikeWorkers spikes;
    JsonObject object(value);
    for (const char* key : {"min", "added", "hours_of_week"}) // a spike without one means nothing
        object.require(key, "a whole number");
    object.readWhole("min", spikes.least, 0, kMostWorkers);
    object.readWhole("added", spikes.added, 0, kMostWorkers);
    object.readWhole("hours_of_week", spikes.hours, 0, kHoursPerWeek);
    return spikes;
}

std::optional<FixedWorkers> readFixedWorkers(const JsonValue& value) {
    if (value.node() == "auto")
        return FixedWorkers{AutoWorkers{}};
    if (value.node().is_object())
        return FixedWorkers{readSpikes(value)};
    if (!value.node().is_number() && !value.node().is_array()) {
        value.wrong(
            "a whole number, 168 of them, \"auto\" or an object of min, added and hours_of_week");
        return {};
    }
    const auto count = readWorkerCount(value);
    return count ? std::optional<FixedWorkers>(*count) : std::nullopt;
}

Json workerCountJson(const WorkerCount& count) {
    return std::visit([](const auto& workers) { return Json(workers); }, count);
}

Json fixedWorkersJson(const FixedWorkers& workers) {
    if (const auto* spikes = std::get_if<SpikeWorkers>(&workers))
        return {{"min", spikes->least}, {"added", spikes->added}, {"hours_of_week", spikes->hours}};
    const auto* count = std::get_if<WorkerCount>(&workers);
    return count ? workerCountJson(*count) : Json("auto");
}

Json routingJson(const Routing& routing) {
    return std::string(name(routing));
}

Json whenFullJson(const WhenFull& whenFull) {
    return whenFull == WhenFull::queue ? "queue" : "reject";
}

} // namespace

Policy readPolicy(const JsonValue& value) {
    Policy policy;
    JsonObject object(value);
    if (const auto workers = object.find("min_workers"))
        policy.minWorkers = readWorkerCount(*workers);
    object.readWhole("max_workers", policy.maxWorkers, 1, kMostWorkers);
    object.read("idle_timeout_s", policy.idleTimeoutS);
    object.read("routing", policy.routing, routings());
    object.readWhole("spare_workers", policy.spareWorkers, 0, kMostWorkers);
    object.read("when_full", policy.whenFull, whenFulls());
    if (const auto scaler = object.find("scaler"))
        policy.scaler = readScaler(*scaler);
    readStarts(object, policy);
    if (const auto workers = object.find("workers"))
        policy.workers = readFixedWorkers(*workers);
    object.readWhole("concurrency", policy.concurrency, 1, kMostConcurrency);
    object.readWhole("gpus_per_worker", policy.gpusPerWorker, 1, kMostGpus);
    object.read("cpu_cores", policy.cpuCores);
    object.read("memory_gib", policy.memoryGib);
    object.read("disk_gb", policy.diskGb);
    object.read("volume_gb", policy.volumeGb);
    object.read("region", policy.region);
    if (object.find("non_preemptible")) {
        bool never = false;
        object.read("non_preemptible", never);
        policy.nonPreemptible = never;
    }
    return policy;
}

void writePolicy(Json& node, const Policy& was, const Policy& now) {
    put(node, "min_workers", was.minWorkers, now.minWorkers, workerCountJson);
    put(node, "max_workers", was.maxWorkers, now.maxWorkers);
    put(node, "idle_timeout_s", was.idleTimeoutS, now.idleTimeoutS);
    put(node, "routing", was.routing, now.routing, routingJson);
    put(node, "spare_workers", was.spareWorkers, now.spareWorkers);
    put(node, "when_full", was.whenFull, now.whenFull, whenFullJson);
    if (!now.scaler)
        put(node, "scaler", was.scaler, now.scaler, [](const Scaler&) { return Json(); });
    else if (was.scaler != now.scaler)
        writeScaler(objectAt(node, "scaler"), was.scaler, *now.scaler);
    writeStarts(node, was, now);
    put(node, "workers", was.workers, now.workers, fixedWorkersJson);
    put(node, "concurrency", was.concurrency, now.concurrency);
    put(node, "gpus_per_worker", was.gpusPerWorker, now.gpusPerWorker);
    put(node, "cpu_cores", was.cpuCores, now.cpuCores);
    put(node, "memory_gib", was.memoryGib, now.memoryGib);
    put(node, "disk_gb", was.diskGb, now.diskGb);
    put(node, "volume_gb", was.volumeGb, now.volumeGb);
    put(node, "region", was.region, now.region);
    put(node, "non_preemptible", was.nonPreemptible, now.nonPreemptible);
}

} // namespace document
