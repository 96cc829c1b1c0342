// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/workload_json.h"

#include "document/distribution_json.h"
#include "document/json_edit.h"

namespace document {

namespace {

using namespace pricing;

const std::vector<Choice<Metric>>& metrics() {
    static const std::vector<Choice<Metric>> choices{{"latency", Metric::latency},
                                                     {"ttft", Metric::ttft},
                                                     {"itl", Metric::itl},
                                                     {"cold_wait_share", Metric::coldWaitShare}};
    return choices;
}

const std::vector<Choice<TargetScope>>& scopes() {
    static const std::vector<Choice<TargetScope>> choices{{"week", TargetScope::week},
                                                          {"worst_hour", TargetScope::worstHour}};
    return choices;
}

TokenCount readTokens(const JsonValue& value) {
    TokenCount tokens;
    JsonObject object(value);
    object.read("mean", tokens.mean);
    object.read("cv", tokens.cv);
    return tokens;
}

Target readTarget(const JsonValue& value) {
    Target target;
    JsonObject object(value);
    object.read("metric", target.metric, metrics());
    object.read("percentile", target.percentile, Range{0, 100});
    object.read("limit", target.limit, target.metric == Metric::coldWaitShare ? kShare : Range{});
    object.read("scope", target.scope, scopes());
    return target;
}

std::optional<Service> readService(const JsonValue& value) {
    if (value.node() == "estimate")
        return Service{EstimateService{}};
    const auto distribution = readDistribution(value);
    return distribution ? std::optional<Service>(*distribution) : std::nullopt;
}

GpuService readGpuService(const JsonValue& value) {
    GpuService service;
    JsonObject object(value);
    if (const auto text = object.find("service"))
        service.service = readService(*text);
    object.readWhole("concurrency", service.concurrency, 1, kMostConcurrency);
    if (const auto speed = object.find("speed"))
        service.speed = speed->numbers().value_or(std::vector<double>{});
    object.readWhole("gpus_per_worker", service.gpusPerWorker, 1, kMostGpus);
    object.read("source", service.source);
    return service;
}

void writeTokens(Json& node, const std::optional<TokenCount>& was, const TokenCount& now) {
    state(node, "mean", was ? &was->mean : nullptr, now.mean);
    state(node, "cv", was ? &was->cv : nullptr, now.cv);
}

void putTokens(Json& node, const char* key, const std::optional<TokenCount>& was,
               const std::optional<TokenCount>& now) {
    if (was == now)
        return;
    if (!now)
        node.erase(key);
    else
        writeTokens(objectAt(node, key), was, *now);
}

void writeTarget(Json& node, const Target* was, const Target& now) {
    state(node, "metric", was ? &was->metric : nullptr, now.metric,
          [](Metric metric) { return choiceJson(metrics(), metric); });
    if (was || now.metric != Metric::coldWaitShare)
        state(node, "percentile", was ? &was->percentile : nullptr, now.percentile);
    state(node, "limit", was ? &was->limit : nullptr, now.limit);
    state(node, "scope", was ? &was->scope : nullptr, now.scope,
          [](TargetScope scope) { return choiceJson(scopes(), scope); });
}

Json serviceJson(const Service& service) {
    const auto* distribution = std::get_if<Distribution>(&service);
    return distribution ? distributionJson(*distribution) : Json("estimate");
}

void putSpeed(Json& node, const std::vector<double>& was, const std::vector<double>& now) {
    if (now.empty() && !was.empty())
        node.erase("speed");
    else
        put(node, "speed", was, now, numbersJson);
}

void writeGpuService(Json& node, const GpuService& was, const GpuService& now) {
    put(node, "service", was.service, now.service, serviceJson);
    put(node, "concurrency", was.concurrency, now.concurrency);
    putSpeed(node, was.speed, now.speed);
    put(node, "gpus_per_worker", was.gpusPerWorker, now.gpusPerWorker);
    put(node, "source", was.source, now.source);
}

void putByGpu(Json& node, const std::map<std::string, GpuService>& was,
              const std::map<std::string, GpuService>& now) {
    if (was == now)
        return;
    Json& byGpu = objectAt(node, "by_gpu");
    for (const auto& [gpu, service] : was)
        if (!now.contains(gpu))
            byGpu.erase(gpu);
    for (const auto& [gpu, service] : now) {
        const auto before = was.find(gpu);
        if (before == was.end())
            byGpu[gpu] = Json::object();
        if (before == was.end() || !(before->second == service))
            writeGpuService(byGpu[gpu], before == was.end() ? GpuService{} : before->second,
                            service);
    }
}

} // namespace

namespace {

void readBilledAmounts(JsonObject& object, Workload& workload) {
    object.read("egress_gb_per_request", workload.egressGb);
    object.read("ingress_gb_per_request", workload.ingressGb);
    object.read("cached_input_share", workload.cachedInputShare, kShare);
    object.read("batch_share", workload.batchShare, kShare);
    object.read("retry_share", workload.retryShare, Range{0, 100});
}

void writeBilledAmounts(Json& node, const Workload& before, const Workload& now) {
    put(node, "egress_gb_per_request", before.egressGb, now.egressGb);
    put(node, "ingress_gb_per_request", before.ingressGb, now.ingressGb);
    put(node, "cached_input_share", before.cachedInputShare, now.cachedInputShare);
    put(node, "batch_share", before.batchShare, now.batchShare);
    put(node, "retry_share", before.retryShare, now.retryShare);
}

} // namespace

Workload readWorkload(const JsonValue& value) {
    Workload workload;
    JsonObject object(value);
    object.read("model", workload.model);
    if (const auto tokens = object.findUnlessNull("input_tokens"))
        workload.inputTokens = readTokens(*tokens);
    if (const auto tokens = object.findUnlessNull("output_tokens"))
        workload.outputTokens = readTokens(*tokens);
    if (const auto service = object.find("service"))
        workload.service = readService(*service).value_or(workload.service);
    object.readWhole("concurrency", workload.concurrency, 1, kMostConcurrency);
    if (const auto speed = object.find("speed"))
        workload.speed = speed->numbers().value_or(workload.speed);
    if (const auto gpus = object.find("by_gpu")) {
        JsonObject byGpu(*gpus);
        for (const std::string& gpu : byGpu.keys())
            workload.byGpu[gpu] = readGpuService(*byGpu.find(gpu));
    }
    if (const auto targets = object.find("targets"))
        for (const JsonValue& target : targets->items())
            workload.targets.push_back(readTarget(target));
    if (const auto timeout = object.findUnlessNull("request_timeout_s"))
        workload.requestTimeoutS = timeout->number(kPositive);
    readBilledAmounts(object, workload);
    return workload;
}

void writeWorkload(Json& node, const Workload* was, const Workload& now) {
    const Workload before = was ? *was : Workload{};
    put(node, "model", before.model, now.model);
    putTokens(node, "input_tokens", before.inputTokens, now.inputTokens);
    putTokens(node, "output_tokens", before.outputTokens, now.outputTokens);
    state(node, "service", was ? &was->service : nullptr, now.service, serviceJson);
    state(node, "concurrency", was ? &was->concurrency : nullptr, now.concurrency);
    putSpeed(node, before.speed, now.speed);
    putByGpu(node, before.byGpu, now.byGpu);
    putList(node, "targets", before.targets, now.targets, writeTarget);
    put(node, "request_timeout_s", before.requestTimeoutS, now.requestTimeoutS);
    writeBilledAmounts(node, before, now);
}

} // namespace document
