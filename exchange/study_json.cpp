// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/study_json.h"

#include "exchange/json_values.h"

#include <algorithm>

namespace exchange {

namespace {

using pricing::BreakEven;
using pricing::ColdStartImpact;
using pricing::ColdStartStudy;
using pricing::Crossing;
using pricing::Curve;
using pricing::CurvePoint;
using pricing::SettingFigures;

Json nameOrNull(const BreakEven& s, const std::optional<int>& curve) {
    return curve ? Json(curveName(s, *curve)) : Json(nullptr);
}
Json textOrNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

template <class Study> Json head(const Study& s) {
    return {{"plan", s.plan},
            {"scenario", s.scenario},
            {"seed", s.seed},
            {"engine_version", std::string(pricing::engineVersion())}};
}

Json pairJson(const BreakEven& s, const Crossing& c) {
    const std::string axis = axisKey(s.across);
    return {{"a", curveName(s, c.a)},
            {"b", curveName(s, c.b)},
            {"status", std::string(name(c.status))},
            {axis, orNull(c.x)},
            {axis + "_low", orNull(c.xLow)},
            {axis + "_high", orNull(c.xHigh)},
            {"requests_per_day", orNull(c.requestsPerDay)},
            {"monthly_cost_usd", orNull(c.monthlyUsd)},
            {"billed_share", orNull(c.billedShare)},
            {"utilisation", orNull(c.utilisation)},
            {"cheaper_below", nameOrNull(s, c.cheaperBelow)},
            {"cheaper_above", nameOrNull(s, c.cheaperAbove)},
            {"a_meets_target", orNull(c.aMeets)},
            {"b_meets_target", orNull(c.bMeets)},
            {"sentence", pricing::words::crossing(s, c)}};
}

Json pointJson(const BreakEven& s, const Curve& curve, const CurvePoint& p) {
    const bool managed = curve.mode == pricing::OfferMode::managed;
    return {{axisKey(s.across), p.x},
            {"monthly_cost_usd", p.monthlyUsd},
            {"stderr_usd", p.stderrUsd},
            {"monthly_cost_low_usd", p.lowUsd},
            {"monthly_cost_high_usd", p.highUsd},
            {"requests_per_day", p.requestsPerDay},
            {"billed_share", managed ? Json(nullptr) : Json(p.billedShare)},
            {"utilisation", orNull(p.utilisation)},
            {"latency_p95_s", orNull(p.p95S)},
            {"target_met", orNull(p.targetMet)},
            {"workers", orNull(p.workers)}};
}

Json curveJson(const BreakEven& s, const Curve& c) {
    Json j = {{"id", c.id},
              {"pack", c.pack},
              {"label", c.label},
              {"mode", std::string(name(c.mode))},
              {"reason", textOrNull(c.reason)},
              {"ceiling", orNull(c.ceiling)},
              {"meets_target_from", orNull(c.meetsFrom)},
              {"meets_target_to", orNull(c.meetsTo)},
              {"unpriceable", c.unpriceable},
              {"points", Json::array()}};
    for (const CurvePoint& p : c.points)
        j["points"].push_back(pointJson(s, c, p));
    return j;
}

Json settingJson(const SettingFigures& f) {
    return {{"idle_timeout_s", f.idleTimeoutS},
            {"min_workers", f.minWorkers},
            {"monthly_cost_usd", f.monthlyCost.usd()},
            {"monthly_cost_stderr_usd", f.stderrUsd},
            {"p95_s", orNull(f.latency.p95)},
            {"p99_s", orNull(f.latency.p99)},
            {"cold_wait_fraction", orNull(f.coldWaitFraction)},
            {"target_met", orNull(f.targetMet)},
            {"weeks_meeting_target", orNull(f.weeksMeetingTarget)},
            {"present", f.present}};
}

Json impactJson(const ColdStartStudy& s, const ColdStartImpact& i) {
    const bool starts = i.mode == pricing::OfferMode::serverless && i.reason.empty();
    const bool fixed = i.reason.empty() && !starts && i.mode != pricing::OfferMode::managed;
    const auto usd = [&](pricing::Money m) {
        return starts || fixed ? Json(m.usd()) : Json(nullptr);
    };
    const auto split = [&](pricing::Money m) { return starts ? Json(m.usd()) : Json(nullptr); };
    Json j = {{"id", i.id},
              {"pack", i.pack},
              {"label", i.label},
              {"reason", textOrNull(i.reason)},
              {"cost_usd", usd(i.cost)},
              {"starts_usd", usd(i.starts)},
              {"idle_usd", usd(i.idling)},
              {"keep_warm_usd", split(i.keepWarm)},
              {"work_usd", split(i.work)},
              {"cold_wait_fraction", orNull(i.coldWaitFraction)},
              {"requests_waiting_per_week", orNull(i.requestsWaitingPerWeek)},
              {"cold_wait_p50_s", orNull(i.waitP50S)},
              {"added_p95_s", orNull(i.addedP95S)},
              {"added_p99_s", orNull(i.addedP99S)},
              {"by_hour_of_week", Json::array()},
              {"waits", Json::array()},
              {"frontier", Json::array()}};
    for (const auto& share : i.byHour)
        j["by_hour_of_week"].push_back(orNull(share));
    for (int h = static_cast<int>(i.byHour.size()); h < pricing::kHoursPerWeek; ++h)
        j["by_hour_of_week"].push_back(nullptr);
    for (const auto& w : i.waits)
        j["waits"].push_back({{"from_s", w.fromS}, {"to_s", w.toS}, {"share", w.share}});
    for (const SettingFigures& f : i.frontier)
        j["frontier"].push_back(settingJson(f));
    if (!i.byDuration.empty())
        j["by_duration"] = Json::array();
    for (const auto& d : i.byDuration) {
        Json row = {{"factor", d.given ? Json(nullptr) : Json(d.factor)}, {"mean_s", d.meanS}};
        row.update(settingJson(d.figures));
        j["by_duration"].push_back(row);
    }
    j["sentence"] = pricing::words::finding(s, i);
    j["advice"] = textOrNull(pricing::words::advice(i));
    return j;
}

} // namespace

std::string axisKey(pricing::Across across) {
    std::string key(name(across));
    std::replace(key.begin(), key.end(), '-', '_');
    return key + (across == pricing::Across::idleTimeout ? "_s" : "_multiplier");
}

std::string curveName(const BreakEven& s, int curve) {
    const Curve& c = s.curves[static_cast<std::size_t>(curve)];
    const auto same = std::count_if(s.curves.begin(), s.curves.end(), [&](const Curve& other) {
        return other.id == c.id && other.pack == c.pack;
    });
    return same > 1 ? c.label : c.id + "@" + c.pack;
}

std::string breakEvenJson(const BreakEven& s) {
    Json j = head(s);
    j["month_hours"] = s.monthHours;
    j["across"] = std::string(name(s.across));
    j["varied"] = s.offer >= 0 ? Json(curveName(s, s.offer)) : Json(nullptr);
    j["from"] = s.from;
    j["to"] = s.to;
    j["present"] = s.present;
    j["requests_per_day"] = s.requestsPerDay;
    j["pairs"] = Json::array();
    for (const Crossing& c : s.crossings)
        j["pairs"].push_back(pairJson(s, c));
    j["curves"] = Json::array();
    for (const Curve& c : s.curves)
        j["curves"].push_back(curveJson(s, c));
    j["cheapest"] = Json::array();
    for (const auto& part : s.ribbon)
        j["cheapest"].push_back(
            {{"from", part.from}, {"to", part.to}, {"offer", nameOrNull(s, part.cheapest)}});
    j["sentence"] = pricing::words::finding(s);
    if (!s.warnings.empty())
        j["warnings"] = s.warnings;
    return dumped(j, 2);
}

std::string coldStartJson(const ColdStartStudy& s) {
    Json j = head(s);
    j["offers"] = Json::array();
    for (const ColdStartImpact& i : s.offers)
        j["offers"].push_back(impactJson(s, i));
    if (!s.warnings.empty())
        j["warnings"] = s.warnings;
    return dumped(j, 2);
}

} // namespace exchange
