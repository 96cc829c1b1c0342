// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/cost_line.h"
#include "ui/plot/plot_style.h"

class QCustomPlot;
class QCPGraph;
class QCPAxisRect;

namespace ui {

using exchange::CostLine;
using exchange::costLine;

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
