// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/report_text.h"
#include "exchange/text_table.h"

#include <array>
#include <charconv>
#include <optional>

namespace exchange {

namespace {

using exchange::number;
using pricing::OfferResult;

std::string number(const std::optional<pricing::Money>& v) {
    return v ? number(v->usd()) : std::string();
}
std::string joined(const std::vector<std::string>& notes) {
    std::string all;
    for (const auto& note : notes)
        all += (all.empty() ? "" : "; ") + note;
    return all;
}
std::string yesNo(const std::optional<bool>& v) {
    return !v ? "" : *v ? "true" : "false";
}

std::vector<std::string> partNames() {
    std::vector<std::string> names;
    for (int p = 0; p < pricing::kCostParts; ++p)
        names.emplace_back(std::string(pricing::keyName(static_cast<pricing::CostPart>(p))) +
                           "_usd");
    return names;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::vector<std::string> offerHead() {
    std::vector<std::string> head{"id",
                                  "pack",
                                  "label",
                                  "provider",
                                  "product",
                                  "mode",
                                  "gpu",
                                  "monthly_cost_usd",
                                  "monthly_cost_stderr_usd",
                                  "monthly_cost_p10_usd",
                                  "monthly_cost_p90_usd"};
    append(head, partNames());
    append(head, {"billed_hours",
                  "busy_hours",
                  "billed_share",
                  "utilisation",
                  "slot_fill",
                  "billed_over_busy",
                  "usd_per_1k_requests",
                  "usd_per_1m_tokens",
                  "cold_starts_per_month",
                  "cold_wait_fraction",
                  "rejected_fraction",
                  "timed_out_fraction",
                  "latency_mean_s",
                  "latency_p50_s",
                  "latency_p95_s",
                  "latency_p99_s",
                  "target_met",
                  "price_as_of",
                  "price_stale",
                  "price_source",
                  "evidence",
                  "setup_stars",
                  "method",
                  "notes"});
    return head;
}

std::vector<std::string> offerLine(const OfferResult& o) {
    std::vector<std::string> line{o.id,
                                  o.pack,
                                  o.label,
                                  o.provider,
                                  o.product,
                                  std::string(pricing::name(o.mode)),
                                  o.gpu,
                                  number(o.monthlyCost),
                                  number(o.monthlyCostStderrUsd),
                                  number(o.monthlyCostP10Usd),
                                  number(o.monthlyCostP90Usd)};
    for (const pricing::Money m : o.costByPart)
        line.push_back(o.priceable() ? number(m.usd()) : "");
    append(line, {number(o.billedHours),
                  number(o.busyHours),
                  number(o.billedShare),
                  number(o.utilisation),
                  number(o.slotFill),
                  number(o.billedOverBusy),
                  number(o.usdPer1kRequests),
                  number(o.usdPer1mTokens),
                  number(o.coldStartsPerMonth),
                  number(o.coldWaitFraction),
                  number(o.rejectedFraction),
                  number(o.timedOutFraction),
                  number(o.latency.mean),
                  number(o.latency.p50),
                  number(o.latency.p95),
                  number(o.latency.p99),
                  yesNo(o.targetMet),
                  o.priceAsOf,
                  yesNo(o.priceStale),
                  o.priceSource,
                  o.evidence ? std::string(pricing::name(*o.evidence)) : "",
                  o.setupStars ? std::to_string(*o.setupStars) : "",
                  o.priceable() ? std::string(pricing::name(o.method)) : "",
                  joined(o.notes)});
    return line;
}

std::string offerLines(const pricing::Report& report) {
    std::string text = csvLine(offerHead());
    for (const OfferResult& o : report.offers)
        text += csvLine(offerLine(o));
    return text;
}

std::string hourLines(const pricing::Report& report) {
    std::vector<std::string> head{
        "id", "pack", "label", "hour_of_week", "requests_per_week", "monthly_cost_usd"};
    append(head, partNames());
    append(head, {"billed_hours", "busy_hours", "cold_starts_per_month", "cold_wait_fraction",
                  "rejected_fraction", "timed_out_fraction", "latency_p50_s", "latency_p95_s",
                  "latency_p99_s"});
    std::string text = csvLine(head);
    for (const OfferResult& o : report.offers)
        for (std::size_t h = 0; h < o.byHour.size(); ++h) {
            const bool worker = o.billedHours.has_value(); // a managed offer has none
            const auto& f = o.byHour[h];
            std::vector<std::string> line{o.id,
                                          o.pack,
                                          o.label,
                                          std::to_string(h),
                                          number(f.expectedRequests),
                                          number(pricing::total(f.cost).usd())};
            for (const pricing::Money m : f.cost)
                line.push_back(number(m.usd()));
            append(line, {worker ? number(f.billedHours) : "", worker ? number(f.busyHours) : "",
                          worker ? number(f.coldStarts) : "", number(f.coldWaitFraction),
                          number(f.rejectedFraction), number(f.timedOutFraction),
                          number(f.latency.p50), number(f.latency.p95), number(f.latency.p99)});
            text += csvLine(line);
        }
    return text;
}

struct Row {
    const char* name;
    double value, error;
};

std::vector<Row> rowsOf(const pricing::StationaryResult& r) {
    const auto& f = r.figures;
    const auto& e = r.stderrs;
    return {{"cold_start_fraction", f.coldStartFraction, e.coldStartFraction},
            {"rejected_fraction", f.rejectedFraction, e.rejectedFraction},
            {"mean_workers", f.meanWorkers, e.meanWorkers},
            {"mean_occupied_workers", f.meanOccupiedWorkers, e.meanOccupiedWorkers},
            {"mean_idle_workers", f.meanIdleWorkers, e.meanIdleWorkers},
            {"mean_worker_lifetime_s", f.meanLifetimeS, e.meanLifetimeS},
            {"billed_s_per_request", f.billedSPerRequest, e.billedSPerRequest},
            {"wait_mean_s", f.wait.mean, e.wait.mean},
            {"wait_p50_s", f.wait.p50, e.wait.p50},
            {"wait_p95_s", f.wait.p95, e.wait.p95},
            {"wait_p99_s", f.wait.p99, e.wait.p99},
            {"latency_mean_s", f.latency.mean, e.latency.mean},
            {"latency_p50_s", f.latency.p50, e.latency.p50},
            {"latency_p95_s", f.latency.p95, e.latency.p95},
            {"latency_p99_s", f.latency.p99, e.latency.p99}};
}

std::string rounded(double v) {
    if (!pricing::known(v))
        return "\u2013";
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v,
                                   std::chars_format::general, 6);
    return {buffer.data(), end.ptr};
}

} // namespace

std::string reportCsv(const pricing::Report& report, bool byHour) {
    return byHour ? hourLines(report) : offerLines(report);
}

std::string stationaryTable(const pricing::StationaryResult& r, double requestsPerCpuSecond) {
    std::vector<std::vector<std::string>> rows{
        {"figure", "value", "standard error"},
        {"requests", std::to_string(r.figures.requests), ""}};
    for (const Row& row : rowsOf(r))
        rows.push_back({row.name, rounded(row.value), rounded(row.error)});
    rows.push_back({"requests_per_cpu_second", rounded(requestsPerCpuSecond), ""});
    return textTable(rows);
}

std::string stationaryCsv(const pricing::StationaryResult& r, double requestsPerCpuSecond) {
    std::string text = csvLine({"figure", "value", "stderr"}) +
                       csvLine({"requests", std::to_string(r.figures.requests), ""});
    for (const Row& row : rowsOf(r))
        text += csvLine(
            {row.name, number(pricing::known(row.value)), number(pricing::known(row.error))});
    return text + csvLine({"requests_per_cpu_second", number(requestsPerCpuSecond), ""});
}

} // namespace exchange
