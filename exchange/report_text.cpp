// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/report_text.h"

#include "exchange/text_table.h"
#include "pricing/dated_prices.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace exchange {

namespace {

using pricing::OfferResult;
using pricing::Report;
namespace words = pricing::words;

constexpr const char* kMissing = "\u2013";

std::string said(const std::optional<double>& v, const std::function<std::string(double)>& how) {
    return v ? how(*v) : kMissing;
}

std::string errorText(const OfferResult& o) {
    if (!o.monthlyCostStderrUsd)
        return kMissing;
    const double e = 1.96 * *o.monthlyCostStderrUsd;
    if (e < 0.005)
        return o.method == pricing::Method::closedForm ? "exact" : "< $0.01";
    return "\u00B1" + words::money(e);
}

std::string targetText(const OfferResult& o) {
    if (!o.priceable())
        return kMissing;
    return !o.targetMet ? "not known" : *o.targetMet ? "yes" : "no";
}

std::vector<std::string> row(const OfferResult& o) {
    const std::optional<double> cost =
        o.monthlyCost ? std::optional(o.monthlyCost->usd()) : std::nullopt;
    return {o.label + " (" + o.pack + ")",
            said(cost, words::money),
            errorText(o),
            said(o.usdPer1kRequests, words::money),
            said(o.billedShare, words::percent),
            said(o.utilisation, words::percent),
            said(o.billedOverBusy,
                 [](double x) { return words::count(std::round(x * 10) / 10) + "\u00D7"; }),
            said(o.coldWaitFraction, words::percent),
            said(o.latency.p50, words::seconds),
            said(o.latency.p95, words::seconds),
            said(o.latency.p99, words::seconds),
            targetText(o)};
}

std::vector<const OfferResult*> cheapestFirst(const Report& report) {
    std::vector<const OfferResult*> sorted;
    for (const auto& o : report.offers)
        sorted.push_back(&o);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        if (a->priceable() != b->priceable())
            return a->priceable();
        return a->priceable() && *a->monthlyCost < *b->monthlyCost;
    });
    return sorted;
}

std::string phaseTable(const std::vector<const OfferResult*>& offers) {
    std::vector<std::string> head{"Monthly cost by phase"};
    std::vector<std::size_t> parts;
    for (std::size_t p = 0; p < pricing::kCostParts; ++p)
        if (std::any_of(offers.begin(), offers.end(),
                        [&](const auto* o) { return o->costByPart[p].nano != 0; })) {
            parts.push_back(p);
            std::string name(pricing::keyName(static_cast<pricing::CostPart>(p)));
            std::replace(name.begin(), name.end(), '_', ' ');
            head.push_back(name);
        }
    std::vector<std::vector<std::string>> rows{head};
    for (const auto* o : offers) {
        if (!o->priceable())
            continue;
        std::vector<std::string> line{o->label + " (" + o->pack + ")"};
        for (const std::size_t p : parts)
            line.push_back(o->costByPart[p].nano ? words::money(o->costByPart[p].usd()) : kMissing);
        rows.push_back(line);
    }
    return textTable(rows);
}

/// What the basis made of the policies, and what of them does nothing.
std::string policyLines(const Report& report) {
    std::string text;
    for (const OfferResult& o : report.offers) {
        if (!o.policyNote.empty())
            text += o.label + ": " + o.policyNote + "\n";
        for (const std::string& unused : o.unusedSettings)
            text += o.label + ": " + unused + "\n";
    }
    return text.empty() ? text : text + "\n";
}

std::string hourTable(const OfferResult& o) {
    static constexpr const char* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    std::vector<std::vector<std::string>> rows{
        {"Hour", "requests a week", "cost a month", "billed / busy", "wait for a start", "p95"}};
    for (std::size_t h = 0; h < o.byHour.size(); ++h) {
        const auto& f = o.byHour[h];
        const std::string clock = (h % 24 < 10 ? "0" : "") + std::to_string(h % 24) + ":00";
        const auto over =
            f.busyHours > 0 ? std::optional(f.billedHours / f.busyHours) : std::nullopt;
        rows.push_back({std::string(days[h / 24]) + " " + clock, words::count(f.expectedRequests),
                        words::money(pricing::total(f.cost).usd()),
                        said(over, [](double x) { return words::count(std::round(x * 10) / 10); }),
                        said(f.coldWaitFraction, words::percent),
                        said(f.latency.p95, words::seconds)});
    }
    return o.label + " (" + o.pack + ")\n" + textTable(rows);
}

} // namespace

namespace {

/// What must be said of the prices before one believes the figures.
std::string priceRemarks(const Report& report, const std::vector<const OfferResult*>& offers) {
    std::string text, stale;
    for (const auto* o : offers)
        if (o->priceStale.value_or(false))
            stale += (stale.empty() ? "" : ", ") + o->label + " (" + o->priceAsOf + ")";
    if (report.pricesOf)
        text += "Prices as they were on " + *report.pricesOf + ".\n";
    if (!stale.empty())
        text += "Prices more than " + std::to_string(pricing::kStaleDays) + " days old: " + stale +
                ".\n";
    return text;
}

} // namespace

std::string reportTable(const Report& report, bool byHour) {
    std::string text =
        report.plan + ", " + report.scenario + ": " + words::count(report.requestsPerWeek) +
        " requests a week, month of " + words::count(report.monthHours) + " h, seed " +
        std::to_string(report.seed) + ", " + std::to_string(report.weeksSimulated) +
        " weeks simulated" +
        (report.basis == pricing::Basis::asSet ? ""
                                               : ", basis " + std::string(name(report.basis))) +
        "\n\n";
    std::vector<std::vector<std::string>> rows{{"Offer", "cost/month", "95 %", "per 1k", "billed",
                                                "utilised", "billed/busy", "wait for start", "p50",
                                                "p95", "p99", "target met"}};
    const auto sorted = cheapestFirst(report);
    for (const auto* o : sorted)
        rows.push_back(row(*o));
    text += textTable(rows) + "\n" + phaseTable(sorted) + "\n" + policyLines(report);
    for (const auto* o : sorted)
        if (!o->priceable())
            text +=
                o->label + ": " + (o->notes.empty() ? "cannot be priced" : o->notes.front()) + "\n";
    text += priceRemarks(report, sorted);
    text += report.verdict.sentence + "\n";
    if (!report.verdict.secondLine.empty())
        text += report.verdict.secondLine + "\n";
    if (const auto n = report.verdict.cheaperNotChosen.size())
        text += std::to_string(n) + " cheaper offer" + (n > 1 ? "s are" : " is") +
                " not in the comparison: " + report.verdict.cheaperNotChosen.front() +
                (n > 1 ? " \u2026" : "") + "\n";
    for (const std::string& warning : report.warnings)
        text += "warning: " + warning + "\n";
    if (byHour)
        for (const auto* o : sorted)
            if (!o->byHour.empty())
                text += "\n" + hourTable(*o);
    return text;
}

} // namespace exchange
