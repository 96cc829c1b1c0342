// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/csv_records.h"
#include "exchange/traffic/readers.h"
#include "exchange/traffic/series_builder.h"
#include "exchange/traffic/table_plan.h"

#include <algorithm>
#include <array>

namespace exchange {

namespace {

constexpr double kLongestServiceS = 1e9;

/// Tokens and service time of a request, where they can be read.
class RequestFigures {
public:
    RequestFigures(const TablePlan& plan, TrafficTrace& trace) : m_plan(plan), m_trace(trace) {}

    /// Takes those of a record; its service time, if it has one.
    double take(const CsvRecords::Cells& cells) {
        put(cells, m_plan.inputTokens, 1, m_trace.inputTokens);
        put(cells, m_plan.outputTokens, 1, m_trace.outputTokens);
        return put(cells, m_plan.service, m_plan.serviceUnitS, m_trace.serviceS);
    }
    std::int64_t unread() const { return m_unread; }

private:
    double put(const CsvRecords::Cells& cells, std::optional<std::size_t> column, double unit,
               pricing::PassingNumbers& into) {
        if (!column)
            return 0;
        const ReadNumber n =
            *column < cells.size() ? readAmount(cells[*column]) : ReadNumber{0, "no value"};
        if (n.problem) {
            ++m_unread;
            return 0;
        }
        into.add(n.value * unit);
        return n.value * unit;
    }

    const TablePlan& m_plan;
    TrafficTrace& m_trace;
    std::int64_t m_unread = 0;
};

pricing::Result<void> readRows(LineReader& lines, const TablePlan& plan,
                               const TrafficOptions& options, TrafficTrace& trace) {
    CsvRecords records(lines, plan.delimiter);
    CsvRecords::Cells cells;
    for (int i = 0; i < plan.headLines && records.next(cells, 1); ++i) {
    }
    InstantReader instant(plan.times.isNumber, plan.times.unit, plan.times.isEpoch,
                          plan.times.startNs, plan.times.basis, options, trace.zone);
    if (plan.value)
        instant.setComesOnce();
    SeriesBuilder series(trace, plan.isRate);
    RequestFigures figures(plan, trace);
    const bool hasFigures = plan.inputTokens || plan.outputTokens || plan.service;
    const std::size_t needed = plan.columnsNeeded();
    while (records.next(cells, needed)) {
        ++trace.rows;
        if (records.problem()) {
            trace.rows += records.lines() - 1; // all that stands inside the quote
            trace.rejectedRows += records.lines() - 1;
            trace.reject(records.line(), records.problem(), records.text());
            continue;
        }
        if (cells.size() <= plan.time) {
            trace.reject(records.line(), "too few columns", records.text());
            continue;
        }
        const auto time = instant(cells[plan.time]);
        if (time.problem) {
            trace.reject(records.line(), time.problem, records.text());
            continue;
        }
        if (plan.value) {
            const ReadNumber n = *plan.value < cells.size()
                                     ? readAmount(cells[*plan.value], plan.style)
                                     : ReadNumber{0, "too few columns"};
            if (n.problem)
                trace.reject(records.line(), n.problem, records.text());
            else
                series.add(time.ns, n.value);
            continue;
        }
        const double serviceS = hasFigures ? figures.take(cells) : 0;
        const auto earlier =
            static_cast<std::int64_t>(std::min(serviceS, kLongestServiceS) * pricing::kNanoseconds);
        trace.seen.addRequest(plan.timeIsEnd ? time.ns - earlier : time.ns);
    }
    if (figures.unread() > 0)
        trace.warnings.push_back(std::to_string(figures.unread()) +
                                 " token counts or service times could not be read; their requests "
                                 "count");
    if (instant.isMixed())
        trace.warnings.push_back("some times state a zone and some none: those without are taken "
                                 "in " +
                                 (options.timeZone.empty() ? "UTC" : options.timeZone));
    if (trace.rows == trace.rejectedRows)
        return tl::unexpected(nothingRead(trace, "times, one a record"));
    if (plan.value)
        return series.finish();
    trace.seen.closeRequests();
    return {};
}

} // namespace

InstantReader::Result InstantReader::number(std::string_view text) const {
    const auto ns = numberNs(text, m_unit);
    if (!ns)
        return {0, "the time cannot be read"};
    if (m_isEpoch)
        return isInReach(*ns) ? Result{*ns} : Result{0, "the time is not between 1970 and 2200"};
    if (*ns < -pricing::kSecondsPerDay * pricing::kNanoseconds || (*ns > 0 && !isInReach(*ns)) ||
        !isInReach(*ns + m_startNs))
        return {0, *ns < 0 ? "the time is negative" : "the time is not within 200 years"};
    return {*ns + m_startNs};
}

InstantReader::Result InstantReader::operator()(std::string_view text) {
    if (m_isNumber) {
        Result read = number(text);
        if (!read.problem && m_toInstant && m_basis == TimeBasis::instants && !m_isEpoch)
            read.ns = m_clock.instant(read.ns);
        return read;
    }
    const auto date = m_dates.date(text);
    if (!date)
        return {0, "the time cannot be read"};
    if (!isInReach(date->ns))
        return {0, "the time is not between 1970 and 2200"};
    if (date->kind == WrittenTime::Kind::instant) {
        m_withZone = true;
        return {date->ns};
    }
    m_without = true;
    return {m_toInstant ? m_clock.instant(date->ns, m_comesOnce) : date->ns};
}

pricing::Problem nothingRead(const TrafficTrace& trace, const std::string& expected) {
    if (trace.rejected.empty())
        return {{}, "there is no data, expected " + expected};
    const RejectedRow& row = trace.rejected.front();
    return {"line " + std::to_string(row.line),
            row.reason + ", and so on to the end: \"" + row.text + "\", expected " + expected};
}

pricing::Result<void> readTable(LineReader& lines, const TrafficOptions& options,
                                TrafficTrace& trace) {
    const auto plan = planOfTable(lines.sample(), options);
    if (!plan)
        return tl::unexpected(plan.error());
    trace.format = plan->format;
    trace.columns = plan->header;
    trace.timeColumn = plan->columnName(plan->time);
    if (plan->value)
        trace.valueColumn = plan->columnName(*plan->value);
    trace.basis = plan->times.basis;
    trace.warnings = plan->warnings;
    return readRows(lines, *plan, options, trace);
}

pricing::Result<void> readMinuteTable(LineReader& lines, const TrafficOptions& options,
                                      TrafficTrace& trace) {
    constexpr std::size_t kMinutes = 1440;
    const auto times = relativeTimes(EpochUnit::seconds, options);
    if (!times)
        return tl::unexpected(times.error());
    CsvRecords records(lines, ',');
    CsvRecords::Cells cells;
    records.next(cells, kMinutes + 16);
    trace.columns.assign(cells.begin(), cells.end());
    std::size_t first = 0;
    while (first < cells.size() && trimmed(cells[first]) != "1")
        ++first;
    if (first + kMinutes > cells.size())
        return tl::unexpected(pricing::Problem{
            "line 1", "no columns 1 to 1440, expected a day's invocations by the minute"});
    std::array<double, kMinutes> counts{};
    while (records.next(cells, first + kMinutes)) {
        ++trace.rows;
        std::array<double, kMinutes> row{};
        const char* problem = cells.size() < first + kMinutes ? "too few columns" : nullptr;
        for (std::size_t m = 0; m < kMinutes && !problem; ++m) {
            const ReadNumber n = readAmount(cells[first + m]);
            problem = n.problem;
            row[m] = n.value;
        }
        if (problem)
            trace.reject(records.line(), problem, records.text());
        for (std::size_t m = 0; m < kMinutes && !problem; ++m)
            counts[m] += row[m];
    }
    if (trace.rows == trace.rejectedRows)
        return tl::unexpected(nothingRead(trace, "functions, one a line"));
    trace.basis = times->basis;
    const std::int64_t start = options.timeZone.empty() || times->basis != TimeBasis::instants
                                   ? times->startNs
                                   : ClockReader(trace.zone).instant(times->startNs);
    SeriesBuilder series(trace, false);
    for (std::size_t m = 0; m < kMinutes; ++m)
        series.add(start + static_cast<std::int64_t>(m) * 60 * pricing::kNanoseconds, counts[m]);
    return series.finish();
}

} // namespace exchange
