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
constexpr double kSamePoint = 4;   // px; nearer, points hide each other

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
    layOutWords();
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

bool FrontierMarks::isFirstOfLine(int setting) const {
    const auto i = static_cast<std::size_t>(setting);
    return i == 0 || settings[i - 1].minWorkers != settings[i].minWorkers;
}

// Points that lie on each other share their words: side by side these would be read as the words of
// the points nearby.
std::vector<FrontierMarks::Words> FrontierMarks::wordsInOrder() const {
    std::vector<Words> all;
    for (int i = 0; i < static_cast<int>(settings.size()); ++i) {
        const auto at = pointOf(i);
        if (!at || !m_rect->rect().contains(at->toPoint()))
            continue;
        const bool joins = !all.empty() && QLineF(all.back().at, *at).length() <= kSamePoint &&
                           settings[std::size_t(all.back().settings.back())].minWorkers ==
                               settings[std::size_t(i)].minWorkers;
        if (!joins)
            all.push_back({.at = *at});
        all.back().settings.push_back(i);
    }
    for (Words& words : all) {
        std::vector<pricing::SettingFigures> together;
        bool full = false; // a line with min workers says so where it begins and where one looks
        for (int i : words.settings) {
            together.push_back(settings[std::size_t(i)]);
            words.strong |= together.back().present;
            full |= isFirstOfLine(i) || together.back().present || i == selected;
        }
        words.text = settingsWord(together, full);
    }
    return all;
}

int FrontierMarks::importance(const Words& words) const {
    int most = 4;
    for (int i : words.settings)
        most = std::min(most, settings[std::size_t(i)].present ? 0
                              : i == selected                  ? 1
                              : i == advised                   ? 2
                              : isFirstOfLine(i)               ? 3
                                                               : 4);
    return most;
}

void FrontierMarks::layOutWords() {
    m_words = wordsInOrder();
    std::stable_sort(m_words.begin(), m_words.end(), [this](const Words& a, const Words& b) {
        return importance(a) < importance(b);
    });
    std::vector<Note> notes;
    for (const Words& words : m_words) {
        const QFontMetricsF metrics(font(Type::small, words.strong));
        notes.push_back({words.at, {metrics.horizontalAdvance(words.text) + kApart, kTextHeight}});
    }
    const QRectF room = QRectF(m_rect->rect()).adjusted(2, 2, -2, -2);
    const auto places = placeNotes(notes, room, {targetWordsAt()}, dense(lines()));
    for (std::size_t i = 0; i < places.size(); ++i)
        m_words[i].place = places[i];
}

void FrontierMarks::drawWords(QPainter& painter) const {
    if (targetS && m_rect->rect().contains(targetWordsAt().center().toPoint()))
        drawHaloText(painter, targetWordsAt().bottomLeft() - QPointF(0, 3), targetWords(),
                     font(Type::small), colours().bad);
    painter.setPen(QPen(colours().text2, 1)); // leaders first, so that none crosses a word
    for (const Words& words : m_words)
        if (const auto& place = words.place) {
            const QPointF near(std::clamp(words.at.x(), place->left(), place->right()),
                               std::clamp(words.at.y(), place->top(), place->bottom()));
            if (QLineF(words.at, near).length() > kLeaderFrom)
                painter.drawLine(words.at, near);
        }
    const QColor ink = stale ? colours().text2 : offerInk(slot);
    for (const Words& words : m_words)
        if (words.place)
            drawHaloText(painter, words.place->bottomLeft() - QPointF(0, 3.5), words.text,
                         font(Type::small, words.strong), words.strong ? colours().text : ink);
}

} // namespace ui
