// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_copy.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_labels.h"
#include "ui/plot/plot_marks.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_places.h"
#include "ui/plot/plot_ticks.h"
#include "ui/plot/plot_view.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <memory>

using namespace ui;

/// A chart of one rising line, x and y from 0 to 100.
inline std::unique_ptr<PlotView> lineChart(int plots = 1) {
    auto view = std::make_unique<PlotView>(plots);
    view->resize(500, 400);
    QCPGraph* line = view->plot()->addGraph(view->xAxis(), view->yAxis());
    line->setPen(QPen(Qt::blue, 4));
    for (int i = 0; i <= 100; ++i)
        line->addData(i, i);
    Sight home{{0, 100}, std::vector<Span>(plots, Span{0, 100})};
    view->navigation().setHome(home);
    view->setFinding("Line", "It rises");
    view->crosshair().setReadout([](double x) {
        return Readout{QString::number(x, 'f', 1), {{"line", QString::number(x, 'f', 0), 1, x}}};
    });
    view->show();
    view->plot()->replot(QCustomPlot::rpImmediateRefresh);
    return view;
}

inline void mouse(QWidget* widget, QEvent::Type type, const QPoint& at, Qt::MouseButton button,
                  Qt::MouseButtons held, Qt::KeyboardModifiers modifiers) {
    QMouseEvent event(type, at, widget->mapToGlobal(at), button, held, modifiers);
    QApplication::sendEvent(widget, &event);
}

inline void drag(PlotView& view, const QPoint& from, const QPoint& by,
                 Qt::KeyboardModifiers modifiers = {}) {
    QWidget* canvas = view.canvas();
    mouse(canvas, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, modifiers);
    for (int i = 1; i <= 4; ++i)
        mouse(canvas, QEvent::MouseMove, from + by * i / 4, Qt::NoButton, Qt::LeftButton,
              modifiers);
    mouse(canvas, QEvent::MouseButtonRelease, from + by, Qt::LeftButton, Qt::NoButton, modifiers);
}

inline void turnWheel(PlotView& view, const QPoint& at, int notches, ulong timeMs,
                      Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, view.canvas()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    event.setTimestamp(timeMs);
    QApplication::sendEvent(view.canvas(), &event);
}

inline void press(PlotView& view, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(view.canvas(), key, modifiers);
}

inline QPoint middle(PlotView& view) {
    return view.axisRect()->rect().center();
}

inline bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}
