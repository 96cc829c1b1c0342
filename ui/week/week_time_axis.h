// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <qcustomplot.h>

namespace ui {

/// Days by name under their middle; hours where no more than two or three days are in sight.
class WeekTicker : public QCPAxisTicker {
public:
    /// Whether that much of the week is told in days.
    static bool tellsDays(const QCPRange& range);

    void generate(const QCPRange& range, const QLocale& locale, QChar format, int precision,
                  QVector<double>& ticks, QVector<double>* subTicks,
                  QVector<QString>* tickLabels) override;
};

/// Thin lines at every midnight of the week.
class Midnights : public QCPAbstractItem {
public:
    explicit Midnights(QCPAxisRect* rect);
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    QCPAxisRect* m_rect;
};

} // namespace ui
