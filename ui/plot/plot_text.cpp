// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_text.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {

void drawHaloText(QPainter& painter, const QPointF& at, const QString& text, const QFont& font,
                  const QColor& colour) {
    QPainterPath outline;
    outline.addText(at, font, text);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(outline,
                       QPen(colours().base, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(at, text);
    painter.restore();
}

} // namespace ui
