// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/study_text.h"

#include "exchange/study_json.h"
#include "exchange/text_table.h"
#include "pricing/study/verdict_words.h"

#include <cmath>
#include <vector>

namespace exchange {

namespace {

using pricing::BreakEven;
using pricing::ColdStartImpact;
using pricing::Curve;
using pricing::CurvePoint;
using pricing::SettingFigures;
namespace words = pricing::words;
using Rows = std::vector<std::vector<std::string>>;

constexpr const char* kMissing = "\u2013";

std::string yesNo(const std::optional<bool>& met, const char* unknown) {
    return !met ? unknown : *met ? "yes" : "no";
}

std::string ribbonTable(const BreakEven& s) {
    Rows rows{{"Cheapest", "From", "To"}};
    for (const auto& part : s.ribbon)
        rows.push_back({part.cheapest ? s.curves[static_cast<std::size_t>(*part.cheapest)].label
                                      : "none meets the target",
                        words::place(s.across, part.from), words::place(s.across, part.to)});
    return textTable(rows);
}

/// The curves at a few round places.
std::string curvesTable(const BreakEven& s) {
    std::vector<double> places;
    constexpr int kColumns = 7;
    for (int i = 0; i < kColumns; ++i)
        places.push_back(s.from * std::pow(s.to / s.from, i / (kColumns - 1.0)));
    places.back() = s.to;
    Rows rows{{"Monthly cost, * misses the target"}};
    for (const double x : places)
        rows[0].push_back(words::place(s.across, x));
    for (const Curve& c : s.curves) {
        std::vector<std::string> row{c.label};
        for (const double x : places) {
            const auto p = pricing::at(c, x);
            row.push_back(!p ? kMissing
                             : words::money(p->monthlyUsd) + (p->targetMet == false ? "*" : " "));
        }
        rows.push_back(row);
    }
    return textTable(rows);
}

std::string warningLines(const std::vector<std::string>& warnings) {
    std::string text;
    for (const std::string& warning : warnings)
        text += (text.empty() ? "\nwarning: " : "warning: ") + warning + "\n";
    return text;
}

std::string settingName(const SettingFigures& f) {
    std::string text = words::seconds(f.idleTimeoutS);
    if (f.minWorkers > 0)
        text += ", " + std::to_string(f.minWorkers) + " warm";
    return text + (f.present ? " (now)" : "");
}

std::string settingsTable(const ColdStartImpact& i) {
    Rows rows{{"Idle timeout", "Monthly cost", "p95", "p99", "Wait for a start", "Meets target"}};
    const auto said = [](const std::optional<double>& v, std::string (*how)(double)) {
        return v ? how(*v) : std::string(kMissing);
    };
    for (const SettingFigures& f : i.frontier)
        rows.push_back({settingName(f), words::money(f.monthlyCost.usd()),
                        said(f.latency.p95, words::seconds), said(f.latency.p99, words::seconds),
                        said(f.coldWaitFraction, words::percent), yesNo(f.targetMet, "not known")});
    return textTable(rows);
}

} // namespace

std::string breakEvenTable(const BreakEven& s) {
    std::string text = words::finding(s) + "\n\n" + ribbonTable(s) + "\n" + curvesTable(s) + "\n";
    for (const auto& crossing : s.crossings)
        text += words::crossing(s, crossing) + "\n";
    return text + warningLines(s.warnings);
}

std::string breakEvenCsv(const BreakEven& s) {
    std::string text =
        csvLine({"id", "pack", "label", axisKey(s.across), "monthly_cost_usd", "stderr_usd",
                 "monthly_cost_low_usd", "monthly_cost_high_usd", "requests_per_day",
                 "billed_share", "utilisation", "latency_p95_s", "target_met", "workers"});
    for (const Curve& c : s.curves)
        for (const CurvePoint& p : c.points) {
            const bool managed = c.mode == pricing::OfferMode::managed;
            text += csvLine({c.id, c.pack, c.label, number(p.x), number(p.monthlyUsd),
                             number(p.stderrUsd), number(p.lowUsd), number(p.highUsd),
                             number(p.requestsPerDay), managed ? "" : number(p.billedShare),
                             number(p.utilisation), number(p.p95S),
                             !p.targetMet   ? ""
                             : *p.targetMet ? "true"
                                            : "false",
                             p.workers ? std::to_string(*p.workers) : ""});
        }
    return text;
}

std::string coldStartTable(const pricing::ColdStartStudy& s) {
    std::string text;
    for (const ColdStartImpact& i : s.offers) {
        text += (text.empty() ? "" : "\n") + words::finding(s, i) + "\n";
        if (i.frontier.empty())
            continue;
        text += words::moneyStrip(i) + "\n";
        if (i.addedP95S)
            text += "Starts add " + words::seconds(*i.addedP95S) + " to the p95.\n";
        text += "\n" + settingsTable(i);
        if (const std::string advice = words::advice(i); !advice.empty())
            text += advice + "\n";
    }
    return text + warningLines(s.warnings);
}

std::string coldStartCsv(const pricing::ColdStartStudy& s) {
    std::string text =
        csvLine({"id", "pack", "label", "idle_timeout_s", "min_workers", "monthly_cost_usd",
                 "monthly_cost_stderr_usd", "p95_s", "p99_s", "cold_wait_fraction", "target_met",
                 "weeks_meeting_target", "present"});
    for (const ColdStartImpact& i : s.offers)
        for (const SettingFigures& f : i.frontier)
            text += csvLine({i.id, i.pack, i.label, number(f.idleTimeoutS),
                             std::to_string(f.minWorkers), number(f.monthlyCost.usd()),
                             number(f.stderrUsd), number(f.latency.p95), number(f.latency.p99),
                             number(f.coldWaitFraction),
                             !f.targetMet   ? ""
                             : *f.targetMet ? "true"
                                            : "false",
                             number(f.weeksMeetingTarget), f.present ? "true" : "false"});
    return text;
}

} // namespace exchange
