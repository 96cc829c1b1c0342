// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_grid.h"

#include "document/plan_document.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_delegate.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

QString strokeText(Tool tool) {
    switch (tool) {
    case Tool::raise:
        return TrafficGrid::tr("Raise or lower traffic");
    case Tool::smooth:
        return TrafficGrid::tr("Smooth traffic");
    default:
        return TrafficGrid::tr("Paint traffic");
    }
}

} // namespace

TrafficGrid::TrafficGrid(QWidget* parent) : QTableView(parent) {
    setObjectName(QStringLiteral("trafficGrid"));
    setAccessibleName(tr("Weekly traffic, requests per second by day and hour"));
    setModel(&m_model);
    auto* delegate = new TrafficDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &TrafficDelegate::refused, this, &TrafficGrid::refused);
    connect(delegate, &TrafficDelegate::typed, this, [this](int row, int column, double rate) {
        Cells cells = m_model.cells();
        cells[static_cast<std::size_t>(cellAt(cells, {column, row}))] = rate;
        emit cellsChanged(tr("Type a rate"), cells, 0);
    });
    setFrameShape(NoFrame);
    setShowGrid(false);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setMinimumSectionSize(1);
        header->hide();
    }
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoScroll(false);
    setSelectionMode(ContiguousSelection);
    setEditTriggers(AnyKeyPressed);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setCursor(Qt::CrossCursor);
}

void TrafficGrid::show(std::shared_ptr<const pricing::Plan> plan, int scenario) {
    const std::size_t cells = m_model.cells().size();
    const pricing::Scenario* shown = m_model.scenario();
    const std::string name = shown ? shown->name : std::string();
    m_model.show(std::move(plan), scenario);
    const bool another = !m_model.scenario() || m_model.scenario()->name != name;
    // A stroke belongs to the week it began on.
    if (cells != m_model.cells().size() || (another && !name.empty())) {
        m_stroke.reset();
        m_lastStroke.reset();
        m_pointed = -1;
    }
    if (cells != m_model.cells().size())
        fitCells(viewport()->size());
}

void TrafficGrid::setTool(Tool tool) {
    m_brush.tool = tool;
    setCursor(tool == Tool::select ? Qt::ArrowCursor : Qt::CrossCursor);
}

void TrafficGrid::fitCells(QSize size) {
    const int columns = m_model.columnCount();
    for (int i = 0; i < columns; ++i)
        setColumnWidth(i, size.width() * (i + 1) / columns - size.width() * i / columns);
    for (int i = 0; i < 7; ++i)
        setRowHeight(i, size.height() * (i + 1) / 7 - size.height() * i / 7);
}

QPoint TrafficGrid::cellUnder(const QPointF& at) const {
    // Outside the grid the nearest cell counts, so that a drag may overshoot.
    const auto nearest = [](double place, int extent, int count) {
        return std::clamp(static_cast<int>(std::floor(place * count / std::max(extent, 1))), 0,
                          count - 1);
    };
    const int column = columnAt(static_cast<int>(at.x())), row = rowAt(static_cast<int>(at.y()));
    return {column >= 0 ? column : nearest(at.x(), viewport()->width(), m_model.columnCount()),
            row >= 0 ? row : nearest(at.y(), viewport()->height(), 7)};
}

void TrafficGrid::point(int cell) {
    if (cell == m_pointed)
        return;
    m_pointed = cell;
    viewport()->update();
    emit hovered(cell);
}

void TrafficGrid::startStroke(QPoint at, bool straight) {
    m_stroke.emplace(m_model.cells(), m_brush, at, straight, document::PlanDocument::newGesture());
    emit strokeStarted();
    followStroke(at);
}

void TrafficGrid::followStroke(QPoint to) {
    if (m_stroke->moveTo(to))
        emit cellsChanged(strokeText(m_brush.tool), m_stroke->cells(), m_stroke->gesture());
}

void TrafficGrid::endStroke() {
    if (!m_stroke)
        return;
    m_lastStroke = std::move(m_stroke);
    m_stroke.reset();
    emit strokeEnded();
}

void TrafficGrid::cancelStroke() {
    const TrafficStroke stroke = *m_stroke;
    m_stroke.reset();
    if (stroke.cells() != stroke.before())
        emit cellsChanged(strokeText(stroke.brush().tool), stroke.before(), stroke.gesture());
    emit strokeEnded();
}

void TrafficGrid::mousePressEvent(QMouseEvent* event) {
    const QPoint cell = cellUnder(event->position());
    event->accept();
    if (event->button() == Qt::RightButton && !selection().contains(cell))
        moveCursor(cell, false);
    if (event->button() != Qt::LeftButton || m_stroke)
        return;
    m_lastStroke.reset();
    if (event->modifiers() & Qt::AltModifier) {
        emit picked(m_model.rate(cell.y(), cell.x()));
        return;
    }
    m_selecting = (event->modifiers() & Qt::ControlModifier) || m_brush.tool == Tool::select;
    moveCursor(cell, false);
    if (m_selecting)
        select(QRect(cell, QSize(1, 1)));
    else
        startStroke(cell, event->modifiers() & Qt::ShiftModifier);
}

void TrafficGrid::mouseMoveEvent(QMouseEvent* event) {
    const QPoint cell = cellUnder(event->position());
    event->accept();
    if (m_selecting)
        moveCursor(cell, true);
    else if (m_stroke) {
        moveCursor(cell, false);
        // Slots of cellsChanged may switch the scenario and drop the stroke, hence the second look.
        if (m_stroke)
            followStroke(cell);
    }
    point(cellAt(m_model.cells(), cell));
}

void TrafficGrid::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    endStroke();
}

void TrafficGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return mousePressEvent(event);
    event->accept();
    // The first click has painted already; typing a value was meant instead.
    if (m_lastStroke && m_lastStroke->cells() != m_lastStroke->before())
        emit cellsChanged(strokeText(m_lastStroke->brush().tool), m_lastStroke->before(),
                          m_lastStroke->gesture());
    m_lastStroke.reset();
    const QPoint cell = cellUnder(event->position());
    edit(m_model.index(cell.y(), cell.x()));
}

void TrafficGrid::wheelEvent(QWheelEvent* event) {
    event->accept();
    // Some desktops turn Shift + wheel into a sideways wheel.
    const QPoint turn = event->angleDelta();
    m_wheel += turn.y() != 0 ? turn.y() : turn.x();
    const int steps = m_wheel / 120;
    m_wheel -= steps * 120;
    if (steps == 0)
        return;
    if (event->modifiers() & Qt::ControlModifier) {
        m_brush.size = std::clamp(m_brush.size + steps, 1, 7);
        viewport()->update();
        emit brushResized(m_brush.size);
    } else {
        emit valueStepped(event->modifiers() & Qt::ShiftModifier ? steps * 10 : steps);
    }
}

bool TrafficGrid::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Enter)
        m_inside = true;
    if (event->type() == QEvent::Leave) {
        m_inside = false;
        viewport()->update();
        const QPoint cursor = cursorCell();
        point(cursor.x() < 0 ? -1 : cellAt(m_model.cells(), cursor));
    }
    return QTableView::viewportEvent(event);
}

void TrafficGrid::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        moveCursor({0, 0}, false);
}

void TrafficGrid::hideEvent(QHideEvent* event) {
    m_selecting = false;
    endStroke();
    QTableView::hideEvent(event);
}

} // namespace ui
