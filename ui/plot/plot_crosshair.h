// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <limits>
#include <optional>

class QCustomPlot;

namespace ui {

class CrosshairItem;

/// What a chart says at one place of its x axis.
struct Readout {
    struct Row {
        QString name, value;
        int slot = 0;                                        ///< the offer's chip; 0: none
        double y = std::numeric_limits<double>::quiet_NaN(); ///< a dot on the line, axis units
        int plot = 0;                                        ///< which of the stacked plots
        bool strong = false;
    };
    QString place; ///< in the dark chip on the axis: "2.4×", "Tue 11:30"
    QList<Row> rows;
};

/// A vertical line through all plots of a chart with the values at it. The mouse and the keyboard
/// drive the same one; one more can be pinned beside it.
class PlotCrosshair : public QObject {
    Q_OBJECT
public:
    explicit PlotCrosshair(QCustomPlot* plot, QObject* parent = nullptr);

    void setReadout(std::function<Readout(double x)> readout);
    void setBoxShown(bool shown) { m_boxShown = shown; }
    /// Where `steps` (±1, ±10) lead from x; unless set, 1/100 of what is in sight.
    void setStepping(std::function<double(double x, int steps)> step);
    /// Where the keyboard begins; unless set, in the middle.
    void setStart(double x) { m_start = x; }
    /// The place the mouse means: the nearest that exists. Unless set, where it points.
    void setSnap(std::function<double(double x)> snap);

    void showAt(double x);
    void showAtPixel(const QPointF& pos); ///< nothing outside the plots
    void hide();
    void step(int steps);
    void pin(); ///< at the crosshair
    bool unpin();
    void refresh(); ///< the data or the sight has changed; draws the crosshair alone
    void collect(); ///< the same for when the whole chart is drawn anyway
    /// Nothing is drawn until resumed: for pictures. A pinned one stays.
    void suspend(bool on);

    std::optional<double> x() const { return m_x; }
    std::optional<double> pinned() const { return m_pinned; }
    /// "2.4×: RunPod H100 $835, GMI H100 $1,440", for a screen reader.
    QString spoken() const;

signals:
    void moved(double x);
    void hidden();

private:
    QCustomPlot* m_plot;
    CrosshairItem* m_item; ///< owned by the plot
    std::function<Readout(double)> m_readout;
    std::function<double(double, int)> m_step;
    std::function<double(double)> m_snap;
    std::optional<double> m_x, m_pinned, m_start;
    bool m_boxShown = true;
    bool m_suspended = false;
};

} // namespace ui
