// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_grid.h"
#include "ui/traffic/traffic_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

QRect TrafficGrid::selection() const {
    const QItemSelection chosen = selectionModel()->selection();
    if (chosen.isEmpty())
        return {};
    const QItemSelectionRange& range = chosen.first();
    return {QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom())};
}

void TrafficGrid::select(const QRect& cells) {
    const QItemSelection range(m_model.index(cells.top(), cells.left()),
                               m_model.index(cells.bottom(), cells.right()));
    selectionModel()->select(range, QItemSelectionModel::ClearAndSelect);
    viewport()->update();
}

void TrafficGrid::selectAll() {
    select(QRect(0, 0, m_model.columnCount(), 7));
}

QPoint TrafficGrid::cursorCell() const {
    const QModelIndex current = currentIndex();
    return {current.column(), current.row()};
}

void TrafficGrid::moveCursor(QPoint to, bool extend) {
    selectionModel()->setCurrentIndex(m_model.index(to.y(), to.x()), QItemSelectionModel::NoUpdate);
    if (extend)
        select(QRect(m_anchor, QSize(1, 1)) | QRect(to, QSize(1, 1)));
    else {
        m_anchor = to;
        selectionModel()->clearSelection();
    }
    viewport()->update();
    point(cellAt(m_model.cells(), to));
}

std::vector<int> TrafficGrid::targets() const {
    if (const QRect chosen = selection(); !chosen.isEmpty())
        return block(m_model.cells(), chosen);
    const QPoint cursor = cursorCell();
    return cursor.x() < 0 ? std::vector<int>() : block(m_model.cells(), QRect(cursor, QSize(1, 1)));
}

std::vector<int> TrafficGrid::selectionOrWeek() const {
    const QRect chosen = selection();
    return chosen.isEmpty() ? allCells(m_model.cells()) : block(m_model.cells(), chosen);
}

template <class Change> void TrafficGrid::change(const QString& text, Change&& change) {
    Cells cells = m_model.cells();
    change(cells);
    if (cells != m_model.cells())
        emit cellsChanged(text, cells, 0);
}

void TrafficGrid::fillCells(double value) {
    change(tr("Fill traffic"), [&](Cells& c) { ui::fill(c, selectionOrWeek(), value); });
}

void TrafficGrid::scaleCells(double percent) {
    change(tr("Scale traffic"), [&](Cells& c) { ui::scale(c, selectionOrWeek(), percent); });
}

void TrafficGrid::smoothCells() {
    change(tr("Smooth traffic"),
           [&](Cells& c) { ui::smooth(c, selectionOrWeek(), m_model.cells()); });
}

void TrafficGrid::clearWeek() {
    change(tr("Clear traffic"), [&](Cells& c) { ui::fill(c, selectionOrWeek(), 0); });
}

void TrafficGrid::zero() {
    change(tr("Set traffic to zero"), [&](Cells& c) { ui::fill(c, targets(), 0); });
}

void TrafficGrid::raiseTargets(double percent) {
    change(tr("Raise or lower traffic"), [&](Cells& c) { ui::raise(c, targets(), percent); });
}

void TrafficGrid::replaceWeek(const QString& text, const Cells& cells) {
    change(text, [&](Cells& c) { c = cells; });
}

void TrafficGrid::copyDayTo(const QString& text, const std::vector<int>& days) {
    const QRect chosen = selection();
    const int from = chosen.isEmpty() ? std::max(cursorCell().y(), 0) : chosen.top();
    change(text, [&](Cells& c) { copyDay(c, from, days); });
}

void TrafficGrid::copyDown() {
    const QRect chosen = selection();
    const int from = chosen.isEmpty() ? std::max(cursorCell().y(), 0) : chosen.top();
    const int last = std::min(6, chosen.height() > 1 ? chosen.bottom() : from + 1);
    if (last == from)
        return;
    const QRect columns = chosen.isEmpty() ? QRect(0, 0, m_model.columnCount(), 7) : chosen;
    change(tr("Copy day down"), [&](Cells& c) {
        for (int day = from + 1; day <= last; ++day)
            for (int column = columns.left(); column <= columns.right(); ++column)
                c[static_cast<std::size_t>(cellAt(c, {column, day}))] =
                    c[static_cast<std::size_t>(cellAt(c, {column, from}))];
    });
    // Pressed again it goes on to the day after.
    if (chosen.isEmpty())
        moveCursor({std::max(cursorCell().x(), 0), last}, false);
}

void TrafficGrid::copy() const {
    QRect chosen = selection();
    if (chosen.isEmpty() && currentIndex().isValid())
        chosen = QRect(cursorCell(), QSize(1, 1));
    if (!chosen.isEmpty())
        QGuiApplication::clipboard()->setText(blockText(m_model.cells(), chosen));
}

void TrafficGrid::paste() {
    const RateBlock pasted = blockFromText(QGuiApplication::clipboard()->text());
    if (!pasted.error.isEmpty()) {
        emit refused(tr("Nothing pasted. %1").arg(pasted.error));
        return;
    }
    if (pasted.values.size() == 1 && !selection().isEmpty())
        return change(tr("Paste traffic"),
                      [&](Cells& c) { ui::fill(c, targets(), pasted.values.front()); });
    const QRect chosen = selection();
    const QRect week(0, 0, m_model.columnCount(), 7);
    QPoint corner = chosen.isEmpty() ? cursorCell() : chosen.topLeft();
    if (corner.x() < 0 || pasted.size == week.size())
        corner = {0, 0};
    const QRect target(corner, pasted.size);
    if (!week.contains(target)) {
        emit refused(tr("Nothing pasted. %1 columns and %2 rows do not fit from %3 on.")
                         .arg(pasted.size.width())
                         .arg(pasted.size.height())
                         .arg(cellName(cellAt(m_model.cells(), corner), week.width())));
        return;
    }
    change(tr("Paste traffic"), [&](Cells& c) { ui::paste(c, target, pasted.values); });
    moveCursor(corner, false);
    select(target);
}

bool TrafficGrid::moveByKey(const QKeyEvent& event) {
    QPoint to = cursorCell();
    const int lastColumn = m_model.columnCount() - 1;
    switch (event.key()) {
    case Qt::Key_Left:
        to.rx() -= 1;
        break;
    case Qt::Key_Right:
        to.rx() += 1;
        break;
    case Qt::Key_Up:
        to.ry() -= 1;
        break;
    case Qt::Key_Down:
        to.ry() += 1;
        break;
    case Qt::Key_Home:
        to.setX(0);
        break;
    case Qt::Key_End:
        to.setX(lastColumn);
        break;
    case Qt::Key_PageUp:
        to.setY(0);
        break;
    case Qt::Key_PageDown:
        to.setY(6);
        break;
    default:
        return false;
    }
    const QPoint inside(std::clamp(to.x(), 0, lastColumn), std::clamp(to.y(), 0, 6));
    moveCursor(inside, event.modifiers() & Qt::ShiftModifier);
    return true;
}

bool TrafficGrid::editByKey(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Space:
        change(tr("Paint traffic"),
               [&](Cells& c) { ui::apply(c, targets(), m_brush, m_model.cells()); });
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        change(tr("Fill traffic"), [&](Cells& c) { ui::fill(c, targets(), m_brush.value); });
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        zero();
        return true;
    case Qt::Key_Plus:
        raiseTargets(10);
        return true;
    case Qt::Key_Minus:
        raiseTargets(-10);
        return true;
    case Qt::Key_I:
        if (m_pointed >= 0)
            emit picked(m_model.cells()[static_cast<std::size_t>(m_pointed)]);
        return true;
    default:
        return false;
    }
}

void TrafficGrid::keyPressEvent(QKeyEvent* event) {
    event->accept();
    // What a cell's editor leaves over comes up here, the Enter that ends it among it.
    if (state() == EditingState && !hasFocus())
        return;
    if (event->key() == Qt::Key_Escape) {
        if (m_stroke)
            return cancelStroke();
        if (!selection().isEmpty())
            return moveCursor(cursorCell(), false);
        return event->ignore();
    }
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Paste))
        return paste();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_D)
        return copyDown();
    // While the mouse paints, keys that edit would mix two gestures.
    if (m_stroke || moveByKey(*event))
        return;
    const auto plain = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (plain == Qt::NoModifier && editByKey(*event))
        return;
    const QString typed = event->text();
    const bool number = !typed.isEmpty() && (typed[0].isDigit() || typed[0] == u'.');
    if (!(plain == Qt::NoModifier && number && currentIndex().isValid() &&
          edit(currentIndex(), AnyKeyPressed, event)))
        event->ignore();
}

} // namespace ui
