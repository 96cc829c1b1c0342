// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/best_text.h"

#include "exchange/policy_json.h"
#include "exchange/text_table.h"
#include "pricing/study/verdict_words.h"

#include <vector>

namespace exchange {

namespace {

using pricing::BestPolicies;
using pricing::BestPolicy;
namespace words = pricing::words;

Json policyFound(const BestPolicy& best) {
    return best.policy ? policyJson(best.result) : Json(nullptr);
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
             {"policy", policyFound(best)},
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
        text += csvLine({best.id, best.pack, best.label, dumped(policyFound(best), -1),
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
