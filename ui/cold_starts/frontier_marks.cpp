// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/frontier_marks.h"

#include "ui/plot/plot_places.h"
#include "ui/plot/plot_style.h"
#include "ui/plot/plot_text.h"
#include "ui/theme.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kPoint = 4, kRing = 8.5, kTextHeight = 15, kApart = 6, kAreaAlpha = 0.06;
constexpr double kLeaderFrom = 16; // px from a point to its words

/// A line as points a few pixels apart, for words to keep clear of.
std::vector<QPointF> dense(const std::vector<std::vector<QPointF>>& lines) {
    constexpr double kStep = 8;
    std::vector<QPointF> all;
    for (const auto& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i) {
            const QPointF by = line[i] - line[i - 1];
            const int n = std::clamp(static_cast<int>(std::hypot(by.x(), by.y()) / kStep), 1, 200);
            for (int k = 0; k < n; ++k)
                all.push_back(line[i - 1] + by * k / n);
        }
    return all;
}

} // namespace

FrontierMarks::FrontierMarks(QCPAxisRect* rect)
    : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
    setLayer("labels");
    setClipToAxisRect(false);
    setSelectable(false);
}

QColor FrontierMarks::colour() const {
    return stale ? colours().text2 : offerFill(slot);
}

QString FrontierMarks::targetWords() const {
    return targetS ? QObject::tr("misses %1 ≤ %2").arg(word(percentile), timeoutWord(*targetS))
                   : QString();
}

std::optional<QPointF> FrontierMarks::pointOf(int setting) const {
    if (setting < 0 || setting >= static_cast<int>(settings.size()))
        return std::nullopt;
    const pricing::SettingFigures& s = settings[std::size_t(setting)];
    const auto latency = latencyOf(s, percentile);
    if (!latency || !(*latency > 0))
        return std::nullopt;
    return QPointF(m_rect->axis(QCPAxis::atBottom)->coordToPixel(s.monthlyCost.usd()),
                   m_rect->axis(QCPAxis::atLeft)->coordToPixel(*latency));
}

std::vector<std::vector<QPointF>> FrontierMarks::lines() const {
    std::vector<std::vector<QPointF>> all;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const auto at = pointOf(static_cast<int>(i));
        if (i == 0 || settings[i].minWorkers != settings[i - 1].minWorkers)
            all.emplace_back();
        if (at)
            all.back().push_back(*at);
    }
    return all;
}

void FrontierMarks::draw(QCPPainter* painter) {
    painter->save();
    painter->setClipRect(m_rect->rect().adjusted(-1, -1, 1, 1));
    drawTarget(*painter);
    drawLines(*painter);
    for (int i = 0; i < static_cast<int>(settings.size()); ++i)
        drawPoint(*painter, i);
    painter->restore();
    drawWords(*painter);
}

QRectF FrontierMarks::targetWordsAt() const {
    if (!targetS)
        return {};
    const double y = m_rect->axis(QCPAxis::atLeft)->coordToPixel(*targetS);
    const double width = QFontMetricsF(font(Type::small)).horizontalAdvance(targetWords());
    return {m_rect->right() - width - 6, y - kTextHeight - 2, width, kTextHeight};
}

void FrontierMarks::drawTarget(QPainter& painter) const {
    if (!targetS)
        return;
    const QRectF plot = m_rect->rect();
    const double y = m_rect->axis(QCPAxis::atLeft)->coordToPixel(*targetS);
    QColor tint = colours().bad;
    tint.setAlphaF(kAreaAlpha);
    if (y > plot.top())
        painter.fillRect(
            QRectF(plot.topLeft(), QPointF(plot.right() + 1, std::min(y, plot.bottom()))), tint);
    painter.setPen(QPen(colours().bad, 1.5));
    painter.drawLine(QPointF(plot.left(), y), {plot.right(), y});
}

void FrontierMarks::drawLines(QPainter& painter) const {
    QPen pen = offerPen(slot, {.stale = stale});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const auto& line : lines()) {
        QPainterPath path;
        for (const QPointF& point : line)
            path.elementCount() == 0 ? path.moveTo(point) : path.lineTo(point);
        painter.drawPath(path);
    }
}

void FrontierMarks::drawPoint(QPainter& painter, int setting) const {
    const auto at = pointOf(setting);
    if (!at)
        return;
    const pricing::SettingFigures& s = settings[std::size_t(setting)];
    const bool misses = s.targetMet && !*s.targetMet;
    painter.setPen(QPen(colour(), 1.75));
    painter.setBrush(misses ? colours().base : colour());
    painter.drawEllipse(*at, kPoint, kPoint);
    painter.setBrush(Qt::NoBrush);
    if (s.present) {
        painter.setPen(QPen(colours().accent, 2));
        painter.drawEllipse(*at, kRing, kRing);
    }
    if (setting == selected) {
        const double ring = s.present ? kRing + 3 : kRing - 1;
        painter.setPen(QPen(colours().base, 4));
        painter.drawEllipse(*at, ring, ring);
        painter.setPen(QPen(colours().text, 1.5));
        painter.drawEllipse(*at, ring, ring);
    }
}

// A line with min workers says so where it begins and where one looks.
QString FrontierMarks::wordsAt(int setting) const {
    const auto i = static_cast<std::size_t>(setting);
    const pricing::SettingFigures& s = settings[i];
    const bool first = i == 0 || settings[i - 1].minWorkers != s.minWorkers;
    const bool full = first || s.present || setting == selected;
    const QString name = full ? settingWord(s) : timeoutWord(s.idleTimeoutS);
    return s.present ? QObject::tr("%1, now").arg(name) : name;
}

std::vector<int> FrontierMarks::inOrderOfImportance() const {
    std::vector<int> order(settings.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const auto rank = [this](int i) {
        const auto at = static_cast<std::size_t>(i);
        const bool first = i == 0 || settings[at - 1].minWorkers != settings[at].minWorkers;
        return settings[at].present ? 0 : i == selected ? 1 : i == advised ? 2 : first ? 3 : 4;
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });
    return order;
}

void FrontierMarks::drawWords(QPainter& painter) const {
    const QRectF plot = m_rect->rect();
    if (targetS && plot.contains(targetWordsAt().center()))
        drawHaloText(painter, targetWordsAt().bottomLeft() - QPointF(0, 3), targetWords(),
                     font(Type::small), colours().bad);
    std::vector<Note> notes;
    std::vector<int> which;
    for (int setting : inOrderOfImportance()) {
        const auto at = pointOf(setting);
        if (!at || !plot.contains(*at))
            continue;
        const bool strong = settings[std::size_t(setting)].present;
        notes.push_back(
            {*at,
             {QFontMetricsF(font(Type::small, strong)).horizontalAdvance(wordsAt(setting)) + kApart,
              kTextHeight}});
        which.push_back(setting);
    }
    const auto places =
        placeNotes(notes, plot.adjusted(2, 2, -2, -2), {targetWordsAt()}, dense(lines()));
    painter.setPen(QPen(colours().text2, 1)); // leaders first, so that none crosses a word
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i]) {
            const QPointF near(std::clamp(notes[i].at.x(), places[i]->left(), places[i]->right()),
                               std::clamp(notes[i].at.y(), places[i]->top(), places[i]->bottom()));
            if (QLineF(notes[i].at, near).length() > kLeaderFrom)
                painter.drawLine(notes[i].at, near);
        }
    const QColor ink = stale ? colours().text2 : offerInk(slot);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool strong = settings[std::size_t(which[i])].present;
        if (places[i])
            drawHaloText(painter, places[i]->bottomLeft() - QPointF(0, 3.5), wordsAt(which[i]),
                         font(Type::small, strong), strong ? colours().text : ink);
    }
}

} // namespace ui
