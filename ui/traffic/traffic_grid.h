// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_model.h"
#include "ui/traffic/traffic_stroke.h"

#include <QTableView>

#include <optional>

namespace ui {

/// The week as a heat map one paints on. It emits intent only: what it shows changes when show() is
/// given the plan that came of it. All edits of one drag carry the same gesture number.
class TrafficGrid : public QTableView {
    Q_OBJECT
public:
    explicit TrafficGrid(QWidget* parent = nullptr);

    using QWidget::show;
    void show(std::shared_ptr<const pricing::Plan> plan, int scenario);

    const TrafficModel& week() const { return m_model; }
    const Brush& brush() const { return m_brush; }
    void setTool(Tool tool);
    void setValue(double requestsPerSecond) { m_brush.value = requestsPerSecond; }
    void setPercent(double percent) { m_brush.percent = percent; }
    /// The cell last pointed at with mouse or keyboard, −1 for none.
    int pointed() const { return m_pointed; }
    /// The selected block, empty when no more than the cursor's cell is meant.
    QRect selection() const;
    void select(const QRect& cells);
    /// Cuts rows and columns to fit a grid of this size.
    void fitCells(QSize size);

    // Edits of the selection, or of the whole week when nothing is selected.
    void fillCells(double value);
    void scaleCells(double percent);
    void smoothCells();
    void clearWeek();
    void replaceWeek(const QString& text, const Cells& cells);
    /// Copies the cursor's day (or the first selected one) to others, 0 = Monday.
    void copyDayTo(const QString& text, const std::vector<int>& days);
    // Edits of the selection or the cursor's cell.
    void zero();
    void copy() const;
    void paste();
    void copyDown();
    void selectAll() override;

signals:
    void strokeStarted();
    void strokeEnded();
    void cellsChanged(const QString& text, const std::vector<double>& cells, quint64 gesture);
    void hovered(int cell);
    void picked(double requestsPerSecond);
    void valueStepped(int steps);
    void brushResized(int size);
    void refused(const QString& why);

protected:
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void hideEvent(QHideEvent*) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool viewportEvent(QEvent*) override;

private:
    QPoint cellUnder(const QPointF& at) const;
    QPoint cursorCell() const;
    QRect rectOf(const QRect& cells) const;
    void point(int cell);
    void moveCursor(QPoint to, bool extend);
    void startStroke(QPoint at, bool straight);
    void followStroke(QPoint to);
    void endStroke();
    void cancelStroke();
    bool moveByKey(const QKeyEvent&);
    bool editByKey(const QKeyEvent&);
    void raiseTargets(double percent);
    std::vector<int> targets() const;
    std::vector<int> selectionOrWeek() const;
    template <class Change> void change(const QString& text, Change&& change);
    void paintSelection(QPainter&) const;
    void paintCursor(QPainter&) const;
    void paintBrush(QPainter&) const;
    void paintInvitation(QPainter&) const;

    TrafficModel m_model;
    Brush m_brush;
    std::optional<TrafficStroke> m_stroke, m_lastStroke;
    bool m_selecting = false, m_inside = false;
    QPoint m_anchor;
    int m_pointed = -1;
    int m_wheel = 0; ///< eighths of a degree not yet made into a step
};

} // namespace ui
