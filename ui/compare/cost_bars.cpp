// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/cost_bars.h"

#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace ui {

namespace {

/// `colour` at `share` over `base`: tints are opaque so that grid lines do not show through.
QColor tint(const QColor& colour, const QColor& base, double share) {
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {mix(colour.red(), base.red()), mix(colour.green(), base.green()),
            mix(colour.blue(), base.blue())};
}

constexpr int kTile = 6; // px, the period of hatch and dots

QBrush tile(const QColor& ground, const QColor& mark, bool dots) {
    QPixmap pixmap(kTile * 2, kTile * 2); // two device pixels each, so that it stays fine at 2x
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(ground);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        for (const QPointF at : {QPointF(1.5, 1.5), QPointF(4.5, 4.5)})
            painter.drawEllipse(at, 0.9, 0.9);
    } else {
        painter.setPen(QPen(mark, 1.6));
        for (int shift : {-kTile, 0, kTile})
            painter.drawLine(QPointF(shift, kTile), QPointF(shift + kTile, 0));
    }
    painter.end();
    return QBrush(pixmap);
}

} // namespace

QBrush partBrush(BarPart part, const QColor& colour, const QColor& base) {
    switch (part) {
    case BarPart::coldStart:
        return tile(tint(colour, base, 0.28), colour, false);
    case BarPart::idle:
        return tint(colour, base, 0.38);
    case BarPart::keepWarm:
        return tile(tint(colour, base, 0.18), colour, true);
    case BarPart::unused:
        return base;
    case BarPart::other:
        return tint(colour, base, 0.6);
    default:
        return colour;
    }
}

QColor partGround(BarPart part, const QColor& colour, const QColor& base) {
    if (part == BarPart::coldStart)
        return tint(colour, base, 0.28);
    return part == BarPart::keepWarm ? tint(colour, base, 0.18) : QColor();
}

QColor partInk(BarPart part, const QColor& fill, const QColor& text) {
    if (part != BarPart::busy && part != BarPart::requests)
        return text;
    // Relative luminance (WCAG 2): whichever of black and white stands out more.
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(fill.redF()) + 0.7152 * linear(fill.greenF()) +
                     0.0722 * linear(fill.blueF());
    return 1.05 / (y + 0.05) >= 4.0 ? QColor(Qt::white) : QColor(0x11, 0x14, 0x18);
}

} // namespace ui
