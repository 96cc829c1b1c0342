// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/json_values.h"
#include "exchange/price_lists.h"
#include "exchange/text_table.h"
#include "pricing/study/verdict_words.h"

namespace exchange {

namespace {

using pricing::OfferDifference;
using pricing::OfferResult;
using pricing::PackEffect;
namespace words = pricing::words;

const char* kindOf(const OfferDifference& d) {
    return !d.before ? "added" : !d.after ? "removed" : "changed";
}

std::optional<double> costOf(const std::optional<OfferResult>& result) {
    return result && result->monthlyCost ? std::optional(result->monthlyCost->usd()) : std::nullopt;
}

std::optional<double> difference(const std::optional<double>& from,
                                 const std::optional<double>& to) {
    return from && to ? std::optional(*to - *from) : std::nullopt;
}

/// Why a cost is missing, as the offer itself says.
std::string reasonOf(const std::optional<OfferResult>& result) {
    return result && !result->monthlyCost && !result->notes.empty() ? result->notes.front()
                                                                    : std::string();
}

Json changesJson(const OfferDifference& d) {
    Json changes = Json::array();
    for (const auto& change : d.changes)
        changes.push_back({{"key", change.key}, {"from", change.from}, {"to", change.to}});
    return changes;
}

Json effectJson(const PackEffect& e, const OfferDifference& d) {
    const auto before = costOf(e.before), after = costOf(e.after);
    Json changes = Json::array();
    for (std::size_t k = 0; k < e.each.size(); ++k)
        changes.push_back({{"key", d.changes[k].key},
                           {"monthly_cost_usd", orNull(costOf(e.each[k]))},
                           {"difference_usd", orNull(difference(before, costOf(e.each[k])))}});
    Json j = {
        {"label", e.label},
        {"monthly_cost_before_usd", orNull(before)},
        {"monthly_cost_after_usd", orNull(after)},
        {"difference_usd", orNull(difference(before, after))},
        {"stderr_before_usd", e.before ? orNull(e.before->monthlyCostStderrUsd) : Json(nullptr)},
        {"stderr_after_usd", e.after ? orNull(e.after->monthlyCostStderrUsd) : Json(nullptr)},
        {"by_change", changes}};
    for (const auto* side : {&e.before, &e.after})
        if (const std::string reason = reasonOf(*side); !reason.empty())
            j[side == &e.before ? "reason_before" : "reason_after"] = reason;
    return j;
}

std::string moneyText(const std::optional<double>& usd) {
    return usd ? words::money(*usd) : "–";
}

std::string signedMoney(const std::optional<double>& usd) {
    return usd ? (*usd > 0   ? "+"
                  : *usd < 0 ? "−"
                             : "±") +
                     words::money(*usd < 0 ? -*usd : *usd)
               : "–";
}

std::string effectText(const PackEffect& e, const OfferDifference& d) {
    const auto before = costOf(e.before), after = costOf(e.after);
    std::string text = "  " + e.label + ": " + moneyText(before) + " → " + moneyText(after) +
                       " a month (" + signedMoney(difference(before, after)) + ")\n";
    if (e.each.size() > 1)
        for (std::size_t k = 0; k < e.each.size(); ++k)
            text += "    " + d.changes[k].key +
                    " alone: " + signedMoney(difference(before, costOf(e.each[k]))) + "\n";
    return text;
}

} // namespace

std::string comparisonJson(const PackComparison& c) {
    Json j = {{"before", c.before},
              {"after", c.after},
              {"plan", c.plan.empty() ? Json(nullptr) : Json(c.plan)},
              {"offers", Json::array()}};
    for (std::size_t i = 0; i < c.differences.size(); ++i) {
        const OfferDifference& d = c.differences[i];
        Json offer = {{"id", d.id},
                      {"title", (d.before ? *d.before : *d.after).title()},
                      {"change", kindOf(d)},
                      {"changes", changesJson(d)},
                      {"effects", Json::array()}};
        for (const PackEffect& e : c.effects)
            if (e.difference == i)
                offer["effects"].push_back(effectJson(e, d));
        j["offers"].push_back(std::move(offer));
    }
    return dumped(j, 2);
}

std::string comparisonCsv(const PackComparison& c) {
    std::string text =
        csvLine({"id", "change", "key", "from", "to", "label", "monthly_cost_before_usd",
                 "monthly_cost_with_change_usd", "difference_usd"});
    const auto line = [&](const OfferDifference& d, const std::string& key, const std::string& from,
                          const std::string& to, const PackEffect* e,
                          const std::optional<double>& with) {
        const auto before = e ? costOf(e->before) : std::nullopt;
        text += csvLine({d.id, kindOf(d), key, from, to, e ? e->label : "", number(before),
                         number(with), number(difference(before, with))});
    };
    for (std::size_t i = 0; i < c.differences.size(); ++i) {
        const OfferDifference& d = c.differences[i];
        bool any = false;
        for (const PackEffect& e : c.effects) {
            if (e.difference != i)
                continue;
            any = true;
            for (std::size_t k = 0; k < d.changes.size(); ++k)
                line(d, d.changes[k].key, d.changes[k].from, d.changes[k].to, &e,
                     costOf(e.each[k]));
            line(d, "", "", "", &e, costOf(e.after)); // all of them together
        }
        if (any)
            continue;
        for (const auto& change : d.changes)
            line(d, change.key, change.from, change.to, nullptr, {});
        if (d.changes.empty())
            line(d, "", "", "", nullptr, {});
    }
    return text;
}

std::string comparisonTable(const PackComparison& c) {
    if (c.differences.empty())
        return c.before + " and " + c.after + " have the same offers and prices\n";
    std::string text = c.before + " → " + c.after + "\n";
    for (std::size_t i = 0; i < c.differences.size(); ++i) {
        const OfferDifference& d = c.differences[i];
        text += (d.before ? *d.before : *d.after).title() + " (" + d.id + "): " + kindOf(d) + "\n";
        for (const auto& change : d.changes)
            text += "  " + change.key + ": " + change.from + " → " + change.to + "\n";
        for (const PackEffect& e : c.effects)
            if (e.difference == i)
                text += effectText(e, d);
    }
    if (!c.plan.empty() && c.effects.empty())
        text += "No ticked offer of " + c.plan + " is touched.\n";
    return text;
}

} // namespace exchange
