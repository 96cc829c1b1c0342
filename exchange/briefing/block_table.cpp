// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/block_table.h"

#include "exchange/text_table.h"

namespace exchange {

namespace {

Cell cell(const std::optional<double>& value) {
    return value ? Cell{*value, {}, false} : Cell{};
}
Cell cell(const QString& text) {
    return {text, {}, false};
}

Table tableOf(const BarChart& chart) {
    Table table{chart.title, {{"", Quantity::text}}, {}, false};
    for (const BarSeries& series : chart.series)
        table.columns.push_back({series.name, chart.value.quantity});
    if (!chart.below.isEmpty())
        table.columns.push_back({"", Quantity::text});
    for (qsizetype c = 0; c < chart.categories.size(); ++c) {
        std::vector<Cell> row{cell(chart.categories[c])};
        for (const BarSeries& series : chart.series) {
            const auto i = static_cast<std::size_t>(c);
            row.push_back(i < series.values.size() ? cell(series.values[i]) : Cell{});
        }
        if (!chart.below.isEmpty())
            row.push_back(cell(chart.below.value(c)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table tableOf(const LineChart& chart) {
    Table table{chart.title, {{chart.place.title, Quantity::text}}, {}, false};
    for (const LineSeries& series : chart.series)
        table.columns.push_back({series.name, chart.value.quantity});
    for (qsizetype p = 0; p < chart.places.size(); ++p) {
        std::vector<Cell> row{cell(chart.places[p])};
        for (const LineSeries& series : chart.series) {
            const auto i = static_cast<std::size_t>(p);
            row.push_back(i < series.values.size() ? cell(series.values[i]) : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table tableOf(const XyChart& chart) {
    Table table{chart.title,
                {{"Curve", Quantity::text},
                 {chart.x.title, chart.x.quantity},
                 {chart.y.title, chart.y.quantity},
                 {"Label", Quantity::text}},
                {},
                false};
    for (const XySeries& series : chart.series)
        for (std::size_t i = 0; i < series.points.size(); ++i)
            table.rows.push_back({cell(series.name), cell(series.points[i].x),
                                  cell(series.points[i].y),
                                  cell(i < series.labels.size() ? series.labels[i] : QString())});
    return table;
}

QString unit(Quantity quantity) {
    switch (quantity) {
    case Quantity::money:
    case Quantity::rate:
        return "USD";
    case Quantity::share:
        return "share, 0\u20131";
    case Quantity::seconds:
        return "s";
    case Quantity::hours:
        return "h";
    case Quantity::factor:
        return "\u00d7";
    case Quantity::perSecond:
        return "requests/s";
    case Quantity::hourOfWeek:
        return "h from Monday 00:00";
    case Quantity::text:
    case Quantity::count:
        break;
    }
    return {};
}

} // namespace

std::optional<Table> tableOf(const Block& block) {
    if (const auto* bars = std::get_if<BarChart>(&block))
        return tableOf(*bars);
    if (const auto* lines = std::get_if<LineChart>(&block))
        return tableOf(*lines);
    if (const auto* curves = std::get_if<XyChart>(&block))
        return tableOf(*curves);
    if (const auto* table = std::get_if<Table>(&block))
        return *table;
    return std::nullopt;
}

QString titleWithUnit(const Column& column) {
    const QString of = unit(column.quantity);
    if (of.isEmpty())
        return column.title;
    return column.title.isEmpty() ? of : column.title + " (" + of + ")";
}

QString plainText(const Column& column, const Cell& cell) {
    if (const auto* value = std::get_if<double>(&cell.value))
        return column.quantity == Quantity::hourOfWeek ? text(column, cell)
                                                       : QString::fromStdString(number(*value));
    const auto* words = std::get_if<QString>(&cell.value);
    return words ? *words : QString();
}

} // namespace exchange
