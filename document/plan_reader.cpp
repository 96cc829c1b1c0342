// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

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

constexpr int kSlots = 16;
constexpr double kMostMonthHours = 10'000;

MonthLength readMonth(const JsonValue& value) {
    MonthLength month;
    if (value.node() == "calendar")
        month.calendar = true;
    else if (!value.node().is_number())
        value.wrong("a number of hours or \"calendar\"");
    else
        month.hours = value.number(Range{0, kMostMonthHours, true}).value_or(month.hours);
    return month;
}

std::vector<std::string> readPackNames(const JsonValue& value) {
    std::vector<std::string> names;
    for (const JsonValue& name : value.items())
        names.push_back(name.string().value_or(std::string()));
    return names;
}

OfferChoice readChoice(const JsonValue& value, const ExchangeRates& exchange) {
    OfferChoice choice;
    JsonObject object(value);
    if (const auto id = object.require("id", "the offer's id"))
        choice.id = id->string().value_or(std::string());
    object.read("pack", choice.pack);
    object.read("label", choice.label);
    object.readWhole("slot", choice.slot, 1, kSlots);
    object.read("enabled", choice.enabled);
    if (const auto policy = object.find("policy"))
        choice.policy = readPolicy(*policy);
    if (const auto patch = object.find("override"))
        choice.override_ = readOfferPatch(*patch, exchange);
    return choice;
}

const std::vector<Choice<Basis>>& bases() {
    static const auto choices = choicesOf<Basis>(3);
    return choices;
}

Scenario readScenario(const JsonValue& value, const ExchangeRates& exchange) {
    Scenario scenario;
    JsonObject object(value);
    object.read("name", scenario.name);
    object.read("basis", scenario.basis, bases());
    if (const auto traffic = object.require("traffic", "an object with requests_per_s"))
        scenario.traffic = readTraffic(*traffic);
    if (const auto workload = object.find("workload"))
        scenario.workload = readWorkload(*workload);
    if (const auto offers = object.find("offers"))
        for (const JsonValue& offer : offers->items())
            scenario.offers.push_back(readChoice(offer, exchange));
    return scenario;
}

void readScenarios(const JsonValue& value, const ExchangeRates& exchange,
                   std::vector<Scenario>& scenarios) {
    for (const JsonValue& scenario : value.items())
        scenarios.push_back(readScenario(scenario, exchange));
    if (value.node().is_array() && scenarios.empty())
        value.wrong("at least one scenario");
}

void number(std::vector<Scenario>& scenarios) {
    std::uint32_t scenarioId = 0;
    std::uint32_t offerId = 0;
    for (Scenario& scenario : scenarios) {
        scenario.origin = ++scenarioId;
        for (OfferChoice& offer : scenario.offers)
            offer.origin = ++offerId;
    }
}

} // namespace

Plan readPlan(const JsonValue& root) {
    Plan plan;
    plan.pricePacks = defaultPacks();
    JsonObject object(root);
    if (!readVersion(object, "breakeven-plan", kPlanVersion))
        return plan;
    object.read("name", plan.name);
    if (const auto about = object.find("about"))
        about->string(); // kept in the tree, no part of what is priced
    if (const auto month = object.find("month_hours"))
        plan.month = readMonth(*month);
    object.read("currency", plan.currency);
    if (const auto seed = object.find("seed"))
        plan.seed = seed->unsignedWhole().value_or(plan.seed);
    if (const auto packs = object.find("price_packs"))
        plan.pricePacks = readPackNames(*packs);
    if (const auto day = object.findUnlessNull("prices_of"))
        plan.pricesOf = readDay(*day);
    if (const auto exchange = object.findUnlessNull("exchange_rates"))
        plan.exchangeRates = readExchangeRates(*exchange);
    if (const auto scenarios = object.require("scenarios", "at least one scenario"))
        readScenarios(*scenarios, plan.exchangeRates, plan.scenarios);
    number(plan.scenarios);
    return plan;
}

} // namespace document
