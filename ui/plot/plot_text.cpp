// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_text.h"

#include "ui/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace ui {

void drawHaloText(QPainter& painter, const QPointF& at, const QString& text, const QFont& font,
                  const QColor& colour) {
    painter.save();
    painter.setFont(font);
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        // Glyphs from the cache, moved about: on the screen much quicker than stroking outlines.
        painter.setPen(colours().base);
        for (const QPointF& by :
             {QPointF(-2, 0), QPointF(2, 0), QPointF(0, -2), QPointF(0, 2), QPointF(-1.5, -1.5),
              QPointF(1.5, -1.5), QPointF(-1.5, 1.5), QPointF(1.5, 1.5)})
            painter.drawText(at + by, text);
    } else {
        QPainterPath outline;
        outline.addText(at, font, text);
        const QPen halo(colours().base, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.strokePath(outline, halo);
    }
    painter.setPen(colour);
    painter.drawText(at, text);
    painter.restore();
}

QString shortName(const QString& name, const QFontMetricsF& metrics, double room) {
    const auto comma = name.indexOf(u',');
    QString shown = name;
    for (qsizetype from = name.indexOf(u' ') + 1; metrics.horizontalAdvance(shown) > room;
         from = name.indexOf(u' ', from) + 1) {
        if (from <= 0 || (comma >= 0 && from > comma))
            break;
        shown = QStringLiteral("…") + name.mid(from);
    }
    return metrics.elidedText(shown, Qt::ElideRight, room);
}

} // namespace ui
