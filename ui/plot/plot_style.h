// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPen>

class QCPAxisRect;
class QCPGraph;
class QCustomPlot;

namespace ui {

/// How an offer's line stands out.
struct LineLook {
    bool chosen = false, hovered = false;
    bool missesTarget = false; ///< dashed 4-3
    bool stale = false;        ///< the numbers are old: in the secondary colour
};
/// The line of an offer: 1.75 px in its slot's colour, 3 px when chosen; slots 9 to 16 in long
/// dashes.
QPen offerPen(int slot, const LineLook& look = {});
/// The fill of a band in that colour.
QBrush bandBrush(const QColor& colour);
/// A band between two graphs of the same axes: no outlines, 16 % fill.
void makeBand(QCPGraph* low, QCPGraph* high, const QColor& colour);

/// Colours, fonts, grid and axes of the style guide, from the palette in force.
void applyPlotTheme(QCustomPlot* plot);
/// The layers charts draw on, from behind: "bands", "main" (lines), "labels" (texts over lines),
/// "crosshair" (buffered: it moves without drawing the rest again).
void addPlotLayers(QCustomPlot* plot);

} // namespace ui
