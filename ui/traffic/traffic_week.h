// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_margins.h"

#include <QWidget>

class QLabel;

namespace ui {

class TrafficGrid;

/// The grid with what stands round it: mean day above, day totals beside, axis, legend and readout
/// below.
class TrafficWeek : public QWidget {
    Q_OBJECT
public:
    explicit TrafficWeek(QWidget* parent = nullptr);

    TrafficGrid* grid() const { return m_grid; }
    const WeekFigures& figures() const { return m_figures; }
    /// Takes up what the grid shows now.
    void refresh();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void changeEvent(QEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void readOut();

    TrafficGrid* m_grid;
    QLabel* m_readout;
    WeekLayout m_layout;
    WeekFigures m_figures;
};

} // namespace ui
