// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "ui/plot/plot_style.h"

#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPAxisRect;

namespace ui {

/// The points of a curve as it is drawn: steps for whole workers, smooth between points otherwise.
struct CostLine {
    struct Point {
        double x = 0, usd = 0;
        double low = 0, high = 0;       ///< with the sampling error (95 %)
        double lowest = 0, highest = 0; ///< … and over the disputed figures
    };
    /// Stretches without a gap that all meet the target, or do not (misses: dashed).
    struct Part {
        std::vector<Point> points;
        bool dashed = false;
    };
    std::vector<Part> parts;
};
/// Dashed where the curve misses the target, and beyond the traffic its workers can do.
CostLine costLine(const pricing::Curve& curve);

/// The graphs of one curve on the chart.
struct CurveGraphs {
    QCPGraph *full = nullptr, *dashed = nullptr; ///< the line; nowhere both
    QCPGraph *low = nullptr, *high = nullptr;    ///< the band; null: none
};
/// What the band of a curve shows besides the sampling error.
enum class Band { none, sampling, disputed };
/// Adds the curve's graphs on top of those already there.
CurveGraphs addCurve(QCPAxisRect* rect, const pricing::Curve& curve, Band band);
/// The curve's pens: thicker when chosen or under the mouse.
void styleCurve(const CurveGraphs& graphs, int slot, LineLook look);

} // namespace ui
