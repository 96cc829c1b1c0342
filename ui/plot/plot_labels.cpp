// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_labels.h"

#include "ui/plot/plot_places.h"
#include "ui/plot/plot_text.h"
#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

constexpr double kGap = 16, kLeader = 10, kTextPad = 4, kInsideTop = 12;

struct Placed {
    std::size_t label;
    QPointF from; ///< where the line ends or leaves, px
};

/// The line's height at `x` between its two neighbouring points; nothing outside or in a gap.
std::optional<double> heightAt(const QCPGraph* graph, double x) {
    const auto data = graph->data();
    const auto after = data->findBegin(x, false);
    if (after == data->constEnd())
        return std::nullopt;
    if (after->key == x)
        return after->value;
    if (after == data->constBegin())
        return std::nullopt;
    const auto before = std::prev(after);
    const double share = (x - before->key) / (after->key - before->key);
    return before->value + share * (after->value - before->value);
}

} // namespace

class EndLabelsItem : public QCPAbstractItem {
public:
    explicit EndLabelsItem(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    std::vector<EndLabel> labels;
    std::vector<QRectF> places; ///< of the last drawing, px; empty: not drawn

protected:
    void draw(QCPPainter* painter) override {
        places.assign(labels.size(), QRectF());
        std::vector<Placed> right, top;
        for (std::size_t i = 0; i < labels.size(); ++i)
            sortIn(i, right, top);
        drawRight(*painter, right);
        drawTop(*painter, top);
    }

private:
    QCPAxis* xAxis() const { return m_rect->axis(QCPAxis::atBottom); }
    QCPAxis* yAxis() const { return m_rect->axis(QCPAxis::atLeft); }

    /// Height of the whole line at a pixel column, in px.
    std::optional<double> pixelAt(const EndLabel& label, double px) const {
        const double x = xAxis()->pixelToCoord(px);
        for (const QCPGraph* graph : label.line)
            if (const auto y = heightAt(graph, x); y && std::isfinite(*y))
                return yAxis()->coordToPixel(*y);
        return std::nullopt;
    }

    /// Follows the line from the right until it is in sight.
    void sortIn(std::size_t i, std::vector<Placed>& right, std::vector<Placed>& top) const {
        const QRectF plot = m_rect->rect();
        bool above = false;
        for (double px = plot.right(); px >= plot.left(); px -= 2) {
            const auto y = pixelAt(labels[i], px);
            if (!y)
                continue;
            if (*y < plot.top() - 1) {
                above = true;
                continue;
            }
            if (*y > plot.bottom() + 2)
                return;
            (above ? top : right).push_back({i, {px, *y}});
            return;
        }
    }

    QFont fontOf(const EndLabel& label) const { return font(Type::small, label.strong); }

    void drawRight(QPainter& painter, const std::vector<Placed>& ends) {
        const QRectF plot = m_rect->rect();
        std::vector<double> wanted;
        for (const Placed& end : ends)
            wanted.push_back(end.from.y());
        const auto heights = spreadApart(wanted, kGap, plot.top() + 6, plot.bottom() - 4);
        for (std::size_t k = 0; k < ends.size(); ++k) {
            const EndLabel& label = labels[ends[k].label];
            const double left = plot.right() + kLeader;
            const QFontMetricsF metrics(fontOf(label));
            const double room = parentPlot()->viewport().right() - left - kTextPad;
            const QString text = shortName(label.text, metrics, room);
            painter.setPen(QPen(label.ink, 1));
            painter.drawLine(ends[k].from, {left - 2, heights[k]});
            painter.setFont(fontOf(label));
            painter.drawText(QPointF(left + 1, heights[k] + metrics.capHeight() / 2), text);
            places[ends[k].label] =
                QRectF(left, heights[k] - kGap / 2, metrics.horizontalAdvance(text) + 4, kGap);
        }
    }

    /// Right of the line just under the top; lines further left are named one row lower.
    void drawTop(QPainter& painter, std::vector<Placed> ends) {
        std::sort(ends.begin(), ends.end(),
                  [](const Placed& a, const Placed& b) { return a.from.x() > b.from.x(); });
        const QRectF plot = m_rect->rect();
        double y = plot.top() + kInsideTop;
        for (const Placed& end : ends) {
            const EndLabel& label = labels[end.label];
            double px = end.from.x();
            while (px > plot.left() && pixelAt(label, px).value_or(y) < y)
                px -= 1;
            const QFontMetricsF metrics(fontOf(label));
            const double width = metrics.horizontalAdvance(label.text);
            const bool fits = px + kLeader + width < plot.right();
            const double left = fits ? px + kLeader : px - kLeader - width;
            if (left > plot.left() && y < plot.bottom()) {
                painter.setPen(QPen(label.ink, 1));
                painter.drawLine(QPointF(px, y), {fits ? left - 2 : left + width + 2, y});
                drawHaloText(painter, {left, y + metrics.capHeight() / 2}, label.text,
                             fontOf(label), label.ink);
                places[end.label] = QRectF(left, y - kGap / 2, width, kGap);
                y += kGap + 2;
            }
        }
    }

    QCPAxisRect* m_rect;
};

EndLabels::EndLabels(QCPAxisRect* rect) : m_item(new EndLabelsItem(rect)) {}

void EndLabels::set(std::vector<EndLabel> labels) {
    m_item->labels = std::move(labels);
}

int EndLabels::at(const QPointF& point) const {
    for (std::size_t i = 0; i < m_item->places.size(); ++i)
        if (m_item->places[i].contains(point))
            return static_cast<int>(i);
    return -1;
}

std::vector<QRectF> EndLabels::places() const {
    return m_item->places;
}

int EndLabels::width() const {
    double most = 0;
    for (const EndLabel& label : m_item->labels)
        most = std::max(
            most, QFontMetricsF(font(Type::small, label.strong)).horizontalAdvance(label.text));
    return static_cast<int>(std::ceil(kLeader + kTextPad * 2 + most));
}

class PlotTitlesItem : public QCPAbstractItem {
public:
    explicit PlotTitlesItem(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    QString left, right;
    bool strong = false;

protected:
    void draw(QCPPainter* painter) override {
        constexpr double kAbove = 10, kLeftEdge = 4;
        const QRectF plot = m_rect->rect();
        const double base = plot.top() - kAbove;
        const QFont usual = font(Type::small), title = font(Type::small, strong);
        const double values = QFontMetricsF(usual).horizontalAdvance(right);
        const double from = std::max(plot.right() - values, kLeftEdge);
        painter->setPen(strong ? colours().text : colours().text2);
        painter->setFont(title);
        const double room = right.isEmpty() ? plot.right() - kLeftEdge : from - kLeftEdge - 12;
        painter->drawText(QPointF(kLeftEdge, base),
                          QFontMetricsF(title).elidedText(left, Qt::ElideRight, room));
        painter->setPen(colours().text2);
        painter->setFont(usual);
        painter->drawText(QPointF(from, base), right);
    }

private:
    QCPAxisRect* m_rect;
};

PlotTitle::PlotTitle(QCPAxisRect* rect) : m_item(new PlotTitlesItem(rect)) {}

void PlotTitle::set(const QString& left, const QString& right, bool strong) {
    m_item->left = left;
    m_item->right = right;
    m_item->strong = strong;
}

} // namespace ui
