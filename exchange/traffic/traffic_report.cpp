// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/json_values.h"
#include "exchange/text_table.h"
#include "exchange/traffic/import.h"

#include <array>
#include <cstdio>

namespace exchange {

namespace {

using pricing::kNanoseconds;
using pricing::kSecondsPerDay;

constexpr double kWeekS = pricing::kHoursPerWeek * pricing::kSecondsPerHour;
constexpr std::int64_t kMondayS = 4 * kSecondsPerDay;

std::string dayText(std::int64_t day) {
    return timeText(day * kSecondsPerDay * kNanoseconds, TimeBasis::wallClock, {}).substr(0, 10);
}

std::string hourText(std::int64_t hour) {
    return timeText(hour * 3600 * kNanoseconds, TimeBasis::wallClock, {}).substr(0, 16);
}

/// ISO 8601, or seconds from time 0.
Json timeJson(const std::optional<std::int64_t>& ns, const TrafficTrace& trace) {
    if (!ns)
        return nullptr;
    if (trace.basis == TimeBasis::relative)
        return static_cast<double>(*ns - kMondayS * kNanoseconds) / kNanoseconds;
    return timeText(*ns, trace.basis, trace.zone);
}

Json numbersJson(const pricing::PassingNumbers& n) {
    if (n.count() == 0)
        return nullptr;
    return {{"mean", n.mean()},        {"cv", n.cv()},
            {"p50", n.quantile(0.5)},  {"p95", n.quantile(0.95)},
            {"p99", n.quantile(0.99)}, {"count", n.count()},
            {"sum", n.sum()}};
}

Json burstinessJson(const ImportedTraffic& imported) {
    if (!imported.burstiness)
        return nullptr;
    const pricing::Burstiness& b = *imported.burstiness;
    const bool spacingKnown =
        imported.by == BurstinessBy::fitting || imported.measured.spacingCa2.has_value();
    Json j = {{"spacing_ca2", spacingKnown ? Json(b.spacingCa2) : Json(nullptr)},
              {"level_cv", b.levelCv},
              {"level_time_s", b.levelTimeS}};
    const auto pauses = [&](const char* prefix, const pricing::Pauses& p) {
        if (p.share <= 0)
            return;
        const std::string name = prefix;
        j[name + "_share"] = p.share;
        j[name + "_time_s"] = p.timeS;
        j[name + "_regular"] = p.regular;
    };
    pauses("pause", b.pauses);
    pauses("long_pause", b.longPauses);
    if (b.batchShare > 0) {
        j["batch_share"] = b.batchShare;
        j["batch_size"] = b.batchSize;
    }
    if (b.clockS > 0) {
        j["clock_s"] = b.clockS;
        j["clock_share"] = b.clockShare;
    }
    return j;
}

Json measuredJson(const ImportedTraffic& imported) {
    const pricing::MeasuredBurstiness& m = imported.measured;
    Json dispersion = Json::object();
    for (std::size_t i = 0; i < m.dispersion.size(); ++i)
        dispersion[std::to_string(static_cast<int>(pricing::MeasuredBurstiness::kWindowsS[i]))] =
            orNull(m.dispersion[i]);
    return {{"by", imported.by == BurstinessBy::fitting ? "fitting" : "measuring"},
            {"spacing_ca2", orNull(m.spacingCa2)},
            {"all_gaps_ca2", orNull(m.rawSpacingCa2)},
            {"index_of_dispersion", dispersion},
            {"week_level_cv", orNull(m.weekLevelCv)},
            {"cannot_tell", m.cannotTell.empty() ? Json(nullptr) : Json(m.cannotTell)}};
}

Json rejectedJson(const TrafficTrace& trace) {
    Json rows = Json::array();
    for (const RejectedRow& row : trace.rejected)
        rows.push_back({{"line", row.line}, {"reason", row.reason}, {"text", row.text}});
    return rows;
}

Json weeksJson(const ImportedTraffic& imported) {
    Json weeks = Json::array();
    for (const pricing::ObservedWeek& week : imported.week.weeks)
        weeks.push_back({{"monday", dayText(week.monday)},
                         {"requests", week.total()},
                         {"observed_h", week.observed() / pricing::kSecondsPerHour},
                         {"dropped", week.dropped}});
    return weeks;
}

Json trendJson(const ImportedTraffic& imported) {
    if (!imported.week.trend)
        return nullptr;
    const pricing::TrafficTrend& t = *imported.week.trend;
    return {{"growth_per_month", t.perMonth},
            {"stderr", t.perMonthSe},
            {"week_level_cv", t.weekLevelCv},
            {"weeks", t.weeks}};
}

std::string short4(double value) {
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

std::string plain(const Json& j) {
    return j.is_string() ? j.get<std::string>() : j.dump();
}

} // namespace

std::string trafficJson(const TrafficTrace& trace, const ImportedTraffic& imported) {
    Json rates = Json::array(), outages = Json::array(), reasons = Json::object();
    for (const auto& rate : imported.week.requestsPerSecond)
        rates.push_back(orNull(rate));
    for (const pricing::Outage& o : imported.week.outages)
        outages.push_back({{"from", hourText(o.fromHour)},
                           {"to", hourText(o.toHour)},
                           {"expected_requests", o.expected}});
    for (const auto& [reason, count] : trace.rejectedFor)
        reasons[reason] = count;
    const Json j = {
        {"format", name(trace.format)},
        {"rows", trace.rows},
        {"rejected_rows", trace.rejectedRows},
        {"filtered_rows", trace.filteredRows},
        {"requests", trace.seen.requests()},
        {"first", timeJson(trace.seen.first(), trace)},
        {"last", timeJson(trace.seen.last(), trace)},
        {"weeks", trace.seen.observedS() / kWeekS},
        {"requests_per_s", rates},
        {"requests_per_week", imported.week.requestsPerWeek()},
        {"burstiness", burstinessJson(imported)},
        {"measured", measuredJson(imported)},
        {"input_tokens", numbersJson(trace.inputTokens)},
        {"output_tokens", numbersJson(trace.outputTokens)},
        {"service_s", numbersJson(trace.serviceS)},
        {"step_s", trace.seen.stepS > 0 ? Json(trace.seen.stepS) : Json(nullptr)},
        {"time_column", trace.timeColumn},
        {"value_column", trace.valueColumn.empty() ? Json(nullptr) : Json(trace.valueColumn)},
        {"value_kind", trace.kind == ValueKind::rate    ? Json("rate")
                       : trace.kind == ValueKind::count ? Json("count")
                                                        : Json(nullptr)},
        {"calendar_weeks", weeksJson(imported)},
        {"trend", trendJson(imported)},
        {"outages", outages},
        {"rejected_for", reasons},
        {"rejected", rejectedJson(trace)},
        {"warnings", imported.warnings}};
    return dumped(j, 2);
}

std::string trafficTable(const std::string& file, const TrafficTrace& trace,
                         const ImportedTraffic& imported) {
    constexpr std::size_t kShown = 10;
    std::string text = file + ": " + std::string(name(trace.format)) + ", " +
                       std::to_string(trace.rows) + " rows, " + number(trace.seen.requests()) +
                       " requests\n";
    text += "from " + plain(timeJson(trace.seen.first(), trace)) + " to " +
            plain(timeJson(trace.seen.last(), trace)) + ", " +
            short4(trace.seen.observedS() / kWeekS) + " weeks observed, " +
            short4(imported.week.requestsPerWeek()) + " requests in a typical week\n";
    std::vector<std::vector<std::string>> rows{
        {"requests/s", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}};
    for (std::size_t h = 0; h < 24; ++h) {
        rows.push_back({(h < 10 ? "0" : "") + std::to_string(h) + ":00"});
        for (std::size_t d = 0; d < 7; ++d) {
            const auto& rate = imported.week.requestsPerSecond[d * 24 + h];
            rows.back().push_back(rate ? short4(*rate) : "–");
        }
    }
    text += textTable(rows);
    if (const Json b = burstinessJson(imported); !b.is_null())
        text += "burstiness: " + b.dump() + "\n";
    else
        text += "burstiness: not known, " + imported.measured.cannotTell + "\n";
    if (imported.week.trend)
        text += "growth: " + short4(100 * imported.week.trend->perMonth) + " % a month (± " +
                short4(100 * imported.week.trend->perMonthSe) + ")\n";
    for (const auto& [reason, count] : trace.rejectedFor)
        text += std::to_string(count) + " rows rejected: " + reason + "\n";
    for (std::size_t i = 0; i < std::min(kShown, trace.rejected.size()); ++i)
        text += "  line " + std::to_string(trace.rejected[i].line) + ": " + trace.rejected[i].text +
                "\n";
    for (const std::string& warning : imported.warnings)
        text += "warning: " + warning + "\n";
    return text;
}

std::string trafficCsv(const ImportedTraffic& imported) {
    std::string text = csvLine({"hour_of_week", "requests_per_s", "observed_s"});
    for (std::size_t h = 0; h < imported.week.requestsPerSecond.size(); ++h)
        text += csvLine({std::to_string(h), number(imported.week.requestsPerSecond[h]),
                         number(imported.week.observedS[h])});
    return text;
}

} // namespace exchange
