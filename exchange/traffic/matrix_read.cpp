// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/csv_records.h"
#include "exchange/traffic/readers.h"
#include "exchange/traffic/table_plan.h"
#include "pricing/units.h"

#include <array>

namespace exchange {

namespace {

using pricing::Problem;

constexpr std::size_t kDays = 7, kHours = 24;

/// Where the numbers stand in a table; days are rows or columns.
struct Shape {
    bool daysAreRows = true;
    std::size_t firstRow = 0, firstColumn = 0; ///< 1: behind a header
};

std::optional<Shape> shapeOf(const TableSample& table) {
    const std::size_t rows = table.rows.size();
    if (rows == 0)
        return std::nullopt;
    const std::size_t columns = table.rows.back().size();
    for (const auto& row : table.rows)
        if (row.size() != columns && &row != &table.rows.front())
            return std::nullopt;
    const auto fits = [](std::size_t n, std::size_t wanted) {
        return n == wanted || n == wanted + 1;
    };
    if (fits(rows, kDays) && fits(columns, kHours))
        return Shape{true, rows - kDays, columns - kHours};
    if (fits(rows, kHours) && fits(columns, kDays))
        return Shape{false, rows - kHours, columns - kDays};
    return std::nullopt;
}

struct Matrix {
    TableSample table;
    Shape shape;
    const std::string* cell(std::size_t day, std::size_t hour) const {
        const std::size_t row = shape.firstRow + (shape.daysAreRows ? day : hour);
        const std::size_t column = shape.firstColumn + (shape.daysAreRows ? hour : day);
        return row < table.rows.size() && column < table.rows[row].size() ? &table.rows[row][column]
                                                                          : nullptr;
    }
    const std::string* dayName(std::size_t day) const {
        if (shape.daysAreRows)
            return shape.firstColumn ? &table.rows[shape.firstRow + day][0] : nullptr;
        return shape.firstRow && shape.firstColumn + day < table.rows[0].size()
                   ? &table.rows[0][shape.firstColumn + day]
                   : nullptr;
    }
};

std::optional<Matrix> matrixIn(std::string_view sample) {
    for (const char delimiter : std::string_view("\t;,|")) {
        TableSample table = tableSample(sample, delimiter);
        if (const auto shape = shapeOf(table))
            return Matrix{std::move(table), *shape};
    }
    return std::nullopt;
}

/// 0 = Monday, by the first letters in English or German.
std::optional<std::size_t> dayNamed(std::string_view name) {
    constexpr std::array<std::string_view, 2 * kDays> names{
        "mo", "tu", "we", "th", "fr", "sa", "su", "mo", "di", "mi", "do", "fr", "sa", "so"};
    name = trimmed(name);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name.size() >= 2 && (name[0] | 0x20) == names[i][0] && (name[1] | 0x20) == names[i][1])
            return i % kDays;
    return std::nullopt;
}

/// The day of each line, by its header; Monday first where it names none.
std::array<std::size_t, kDays> daysOf(const Matrix& m, TrafficTrace& trace) {
    std::array<std::size_t, kDays> days{};
    unsigned seen = 0;
    for (std::size_t i = 0; i < kDays; ++i) {
        const std::string* name = m.dayName(i);
        const auto day = name ? dayNamed(*name) : std::nullopt;
        days[i] = day.value_or(0);
        seen |= day ? 1U << *day : 0;
    }
    if (seen == (1U << kDays) - 1)
        return days;
    for (std::size_t i = 0; i < kDays; ++i)
        days[i] = i;
    trace.warnings.push_back("the days have no names: the first is taken as Monday");
    return days;
}

} // namespace

bool isMatrix(std::string_view sample) {
    const auto m = matrixIn(sample);
    if (!m)
        return false;
    int numbers = 0;
    for (std::size_t d = 0; d < kDays; ++d)
        for (std::size_t h = 0; h < kHours; ++h)
            if (const std::string* cell = m->cell(d, h))
                numbers += !readNumber(*cell).problem || !readNumber(*cell, {',', true}).problem;
    return numbers > static_cast<int>(kDays * kHours / 2);
}

pricing::Result<void> readMatrix(LineReader& lines, const TrafficOptions& options,
                                 TrafficTrace& trace) {
    const auto m = matrixIn(lines.sample());
    if (!m)
        return tl::unexpected(Problem{{},
                                      "no table of 7 x 24 or 24 x 7 numbers, expected the days "
                                      "of the week by the hours of the day"});
    const auto start = relativeTimes(EpochUnit::seconds, {});
    const auto days = daysOf(*m, trace);
    const bool isRate = options.kind != ValueKind::count;
    trace.kind = isRate ? ValueKind::rate : ValueKind::count;
    if (options.kind == ValueKind::detected)
        trace.warnings.push_back("the numbers are taken as requests/s; --value-kind count takes "
                                 "them as requests in the hour");
    std::vector<std::string_view> cells;
    for (std::size_t d = 0; d < kDays; ++d)
        for (std::size_t h = 0; h < kHours; ++h)
            if (const std::string* cell = m->cell(d, h))
                cells.push_back(*cell);
    const NumberStyle style = numberStyle(cells, m->table.delimiter);
    for (std::size_t d = 0; d < kDays; ++d)
        for (std::size_t h = 0; h < kHours; ++h) {
            const std::string* cell = m->cell(d, h);
            const ReadNumber n = cell ? readAmount(*cell, style) : ReadNumber{0, "no value"};
            ++trace.rows;
            if (n.problem) {
                const std::size_t row = m->shape.firstRow + (m->shape.daysAreRows ? d : h);
                trace.reject(m->table.lines[row], n.problem, cell ? *cell : "");
                continue;
            }
            const auto hour = static_cast<std::int64_t>(days[d] * kHours + h);
            const std::int64_t at = start->startNs + hour * 3600 * pricing::kNanoseconds;
            const std::int64_t end = at + 3600 * pricing::kNanoseconds;
            trace.seen.extend(at);
            trace.seen.addRequests(at, end, isRate ? n.value * pricing::kSecondsPerHour : n.value);
            trace.seen.addObserved(at, end);
        }
    trace.basis = TimeBasis::relative;
    trace.seen.stepS = pricing::kSecondsPerHour;
    if (trace.rows == trace.rejectedRows)
        return tl::unexpected(nothingRead(trace, "numbers"));
    return {};
}

} // namespace exchange
