// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/cold_start_json.h"

#include "document/distribution_json.h"
#include "document/json_edit.h"
#include "pricing/cold_start_presets.h"
#include "pricing/units.h"

#include <algorithm>

namespace document {

namespace {

using namespace pricing;

constexpr Range kSize{0, 1e6};           ///< GB
constexpr Range kSpeed{1e-3, 1e6};       ///< GB/s
constexpr Range kPause{0.1, 1e7};        ///< s
constexpr Range kInterruptions{0, 3600}; ///< an hour
constexpr Range kHosts{1, 1e9};

void read(JsonObject& object, const char* key, Distribution& out) {
    if (const auto value = object.find(key))
        out = readDistribution(*value).value_or(out);
}

Snapshot readSnapshot(const JsonValue& value) {
    Snapshot s;
    JsonObject object(value);
    if (object.require("restore", "how long a restore takes, a distribution"))
        read(object, "restore", s.restore);
    object.read("probability", s.probability, kShare);
    object.read("lifetime_s", s.lifetimeS, kPositive);
    object.read("hosts", s.hosts, kHosts);
    object.read("includes_weights", s.includesWeights);
    return s;
}

ColdStartParts readParts(const JsonValue& value) {
    ColdStartParts p;
    JsonObject object(value);
    read(object, "machine_wait", p.machineWait);
    object.read("image_gb", p.imageGb, kSize);
    object.read("pull_gb_per_s", p.pullGbPerS, kSpeed);
    object.read("image_cached_share", p.imageCachedShare, kShare);
    object.read("weights_gb", p.weightsGb, kSize);
    object.read("load_gb_per_s", p.loadGbPerS, kSpeed);
    read(object, "initialisation", p.initialisation);
    read(object, "compile", p.compile);
    read(object, "warm_up", p.warmUp);
    if (const auto snapshot = object.findUnlessNull("snapshot"))
        p.snapshot = readSnapshot(*snapshot);
    return p;
}

/// A share, or one for each hour of the week.
void readShares(JsonObject& object, const char* key, WeeklyShare& out) {
    const auto value = object.find(key);
    if (!value)
        return;
    if (value->node().is_number()) {
        if (const auto share = value->number(kShare))
            out.values = {*share};
        return;
    }
    if (!value->node().is_array() ||
        value->node().size() != static_cast<std::size_t>(kHoursPerWeek)) {
        value->wrong("a share from 0 to 1, or 168 of them, one for each hour of the week");
        return;
    }
    if (auto shares = value->numbers(kShare))
        out.values = std::move(*shares);
}

Scarcity readScarcity(const JsonValue& value) {
    Scarcity s;
    JsonObject object(value);
    readShares(object, "refused_share", s.refusedShare);
    object.read("retry_after_s", s.retryAfterS, kPause);
    readShares(object, "delayed_share", s.delayedShare);
    read(object, "wait", s.wait);
    const auto& shares = s.refusedShare.values;
    if (std::all_of(shares.begin(), shares.end(), [](double share) { return share >= 1; }))
        value.log().wrong(below(value.path(), "refused_share"),
                          "1 all week, expected less than 1 in at least one hour: else no worker "
                          "ever starts");
    return s;
}

std::vector<Fallback> readFallbacks(const JsonValue& value) {
    std::vector<Fallback> fallbacks;
    const auto items = value.items();
    if (items.size() > static_cast<std::size_t>(kMostFallbacks)) {
        value.wrong("at most 2 further GPU types");
        return {};
    }
    for (const JsonValue& item : items) {
        JsonObject object(item);
        Fallback fallback;
        if (const auto id = object.require("offer", "the id of an offer in the same pack"))
            fallback.offer = id->string().value_or(std::string());
        readShares(object, "refused_share", fallback.refusedShare);
        for (const Fallback& before : fallbacks)
            if (before.offer == fallback.offer)
                value.log().wrong(below(item.path(), "offer"),
                                  "\"" + fallback.offer + "\" stands twice, expected once");
        fallbacks.push_back(std::move(fallback));
    }
    return fallbacks;
}

Json sharesJson(const WeeklyShare& share) {
    return share.values.size() == 1 ? numberJson(share.values.front()) : numbersJson(share.values);
}

void writeFallback(Json& node, const Fallback* was, const Fallback& now) {
    state(node, "offer", was ? &was->offer : nullptr, now.offer);
    put(node, "refused_share", was ? was->refusedShare : WeeklyShare{}, now.refusedShare,
        sharesJson);
}

Json scarcityJson(const Scarcity& s) {
    return {{"refused_share", sharesJson(s.refusedShare)},
            {"retry_after_s", numberJson(s.retryAfterS)},
            {"delayed_share", sharesJson(s.delayedShare)},
            {"wait", distributionJson(s.wait)}};
}

Json snapshotJson(const Snapshot& s) {
    return {{"restore", distributionJson(s.restore)},
            {"probability", numberJson(s.probability)},
            {"lifetime_s", numberJson(s.lifetimeS)},
            {"hosts", numberJson(s.hosts)},
            {"includes_weights", s.includesWeights}};
}

/// What has changed; in a new object what differs from the defaults.
void writeParts(Json& node, const ColdStartParts& was, const ColdStartParts& now) {
    put(node, "machine_wait", was.machineWait, now.machineWait, distributionJson);
    put(node, "image_gb", was.imageGb, now.imageGb);
    put(node, "pull_gb_per_s", was.pullGbPerS, now.pullGbPerS);
    put(node, "image_cached_share", was.imageCachedShare, now.imageCachedShare);
    put(node, "weights_gb", was.weightsGb, now.weightsGb);
    put(node, "load_gb_per_s", was.loadGbPerS, now.loadGbPerS);
    put(node, "initialisation", was.initialisation, now.initialisation, distributionJson);
    put(node, "compile", was.compile, now.compile, distributionJson);
    put(node, "warm_up", was.warmUp, now.warmUp, distributionJson);
    put(node, "snapshot", was.snapshot, now.snapshot, snapshotJson);
}

std::optional<std::string> readPreset(const JsonValue& value) {
    const auto name = value.string();
    if (name && !findColdStartPreset(*name)) {
        value.wrong(coldStartPresetNames());
        return {};
    }
    return name;
}

} // namespace

void readStarts(JsonObject& object, Policy& policy) {
    if (const auto start = object.find("cold_start"))
        policy.coldStart = readDistribution(*start);
    if (const auto parts = object.find("cold_start_parts"))
        policy.coldStartParts = readParts(*parts);
    if (const auto preset = object.find("cold_start_preset")) {
        policy.coldStartPreset = readPreset(*preset);
        if (policy.coldStartParts)
            preset->wrong("no preset beside cold_start_parts: one of them");
    }
    if (const auto scarcity = object.find("scarcity"))
        policy.scarcity = readScarcity(*scarcity);
    if (const auto fallbacks = object.find("fallbacks"))
        policy.fallbacks = readFallbacks(*fallbacks);
    object.read("interruptions_per_worker_hour", policy.interruptionsPerHour, kInterruptions);
}

void writeStarts(Json& node, const Policy& was, const Policy& now) {
    put(node, "cold_start", was.coldStart, now.coldStart, distributionJson);
    if (!now.coldStartParts)
        put(node, "cold_start_parts", was.coldStartParts, now.coldStartParts,
            [](const ColdStartParts&) { return Json(); });
    else if (was.coldStartParts != now.coldStartParts)
        writeParts(objectAt(node, "cold_start_parts"),
                   was.coldStartParts.value_or(ColdStartParts{}), *now.coldStartParts);
    put(node, "cold_start_preset", was.coldStartPreset, now.coldStartPreset);
    put(node, "scarcity", was.scarcity, now.scarcity, scarcityJson);
    if (now.fallbacks)
        putList(node, "fallbacks", was.fallbacks.value_or(std::vector<Fallback>{}), *now.fallbacks,
                writeFallback);
    else if (was.fallbacks)
        node.erase("fallbacks");
    put(node, "interruptions_per_worker_hour", was.interruptionsPerHour, now.interruptionsPerHour);
}

} // namespace document
