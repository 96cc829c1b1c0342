// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_sight.h"

#include <QObject>
#include <QPoint>

#include <functional>

class QCustomPlot;
class QKeyEvent;
class QMouseEvent;
class QRubberBand;
class QWheelEvent;

namespace ui {

/// Moves what a chart shows: drag pans, Shift+drag zooms to a rectangle, the wheel zooms x (with
/// Shift y), double click or Home fits, + − zoom, Backspace or Alt+Left go back, Alt+Right forward.
/// All plots of the chart share x. One drag, or one burst of the wheel, is one step of the history.
class PlotNavigation : public QObject {
    Q_OBJECT
public:
    explicit PlotNavigation(QCustomPlot* plot, QObject* parent = nullptr);
    ~PlotNavigation() override;

    Sight sight() const { return m_sight; }
    /// What fit() shows. A chart that shows it already follows; one that was zoomed stays.
    void setHome(const Sight& home);
    /// x cannot leave these.
    void setLimits(Span x);
    /// Heights that suit a stretch of x: they follow x until a person moves y.
    void setHeights(std::function<std::vector<Span>(Span x)> heights);

    void fit();
    void zoom(double factor); ///< x about the middle; below 1 nearer
    void back();
    void forward();
    void show(const Sight& sight); ///< one step of the history
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    bool isFitted() const;

    // from the canvas; true: used
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool key(const QKeyEvent& event);
    bool isDragging() const { return m_drag == Drag::pan || m_drag == Drag::rectangle; }

signals:
    void sightChanged();
    void clicked(const QPoint& pos);      ///< pressed and released without a drag
    void pinRequested(const QPoint& pos); ///< Alt+click

private:
    enum class Drag { none, pressed, pan, rectangle };
    Sight fitted() const;
    void set(Sight sight);
    void leave(const Sight& before);
    void panTo(const QPoint& pos);
    void zoomToRectangle(const QRect& px);
    Span zoomed(int axisRect, bool horizontal, double pixel, double factor) const;
    int plotAt(const QPoint& pos) const;

    QCustomPlot* m_plot;
    Sight m_home, m_sight, m_before; ///< m_before: where the drag or burst began
    Span m_limits;
    bool m_limited = false, m_homeKnown = false;
    std::function<std::vector<Span>(Span)> m_heights;
    SightHistory m_history;
    Drag m_drag = Drag::none;
    Qt::KeyboardModifiers m_modifiers;
    QPoint m_pressed;
    int m_dragged = 0;      ///< the plot a drag began in
    bool m_upright = false; ///< the drag moves y too
    ulong m_lastWheel = 0;  ///< ms, of the events' own clock; 0: no burst
    QRubberBand* m_band = nullptr;
};

} // namespace ui
