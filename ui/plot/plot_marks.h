// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QStringList>

#include <functional>
#include <vector>

class QCPAxisRect;
class QCPGraph;

namespace ui {

class PlotMarksItem;

/// A point worth words: a ring on the chart, the first line of its words in bold.
struct PlotMark {
    enum class Ring { hollow, filled, bar };
    QPointF at; ///< in the axes' units
    QStringList words;
    Ring ring = Ring::hollow;
    QColor fill; ///< of a filled ring or an upright bar; not valid: the text colour
    double radius = 5;
    bool quiet = false; ///< all words in the secondary colour: their figures are not final
};

/// Rings with words beside them, moved so that no words cover other words or, where it can be
/// helped, lines. A mark whose words find no room keeps its ring.
class PlotMarks {
public:
    explicit PlotMarks(QCPAxisRect* rect);
    /// The first marks find room first. `lines` are the graphs the words should not cover.
    void set(std::vector<PlotMark> marks, std::vector<QCPGraph*> lines);
    /// Areas (px of the chart) that other texts take: asked at every drawing.
    void keepClear(std::function<std::vector<QRectF>()> areas);
    /// The mark whose ring or words are under a point of the chart (px), −1 for none.
    int at(const QPointF& point) const;

private:
    PlotMarksItem* m_item; ///< owned by the plot
};

} // namespace ui
