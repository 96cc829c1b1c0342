// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_margin.h"

#include "ui/theme.h"

#include <qcustomplot.h>

namespace ui {

class PlotMarginItem : public QCPAbstractItem {
public:
    PlotMarginItem(QCPAxisRect* rect, PlotMargin::Beside beside)
        : QCPAbstractItem(rect->parentPlot()), m_rect(rect), m_beside(beside) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    QStringList lines;

protected:
    void draw(QCPPainter* painter) override {
        constexpr double kRow = 14;
        const QFont small = font(Type::axis);
        const QFontMetricsF metrics(small);
        painter->setFont(small);
        painter->setPen(colours().text2);
        // the last number of an axis stands half in the margin
        const double left = m_rect->right() + (m_beside == PlotMargin::Beside::plot ? 12 : 22);
        const double room = parentPlot()->viewport().right() - left - 2;
        double base = firstBase(kRow, metrics.capHeight());
        for (const QString& line : lines) {
            painter->drawText(QPointF(left, base), metrics.elidedText(line, Qt::ElideRight, room));
            base += kRow;
        }
    }

private:
    double firstBase(double row, double capHeight) const {
        const double more = row * double(lines.size() - 1);
        switch (m_beside) {
        case PlotMargin::Beside::bottomNumbers:
            return m_rect->bottom() + 17;
        case PlotMargin::Beside::topNumbers:
            return m_rect->top() - 9 - more;
        case PlotMargin::Beside::plot:
            break;
        }
        return m_rect->center().y() + (capHeight - more) / 2 + 1;
    }

    QCPAxisRect* m_rect;
    PlotMargin::Beside m_beside;
};

PlotMargin::PlotMargin(QCPAxisRect* rect, Beside beside)
    : m_item(new PlotMarginItem(rect, beside)) {}

void PlotMargin::set(const QStringList& lines) {
    m_item->lines = lines;
}

} // namespace ui
