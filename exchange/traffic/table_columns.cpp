// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/table_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace exchange {

namespace {

// Names that columns have, most telling first; compared in lower case.
constexpr std::array<std::string_view, 27> kTimeNames{"timestamp",
                                                      "time",
                                                      "datetime",
                                                      "date",
                                                      "ts",
                                                      "t_s",
                                                      "time_s",
                                                      "gmt_create",
                                                      "created_at",
                                                      "timestamp_ms",
                                                      "hour_start_s",
                                                      "timestamp_s",
                                                      "timestamp_us",
                                                      "timestamp_ns",
                                                      "timestamp_anon",
                                                      "launch_time",
                                                      "start_time",
                                                      "arrival_time",
                                                      "arrived_at",
                                                      "end_timestamp",
                                                      "@timestamp",
                                                      "_time",
                                                      "period",
                                                      "t",
                                                      "epoch",
                                                      "hour",
                                                      "day"};
constexpr std::array<std::string_view, 13> kRateNames{
    "rate_rps",   "rate",  "rps",          "qps",        "requests_per_s", "requests_per_second",
    "requests/s", "req/s", "request_rate", "rate_per_s", "req_per_s",      "requests per second",
    "throughput"};
constexpr std::array<std::string_view, 17> kCountNames{
    "requests", "request_count", "requestcount",  "count",        "value",   "invocations",
    "sum",      "hits",          "calls",         "num_requests", "total",   "n",
    "volume",   "samplecount",   "request count", "anzahl",       "anfragen"};
constexpr std::array<std::string_view, 9> kInputNames{
    "contexttokens", "prompt_tokens", "input_tokens",       "request tokens", "input_length",
    "input_len",     "prompt_len",    "num_prefill_tokens", "tokens_in"};
constexpr std::array<std::string_view, 9> kOutputNames{
    "generatedtokens",   "generation_tokens", "output_tokens",
    "completion_tokens", "response tokens",   "output_length",
    "output_len",        "num_decode_tokens", "tokens_out"};
struct ServiceName {
    std::string_view name;
    double unitS;
};
constexpr std::array kServiceNames{
    ServiceName{"exec_time_seconds", 1}, ServiceName{"elapsed time", 1},
    ServiceName{"service_time", 1},      ServiceName{"service_s", 1},
    ServiceName{"service_time_s", 1},    ServiceName{"duration", 1},
    ServiceName{"duration_s", 1},        ServiceName{"duration_ms", 1e-3}};

std::optional<std::size_t> columnOf(const std::vector<std::string>& header,
                                    std::span<const std::string_view> names) {
    for (const std::string_view wanted : names)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (lowered(header[i]) == wanted)
                return i;
    return std::nullopt;
}

bool has(const TablePlan& plan, std::string_view name) {
    return columnOf(plan.header, std::span(&name, 1)).has_value();
}

} // namespace

std::string lowered(std::string_view text) {
    std::string result(trimmed(text));
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
        return c < 128 ? static_cast<char>(std::tolower(c)) : c;
    });
    return result;
}

std::optional<std::size_t> timeColumnOf(const Header& header) {
    return columnOf(header, kTimeNames);
}

std::optional<std::size_t> rateColumnOf(const Header& header) {
    return columnOf(header, kRateNames);
}

std::optional<std::size_t> countColumnOf(const Header& header) {
    return columnOf(header, kCountNames);
}

bool isRateName(const std::string& name) {
    return std::find(kRateNames.begin(), kRateNames.end(), name) != kRateNames.end() ||
           name.find("per_s") != name.npos || name.find("/s") != name.npos ||
           name.find("rate") != name.npos;
}

void recognise(TablePlan& plan, const TrafficOptions& options) {
    plan.inputTokens = columnOf(plan.header, kInputNames);
    plan.outputTokens = columnOf(plan.header, kOutputNames);
    for (const ServiceName& s : kServiceNames)
        if (const auto column = columnOf(plan.header, std::span(&s.name, 1))) {
            plan.service = column;
            plan.serviceUnitS = s.unitS;
            break;
        }
    plan.timeIsEnd = plan.service && plan.time < plan.header.size() &&
                     lowered(plan.header[plan.time]) == "end_timestamp";
    plan.format = has(plan, "contexttokens")            ? TrafficFormat::azureLlm
                  : has(plan, "request tokens")         ? TrafficFormat::burstgpt
                  : has(plan, "input_length")           ? TrafficFormat::mooncake
                  : plan.timeIsEnd && has(plan, "func") ? TrafficFormat::azureFunctions
                  : has(plan, "gmt_create") || has(plan, "timestamp_anon")
                      ? TrafficFormat::gentd26
                      : TrafficFormat::timestamps;
    const TrafficFormat asked = options.format;
    if (asked != TrafficFormat::automatic && asked != TrafficFormat::series)
        plan.format = asked;
}

bool areRequests(const TablePlan& plan, const TrafficOptions& options) {
    if (options.format == TrafficFormat::series || !options.valueColumn.empty())
        return false;
    switch (plan.format) {
    case TrafficFormat::gentd26:
        return !has(plan, "request_type"); // queries per second, by type of request
    case TrafficFormat::azureLlm:
    case TrafficFormat::burstgpt:
        return plan.inputTokens.has_value();
    case TrafficFormat::mooncake:
    case TrafficFormat::azureFunctions:
        return true;
    default:
        return plan.inputTokens.has_value() && !columnOf(plan.header, kRateNames);
    }
}

} // namespace exchange
