// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/heat_map_marks.h"

#include "ui/theme.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kHoursRow = 20, kBarHeight = 10, kMostBar = 150;

double stopPosition(HeatScale::Ink ink, std::size_t i) {
    const double even = static_cast<double>(i) / 6;
    return ink == HeatScale::Ink::traffic ? std::pow(even, 1 / 1.5) : even;
}

const std::array<QColor, 7>& stops(HeatScale::Ink ink) {
    return ink == HeatScale::Ink::traffic ? colours().traffic : colours().waiting;
}

/// Where a value lies on the scale, 0 … 1.
double placeOnScale(const HeatScale& scale, double value) {
    const double at = scale.logarithmic
                          ? std::log(value / scale.low) / std::log(scale.high / scale.low)
                          : (value - scale.low) / (scale.high - scale.low);
    return std::clamp(at, 0.0, 1.0);
}

} // namespace

QCPColorGradient heatGradient(HeatScale::Ink ink) {
    QCPColorGradient gradient;
    QMap<double, QColor> colour;
    for (std::size_t i = 0; i < 7; ++i)
        colour[stopPosition(ink, i)] = stops(ink)[i];
    gradient.setColorStops(colour);
    gradient.setColorInterpolation(QCPColorGradient::ciRGB);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    return gradient;
}

HeatMapMarks::HeatMapMarks(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
    setLayer("labels");
    setClipToAxisRect(false);
    setSelectable(false);
}

QRectF HeatMapMarks::cell(int hour) const {
    const QCPAxis* x = m_rect->axis(QCPAxis::atBottom);
    const QCPAxis* y = m_rect->axis(QCPAxis::atLeft);
    const int day = hour / 24, column = hour % 24;
    return QRectF(QPointF(x->coordToPixel(column), y->coordToPixel(day)),
                  QPointF(x->coordToPixel(column + 1), y->coordToPixel(day + 1)))
        .normalized();
}

void HeatMapMarks::draw(QCPPainter* painter) {
    drawGaps(*painter);
    drawScale(*painter);
    drawReadout(*painter);
    drawCursor(*painter);
}

void HeatMapMarks::drawGaps(QPainter& painter) const {
    const QRectF cells = m_rect->rect();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colours().base, 1));
    for (int column = 1; column < 24; ++column) {
        const double x = std::round(cell(column).left());
        painter.drawLine(QPointF(x, cells.top()), {x, cells.bottom()});
    }
    for (int day = 1; day < 7; ++day) {
        const double y = std::round(cell(day * 24).top());
        painter.drawLine(QPointF(cells.left(), y), {cells.right(), y});
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

// A thin line of text on a wider one of base reads on every colour.
void HeatMapMarks::drawCursor(QPainter& painter) const {
    if (cursor < 0)
        return;
    const QRectF frame = cell(cursor).adjusted(1, 1, -0.5, -0.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().base, 4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame);
    painter.setPen(QPen(colours().text, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame);
}

QRectF HeatMapMarks::bar() const {
    const QRectF cells = m_rect->rect();
    return {cells.left(), cells.bottom() + kHoursRow + 4,
            std::min<double>(kMostBar, std::floor(cells.width() * 0.4)), kBarHeight};
}

void HeatMapMarks::drawScale(QPainter& painter) const {
    const QRectF at = bar();
    QLinearGradient gradient(at.topLeft(), at.topRight());
    for (std::size_t i = 0; i < 7; ++i)
        gradient.setColorAt(stopPosition(scale.ink, i), stops(scale.ink)[i]);
    painter.fillRect(at, gradient);
    painter.setPen(QPen(colours().ctl, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(at.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(font(Type::axis));
    painter.setPen(colours().text2);
    painter.drawText(QRectF(at.right() + 8, at.top() - 3, 160, 16),
                     Qt::AlignLeft | Qt::AlignVCenter, scale.unit);
    const QFontMetricsF metrics(painter.font());
    double free = at.left() - 40;
    for (double tick : scale.ticks) {
        const QString words = scale.tickText ? scale.tickText(tick)
                              : text         ? text(tick)
                                             : QString::number(tick);
        const double width = metrics.horizontalAdvance(words);
        const double x = at.left() + placeOnScale(scale, tick) * (at.width() - 1);
        const double left = std::max(x - width / 2, at.left() - 4);
        if (left < free)
            continue;
        free = left + width + 6;
        painter.setPen(QPen(colours().ctl, 1));
        painter.drawLine(QPointF(x, at.bottom()), {x, at.bottom() + 3});
        painter.setPen(colours().text3);
        painter.drawText(QPointF(left, at.bottom() + 14), words);
    }
}

void HeatMapMarks::drawReadout(QPainter& painter) const {
    if (place.isEmpty())
        return;
    const QFont strong = font(Type::small, true), plain = font(Type::small);
    const double width = QFontMetricsF(strong).horizontalAdvance(value);
    const QRectF room(bar().right() + 8, bar().top() - 4, m_rect->right() - bar().right() - 8, 18);
    const QFontMetricsF metrics(plain);
    const double before = metrics.horizontalAdvance(place) + 6;
    const double unit = QFontMetricsF(font(Type::axis)).horizontalAdvance(scale.unit) + 12;
    // Where the unit leaves too little room, the readout stands a line lower.
    const QRectF line = unit + before + width > room.width() ? room.translated(0, 16) : room;
    painter.setFont(strong);
    painter.setPen(stale ? colours().text2 : colours().text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, value);
    painter.setFont(plain);
    painter.setPen(colours().text2);
    painter.drawText(line.adjusted(-200, 0, -width - 6, 0),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, place);
}

} // namespace ui
