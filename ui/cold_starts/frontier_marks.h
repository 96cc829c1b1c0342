// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/cold_starts/settings.h"

#include <qcustomplot.h>

#include <optional>
#include <vector>

namespace ui {

/// Lines, points, target and words of the frontier.
class FrontierMarks : public QCPAbstractItem {
public:
    explicit FrontierMarks(QCPAxisRect* rect);
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    std::vector<pricing::SettingFigures> settings;
    Percentile percentile = Percentile::p95;
    std::optional<double> targetS; ///< of that percentile
    int slot = 1;
    int selected = -1, advised = -1;
    bool stale = false;

    /// px; nothing where the latency is not known.
    std::optional<QPointF> pointOf(int setting) const;
    QString targetWords() const; ///< "misses p95 ≤ 5 s"

    /// The words of a point, or of several of one line that lie on each other.
    struct Words {
        std::vector<int> settings;
        QPointF at; ///< px, of the first of them
        QString text;
        bool strong = false;
        std::optional<QRectF> place; ///< px; nothing: no room
    };
    const std::vector<Words>& words() const { return m_words; } ///< of the last drawing

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawTarget(QPainter& painter) const;
    void drawLines(QPainter& painter) const;
    void drawPoint(QPainter& painter, int setting) const;
    void drawWords(QPainter& painter) const;
    void layOutWords();
    bool isFirstOfLine(int setting) const;
    std::vector<Words> wordsInOrder() const;
    int importance(const Words& words) const;
    QRectF targetWordsAt() const;
    std::vector<std::vector<QPointF>> lines() const;
    QColor colour() const;

    QCPAxisRect* m_rect;
    std::vector<Words> m_words;
};

} // namespace ui
