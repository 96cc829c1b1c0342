// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_navigation.h"

#include <QApplication>
#include <QRubberBand>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kKeyFactor = 0.8, kNotchFactor = 0.85;
constexpr ulong kBurstMs = 500;  // wheel events closer than this belong together
constexpr int kUprightDrag = 16; // px before a drag moves y as well
constexpr int kLeastRectangle = 6;

QCPAxis* xOf(const QCustomPlot* plot, int i) {
    return plot->axisRect(i)->axis(QCPAxis::atBottom);
}
QCPAxis* yOf(const QCustomPlot* plot, int i) {
    return plot->axisRect(i)->axis(QCPAxis::atLeft);
}

/// The span that lies between two pixels of an axis, whatever its scale.
Span between(const QCPAxis* axis, double a, double b) {
    const double from = axis->pixelToCoord(a), to = axis->pixelToCoord(b);
    return {std::min(from, to), std::max(from, to)};
}

bool usable(const Span& span) {
    const double size = span.to - span.from;
    return std::isfinite(size) && size > 1e-9 * std::max(std::abs(span.from), std::abs(span.to));
}

} // namespace

PlotNavigation::PlotNavigation(QCustomPlot* plot, QObject* parent) : QObject(parent), m_plot(plot) {
    m_home.y.resize(plot->axisRectCount());
    m_sight = m_home;
}

PlotNavigation::~PlotNavigation() = default;

Sight PlotNavigation::fitted() const {
    Sight sight = m_home;
    if (m_heights)
        sight.y = m_heights(sight.x);
    return sight;
}

bool PlotNavigation::isFitted() const {
    return m_sight.x == m_home.x && !m_sight.yByHand;
}

void PlotNavigation::setHome(const Sight& home) {
    const bool follow = !m_homeKnown || isFitted();
    m_homeKnown = true;
    m_home = home;
    m_home.y.resize(m_plot->axisRectCount());
    set(follow ? fitted() : m_sight);
}

void PlotNavigation::setLimits(Span x) {
    m_limits = x;
    m_limited = true;
}

void PlotNavigation::setHeights(std::function<std::vector<Span>(Span)> heights) {
    m_heights = std::move(heights);
}

// Keeps x inside its limits, without changing how much is in sight, and lets y follow.
void PlotNavigation::set(Sight sight) {
    if (m_limited) {
        const auto inside = [this](double x) { return std::clamp(x, m_limits.from, m_limits.to); };
        sight.x = {inside(sight.x.from), inside(sight.x.to)};
    }
    if (!usable(sight.x))
        return;
    if (!sight.yByHand)
        sight.y = m_heights ? m_heights(sight.x) : m_home.y;
    m_sight = sight;
    for (int i = 0; i < m_plot->axisRectCount(); ++i) {
        xOf(m_plot, i)->setRange(sight.x.from, sight.x.to);
        if (i < int(sight.y.size()) && usable(sight.y[i]))
            yOf(m_plot, i)->setRange(sight.y[i].from, sight.y[i].to);
    }
    emit sightChanged();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotNavigation::leave(const Sight& before) {
    if (before == m_sight)
        return;
    m_history.leave(before);
    emit sightChanged();
}

void PlotNavigation::show(const Sight& sight) {
    const Sight before = m_sight;
    m_lastWheel = 0;
    set(sight);
    leave(before);
}

void PlotNavigation::fit() {
    show(fitted());
}

Span PlotNavigation::zoomed(int i, bool horizontal, double pixel, double factor) const {
    const QCPAxis* axis = horizontal ? xOf(m_plot, i) : yOf(m_plot, i);
    const double from = axis->coordToPixel(axis->range().lower);
    const double to = axis->coordToPixel(axis->range().upper);
    return between(axis, pixel + (from - pixel) * factor, pixel + (to - pixel) * factor);
}

void PlotNavigation::zoom(double factor) {
    Sight next = m_sight;
    next.x = zoomed(0, true, m_plot->axisRect(0)->center().x(), factor);
    show(next);
}

void PlotNavigation::back() {
    m_lastWheel = 0;
    if (const auto sight = m_history.back(m_sight))
        set(*sight);
}

void PlotNavigation::forward() {
    m_lastWheel = 0;
    if (const auto sight = m_history.forward(m_sight))
        set(*sight);
}

int PlotNavigation::plotAt(const QPoint& pos) const {
    for (int i = 0; i < m_plot->axisRectCount(); ++i)
        if (m_plot->axisRect(i)->rect().contains(pos))
            return i;
    return -1;
}

bool PlotNavigation::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton)
        return false;
    m_drag = Drag::pressed;
    m_modifiers = event.modifiers();
    m_pressed = event.pos();
    m_before = m_sight;
    m_dragged = plotAt(event.pos());
    m_upright = false;
    m_lastWheel = 0;
    return true;
}

bool PlotNavigation::move(const QMouseEvent& event) {
    if (m_drag == Drag::none || !(event.buttons() & Qt::LeftButton))
        return false;
    if (m_drag == Drag::pressed) {
        const bool far =
            (event.pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
        if (!far || m_dragged < 0 || (m_modifiers & Qt::AltModifier))
            return true;
        m_drag = m_modifiers & Qt::ShiftModifier ? Drag::rectangle : Drag::pan;
    }
    if (m_drag == Drag::pan) {
        panTo(event.pos());
        return true;
    }
    if (!m_band)
        m_band = new QRubberBand(QRubberBand::Rectangle, m_plot);
    m_band->setGeometry(QRect(m_pressed, event.pos())
                            .normalized()
                            .intersected(m_plot->axisRect(m_dragged)->rect()));
    m_band->show();
    return true;
}

// From where the drag began, so that rounding does not add up.
void PlotNavigation::panTo(const QPoint& pos) {
    const QPoint by = pos - m_pressed;
    m_upright = m_upright || std::abs(by.y()) > kUprightDrag;
    Sight next = m_before;
    const auto shifted = [](QCPAxis* axis, const Span& from, double px) {
        axis->setRange(from.from, from.to);
        return between(axis, axis->coordToPixel(from.from) - px, axis->coordToPixel(from.to) - px);
    };
    next.x = shifted(xOf(m_plot, m_dragged), m_before.x, by.x());
    if (m_limited && (next.x.from < m_limits.from || next.x.to > m_limits.to)) {
        // At the edge: as far as it goes, still with the same width on the axis.
        QCPAxis* axis = xOf(m_plot, m_dragged);
        const double room =
            next.x.from < m_limits.from
                ? axis->coordToPixel(m_before.x.from) - axis->coordToPixel(m_limits.from)
                : axis->coordToPixel(m_before.x.to) - axis->coordToPixel(m_limits.to);
        next.x = shifted(axis, m_before.x, room);
    }
    if (m_upright && m_dragged < int(next.y.size())) {
        next.y[m_dragged] = shifted(yOf(m_plot, m_dragged), m_before.y[m_dragged], by.y());
        next.yByHand = true;
    }
    set(next);
}

bool PlotNavigation::release(const QMouseEvent& event) {
    const Drag was = std::exchange(m_drag, Drag::none);
    if (event.button() != Qt::LeftButton || was == Drag::none)
        return false;
    if (was == Drag::pressed) {
        if (m_modifiers & Qt::AltModifier)
            emit pinRequested(m_pressed);
        else
            emit clicked(m_pressed);
        return true;
    }
    if (was == Drag::rectangle) {
        m_band->hide();
        zoomToRectangle(m_band->geometry());
    }
    leave(m_before);
    return true;
}

void PlotNavigation::zoomToRectangle(const QRect& px) {
    if (px.width() < kLeastRectangle || px.height() < kLeastRectangle)
        return;
    Sight next = m_sight;
    next.x = between(xOf(m_plot, m_dragged), px.left(), px.right() + 1);
    if (m_dragged < int(next.y.size()))
        next.y[m_dragged] = between(yOf(m_plot, m_dragged), px.top(), px.bottom() + 1);
    next.yByHand = true;
    set(next);
}

bool PlotNavigation::wheel(const QWheelEvent& event) {
    const QPoint pos = event.position().toPoint();
    const int delta = event.angleDelta().y() ? event.angleDelta().y() : event.angleDelta().x();
    const int i = plotAt(pos);
    if (i < 0 || delta == 0 || m_drag != Drag::none)
        return false;
    const bool burst = m_lastWheel != 0 && event.timestamp() - m_lastWheel <= kBurstMs;
    if (!burst)
        m_before = m_sight;
    const double factor = std::pow(kNotchFactor, delta / 120.0);
    Sight next = m_sight;
    if (event.modifiers() & Qt::ShiftModifier) {
        if (i < int(next.y.size()))
            next.y[i] = zoomed(i, false, pos.y(), factor);
        next.yByHand = true;
    } else {
        next.x = zoomed(i, true, pos.x(), factor);
    }
    set(next);
    if (!burst)
        leave(m_before);
    m_lastWheel = std::max<ulong>(1, event.timestamp());
    return true;
}

bool PlotNavigation::key(const QKeyEvent& event) {
    const bool alt = event.modifiers() & Qt::AltModifier;
    switch (event.key()) {
    case Qt::Key_Home:
        fit();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kKeyFactor);
        return true;
    case Qt::Key_Minus:
        zoom(1 / kKeyFactor);
        return true;
    case Qt::Key_Backspace:
        back();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (alt)
            event.key() == Qt::Key_Left ? back() : forward();
        return alt;
    case Qt::Key_Escape:
        if (!isDragging())
            return false;
        m_drag = Drag::none;
        if (m_band)
            m_band->hide();
        set(m_before);
        return true;
    default:
        return false;
    }
}

} // namespace ui
