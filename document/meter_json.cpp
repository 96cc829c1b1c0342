// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/meter_json.h"

#include "document/json_edit.h"

namespace document {

namespace {

using namespace pricing;
using MeterPatch = OfferPatch::MeterPatch;

const std::vector<Choice<Phase>>& phases() {
    static const std::vector<Choice<Phase>> choices{
        {"queue", Phase::queue},     {"pull", Phase::pull}, {"load", Phase::load},
        {"execute", Phase::execute}, {"idle", Phase::idle}, {"drain", Phase::drain}};
    return choices;
}

const std::vector<Choice<KeepWarm>>& keepWarms() {
    static const std::vector<Choice<KeepWarm>> choices{
        {"free", KeepWarm::free}, {"flex", KeepWarm::flex}, {"active", KeepWarm::active}};
    return choices;
}

const std::vector<Choice<Rounding>>& roundings() {
    static const std::vector<Choice<Rounding>> choices{
        {"exact", Rounding::exact}, {"up-per-worker-life", Rounding::upPerWorkerLife}};
    return choices;
}

std::optional<bool>& billedIn(Meter& meter, Phase phase) {
    switch (phase) {
    case Phase::queue:
        return meter.queue;
    case Phase::pull:
        return meter.pull;
    case Phase::load:
        return meter.load;
    case Phase::execute:
        return meter.execute;
    case Phase::idle:
        return meter.idle;
    case Phase::drain:
        break;
    }
    return meter.drain;
}

/// true, false or null; null is "no source states it".
std::optional<bool> readBilled(const JsonValue& value) {
    if (value.node().is_null())
        return {};
    if (!value.node().is_boolean()) {
        value.wrong("true, false or null");
        return {};
    }
    return value.boolean();
}

template <class T> void readTerms(JsonObject& object, T& meter) {
    object.read("keep_warm", meter.keepWarm, keepWarms());
    object.read("granularity_s", meter.granularityS);
    object.read("rounding", meter.rounding, roundings());
    object.read("minimum_s", meter.minimumS);
}

} // namespace

Meter readMeter(const JsonValue& value) {
    Meter meter;
    JsonObject object(value);
    for (const auto& [key, phase] : phases())
        if (const auto billed = object.find(key))
            billedIn(meter, phase) = readBilled(*billed);
    readTerms(object, meter);
    return meter;
}

MeterPatch readMeterPatch(const JsonValue& value) {
    MeterPatch patch;
    JsonObject object(value);
    for (const auto& [key, phase] : phases())
        if (const auto billed = object.find(key))
            patch.phases[phase] = readBilled(*billed);
    readTerms(object, patch);
    return patch;
}

void writeMeterPatch(Json& node, const MeterPatch& was, const MeterPatch& now) {
    for (const auto& [key, phase] : phases()) {
        const auto before = was.phases.find(phase);
        const auto after = now.phases.find(phase);
        if (after == now.phases.end())
            node.erase(std::string(key));
        else if (before == was.phases.end() || before->second != after->second)
            assign(node, key, after->second ? Json(*after->second) : Json(nullptr));
    }
    put(node, "keep_warm", was.keepWarm, now.keepWarm,
        [](KeepWarm keepWarm) { return choiceJson(keepWarms(), keepWarm); });
    put(node, "granularity_s", was.granularityS, now.granularityS);
    put(node, "rounding", was.rounding, now.rounding,
        [](Rounding rounding) { return choiceJson(roundings(), rounding); });
    put(node, "minimum_s", was.minimumS, now.minimumS);
}

Dispute readDispute(const JsonValue& value) {
    Dispute dispute;
    JsonObject object(value);
    if (object.require("phase", "the phase that is disputed"))
        object.read("phase", dispute.phase, phases());
    object.read("low", dispute.low);
    object.read("high", dispute.high);
    object.read("source", dispute.source);
    object.read("as_of", dispute.asOf);
    object.read("note", dispute.note);
    return dispute;
}

} // namespace document
