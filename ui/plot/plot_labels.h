// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QCPAxisRect;
class QCPGraph;

namespace ui {

class EndLabelsItem;
class PlotTitlesItem;

/// The name of a line, in ink, for its right end.
struct EndLabel {
    std::vector<QCPGraph*> line; ///< the graphs that make up the line (full and dashed parts)
    QString text;
    QColor ink;
    bool strong = false; ///< the chosen offer's
};

/// Names of lines in the right margin of a plot, level with their ends and moved apart to 16 px
/// with leaders; a line that leaves at the top is named there. Follows every zoom by itself.
class EndLabels {
public:
    explicit EndLabels(QCPAxisRect* rect);
    void set(std::vector<EndLabel> labels);
    /// The label under a point of the chart (px), −1 for none.
    int at(const QPointF& point) const;
    /// Where they were drawn last, px; empty for one that is out of sight.
    std::vector<QRectF> places() const;
    /// The room they would like in the right margin, px.
    int width() const;

private:
    EndLabelsItem* m_item; ///< owned by the plot
};

/// A line of text above a plot: on the left its title or the unit of its y axis, on the right
/// values. Needs the room given by PlotView::setTopRoom.
class PlotTitle {
public:
    explicit PlotTitle(QCPAxisRect* rect);
    void set(const QString& left, const QString& right = {}, bool strong = false);

private:
    PlotTitlesItem* m_item; ///< owned by the plot
};

} // namespace ui
