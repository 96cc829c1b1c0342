// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/ribbon_strip.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace ui {

namespace {

/// Black or white, whichever reads better on a fill.
QColor inkOn(const QColor& fill) {
    const double light =
        0.299 * fill.redF() + 0.587 * fill.greenF() + 0.114 * fill.blueF(); // as the eye weighs
    return light > 0.52 ? QColor(0x1A, 0x1D, 0x21) : QColor(Qt::white);
}

} // namespace

class RibbonStripItem : public QCPAbstractItem {
public:
    explicit RibbonStripItem(QCPAxisRect* rect)
        : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    document::BreakEvenPtr study;
    int hovered = -1;

    QRectF placeOf(const pricing::RibbonPart& part) const {
        const QCPAxis* axis = m_rect->axis(QCPAxis::atBottom);
        const QRectF strip = m_rect->rect();
        const double from = std::clamp(axis->coordToPixel(part.from), strip.left(), strip.right());
        const double to = std::clamp(axis->coordToPixel(part.to), strip.left(), strip.right());
        return {from, strip.top(), std::max(0.0, to - from), strip.height()};
    }

protected:
    void draw(QCPPainter* painter) override {
        if (!study)
            return;
        for (const auto& part : study->ribbon)
            if (const QRectF place = placeOf(part); place.width() >= 0.5)
                drawPart(*painter, part, place);
    }

private:
    void drawPart(QPainter& painter, const pricing::RibbonPart& part, const QRectF& place) const {
        const Colours& c = colours();
        const QRectF body = place.adjusted(0, 0, place.width() > 3 ? -1 : 0, 0);
        QString name = study->hasTargets ? QObject::tr("none meets the target")
                                         : QObject::tr("none has a price");
        QColor ink = c.text2;
        painter.setPen(Qt::NoPen);
        if (part.cheapest) {
            const auto& curve = study->curves[std::size_t(*part.cheapest)];
            name = QString::fromStdString(curve.label);
            const QColor fill = offerFill(curve.slot);
            ink = inkOn(fill);
            painter.fillRect(body, fill);
            if (curve.choice == hovered) {
                painter.setPen(QPen(c.text, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(body.adjusted(1, 1, -1, -1));
            }
        } else {
            painter.fillRect(body, c.win);
            painter.fillRect(body, QBrush(c.line2, Qt::BDiagPattern));
        }
        const QFont small = font(Type::small);
        if (QFontMetricsF(small).horizontalAdvance(name) > body.width() - 8)
            return;
        painter.setFont(small);
        painter.setPen(ink);
        painter.drawText(body, Qt::AlignCenter, name);
    }

    QCPAxisRect* m_rect;
};

RibbonStrip::RibbonStrip(QCPAxisRect* rect) : m_item(new RibbonStripItem(rect)) {}

void RibbonStrip::set(const document::BreakEvenPtr& study, int hoveredChoice) {
    m_item->study = study;
    m_item->hovered = hoveredChoice;
}

int RibbonStrip::at(const QPointF& point) const {
    if (m_item->study)
        for (std::size_t i = 0; i < m_item->study->ribbon.size(); ++i)
            if (m_item->placeOf(m_item->study->ribbon[i]).contains(point))
                return static_cast<int>(i);
    return -1;
}

} // namespace ui
