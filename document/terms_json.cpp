// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/terms_json.h"

#include "document/json_edit.h"
#include "document/rate_json.h"

namespace document {

namespace {

using namespace pricing;

constexpr Range kFactor{0, 1000, true};
constexpr int kLongestTermMonths = 120;

Json multipliersJson(const Multipliers& m) {
    Json node = Json::object();
    if (!m.region.empty()) {
        node["region"] = Json::object();
        for (const auto& [region, factor] : m.region)
            node["region"][region] = numberJson(factor);
    }
    if (m.nonPreemptible) {
        node["non_preemptible"] = numberJson(*m.nonPreemptible);
        node["non_preemptible_gpu"] = m.nonPreemptibleGpu;
    }
    return node;
}

Json commitmentJson(const Commitment& c) {
    return {{"term_months", c.termMonths},
            {"discount", numberJson(c.discount)},
            {"upfront_usd", numberJson(c.upfrontUsd)}};
}

Json capsJson(const AccountCaps& caps) {
    Json node = Json::object();
    if (caps.workers)
        node["workers"] = *caps.workers;
    if (caps.usdPerHour)
        node["usd_per_hour"] = numberJson(*caps.usdPerHour);
    return node;
}

Json discountJson(const Discount& discount) {
    Json node = {{"share", numberJson(discount.share)}};
    if (!discount.source.empty())
        node["source"] = discount.source;
    if (!discount.asOf.empty())
        node["as_of"] = discount.asOf;
    return node;
}

} // namespace

Multipliers readMultipliers(const JsonValue& value) {
    Multipliers m;
    JsonObject object(value);
    if (const auto regions = object.find("region")) {
        JsonObject byName(*regions);
        for (const std::string& region : byName.keys())
            m.region[region] = byName.find(region)->number(kFactor).value_or(1);
    }
    object.read("non_preemptible", m.nonPreemptible, kFactor);
    object.read("non_preemptible_gpu", m.nonPreemptibleGpu);
    return m;
}

Commitment readCommitment(const JsonValue& value) {
    Commitment c;
    JsonObject object(value);
    object.readWhole("term_months", c.termMonths, 1, kLongestTermMonths);
    object.read("discount", c.discount, kShare);
    object.read("upfront_usd", c.upfrontUsd);
    return c;
}

AccountCaps readCaps(const JsonValue& value) {
    AccountCaps caps;
    JsonObject object(value);
    object.readWhole("workers", caps.workers, 1, kMostWorkers);
    object.read("usd_per_hour", caps.usdPerHour, kPositive);
    return caps;
}

Discount readDiscount(const JsonValue& value) {
    Discount discount;
    JsonObject object(value);
    if (const auto share = object.require("share", "the share taken off, from 0 to 1"))
        discount.share = share->number(kShare).value_or(0);
    object.read("source", discount.source);
    if (const auto day = object.findUnlessNull("as_of"))
        discount.asOf = readDay(*day).value_or(std::string());
    return discount;
}

void writeTerms(Json& node, const OfferPatch& was, const OfferPatch& now) {
    put(node, "multipliers", was.multipliers, now.multipliers, multipliersJson);
    put(node, "commitment", was.commitment, now.commitment, commitmentJson);
    put(node, "caps", was.caps, now.caps, capsJson);
    put(node, "node_gpus", was.nodeGpus, now.nodeGpus);
    put(node, "discount", was.discount, now.discount, discountJson);
}

} // namespace document
