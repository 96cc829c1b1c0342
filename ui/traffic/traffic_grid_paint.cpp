// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"
#include "ui/traffic/traffic_grid.h"

#include <QPainter>

namespace ui {

void TrafficGrid::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintInvitation(painter);
    paintSelection(painter);
    paintBrush(painter);
    paintCursor(painter);
}

QRect TrafficGrid::rectOf(const QRect& cells) const {
    return visualRect(m_model.index(cells.top(), cells.left())) |
           visualRect(m_model.index(cells.bottom(), cells.right()));
}

namespace {

/// A frame that reads on every colour: a thin line of text on a wider one of base, kept inside.
void drawOutline(QPainter& p, const QRect& cells, const QRect& room, const QColor& ink) {
    // Cells end with their gap: the frame runs in the middle of the gaps.
    const QRectF inside = QRectF(room).adjusted(1.5, 1.5, -1.5, -1.5);
    const QRectF frame = QRectF(cells).adjusted(-0.5, -0.5, -0.5, -0.5) & inside;
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(colours().base, 4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    p.drawRect(frame);
    p.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    p.drawRect(frame);
}

} // namespace

void TrafficGrid::paintSelection(QPainter& p) const {
    const QRect cells = selection();
    if (cells.isEmpty())
        return;
    QColor tint = colours().accent;
    tint.setAlphaF(0.16F);
    p.fillRect(rectOf(cells), tint);
    drawOutline(p, rectOf(cells), viewport()->rect(), colours().accent);
}

void TrafficGrid::paintBrush(QPainter& p) const {
    if (!m_inside || m_brush.size < 2 || m_brush.tool == Tool::select || m_pointed < 0)
        return;
    const int columns = m_model.columnCount();
    const std::vector<int> cells =
        dab(m_model.cells(), {m_pointed % columns, m_pointed / columns}, m_brush.size);
    const auto place = [columns](int cell) { return QPoint(cell % columns, cell / columns); };
    drawOutline(p, rectOf(QRect(place(cells.front()), place(cells.back()))), viewport()->rect(),
                colours().text2);
}

void TrafficGrid::paintCursor(QPainter& p) const {
    if (currentIndex().isValid())
        drawOutline(p, visualRect(currentIndex()), viewport()->rect(), colours().text);
}

// The frame of the cursor reaches into the neighbours, which the view would not draw again.
void TrafficGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void TrafficGrid::paintInvitation(QPainter& p) const {
    if (m_model.peak() > 0)
        return;
    const QString words = tr("Drag to paint");
    p.setFont(ui::font(Type::verdict, true));
    QRect plate = QFontMetrics(p.font()).boundingRect(words).adjusted(-12, -6, 12, 6);
    plate.moveCenter(viewport()->rect().center());
    p.setPen(Qt::NoPen);
    p.setBrush(colours().win);
    p.drawRoundedRect(plate, 4, 4);
    p.setPen(colours().text2);
    p.drawText(plate, Qt::AlignCenter, words);
}

} // namespace ui
