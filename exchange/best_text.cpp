// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/best_text.h"

#include "exchange/json_values.h"
#include "exchange/text_table.h"
#include "pricing/study/verdict_words.h"

#include <vector>

namespace exchange {

namespace {

using pricing::BestPolicies;
using pricing::BestPolicy;
using pricing::Policy;
namespace words = pricing::words;

Json scalerJson(const pricing::Scaler& scaler) {
    Json j = {{"kind", std::string(kindName(scaler))}};
    if (const auto* delay = std::get_if<pricing::QueueDelayScaler>(&scaler))
        j["seconds"] = delay->seconds;
    else if (const auto* counts = std::get_if<pricing::RequestCountScaler>(&scaler))
        j["value"] = counts->value;
    else if (const auto* modal = std::get_if<pricing::ModalScaler>(&scaler))
        j["buffer"] = modal->buffer;
    return j;
}

/// What was searched, by the plan's own keys: it may stand in the plan as it is.
Json policyJson(const BestPolicy& best) {
    if (!best.policy || best.mode == pricing::OfferMode::managed)
        return nullptr;
    const Policy& p = *best.policy;
    if (best.mode != pricing::OfferMode::serverless)
        return {{"workers", best.result.workers ? Json(*best.result.workers) : Json("auto")}};
    const auto min = p.minWorkers.value_or(pricing::WorkerCount{0});
    Json j = {{"min_workers", std::visit([](const auto& n) { return Json(n); }, min)},
              {"max_workers", orNull(p.maxWorkers)},
              {"idle_timeout_s", orNull(p.idleTimeoutS)}};
    if (p.scaler)
        j["scaler"] = scalerJson(*p.scaler);
    return j;
}

std::string met(const std::optional<bool>& targetMet) {
    return !targetMet ? "not known" : *targetMet ? "yes" : "no";
}

std::string costOf(const pricing::OfferResult& r) {
    return r.monthlyCost ? words::money(r.monthlyCost->usd()) : "\u2013";
}

} // namespace

std::string bestJson(const BestPolicies& s) {
    Json j = {{"plan", s.plan},
              {"scenario", s.scenario},
              {"seed", s.seed},
              {"engine_version", std::string(pricing::engineVersion())},
              {"offers", Json::array()}};
    for (const BestPolicy& best : s.offers) {
        const bool found = best.policy.has_value();
        j["offers"].push_back(
            {{"id", best.id},
             {"pack", best.pack},
             {"label", best.label},
             {"reason", best.reason.empty() ? Json(nullptr) : Json(best.reason)},
             {"policy", policyJson(best)},
             {"monthly_cost_usd", found ? orNull(best.result.monthlyCost) : Json(nullptr)},
             {"monthly_cost_stderr_usd",
              found ? orNull(best.result.monthlyCostStderrUsd) : Json(nullptr)},
             {"latency_p95_s", found ? orNull(best.result.latency.p95) : Json(nullptr)},
             {"target_met", found ? orNull(best.result.targetMet) : Json(nullptr)},
             {"as_set_monthly_cost_usd", orNull(best.asSet.monthlyCost)},
             {"as_set_target_met", orNull(best.asSet.targetMet)},
             {"settings_tried", best.tried},
             {"sentence", words::finding(best, s.hasTargets)}});
    }
    if (!s.warnings.empty())
        j["warnings"] = s.warnings;
    return dumped(j, 2);
}

std::string bestCsv(const BestPolicies& s) {
    std::string text = csvLine({"id", "pack", "label", "policy", "monthly_cost_usd",
                                "as_set_monthly_cost_usd", "target_met", "reason"});
    for (const BestPolicy& best : s.offers) {
        const auto usd = [](const pricing::OfferResult& r, bool known) {
            return known && r.monthlyCost ? number(r.monthlyCost->usd()) : std::string();
        };
        text += csvLine({best.id, best.pack, best.label, dumped(policyJson(best), -1),
                         usd(best.result, best.policy.has_value()), usd(best.asSet, true),
                         best.policy ? met(best.result.targetMet) : "", best.reason});
    }
    return text;
}

std::string bestTable(const BestPolicies& s) {
    std::vector<std::vector<std::string>> rows{
        {"Offer", "As set", "Meets target", "Cheapest", "How"}};
    for (const BestPolicy& best : s.offers)
        rows.push_back({best.label, costOf(best.asSet), met(best.asSet.targetMet),
                        best.policy ? costOf(best.result) : "\u2013",
                        best.policy ? words::policy(*best.policy, best.mode) : best.reason});
    std::string text = textTable(rows);
    for (const std::string& warning : s.warnings)
        text += "warning: " + warning + "\n";
    return text;
}

} // namespace exchange
