// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/cost_line.h"
#include "exchange/briefing/sections.h"
#include "exchange/format.h"

#include <QObject>

#include <algorithm>
#include <limits>

namespace exchange {

namespace {

using pricing::BreakEven;
using pricing::Crossing;
using pricing::CrossingStatus;
using pricing::Curve;

/// The curve in its pieces: full where it meets the target, dashed elsewhere.
void addCurve(XyChart& chart, const Curve& curve, bool bold) {
    const CostLine line = costLine(curve);
    for (const CostLine::Part& part : line.parts) {
        XySeries series;
        series.name = said(curve.label);
        series.named = &part == &line.parts.back();
        series.colour = slotFill(curve.slot);
        series.dashed = part.dashed;
        series.bold = bold;
        for (const CostLine::Point& p : part.points)
            series.points.push_back({p.x, p.usd});
        chart.series.push_back(std::move(series));
    }
}

/// Whether the crossing is where the cheapest offer that meets the target changes: the others are
/// in the table.
bool changesTheCheapest(const BreakEven& study, const Crossing& c) {
    if (!c.cheaperBelow || !c.cheaperAbove)
        return false;
    for (std::size_t i = 0; i + 1 < study.ribbon.size(); ++i) {
        const double at = study.ribbon[i].to;
        if (study.ribbon[i].cheapest == c.cheaperBelow &&
            study.ribbon[i + 1].cheapest == c.cheaperAbove && c.x && *c.x > at * 0.99 &&
            *c.x < at * 1.01)
            return true;
    }
    return false;
}

XySeries crossings(const BreakEven& study) {
    XySeries rings;
    rings.name = QObject::tr("Crossings");
    rings.named = false;
    rings.colour = kInk;
    rings.line = false;
    rings.mark = Mark::hollow;
    for (const Crossing& c : study.crossings)
        if (c.status == CrossingStatus::crosses && c.monthlyUsd && changesTheCheapest(study, c)) {
            rings.points.push_back({*c.x, *c.monthlyUsd});
            rings.labels.push_back(said(pricing::words::crossing(study, c)));
        }
    return rings;
}

XySeries present(const BreakEven& study) {
    double least = std::numeric_limits<double>::max(), most = 0;
    for (const Curve& curve : study.curves)
        for (const auto& p : curve.points)
            if (p.monthlyUsd > 0) {
                least = std::min(least, p.monthlyUsd);
                most = std::max(most, p.monthlyUsd);
            }
    XySeries line;
    line.name = QObject::tr("This week");
    line.colour = kAccent;
    line.points = {{study.present, least}, {study.present, most}};
    return line;
}

} // namespace

std::optional<Section> breakEvenSection(const Findings& f) {
    if (!f.breakEven)
        return std::nullopt;
    const BreakEven& study = *f.breakEven;
    XyChart chart;
    chart.title = QObject::tr("Monthly cost, US dollars, by traffic as a multiple of today's");
    chart.x = {QObject::tr("Traffic, × today"), Quantity::factor, true, study.from, study.to};
    chart.y = {QObject::tr("Monthly cost, US dollars"), Quantity::money, true};
    bool any = false;
    for (const Curve& curve : study.curves) {
        any |= !curve.points.empty();
        addCurve(chart, curve, f.report.verdict.winner == curve.offer);
    }
    if (!any)
        return std::nullopt;
    chart.series.push_back(present(study));
    XySeries rings = crossings(study);
    Section section;
    section.title = said(pricing::words::finding(study));
    section.subtitle = rings.labels.empty()
                           ? QObject::tr("%1 requests a day today; dashed where a target is missed")
                                 .arg(count(study.requestsPerDay))
                           : rings.labels.front();
    if (!rings.points.empty())
        chart.series.push_back(std::move(rings));
    for (const Crossing& c : study.crossings)
        section.notes << said(pricing::words::crossing(study, c)) + u'.';
    section.blocks.emplace_back(std::move(chart));
    section.sources = sourceLines(f);
    return section;
}

std::optional<Section> crossingsSection(const Findings& f) {
    if (!f.breakEven || f.breakEven->crossings.empty())
        return std::nullopt;
    const BreakEven& study = *f.breakEven;
    Table table;
    table.title = QObject::tr("Where offers cost the same");
    table.columns = {{QObject::tr("Offer"), Quantity::text},
                     {QObject::tr("Against"), Quantity::text},
                     {QObject::tr("Traffic, × today"), Quantity::factor},
                     {QObject::tr("Requests a day"), Quantity::count},
                     {QObject::tr("Cost a month"), Quantity::money},
                     {QObject::tr("Billed share"), Quantity::share},
                     {QObject::tr("Utilisation"), Quantity::share},
                     {QObject::tr("In words"), Quantity::text}};
    const auto cell = [](std::optional<double> value) {
        return Cell{value ? CellValue(*value) : CellValue()};
    };
    int found = 0;
    for (const Crossing& c : study.crossings) {
        found += c.status == CrossingStatus::crosses;
        table.rows.push_back({{said(study.curves.at(static_cast<std::size_t>(c.a)).label)},
                              {said(study.curves.at(static_cast<std::size_t>(c.b)).label)},
                              cell(c.x),
                              cell(c.requestsPerDay),
                              cell(c.monthlyUsd),
                              cell(c.billedShare),
                              cell(c.utilisation),
                              {said(pricing::words::crossing(study, c))}});
    }
    Section section;
    section.title = QObject::tr("%1 between %2 and %3 today's traffic")
                        .arg(counted(found, QObject::tr("crossing"), QObject::tr("crossings")),
                             factor(study.from), factor(study.to));
    section.subtitle = said(pricing::words::finding(study));
    section.blocks.emplace_back(std::move(table));
    section.sources = sourceLines(f, false);
    section.detail = true;
    return section;
}

} // namespace exchange
