// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"

#include <QWidget>

class QLabel;

namespace ui {

class FigureModel;
class HeatMap;
class WaitHistogram;

/// Whom cold starts keep waiting: the share by hour of the week, how long, and when it happens.
class WaitsColumn : public QWidget {
    Q_OBJECT
public:
    explicit WaitsColumn(QWidget* parent = nullptr);

    void show(const pricing::ColdStartImpact& impact, const QString& finding);
    using QWidget::show;
    void setStale(bool stale);
    /// The heat map over the histogram, for pictures.
    void drawOn(QPainter& painter, const QRect& target);

signals:
    void statusHint(const QString& text);
    void hourChosen(int hourOfWeek);

private:
    HeatMap* m_map;
    QLabel* m_share;
    QWidget* m_howLong; ///< the histogram with its title
    WaitHistogram* m_histogram;
    FigureModel* m_groups;
};

} // namespace ui
