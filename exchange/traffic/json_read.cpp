// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/json_text.h"
#include "exchange/traffic/number_text.h"
#include "exchange/traffic/readers.h"
#include "exchange/traffic/series_builder.h"
#include "exchange/traffic/table_plan.h"

#include <cmath>

namespace exchange {

namespace {

using pricing::Problem;
using simdjson::dom::array;
using simdjson::dom::element;

/// A number, or one in a string ("14.86", "NaN", "+Inf").
ReadNumber amountOf(element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return readAmount(text);
    double number = 0;
    if (value.get(number) != simdjson::SUCCESS)
        return {0, "no value"};
    return {number, number < 0 ? "a negative number" : nullptr};
}

/// A date, or seconds since 1970.
InstantReader::Result timeOf(element value, InstantReader& dates) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return dates(text);
    double number = 0;
    if (value.get(number) != simdjson::SUCCESS)
        return {0, "the time cannot be read"};
    const double ms = epochUnit(number) == EpochUnit::milliseconds ? number : number * 1000;
    if (!(ms >= 0 && ms < 1e14))
        return {0, "the time is not between 1970 and 2200"};
    const std::int64_t ns = std::int64_t{std::llround(ms)} * 1'000'000;
    return isInReach(ns) ? InstantReader::Result{ns}
                         : InstantReader::Result{0, "the time is not between 1970 and 2200"};
}

InstantReader dateReader(const TrafficOptions& options, const pricing::UtcOffsets& zone) {
    return {false, EpochUnit::seconds, false, 0, TimeBasis::instants, options, zone};
}

/// One sample of a series; `number` counts samples from 1 in what is rejected.
void addSample(element time, element value, InstantReader& dates, SeriesBuilder& series,
               TrafficTrace& trace) {
    ++trace.rows;
    const auto at = timeOf(time, dates);
    const ReadNumber n = amountOf(value);
    const char* problem = at.problem ? at.problem : n.problem;
    if (problem)
        trace.reject(trace.rows, problem, simdjson::minify(value));
    else
        series.add(at.ns, n.value);
}

/// Whether a metric's name is that of a counter that only grows.
bool isCounter(const std::string& metric) {
    for (const std::string_view end : {"_total", "_count", "_sum", "_bucket"})
        if (metric.size() > end.size() && metric.substr(metric.size() - end.size()) == end)
            return true;
    return false;
}

std::optional<Problem> problemOfAnswer(element root) {
    if (stringOr(member(root, "status"), "") == "error")
        return Problem{"error", "the server answered " +
                                    stringOr(member(root, "errorType"), "error") + ": " +
                                    stringOr(member(root, "error"), "no reason given")};
    const auto data = member(root, "data");
    const std::string type = data ? stringOr(member(*data, "resultType"), "") : "";
    if (type == "matrix")
        return std::nullopt;
    if (type == "vector" || type == "scalar")
        return Problem{"data.resultType",
                       "\"" + type +
                           "\" is one instant, expected a range: ask /api/v1/query_range "
                           "with start, end and step"};
    return Problem{"data.resultType",
                   "expected \"matrix\", the answer of Prometheus to /api/v1/query_range"};
}

} // namespace

pricing::Result<void> readPrometheus(LineReader& lines, const TrafficOptions& options,
                                     TrafficTrace& trace) {
    const auto json = readJsonText(lines);
    if (!json)
        return tl::unexpected(json.error());
    if (auto problem = problemOfAnswer(json->root))
        return tl::unexpected(*problem);
    array results;
    if (json->root["data"]["result"].get(results) != simdjson::SUCCESS || results.size() == 0)
        return tl::unexpected(Problem{"data.result", "the answer is empty: no series fits the "
                                                     "query in that stretch of time"});
    InstantReader dates = dateReader(options, trace.zone);
    SeriesBuilder series(trace, options.kind != ValueKind::count);
    std::size_t i = 0;
    for (const element result : results) {
        const std::string place = "data.result[" + std::to_string(i++) + "]";
        const auto metric = member(result, "metric");
        const std::string name = metric ? stringOr(member(*metric, "__name__"), "") : "";
        if (isCounter(name))
            return tl::unexpected(
                Problem{place + ".metric.__name__",
                        "\"" + name +
                            "\" is a counter that only grows, expected its rate: query "
                            "sum(rate(" +
                            name + "[5m]))"});
        trace.columns.push_back(metric ? std::string(simdjson::minify(*metric)) : "{}");
        array values;
        if (result["values"].get(values) != simdjson::SUCCESS)
            return tl::unexpected(Problem{place + ".values", "expected [[time, \"value\"], ...]"});
        for (const element sample : values) {
            element time, value;
            if (sample.at(0).get(time) == simdjson::SUCCESS &&
                sample.at(1).get(value) == simdjson::SUCCESS)
                addSample(time, value, dates, series, trace);
        }
    }
    if (results.size() > 1)
        trace.warnings.push_back(std::to_string(results.size()) + " series are added up");
    trace.timeColumn = "time";
    if (trace.rows > 0 && trace.rows == trace.rejectedRows)
        return tl::unexpected(Problem{"data.result", "none of the " + std::to_string(trace.rows) +
                                                         " samples is an amount (" +
                                                         trace.rejected.front().text + ": " +
                                                         trace.rejected.front().reason + ")"});
    return series.finish();
}

namespace {

pricing::Result<void> readMetricData(array results, InstantReader& dates, SeriesBuilder& series,
                                     TrafficTrace& trace) {
    std::size_t i = 0;
    for (const element result : results) {
        const std::string place = "MetricDataResults[" + std::to_string(i++) + "]";
        trace.columns.push_back(stringOr(member(result, "Label"), ""));
        array times, values;
        if (result["Timestamps"].get(times) != simdjson::SUCCESS ||
            result["Values"].get(values) != simdjson::SUCCESS || times.size() != values.size())
            return tl::unexpected(Problem{place, "expected Timestamps and as many Values"});
        auto value = values.begin();
        for (const element time : times) {
            addSample(time, *value, dates, series, trace);
            ++value;
        }
        if (const std::string status = stringOr(member(result, "StatusCode"), "Complete");
            status != "Complete")
            trace.warnings.push_back(place + ".StatusCode is " + status +
                                     ": there are more values than these");
    }
    if (results.size() > 1)
        trace.warnings.push_back(std::to_string(results.size()) + " series are added up");
    return {};
}

/// Sum of a count, or the number of samples; other statistics are no requests.
pricing::Result<std::string> statisticIn(array points, const TrafficOptions& options) {
    const auto first = points.at(0);
    element point;
    if (first.get(point) != simdjson::SUCCESS)
        return tl::unexpected(Problem{"Datapoints", "there are none in that stretch of time"});
    if (!options.valueColumn.empty()) {
        if (member(point, options.valueColumn))
            return options.valueColumn;
        return tl::unexpected(
            Problem{"Datapoints[0]", "there is no \"" + options.valueColumn + "\""});
    }
    for (const char* statistic : {"Sum", "SampleCount"})
        if (member(point, statistic))
            return std::string(statistic);
    return tl::unexpected(Problem{"Datapoints[0]", "neither Sum nor SampleCount is there, and no "
                                                   "other statistic counts requests: ask for "
                                                   "--statistics Sum"});
}

pricing::Result<void> readStatistics(array points, const TrafficOptions& options,
                                     InstantReader& dates, SeriesBuilder& series,
                                     TrafficTrace& trace) {
    const auto statistic = statisticIn(points, options);
    if (!statistic)
        return tl::unexpected(statistic.error());
    trace.valueColumn = *statistic;
    std::size_t i = 0;
    for (const element point : points) {
        const auto time = member(point, "Timestamp"), value = member(point, *statistic);
        if (!time || !value)
            return tl::unexpected(Problem{"Datapoints[" + std::to_string(i) + "]",
                                          "expected Timestamp and " + *statistic});
        addSample(*time, *value, dates, series, trace);
        ++i;
    }
    return {};
}

} // namespace

pricing::Result<void> readCloudWatch(LineReader& lines, const TrafficOptions& options,
                                     TrafficTrace& trace) {
    const auto json = readJsonText(lines);
    if (!json)
        return tl::unexpected(json.error());
    InstantReader dates = dateReader(options, trace.zone);
    SeriesBuilder series(trace, options.kind == ValueKind::rate);
    trace.timeColumn = "Timestamp";
    array found;
    pricing::Result<void> read;
    if (json->root["MetricDataResults"].get(found) == simdjson::SUCCESS)
        read = readMetricData(found, dates, series, trace);
    else if (json->root["Datapoints"].get(found) == simdjson::SUCCESS)
        read = readStatistics(found, options, dates, series, trace);
    else
        return tl::unexpected(Problem{"MetricDataResults", "is missing, and so is Datapoints: "
                                                           "expected what aws cloudwatch "
                                                           "get-metric-data or "
                                                           "get-metric-statistics prints"});
    if (!read)
        return read;
    if (trace.valueColumn.empty())
        trace.warnings.push_back("the answer does not say which statistic it holds: the values are "
                                 "taken as sums of requests");
    if (trace.rows > 0 && trace.rows == trace.rejectedRows)
        return tl::unexpected(Problem{"sample 1", trace.rejected.front().reason + ": " +
                                                      trace.rejected.front().text});
    return series.finish();
}

namespace {

/// The times of one object a line: dates, epochs, or milliseconds from the trace's start.
class LineTimes {
public:
    LineTimes(const TimeRule& rule, const TrafficOptions& options, TrafficTrace& trace)
        : m_rule(rule), m_options(options), m_trace(trace),
          m_dates(dateReader(options, trace.zone)) {
        trace.basis = rule.basis;
    }

    InstantReader::Result operator()(element time) {
        double number = 0;
        if (time.get(number) != simdjson::SUCCESS) {
            m_trace.basis = TimeBasis::instants;
            return timeOf(time, m_dates);
        }
        if (!m_numbers) {
            if (const auto unit = epochUnit(number)) {
                m_rule = {.isNumber = true, .unit = *unit, .isEpoch = true};
                m_trace.basis = TimeBasis::instants;
            }
            m_numbers.emplace(true, m_rule.unit, m_rule.isEpoch, m_rule.startNs, m_rule.basis,
                              m_options, m_trace.zone);
        }
        return (*m_numbers)(simdjson::minify(time));
    }

private:
    TimeRule m_rule;
    const TrafficOptions& m_options;
    TrafficTrace& m_trace;
    InstantReader m_dates;
    std::optional<InstantReader> m_numbers;
};

void putAmount(std::optional<element> value, pricing::PassingNumbers& into) {
    if (!value)
        return;
    if (const ReadNumber n = amountOf(*value); !n.problem)
        into.add(n.value);
}

} // namespace

pricing::Result<void> readJsonLines(LineReader& lines, const TrafficOptions& options,
                                    TrafficTrace& trace) {
    const auto rule = relativeTimes(EpochUnit::milliseconds, options);
    if (!rule)
        return tl::unexpected(rule.error());
    LineTimes times(*rule, options, trace);
    trace.timeColumn = options.timeColumn.empty() ? "timestamp" : options.timeColumn;
    simdjson::dom::parser parser;
    std::string_view line;
    while (lines.next(line)) {
        if (trimmed(line).empty())
            continue;
        ++trace.rows;
        element row;
        if (lines.isTooLong() || parser.parse(line.data(), line.size()).get(row)) {
            trace.reject(lines.line(), "broken JSON, expected one object a line", line);
            continue;
        }
        const auto time = member(row, trace.timeColumn);
        const InstantReader::Result at = time ? times(*time) : InstantReader::Result{0, "no time"};
        if (at.problem) {
            trace.reject(lines.line(), at.problem, line);
            continue;
        }
        putAmount(member(row, "input_length"), trace.inputTokens);
        putAmount(member(row, "output_length"), trace.outputTokens);
        trace.seen.addRequest(at.ns);
    }
    if (trace.rows == trace.rejectedRows)
        return tl::unexpected(nothingRead(trace, "one object a line, with \"timestamp\" (ms), "
                                                 "\"input_length\" and \"output_length\""));
    trace.seen.closeRequests();
    return {};
}

} // namespace exchange
