// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/week_time_axis.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <cmath>

namespace ui {

namespace {
constexpr int kDay = 24, kWeek = 168;
constexpr double kDaysFrom = 60; ///< hours in sight
constexpr int kMostHours = 6;    ///< labels
} // namespace

bool WeekTicker::tellsDays(const QCPRange& range) {
    return range.size() > kDaysFrom;
}

void WeekTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels) {
    ticks.clear();
    QVector<QString> labels;
    const auto add = [&](double at, const QString& label) {
        if (!range.contains(at))
            return;
        ticks << at;
        labels << label;
    };
    if (tellsDays(range)) {
        for (int day = 0; day < 7; ++day)
            add(day * kDay + kDay / 2.0, dayName(day));
    } else {
        int step = 1;
        for (int wider : {2, 3, 6, 12})
            if (range.size() / step > kMostHours)
                step = wider;
        const int first = static_cast<int>(std::ceil(range.lower / step)) * step;
        for (int hour = std::max(first, 0); hour <= kWeek; hour += step)
            add(hour, hour == kWeek ? QStringLiteral("Mon 00:00") : hourName(hour));
    }
    if (subTicks)
        subTicks->clear();
    if (tickLabels)
        *tickLabels = labels;
}

Midnights::Midnights(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
    setLayer("grid");
    setClipToAxisRect(false);
    setSelectable(false);
}

void Midnights::draw(QCPPainter* painter) {
    painter->setAntialiasing(false);
    painter->setPen(QPen(colours().grid, 1));
    for (int day = 0; day <= 7; ++day) {
        const double x = m_rect->axis(QCPAxis::atBottom)->coordToPixel(day * kDay);
        if (x >= m_rect->left() - 1 && x <= m_rect->right() + 1)
            painter->drawLine(QLineF(x, m_rect->top(), x, m_rect->bottom()));
    }
}

} // namespace ui
