// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/report_json.h"

#include "exchange/json_values.h"
#include "exchange/policy_json.h"
#include "pricing/study/compare.h"

namespace exchange {

namespace {

using pricing::HourFigures;
using pricing::OfferResult;
using pricing::Report;

Json textOrNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json costJson(const pricing::CostByPart& cost, bool known) {
    Json parts = Json::object();
    for (int p = 0; p < pricing::kCostParts; ++p) {
        const auto key = std::string(pricing::keyName(static_cast<pricing::CostPart>(p)));
        parts[key] = known ? Json(cost[static_cast<std::size_t>(p)].usd()) : Json(nullptr);
    }
    return parts;
}

Json latencyJson(const pricing::LatencyFigures& l, bool withMean) {
    Json j = Json::object();
    if (withMean)
        j["mean"] = orNull(l.mean);
    j["p50"] = orNull(l.p50);
    j["p95"] = orNull(l.p95);
    j["p99"] = orNull(l.p99);
    return j;
}

Json hourJson(const HourFigures& h, const OfferResult& o, std::size_t hour) {
    const bool worker = o.billedHours.has_value();
    const auto known = [&](double v) { return worker ? Json(v) : Json(nullptr); };
    return {{"hour_of_week", hour},
            {"requests_per_week", h.expectedRequests},
            {"monthly_cost_usd", pricing::total(h.cost).usd()},
            {"cost_by_phase_usd", costJson(h.cost, true)},
            {"billed_hours", known(h.billedHours)},
            {"busy_hours", known(h.busyHours)},
            {"billed_over_busy",
             worker && h.busyHours > 0 ? Json(h.billedHours / h.busyHours) : Json(nullptr)},
            {"cold_starts_per_month", known(h.coldStarts)},
            {"cold_wait_fraction", orNull(h.coldWaitFraction)},
            {"rejected_fraction", orNull(h.rejectedFraction)},
            {"timed_out_fraction", orNull(h.timedOutFraction)},
            {"workers_busy", known(h.workersBusy)},
            {"workers_starting", known(h.workersStarting)},
            {"workers_idle", known(h.workersIdle)},
            {"workers_kept_warm", known(h.workersKeptWarm)},
            {"latency_s", latencyJson(h.latency, false)}};
}

void addMoney(Json& j, const OfferResult& o) {
    j["monthly_cost_usd"] = orNull(o.monthlyCost);
    j["monthly_cost_stderr_usd"] = orNull(o.monthlyCostStderrUsd);
    j["monthly_cost_p10_usd"] = orNull(o.monthlyCostP10Usd);
    j["monthly_cost_p90_usd"] = orNull(o.monthlyCostP90Usd);
    j["monthly_cost_low_usd"] = orNull(o.monthlyCostLow);
    j["monthly_cost_high_usd"] = orNull(o.monthlyCostHigh);
    j["cost_by_phase_usd"] = costJson(o.costByPart, o.priceable());
}

void addUse(Json& j, const OfferResult& o) {
    j["billed_hours"] = orNull(o.billedHours);
    j["busy_hours"] = orNull(o.busyHours);
    j["billed_share"] = orNull(o.billedShare);
    j["utilisation"] = orNull(o.utilisation);
    j["slot_fill"] = orNull(o.slotFill);
    j["billed_over_busy"] = orNull(o.billedOverBusy);
    j["usd_per_1k_requests"] = orNull(o.usdPer1kRequests);
    j["usd_per_1m_tokens"] = orNull(o.usdPer1mTokens);
    j["usd_per_1m_input_tokens"] = orNull(o.usdPer1mInputTokens);
    j["usd_per_1m_output_tokens"] = orNull(o.usdPer1mOutputTokens);
    j["workers"] = orNull(o.workers);
}

/// Only of fleets that tell them.
void addStarts(Json& j, const OfferResult& o) {
    if (o.startPhases)
        j["start_s"] = {{"queue", o.startPhases->queue},
                        {"pull", o.startPhases->pull},
                        {"load", o.startPhases->load}};
    if (o.refusedStartsPerMonth)
        j["refused_starts_per_month"] = *o.refusedStartsPerMonth;
    if (o.restoredFraction)
        j["restored_fraction"] = *o.restoredFraction;
    for (const pricing::GpuShare& g : o.gpuMix)
        j["gpu_mix"].push_back({{"gpu", g.gpu}, {"share", g.share}});
    if (o.interruptionsPerMonth) {
        j["interruptions_per_month"] = *o.interruptionsPerMonth;
        j["rerun_fraction"] = orNull(o.rerunFraction);
    }
}

void addUsers(Json& j, const OfferResult& o) {
    j["cold_starts_per_month"] = orNull(o.coldStartsPerMonth);
    j["cold_wait_fraction"] = orNull(o.coldWaitFraction);
    j["cold_start_low_s"] = orNull(o.coldStartLowS);
    j["cold_start_high_s"] = orNull(o.coldStartHighS);
    j["cold_wait_p50_s"] = orNull(o.coldWaitP50S);
    j["rejected_fraction"] = orNull(o.rejectedFraction);
    j["timed_out_fraction"] = orNull(o.timedOutFraction);
    j["latency_s"] = latencyJson(o.latency, true);
    j["target_met"] = orNull(o.targetMet);
    j["weeks_meeting_target"] = orNull(o.weeksMeetingTarget);
}

Json offerJson(const OfferResult& o, bool byHour) {
    Json j = {{"id", o.id},
              {"pack", o.pack},
              {"label", o.label},
              {"provider", o.provider},
              {"product", o.product},
              {"mode", std::string(pricing::name(o.mode))},
              {"gpu", textOrNull(o.gpu)}};
    addMoney(j, o);
    addUse(j, o);
    addUsers(j, o);
    addStarts(j, o);
    j["policy"] = policyJson(o);
    j["setup_stars"] = orNull(o.setupStars);
    j["price_as_of"] = textOrNull(o.priceAsOf);
    j["price_stale"] = orNull(o.priceStale);
    j["price_source"] = textOrNull(o.priceSource);
    j["evidence"] = o.evidence ? Json(std::string(pricing::name(*o.evidence))) : Json(nullptr);
    j["method"] = o.priceable() ? Json(std::string(pricing::name(o.method))) : Json(nullptr);
    j["weeks_simulated"] = o.weeksSimulated;
    j["notes"] = o.notes;
    if (byHour) {
        j["by_hour"] = Json::array();
        for (std::size_t h = 0; h < o.byHour.size(); ++h)
            j["by_hour"].push_back(hourJson(o.byHour[h], o, h));
    }
    return j;
}

Json verdictJson(const Report& report) {
    const pricing::Verdict& v = report.verdict;
    const auto named = [&](const std::optional<int>& index) {
        return index ? Json(pricing::offerName(report, *index)) : Json(nullptr);
    };
    Json flips = Json::array();
    for (const pricing::Flip& f : v.flips)
        flips.push_back({{"input", f.input},
                         {"value", f.value},
                         {"then", f.then},
                         {"stated", textOrNull(f.stated)},
                         {"sentence", textOrNull(f.sentence)},
                         {"in_range", f.inRange}});
    return {{"winner", named(v.winner)},
            {"runner_up", named(v.runnerUp)},
            {"sentence", v.sentence},
            {"second_line", textOrNull(v.secondLine)},
            {"holds_from", orNull(v.holdsFrom)},
            {"holds_to", orNull(v.holdsTo)},
            {"flips", flips},
            {"cheaper_not_chosen", v.cheaperNotChosen}};
}

Json knownJson(double figure) {
    return orNull(pricing::known(figure));
}

Json quantilesJson(const pricing::Quantiles& q) {
    return {{"mean", knownJson(q.mean)},
            {"p50", knownJson(q.p50)},
            {"p95", knownJson(q.p95)},
            {"p99", knownJson(q.p99)}};
}

Json figuresJson(const pricing::StationaryFigures& f) {
    return {{"cold_start_fraction", knownJson(f.coldStartFraction)},
            {"rejected_fraction", knownJson(f.rejectedFraction)},
            {"mean_workers", knownJson(f.meanWorkers)},
            {"mean_occupied_workers", knownJson(f.meanOccupiedWorkers)},
            {"mean_idle_workers", knownJson(f.meanIdleWorkers)},
            {"mean_worker_lifetime_s", knownJson(f.meanLifetimeS)},
            {"billed_s_per_request", knownJson(f.billedSPerRequest)},
            {"wait_s", quantilesJson(f.wait)},
            {"latency_s", quantilesJson(f.latency)}};
}

} // namespace

std::string reportJson(const Report& report, bool byHour, int indent) {
    Json j = {{"plan", report.plan},
              {"scenario", report.scenario},
              {"seed", report.seed},
              {"basis", std::string(name(report.basis))},
              {"month_hours", report.monthHours},
              {"prices_of", orNull(report.pricesOf)},
              {"engine_version", std::string(pricing::engineVersion())},
              {"weeks_simulated", report.weeksSimulated},
              {"requests_per_week", report.requestsPerWeek},
              {"offers", Json::array()}};
    for (const OfferResult& o : report.offers)
        j["offers"].push_back(offerJson(o, byHour));
    j["verdict"] = verdictJson(report);
    if (!report.warnings.empty())
        j["warnings"] = report.warnings;
    return dumped(j, indent);
}

std::string stationaryJson(const pricing::StationaryResult& r, double requestsPerCpuSecond) {
    Json j = {{"requests", r.figures.requests}};
    j.update(figuresJson(r.figures));
    j["stderr"] = figuresJson(r.stderrs);
    j["requests_per_cpu_second"] = requestsPerCpuSecond;
    return dumped(j, 2);
}

} // namespace exchange
