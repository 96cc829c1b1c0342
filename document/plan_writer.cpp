// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_edit.h"
#include "document/offer_json.h"
#include "document/plan_file.h"
#include "document/plan_json.h"
#include "document/policy_json.h"
#include "document/rate_json.h"
#include "document/traffic_json.h"
#include "document/workload_json.h"

namespace document {

namespace {

using namespace pricing;

Json monthJson(const MonthLength& month) {
    return month.calendar ? Json("calendar") : numberJson(month.hours);
}

void putPatch(Json& node, const std::optional<OfferPatch>& was,
              const std::optional<OfferPatch>& now) {
    if (was == now)
        return;
    if (now)
        writeOfferPatch(objectAt(node, "override"), was.value_or(OfferPatch{}), *now);
    else
        node.erase("override");
}

Json choiceNode(const OfferChoice& now, const PlanSource* source) {
    const auto origin = source ? source->offer(now.origin) : PlanSource::Origin<OfferChoice>{};
    const OfferChoice was = origin.value ? *origin.value : OfferChoice{};
    Json node = origin.node ? *origin.node : Json::object();
    state(node, "id", origin.value ? &was.id : nullptr, now.id);
    put(node, "pack", was.pack, now.pack);
    put(node, "label", was.label, now.label);
    put(node, "slot", was.slot, now.slot);
    state(node, "enabled", origin.value ? &was.enabled : nullptr, now.enabled);
    if (!(was.policy == now.policy))
        writePolicy(objectAt(node, "policy"), was.policy, now.policy);
    putPatch(node, was.override_, now.override_);
    return node;
}

Json choiceList(const std::vector<OfferChoice>& offers, const PlanSource* source) {
    Json list = Json::array();
    for (const OfferChoice& offer : offers)
        list.push_back(choiceNode(offer, source));
    return list;
}

void putOffers(Json& node, const Scenario* was, const Scenario& now, const PlanSource* source) {
    if (!was || was->offers != now.offers)
        assign(node, "offers", choiceList(now.offers, source));
}

Json scenarioNode(const Scenario& now, const PlanSource* source) {
    const auto origin = source ? source->scenario(now.origin) : PlanSource::Origin<Scenario>{};
    const Scenario* was = origin.value;
    Json node = origin.node ? *origin.node : Json::object();
    state(node, "name", was ? &was->name : nullptr, now.name);
    put(node, "basis", was ? was->basis : Basis::asSet, now.basis,
        [](const Basis& basis) { return Json(std::string(pricing::name(basis))); });
    if (!was || was->traffic != now.traffic)
        writeTraffic(objectAt(node, "traffic"), was ? &was->traffic : nullptr, now.traffic);
    if (!was || was->workload != now.workload)
        writeWorkload(objectAt(node, "workload"), was ? &was->workload : nullptr, now.workload);
    putOffers(node, was, now, source);
    return node;
}

} // namespace

Json writePlan(const Plan& now, const PlanSource* source) {
    const Plan* was = source ? &source->plan : nullptr;
    Json root = source ? source->tree : Json::object();
    if (!source)
        assign(root, "format", "breakeven-plan");
    assign(root, "version", kPlanVersion);
    state(root, "name", was ? &was->name : nullptr, now.name);
    state(root, "month_hours", was ? &was->month : nullptr, now.month, monthJson);
    state(root, "currency", was ? &was->currency : nullptr, now.currency);
    state(root, "seed", was ? &was->seed : nullptr, now.seed);
    state(root, "price_packs", was ? &was->pricePacks : nullptr, now.pricePacks);
    put(root, "prices_of", was ? was->pricesOf : std::nullopt, now.pricesOf);
    if (now.exchangeRates != (was ? was->exchangeRates : ExchangeRates{}))
        assign(root, "exchange_rates", exchangeRatesJson(now.exchangeRates));
    if (was && was->scenarios == now.scenarios)
        return root;
    Json scenarios = Json::array();
    for (const Scenario& scenario : now.scenarios)
        scenarios.push_back(scenarioNode(scenario, source));
    assign(root, "scenarios", std::move(scenarios));
    return root;
}

} // namespace document
