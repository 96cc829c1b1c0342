// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/cost_lines.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <limits>

namespace ui {

using pricing::Curve;

namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

void addPart(QCPGraph* graph, const CostLine::Part& part) {
    for (const auto& p : part.points)
        graph->addData(p.x, p.usd);
    graph->addData(part.points.back().x, kGap);
}

} // namespace

CurveGraphs addCurve(QCPAxisRect* rect, const Curve& curve, Band band) {
    QCustomPlot* plot = rect->parentPlot();
    QCPAxis *x = rect->axis(QCPAxis::atBottom), *y = rect->axis(QCPAxis::atLeft);
    const auto newGraph = [&] {
        QCPGraph* graph = plot->addGraph(x, y);
        graph->setSelectable(QCP::stNone);
        return graph;
    };
    const CostLine line = costLine(curve);
    CurveGraphs graphs;
    if (band != Band::none) {
        const bool wide = band == Band::disputed;
        graphs.low = newGraph();
        graphs.high = newGraph();
        makeBand(graphs.low, graphs.high, offerFill(curve.slot));
        for (const auto& part : line.parts) {
            const double from = part.points.front().x;
            if (const auto last = graphs.low->data()->constEnd();
                !graphs.low->data()->isEmpty() && (last - 1)->key < from) { // the curve broke
                graphs.low->addData(from, kGap);
                graphs.high->addData(from, kGap);
            }
            for (const auto& p : part.points) {
                graphs.low->addData(p.x, wide ? p.lowest : p.low);
                graphs.high->addData(p.x, wide ? p.highest : p.high);
            }
        }
    }
    graphs.dashed = newGraph();
    graphs.full = newGraph();
    for (const auto& part : line.parts)
        addPart(part.dashed ? graphs.dashed : graphs.full, part);
    return graphs;
}

void styleCurve(const CurveGraphs& graphs, int slot, LineLook look) {
    look.missesTarget = false;
    graphs.full->setPen(offerPen(slot, look));
    look.missesTarget = true;
    graphs.dashed->setPen(offerPen(slot, look));
}

} // namespace ui
