// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_marks.h"

#include "ui/plot/plot_places.h"
#include "ui/plot/plot_text.h"
#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

constexpr double kRow = 15; // px from one line of words to the next

QSizeF sizeOf(const QStringList& words) {
    double width = 0;
    for (int i = 0; i < words.size(); ++i)
        width =
            std::max(width, QFontMetricsF(font(Type::small, i == 0)).horizontalAdvance(words[i]));
    return {width, kRow * double(words.size())};
}

} // namespace

class PlotMarksItem : public QCPAbstractItem {
public:
    explicit PlotMarksItem(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    std::vector<PlotMark> marks;
    std::vector<QCPGraph*> lines;
    std::function<std::vector<QRectF>()> clear;
    std::vector<QPointF> points; ///< of the last drawing, px
    std::vector<std::optional<QRectF>> places;

protected:
    void draw(QCPPainter* painter) override {
        layOut();
        const QRectF plot = QRectF(m_rect->rect()).adjusted(-1, -1, 1, 1);
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (plot.contains(points[i]) && places[i])
                drawWords(*painter, i);
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (plot.contains(points[i]))
                drawRing(*painter, i);
    }

private:
    void layOut() {
        const QRectF plot = m_rect->rect();
        points.clear();
        std::vector<Note> notes;
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            points.emplace_back(m_rect->axis(QCPAxis::atBottom)->coordToPixel(marks[i].at.x()),
                                m_rect->axis(QCPAxis::atLeft)->coordToPixel(marks[i].at.y()));
            if (!plot.contains(points.back()) || marks[i].words.isEmpty())
                continue;
            notes.push_back({points.back(), sizeOf(marks[i].words)});
            which.push_back(i);
        }
        places.assign(marks.size(), std::nullopt);
        const auto found = placeNotes(notes, plot.adjusted(2, 2, -2, -2),
                                      clear ? clear() : std::vector<QRectF>(), pointsOfLines());
        for (std::size_t k = 0; k < found.size(); ++k)
            places[which[k]] = found[k];
    }

    /// The lines as points a few pixels apart.
    std::vector<QPointF> pointsOfLines() const {
        std::vector<QPointF> all;
        for (const QCPGraph* graph : lines) {
            std::optional<QPointF> before;
            for (const QCPGraphData& d : *graph->data()) {
                const QPointF at(graph->keyAxis()->coordToPixel(d.key),
                                 graph->valueAxis()->coordToPixel(d.value));
                if (!std::isfinite(at.y())) {
                    before.reset();
                    continue;
                }
                if (before)
                    addBetween(all, *before, at);
                before = at;
            }
        }
        return all;
    }
    void addBetween(std::vector<QPointF>& all, const QPointF& a, const QPointF& b) const {
        constexpr double kStep = 10;
        const QRectF plot = m_rect->rect();
        const int n = int(std::clamp(std::hypot(b.x() - a.x(), b.y() - a.y()) / kStep, 1.0, 200.0));
        for (int i = 0; i < n; ++i)
            if (const QPointF p = a + (b - a) * i / n; plot.contains(p))
                all.push_back(p);
    }

    void drawWords(QPainter& painter, std::size_t i) {
        const QRectF& box = *places[i];
        const QPointF near(std::clamp(points[i].x(), box.left(), box.right()),
                           std::clamp(points[i].y(), box.top(), box.bottom()));
        if (QLineF(points[i], near).length() > 14) {
            painter.setPen(QPen(colours().text2, 1));
            painter.drawLine(points[i], near);
        }
        for (int row = 0; row < marks[i].words.size(); ++row)
            drawHaloText(painter, {box.left(), box.top() + kRow * (row + 1) - 3.5},
                         marks[i].words[row], font(Type::small, row == 0),
                         row == 0 && !marks[i].quiet ? colours().text : colours().text2);
    }

    void drawRing(QPainter& painter, std::size_t i) {
        const PlotMark& mark = marks[i];
        const Colours& c = colours();
        const QColor fill = mark.fill.isValid() ? mark.fill : c.text;
        const double r = mark.radius;
        switch (mark.ring) {
        case PlotMark::Ring::hollow:
            painter.setPen(QPen(c.text, 1.5));
            painter.setBrush(c.base);
            break;
        case PlotMark::Ring::filled:
            painter.setPen(QPen(c.base, 1.5));
            painter.setBrush(fill);
            break;
        case PlotMark::Ring::bar:
            painter.setPen(QPen(fill, 2));
            painter.drawLine(points[i] - QPointF(0, r + 2), points[i] + QPointF(0, r + 2));
            return;
        }
        painter.drawEllipse(points[i], r, r);
    }

    QCPAxisRect* m_rect;
};

PlotMarks::PlotMarks(QCPAxisRect* rect) : m_item(new PlotMarksItem(rect)) {}

void PlotMarks::set(std::vector<PlotMark> marks, std::vector<QCPGraph*> lines) {
    m_item->marks = std::move(marks);
    m_item->lines = std::move(lines);
    m_item->points.clear(); // until the next drawing nothing lies anywhere
    m_item->places.clear();
}

void PlotMarks::keepClear(std::function<std::vector<QRectF>()> areas) {
    m_item->clear = std::move(areas);
}

int PlotMarks::at(const QPointF& point) const {
    constexpr double kTarget = 12; // px round the ring's centre
    for (std::size_t i = 0; i < m_item->points.size(); ++i) {
        const bool words = m_item->places[i] && m_item->places[i]->contains(point);
        if (words || QLineF(m_item->points[i], point).length() <= kTarget)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace ui
