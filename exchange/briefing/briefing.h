// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

/// What goes to the meeting, before it is a deck, a workbook, a page or a picture: sections with a
/// finding each, and what shows it as plain values. Every writer reads this and nothing else, so a
/// further study has to become a Section once to be in all of them.
namespace exchange {

/// 0xRRGGBB
struct Rgb {
    std::uint32_t value = 0;
    bool operator==(const Rgb&) const = default;
};

/// What a number is, and so how it is written (exchange/format.h) and formatted in a spreadsheet.
enum class Quantity {
    text,
    money,      ///< USD
    rate,       ///< USD per something, down to parts of a cent
    count,      ///< of things; a mean may have a fraction
    share,      ///< 0–1, written as per cent
    seconds,    ///<
    hours,      ///<
    factor,     ///< 1 is written 1×
    perSecond,  ///< of requests
    hourOfWeek, ///< 0 is Monday 00:00, written Mon 00:00
};

/// How a part of a cost looks; it keeps its offer's colour.
enum class Texture { solid, hatch, tint, dots, outline };

struct Axis {
    QString title; ///< with its unit: "Monthly cost, US dollars"
    Quantity quantity = Quantity::count;
    bool logarithmic = false;
    std::optional<double> least, most; ///< as the data asks where absent
};

/// A part of every bar.
struct BarSeries {
    QString name;
    Texture texture = Texture::solid;
    std::vector<std::optional<double>> values; ///< one for each category; nothing: no bar
};
/// Bars of categories (offers), top to bottom, their parts one after the other.
struct BarChart {
    QString title; ///< what is shown and its unit, above the chart: "Monthly cost, US dollars"
    QStringList categories;
    QStringList below;        ///< under each category's name ("p95 3.8 s"); or empty
    std::vector<Rgb> colours; ///< of each category
    std::vector<bool> marked; ///< the category that the finding is about is in bold; or empty
    std::vector<BarSeries> series;
    Axis value;
    bool totals = true; ///< the sum stands behind each bar
};

struct LineSeries {
    QString name;
    Rgb colour;
    std::vector<std::optional<double>> values; ///< one for each place
};
/// Values at even places (the hours of the week): lines, or areas stacked from the first up.
struct LineChart {
    QString title;
    QStringList places;
    int labelEvery = 1; ///< every how many places the axis is labelled
    std::vector<LineSeries> series;
    bool areas = false;
    Axis place, value;
};

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};
enum class Mark { none, filled, hollow };
struct XySeries {
    QString name;
    bool named = true; ///< the name stands at its right end; not where a curve is in pieces
    Rgb colour;
    std::vector<Point> points;
    std::vector<QString> labels; ///< of points, by index; may be shorter, empty texts are none
    bool line = true;
    bool dashed = false;
    bool bold = false;
    Mark mark = Mark::none;
};
/// Curves and points in a plane.
struct XyChart {
    QString title;
    Axis x, y;
    std::vector<XySeries> series;
};

/// Text, a number of its column's quantity, or nothing ("–").
using CellValue = std::variant<std::monostate, QString, double>;
struct Cell {
    CellValue value;
    std::optional<Rgb> fill; ///< of a heat map
    bool strong = false;
};
struct Column {
    QString title; ///< with its unit where the numbers carry none
    Quantity quantity = Quantity::text;
};
struct Table {
    QString title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as `columns`
    bool heat = false;                   ///< small cells whose colours are what is read
};

/// Sentences, one a paragraph; the first may be what is read from afar.
struct Paragraphs {
    QStringList lines;
};

using Block = std::variant<Paragraphs, BarChart, LineChart, XyChart, Table>;

/// How the blocks of a section share its place.
enum class Arrangement { beside, below };

struct Section {
    QString id;       ///< "compare", "break-even": stable, for choosing
    QString name;     ///< "Comparison": for lists
    QString title;    ///< the finding, one sentence
    QString subtitle; ///< one line of context
    std::vector<Block> blocks;
    Arrangement arrangement = Arrangement::beside;
    QStringList sources; ///< in small print under it
    QStringList notes;   ///< what the presenter should know: assumptions, price sources
    bool detail = false; ///< for workbooks and reports; a deck has it only where it is asked for
};

struct Briefing {
    QString plan, scenario;
    QString made; ///< "Breakeven 0.1, engine 6, seed 1": what gives the same again
    std::vector<Section> sections;
    QByteArray planText; ///< the plan's file, to be embedded and recovered; may be empty
};

/// A number as people read it, with its unit; "–" for nothing.
QString text(Quantity, std::optional<double>);
QString text(const Column&, const Cell&);

} // namespace exchange
