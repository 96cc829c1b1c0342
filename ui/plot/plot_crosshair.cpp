// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_crosshair.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace ui {

namespace {

constexpr double kRow = 17, kPad = 8, kChip = 10, kColumns = 12, kAside = 14;

double within(double x, const QCPRange& range) {
    return std::clamp(x, range.lower, range.upper);
}

} // namespace

class CrosshairItem : public QCPAbstractItem {
public:
    explicit CrosshairItem(QCustomPlot* plot) : QCPAbstractItem(plot) {
        setLayer("crosshair");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    struct Line {
        double x;
        Readout readout;
        bool pinned;
    };
    std::vector<Line> lines;
    bool boxes = true;

protected:
    void draw(QCPPainter* painter) override {
        const QCPAxis* axis = parentPlot()->axisRect(0)->axis(QCPAxis::atBottom);
        std::vector<std::pair<double, const Line*>> inSight;
        for (const Line& line : lines)
            if (axis->range().contains(line.x))
                inSight.emplace_back(std::round(axis->coordToPixel(line.x)) + 0.5, &line);
        for (const auto& [px, line] : inSight) {
            drawLine(*painter, px, *line);
            drawDots(*painter, px, line->readout);
        }
        for (const auto& [px, line] : inSight) { // no line through somebody's values
            drawPlace(*painter, px, line->readout.place);
            if (boxes && !line->readout.rows.isEmpty())
                drawBox(*painter, px, *line);
        }
    }

private:
    void drawLine(QPainter& painter, double px, const Line& line) const {
        painter.setPen(QPen(line.pinned ? colours().accent : colours().text, 1));
        for (const QCPAxisRect* rect : parentPlot()->axisRects())
            painter.drawLine(QPointF(px, rect->top()), {px, double(rect->bottom())});
    }

    void drawDots(QPainter& painter, double px, const Readout& readout) const {
        for (const auto& row : readout.rows) {
            if (!std::isfinite(row.y) || row.plot >= parentPlot()->axisRectCount())
                continue;
            const QCPAxisRect* rect = parentPlot()->axisRect(row.plot);
            const double py = rect->axis(QCPAxis::atLeft)->coordToPixel(row.y);
            if (py < rect->top() - 1 || py > rect->bottom() + 1)
                continue;
            painter.setPen(QPen(colours().base, 1.5));
            painter.setBrush(row.slot > 0 ? offerFill(row.slot) : colours().accent);
            painter.drawEllipse(QPointF(px, py), 4, 4);
        }
    }

    /// The lowest plot that has numbers on its axis: there the place is written.
    const QCPAxisRect* numbered() const {
        const QCPAxisRect* found = parentPlot()->axisRect(0);
        for (const QCPAxisRect* rect : parentPlot()->axisRects())
            if (rect->axis(QCPAxis::atBottom)->tickLabels())
                found = rect;
        return found;
    }

    void drawPlace(QPainter& painter, double px, const QString& place) const {
        if (place.isEmpty())
            return;
        const QFont small = font(Type::small);
        const double width = QFontMetricsF(small).horizontalAdvance(place) + 12;
        const QRectF view = parentPlot()->viewport();
        const double left =
            std::clamp(px - width / 2, view.left(), std::max(view.left(), view.right() - width));
        const QRectF chip(left, numbered()->bottom() + 4, width, 18);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours().text);
        painter.drawRoundedRect(chip, 3, 3);
        painter.setFont(small);
        painter.setPen(colours().base);
        painter.drawText(chip, Qt::AlignCenter, place);
    }

    QRectF boxAt(double px, const QSizeF& size, bool pinned) const {
        const QRectF plot = parentPlot()->axisRect(0)->rect();
        const QRectF view = parentPlot()->viewport();
        const bool right = px + kAside + size.width() < view.right() - 2;
        double left = right ? px + kAside : px - kAside - size.width();
        left = std::max(left, view.left() + 2);
        // A pinned box stands lower, so that both can be read when they meet.
        const double top =
            pinned ? std::max(plot.top() + 4, plot.bottom() - size.height() - 4) : plot.top() + 4;
        return {QPointF(left, top), size};
    }

    void drawBox(QPainter& painter, double px, const Line& line) const {
        const auto& rows = line.readout.rows;
        double names = 0, values = 0;
        for (const auto& row : rows) {
            const QFontMetricsF metrics(font(Type::small, row.strong));
            names = std::max(names, metrics.horizontalAdvance(row.name));
            values = std::max(values, metrics.horizontalAdvance(row.value));
        }
        const QSizeF size(2 * kPad + kChip + 6 + names + kColumns + values,
                          2 * kPad - 4 + kRow * double(rows.size()));
        const QRectF box = boxAt(px, size, line.pinned);
        painter.setPen(QPen(line.pinned ? colours().accent : colours().line2, 1));
        painter.setBrush(colours().base);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        for (int i = 0; i < rows.size(); ++i)
            drawRow(painter, rows[i],
                    QRectF(box.left() + kPad, box.top() + kPad - 2 + kRow * i,
                           box.width() - 2 * kPad, kRow));
    }

    static void drawRow(QPainter& painter, const Readout::Row& row, const QRectF& at) {
        if (row.slot > 0) {
            painter.setPen(row.slot > 8 ? QPen(offerFill(row.slot), 2) : QPen(Qt::NoPen));
            painter.setBrush(row.slot > 8 ? QBrush(Qt::NoBrush) : QBrush(offerFill(row.slot)));
            const double inset = row.slot > 8 ? 1 : 0;
            painter.drawRoundedRect(QRectF(at.left() + inset, at.center().y() - 5 + inset,
                                           kChip - 2 * inset, kChip - 2 * inset),
                                    2, 2);
        }
        painter.setFont(font(Type::small, row.strong));
        painter.setPen(row.strong ? colours().text : colours().text2);
        painter.drawText(at.adjusted(kChip + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         row.name);
        painter.setPen(colours().text);
        painter.drawText(at, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
};

PlotCrosshair::PlotCrosshair(QCustomPlot* plot, QObject* parent)
    : QObject(parent), m_plot(plot), m_item(new CrosshairItem(plot)) {}

void PlotCrosshair::setReadout(std::function<Readout(double)> readout) {
    m_readout = std::move(readout);
    refresh();
}

void PlotCrosshair::setStepping(std::function<double(double, int)> step) {
    m_step = std::move(step);
}

void PlotCrosshair::setSnap(std::function<double(double)> snap) {
    m_snap = std::move(snap);
}

void PlotCrosshair::showAt(double x) {
    const QCPRange range = m_plot->axisRect(0)->axis(QCPAxis::atBottom)->range();
    const double to = within(m_snap ? m_snap(x) : x, range);
    if (m_x == to)
        return;
    m_x = to;
    refresh();
    emit moved(to);
}

void PlotCrosshair::showAtPixel(const QPointF& pos) {
    for (const QCPAxisRect* rect : m_plot->axisRects())
        if (QRectF(rect->rect()).adjusted(0, -2, 0, 2).contains(pos))
            return showAt(m_plot->axisRect(0)->axis(QCPAxis::atBottom)->pixelToCoord(pos.x()));
    hide();
}

void PlotCrosshair::hide() {
    if (!m_x)
        return;
    m_x.reset();
    refresh();
    emit hidden();
}

void PlotCrosshair::step(int steps) {
    const QCPAxis* axis = m_plot->axisRect(0)->axis(QCPAxis::atBottom);
    const QCPRange range = axis->range();
    if (!m_x) {
        const double middle = axis->pixelToCoord(m_plot->axisRect(0)->center().x());
        return showAt(m_start && range.contains(*m_start) ? *m_start : middle);
    }
    if (m_step)
        return showAt(m_step(*m_x, steps));
    const double px = axis->coordToPixel(*m_x) + steps * m_plot->axisRect(0)->width() / 100.0;
    showAt(axis->pixelToCoord(px));
}

void PlotCrosshair::pin() {
    m_pinned = m_x;
    refresh();
}

bool PlotCrosshair::unpin() {
    const bool any = m_pinned.has_value();
    m_pinned.reset();
    refresh();
    return any;
}

void PlotCrosshair::refresh() {
    collect();
    m_plot->layer("crosshair")->replot();
}

void PlotCrosshair::collect() {
    m_item->lines.clear();
    m_item->boxes = m_boxShown;
    const auto add = [this](double x, bool pinned) {
        m_item->lines.push_back({x, m_readout ? m_readout(x) : Readout(), pinned});
    };
    if (m_pinned)
        add(*m_pinned, true);
    if (m_x && m_x != m_pinned && !m_suspended)
        add(*m_x, false);
}

void PlotCrosshair::suspend(bool on) {
    m_suspended = on;
    refresh();
}

QString PlotCrosshair::spoken() const {
    if (!m_x || !m_readout)
        return {};
    const Readout readout = m_readout(*m_x);
    QStringList values;
    for (const auto& row : readout.rows)
        values << row.name + u' ' + row.value;
    return tr("%1: %2").arg(readout.place, values.join(QStringLiteral(", ")));
}

} // namespace ui
