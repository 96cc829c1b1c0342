// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/table_plan.h"

#include "exchange/traffic/csv_records.h"
#include "exchange/traffic/table_columns.h"

#include <algorithm>
#include <array>
#include <map>

namespace exchange {

namespace {

using pricing::Problem;

constexpr std::size_t kMostColumns = 4096;
constexpr double kLeastNumbers = 0.35; ///< of a column's cells, that must be times
constexpr std::int64_t kMondayNs = 4 * pricing::kSecondsPerDay * pricing::kNanoseconds;
constexpr const char* kTimeForms =
    "expected ISO 8601 (2024-05-17 10:05:03, with or without a zone), an epoch in s, ms, us or ns, "
    "DD.MM.YYYY HH:MM or [17/May/2024:10:05:03 +0000]";

/// By the header's name, or a number from 1.
pricing::Result<std::size_t> columnNamed(const TablePlan& plan, const std::string& wanted) {
    for (std::size_t i = 0; i < plan.header.size(); ++i)
        if (trimmed(plan.header[i]) == wanted)
            return i;
    const ReadNumber number = readNumber(wanted);
    if (!number.problem && number.value >= 1 && number.value <= static_cast<double>(plan.columns) &&
        number.value == static_cast<double>(static_cast<std::size_t>(number.value)))
        return static_cast<std::size_t>(number.value) - 1;
    std::string there;
    for (const std::string& name : plan.header)
        there += (there.empty() ? "" : ", ") + std::string(trimmed(name));
    return tl::unexpected(Problem{
        "line 1",
        "no column is called \"" + wanted + "\", there " +
            (there.empty() ? "is no header: give its number, 1 to " + std::to_string(plan.columns)
                           : "are " + there.substr(0, 300))});
}

/// How much of a column is times, of the records that have it.
struct ColumnTimes {
    double dates = 0, numbers = 0, epochs = 0, cells = 0;
    double share() const { return std::max(dates, numbers) / std::max(1.0, cells); }
    bool areDates() const { return dates > numbers; }
};

ColumnTimes columnTimes(const TableSample& table, std::size_t column) {
    ColumnTimes times;
    TimeReader reader;
    for (const auto& row : table.rows) {
        ++times.cells;
        if (column >= row.size())
            continue;
        if (reader.date(row[column]))
            ++times.dates;
        else if (const ReadNumber n = readNumber(row[column]); !n.problem) {
            ++times.numbers;
            times.epochs += epochUnit(n.value) ? 1 : 0;
        }
    }
    return times;
}

/// Columns of most records.
std::size_t columnsOf(const TableSample& table) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : table.rows)
        ++counts[row.size()];
    std::size_t most = 0, columns = 0;
    for (const auto& [n, count] : counts)
        if (count >= most) {
            most = count;
            columns = n;
        }
    return columns;
}

/// "2024-05-17 10:05:03,120" is one cell: three digits throughout, some with a leading zero.
bool areCommaFractions(const TableSample& table) {
    bool zero = false;
    for (const auto& row : table.rows) {
        if (row.size() != 2 || row[1].size() != 3 || row[0].find(':') == std::string::npos)
            return false;
        zero = zero || row[1][0] == '0';
    }
    return zero && table.rows.size() > 1;
}

/// Dates are worth most, then epochs; a table of several columns more than one that is not parted.
double worth(const TableSample& table) {
    const std::size_t columns = columnsOf(table);
    double best = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(columns, 40); ++i) {
        const ColumnTimes t = columnTimes(table, i);
        best = std::max(best, (3 * t.dates + 2 * t.epochs + t.numbers) / std::max(1.0, t.cells));
    }
    return best + (columns > 1 ? 0.2 : 0);
}

TableSample parted(std::string_view sample) {
    TableSample best;
    double most = -1;
    for (const char delimiter : kDelimiters) {
        TableSample table = tableSample(sample, delimiter);
        if (delimiter == ',' && areCommaFractions(table))
            return tableSample(sample, '\t');
        if (const double w = worth(table); w > most) {
            most = w;
            best = std::move(table);
        }
    }
    return best;
}

pricing::Result<std::size_t> timeColumn(const TablePlan& plan, const TableSample& table,
                                        const TrafficOptions& options) {
    if (!options.timeColumn.empty())
        return columnNamed(plan, options.timeColumn);
    if (const auto named = timeColumnOf(plan.header);
        named && columnTimes(table, *named).share() > 0)
        return *named;
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < plan.columns; ++i) {
        const ColumnTimes t = columnTimes(table, i);
        // a date is no chance; plain numbers are times in the first column only, most of them
        const double numbers = i == 0 ? t.numbers * 0.99 : t.epochs;
        const double worth = 10 * t.dates + (numbers >= kLeastNumbers * t.cells ? numbers : 0);
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    if (best)
        return *best;
    const std::string first = table.rows.empty() || table.rows[0].empty() ? "" : table.rows[0][0];
    return tl::unexpected(
        Problem{"line " + std::to_string(table.lines.empty() ? 1 : table.lines[0]),
                "no column holds times (the first cell is \"" + first.substr(0, 60) + "\"), " +
                    kTimeForms + "; --time-column names the column"});
}

/// The records before the first whose time can be read.
int headLines(const TableSample& table, std::size_t time) {
    TimeReader reader;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (time < table.rows[i].size() &&
            (reader.date(table.rows[i][time]) || !readNumber(table.rows[i][time]).problem))
            return static_cast<int>(i);
    return 0;
}

EpochUnit unitNamed(const std::string& name) {
    const auto ends = [&](std::string_view end) {
        return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
    };
    return ends("_ms")   ? EpochUnit::milliseconds
           : ends("_us") ? EpochUnit::microseconds
           : ends("_ns") ? EpochUnit::nanoseconds
                         : EpochUnit::seconds;
}

pricing::Result<TimeRule> timeRule(const TablePlan& plan, const TableSample& table,
                                   const TrafficOptions& options) {
    TimeReader reader;
    double dates = 0, instants = 0;
    std::vector<double> numbers;
    for (std::size_t i = static_cast<std::size_t>(plan.headLines); i < table.rows.size(); ++i) {
        if (plan.time >= table.rows[i].size())
            continue;
        if (const auto date = reader.date(table.rows[i][plan.time])) {
            ++dates;
            instants += date->kind == WrittenTime::Kind::instant ? 1 : 0;
        } else if (const ReadNumber n = readNumber(table.rows[i][plan.time]); !n.problem) {
            numbers.push_back(n.value);
        }
    }
    if (dates > 0 && dates >= static_cast<double>(numbers.size()))
        return TimeRule{.basis = instants > 0 || !options.timeZone.empty() ? TimeBasis::instants
                                                                           : TimeBasis::wallClock};
    if (numbers.empty())
        return tl::unexpected(
            Problem{"line " + std::to_string(table.lines.empty() ? 1 : table.lines[0]),
                    "column " + plan.columnName(plan.time) + " holds no times, " + kTimeForms});
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    if (const auto unit = epochUnit(*middle))
        return TimeRule{.isNumber = true, .unit = *unit, .isEpoch = true};
    return relativeTimes(plan.time < plan.header.size() ? unitNamed(lowered(plan.header[plan.time]))
                                                        : EpochUnit::seconds,
                         options);
}

/// Whether the times of a table without a telling header follow each other in one step.
bool isRegular(const TablePlan& plan, const TableSample& table) {
    TimeReader reader;
    std::map<std::int64_t, int> steps;
    std::optional<std::int64_t> last;
    int all = 0;
    for (const auto& row : table.rows) {
        if (plan.time >= row.size())
            continue;
        const auto date = reader.date(row[plan.time]);
        const auto ns = date ? std::optional(date->ns) : numberNs(row[plan.time], plan.times.unit);
        if (ns && last) {
            ++steps[std::abs(*ns - *last)];
            ++all;
        }
        last = ns;
    }
    int most = 0;
    for (const auto& [step, n] : steps)
        most = std::max(most, step == 0 ? 0 : n);
    return all < 2 || 2 * most >= all;
}

double numericShare(const TablePlan& plan, const TableSample& table, std::size_t column) {
    const NumberStyle loose{',', true};
    double numbers = 0, all = 0;
    for (std::size_t i = static_cast<std::size_t>(plan.headLines); i < table.rows.size(); ++i)
        if (column < table.rows[i].size()) {
            ++all;
            const std::string& cell = table.rows[i][column];
            numbers += !readNumber(cell).problem || !readNumber(cell, loose).problem ? 1 : 0;
        }
    return all > 0 ? numbers / all : 0;
}

pricing::Result<std::optional<std::size_t>> valueColumn(TablePlan& plan, const TableSample& table,
                                                        const TrafficOptions& options) {
    if (!options.valueColumn.empty()) {
        auto named = columnNamed(plan, options.valueColumn);
        if (!named)
            return tl::unexpected(named.error());
        return std::optional(*named);
    }
    const bool asked =
        options.format == TrafficFormat::series || options.format == TrafficFormat::cloudwatch;
    if (options.format == TrafficFormat::timestamps)
        return std::nullopt;
    if (auto rate = rateColumnOf(plan.header); rate && *rate != plan.time)
        return rate;
    if (auto count = countColumnOf(plan.header); count && *count != plan.time)
        return count;
    if (plan.columns == 2 || asked) {
        for (std::size_t i = 0; i < plan.columns; ++i)
            if (i != plan.time && numericShare(plan, table, i) >= 0.5 &&
                (asked || plan.header.empty() || isRegular(plan, table)))
                return std::optional(i);
        if (asked)
            return tl::unexpected(Problem{"line 1", "no column beside the times holds numbers; "
                                                    "--value-column names it"});
    }
    return std::nullopt;
}

void planValues(TablePlan& plan, const TableSample& table, const TrafficOptions& options) {
    const std::string name =
        *plan.value < plan.header.size() ? lowered(plan.header[*plan.value]) : std::string();
    plan.isRate = options.kind == ValueKind::rate ||
                  (options.kind == ValueKind::detected && isRateName(name));
    std::vector<std::string_view> cells;
    for (std::size_t i = static_cast<std::size_t>(plan.headLines); i < table.rows.size(); ++i)
        if (*plan.value < table.rows[i].size())
            cells.push_back(trimmed(table.rows[i][*plan.value]));
    plan.style = numberStyle(cells, table.delimiter);
    if (plan.style.isAmbiguous)
        plan.warnings.push_back(std::string("numbers like 1,234 are taken as ") +
                                (plan.style.decimal == ',' ? "one and a fraction, since cells are "
                                                             "parted by semicolons"
                                                           : "thousands"));
    if (options.kind == ValueKind::detected && !plan.isRate)
        plan.warnings.push_back("the values of column " + plan.columnName(*plan.value) +
                                " are taken as counts of requests; --value-kind rate takes them "
                                "as requests/s");
}

} // namespace

std::string TablePlan::columnName(std::size_t column) const {
    return column < header.size() ? std::string(trimmed(header[column]))
                                  : std::to_string(column + 1);
}

std::size_t TablePlan::columnsNeeded() const {
    std::size_t most = time;
    for (const auto& column : {value, inputTokens, outputTokens, service})
        most = std::max(most, column.value_or(0));
    return most + 1;
}

TableSample tableSample(std::string_view sample, char delimiter) {
    TableSample table{delimiter};
    ByteSource source = ByteSource::of(sample, {});
    const TrafficProgress none;
    LineReader lines(source, none);
    lines.sample(); // tells how lines end
    CsvRecords records(lines, delimiter);
    CsvRecords::Cells cells;
    while (table.rows.size() < 1000 && records.next(cells, kMostColumns)) {
        if (records.problem())
            continue;
        table.rows.emplace_back(cells.begin(), cells.end());
        table.lines.push_back(records.line());
    }
    return table;
}

pricing::Result<TimeRule> relativeTimes(EpochUnit unit, const TrafficOptions& options) {
    TimeRule rule{
        .isNumber = true, .unit = unit, .startNs = kMondayNs, .basis = TimeBasis::relative};
    if (options.start.empty())
        return rule;
    TimeReader reader;
    const auto start = reader.date(options.start);
    if (!start || !isInReach(start->ns))
        return tl::unexpected(Problem{"--start", "\"" + options.start +
                                                     "\" is no time, expected one such as "
                                                     "2024-05-13T00:00:00"});
    rule.startNs = start->ns;
    rule.basis = start->kind == WrittenTime::Kind::instant || !options.timeZone.empty()
                     ? TimeBasis::instants
                     : TimeBasis::wallClock;
    return rule;
}

pricing::Result<TablePlan> planOfTable(std::string_view sample, const TrafficOptions& options) {
    const TableSample table = parted(sample);
    TablePlan plan;
    plan.delimiter = table.delimiter;
    plan.columns = columnsOf(table);
    if (!table.rows.empty()) // a first guess, so that columns can be found by name
        plan.header = table.rows[0];
    const auto time = timeColumn(plan, table, options);
    if (!time)
        return tl::unexpected(time.error());
    plan.time = *time;
    plan.headLines = headLines(table, plan.time);
    plan.header = plan.headLines > 0 ? table.rows[static_cast<std::size_t>(plan.headLines - 1)]
                                     : std::vector<std::string>();
    if (plan.headLines > 1)
        plan.warnings.push_back("the first " + std::to_string(plan.headLines - 1) +
                                " lines are taken as notes above the header");
    const auto rule = timeRule(plan, table, options);
    if (!rule)
        return tl::unexpected(rule.error());
    plan.times = *rule;
    recognise(plan, options);
    if (areRequests(plan, options))
        return plan;
    const auto value = valueColumn(plan, table, options);
    if (!value)
        return tl::unexpected(value.error());
    plan.value = *value;
    if (plan.value) {
        if (plan.format == TrafficFormat::timestamps)
            plan.format = TrafficFormat::series;
        planValues(plan, table, options);
        plan.isRate = plan.isRate || (plan.format == TrafficFormat::gentd26 &&
                                      options.kind == ValueKind::detected);
        plan.inputTokens = plan.outputTokens = plan.service = std::nullopt; // means of many
        plan.timeIsEnd = false;
    }
    return plan;
}

} // namespace exchange
