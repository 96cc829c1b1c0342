// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/offer_json.h"

#include "document/distribution_json.h"
#include "document/json_edit.h"
#include "document/meter_json.h"
#include "document/policy_json.h"
#include "document/rate_json.h"
#include "document/terms_json.h"

namespace document {

namespace {

using namespace pricing;

const auto& modes() {
    static const auto choices = choicesOf<OfferMode>(5);
    return choices;
}

std::optional<double> numberOrNull(JsonObject& object, const char* key) {
    const auto value = object.findUnlessNull(key);
    return value ? value->number() : std::nullopt;
}

template <class T> Json nameJson(const T& value) {
    return std::string(name(value));
}

std::vector<Rate> readRates(JsonObject& object, const ExchangeRates& exchange) {
    std::vector<Rate> rates;
    if (const auto list = object.find("rates"))
        for (const JsonValue& rate : list->items())
            rates.push_back(readRate(rate, exchange));
    return rates;
}

/// The keys an offer and a plan's change of it share; fields are plain or optional.
template <class T> void readShared(JsonObject& object, T& offer, const ExchangeRates& exchange) {
    object.read("provider", offer.provider);
    object.read("product", offer.product);
    object.read("mode", offer.mode, modes());
    if (const auto gpu = object.findUnlessNull("gpu"))
        offer.gpu = gpu->string().value_or(std::string());
    offer.gpuMemoryGb = numberOrNull(object, "gpu_memory_gb");
    object.readWhole("gpus_per_worker", offer.gpusPerWorker, 1, kMostGpus);
    if (const auto region = object.findUnlessNull("region"))
        offer.region = region->string();
    offer.rates = readRates(object, exchange);
    if (const auto defaults = object.find("defaults"))
        offer.defaults = readPolicy(*defaults);
    if (const auto stars = object.findUnlessNull("setup_stars"))
        offer.setupStars = stars->whole(1, 5);
    if (const auto latency = object.findUnlessNull("latency"))
        offer.latency = readDistribution(*latency);
    if (const auto multipliers = object.findUnlessNull("multipliers"))
        offer.multipliers = readMultipliers(*multipliers);
    if (const auto commitment = object.findUnlessNull("commitment"))
        offer.commitment = readCommitment(*commitment);
    if (const auto caps = object.findUnlessNull("caps"))
        offer.caps = readCaps(*caps);
    object.readWhole("node_gpus", offer.nodeGpus, 1, kMostGpus);
}

std::vector<std::string> readNotes(JsonObject& object) {
    std::vector<std::string> notes;
    if (const auto list = object.find("notes"))
        for (const JsonValue& note : list->items())
            notes.push_back(note.string().value_or(std::string()));
    return notes;
}

/// Where the figures beside the rates come from. Nothing is priced by it: only its form is checked.
void checkDefaultSources(const JsonValue& value) {
    JsonObject object(value);
    for (const std::string& key : object.keys()) {
        JsonObject source(*object.find(key));
        std::string text;
        Evidence evidence{};
        source.read("source", text);
        source.read("as_of", text);
        source.read("evidence", evidence, evidenceChoices());
        source.read("note", text);
    }
}

} // namespace

Offer readOffer(const JsonValue& value, const ExchangeRates& exchange) {
    Offer offer;
    JsonObject object(value);
    if (const auto id = object.require("id", "the offer's id"))
        offer.id = id->string().value_or(std::string());
    readShared(object, offer, exchange);
    if (const auto model = object.findUnlessNull("model"))
        offer.model = model->string().value_or(std::string());
    if (const auto meter = object.find("meter"))
        offer.meter = readMeter(*meter);
    if (const auto disputes = object.find("disputes"))
        for (const JsonValue& dispute : disputes->items())
            offer.disputes.push_back(readDispute(dispute));
    offer.notes = readNotes(object);
    if (const auto sources = object.find("default_sources"))
        checkDefaultSources(*sources);
    return offer;
}

OfferPatch readOfferPatch(const JsonValue& value, const ExchangeRates& exchange) {
    OfferPatch patch;
    JsonObject object(value);
    readShared(object, patch, exchange);
    if (const auto discount = object.findUnlessNull("discount"))
        patch.discount = readDiscount(*discount);
    if (const auto meter = object.find("meter"))
        patch.meter = readMeterPatch(*meter);
    return patch;
}

void writeOfferPatch(Json& node, const OfferPatch& was, const OfferPatch& now) {
    put(node, "provider", was.provider, now.provider);
    put(node, "product", was.product, now.product);
    put(node, "mode", was.mode, now.mode, nameJson<OfferMode>);
    put(node, "gpu", was.gpu, now.gpu);
    put(node, "gpu_memory_gb", was.gpuMemoryGb, now.gpuMemoryGb);
    put(node, "gpus_per_worker", was.gpusPerWorker, now.gpusPerWorker);
    put(node, "region", was.region, now.region);
    putList(node, "rates", was.rates, now.rates, writeRate);
    if (!(was.meter == now.meter))
        writeMeterPatch(objectAt(node, "meter"), was.meter, now.meter);
    if (!now.defaults)
        put(node, "defaults", was.defaults, now.defaults, [](const Policy&) { return Json(); });
    else if (was.defaults != now.defaults)
        writePolicy(objectAt(node, "defaults"), was.defaults.value_or(Policy{}), *now.defaults);
    put(node, "setup_stars", was.setupStars, now.setupStars);
    put(node, "latency", was.latency, now.latency, distributionJson);
    writeTerms(node, was, now);
}

} // namespace document
