// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/forecast_text.h"

#include "exchange/json_values.h"
#include "exchange/text_table.h"
#include "pricing/study/report.h"
#include "pricing/study/verdict_words.h"

namespace exchange {

namespace {

using pricing::Forecast;
using pricing::ForecastMonth;
namespace words = pricing::words;

Json nameOf(const Forecast& f, const std::optional<int>& offer) {
    if (!offer)
        return nullptr;
    const auto& o = f.offers[static_cast<std::size_t>(*offer)];
    return o.id + "@" + o.pack;
}

Json monthJson(const Forecast& f, const ForecastMonth& m) {
    Json j = {{"month", m.month},
              {"traffic_multiplier", m.times},
              {"requests_per_day", m.requestsPerDay},
              {"cheapest", nameOf(f, m.cheapest)},
              {"monthly_cost_usd", Json::array()},
              {"stderr_usd", Json::array()},
              {"target_met", Json::array()}};
    for (const auto& p : m.points) {
        j["monthly_cost_usd"].push_back(p ? Json(p->monthlyUsd) : Json(nullptr));
        j["stderr_usd"].push_back(p ? Json(p->stderrUsd) : Json(nullptr));
        j["target_met"].push_back(p ? orNull(p->targetMet) : Json(nullptr));
    }
    return j;
}

} // namespace

std::string forecastJson(const Forecast& f) {
    Json j = {{"plan", f.plan},
              {"scenario", f.scenario},
              {"seed", f.seed},
              {"engine_version", std::string(pricing::engineVersion())},
              {"growth_per_month", f.options.growthPerMonth},
              {"season", f.options.season},
              {"finding", words::finding(f)},
              {"offers", Json::array()},
              {"months", Json::array()},
              {"switches", Json::array()},
              {"cheapest_throughout", nameOf(f, f.stay)},
              {"cost_when_switching_usd", orNull(f.switchUsd)},
              {"warnings", f.warnings}};
    for (const auto& o : f.offers)
        j["offers"].push_back({{"id", o.id},
                               {"pack", o.pack},
                               {"label", o.label},
                               {"mode", std::string(name(o.mode))},
                               {"reason", o.reason.empty() ? Json(nullptr) : Json(o.reason)},
                               {"total_cost_usd", orNull(o.sumUsd)},
                               {"meets_target_always", o.meetsAlways}});
    for (const ForecastMonth& m : f.months)
        j["months"].push_back(monthJson(f, m));
    for (const auto& s : f.switches)
        j["switches"].push_back(
            {{"month", s.month}, {"from", nameOf(f, s.from)}, {"to", nameOf(f, s.to)}});
    return dumped(j, 2);
}

std::string forecastCsv(const Forecast& f) {
    std::string text =
        csvLine({"id", "pack", "label", "month", "traffic_multiplier", "requests_per_day",
                 "monthly_cost_usd", "stderr_usd", "latency_p95_s", "target_met", "cheapest"});
    for (std::size_t i = 0; i < f.offers.size(); ++i)
        for (const ForecastMonth& m : f.months) {
            const auto& o = f.offers[i];
            const auto& p = m.points[i];
            text += csvLine({o.id, o.pack, o.label, std::to_string(m.month), number(m.times),
                             number(m.requestsPerDay), p ? number(p->monthlyUsd) : "",
                             p ? number(p->stderrUsd) : "", p ? number(p->p95S) : "",
                             !p || !p->targetMet ? ""
                             : *p->targetMet     ? "true"
                                                 : "false",
                             m.cheapest == static_cast<int>(i) ? "true" : "false"});
        }
    return text;
}

std::string forecastTable(const Forecast& f) {
    std::vector<std::vector<std::string>> rows{{"Monthly cost, * misses the target"}};
    for (const ForecastMonth& m : f.months)
        if (m.month % 3 == 0 || m.month == f.options.months)
            rows[0].push_back("month " + std::to_string(m.month));
    rows[0].emplace_back("sum");
    for (std::size_t i = 0; i < f.offers.size(); ++i) {
        std::vector<std::string> row{f.offers[i].label};
        for (const ForecastMonth& m : f.months) {
            if (m.month % 3 != 0 && m.month != f.options.months)
                continue;
            const auto& p = m.points[i];
            row.push_back(!p ? "\u2013"
                             : words::money(p->monthlyUsd) + (p->targetMet == false ? "*" : " "));
        }
        row.push_back(f.offers[i].sumUsd ? words::money(*f.offers[i].sumUsd) : "\u2013");
        rows.push_back(row);
    }
    std::string text = words::finding(f) + "\n\n" + textTable(rows);
    for (const auto& o : f.offers)
        if (!o.reason.empty())
            text += o.label + ": " + o.reason + "\n";
    for (const std::string& warning : f.warnings)
        text += "warning: " + warning + "\n";
    return text;
}

} // namespace exchange
