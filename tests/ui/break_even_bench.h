// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window_bench.h"

#include "ui/break_even/across_box.h"
#include "ui/break_even/break_even_figures.h"
#include "ui/break_even/break_even_page.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/break_even/cost_lines.h"
#include "ui/break_even/crossings_model.h"
#include "ui/break_even/curves_model.h"
#include "ui/break_even/ribbon_model.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_table.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTabBar>
#include <qcustomplot.h>

#include <cmath>

using namespace ui;
using pricing::Across;
using pricing::Crossing;
using pricing::CrossingStatus;
using pricing::OfferMode;

enum : int { kServerless, kRented, kManaged, kFleet };

inline pricing::Curve curve(int choice, const char* label, OfferMode mode,
                            const std::function<double(double)>& usd) {
    pricing::Curve c;
    c.offer = c.choice = choice;
    c.slot = choice + 1;
    c.id = c.label = label;
    c.mode = mode;
    for (double x = 0.01; x < 101; x *= std::pow(10, 0.125)) {
        pricing::CurvePoint p;
        p.x = x;
        p.monthlyUsd = p.lowUsd = p.highUsd = usd(x);
        p.requestsPerDay = 1000 * x;
        p.billedShare = mode == OfferMode::managed ? 0 : std::min(1.0, 0.2 * x);
        p.targetMet = true;
        c.points.push_back(p);
    }
    c.points.back().x = 100;
    return c;
}

/// Four offers: serverless $400 × traffic (misses the target below 0.1×), rented at $1,000, managed
/// at $800 × traffic, and a fleet that takes a second worker at 10×.
inline std::shared_ptr<pricing::BreakEven> madeUpStudy() {
    auto s = std::make_shared<pricing::BreakEven>();
    s->requestsPerDay = 1000;
    s->hasTargets = true;
    s->curves.push_back(
        curve(0, "Sleeper", OfferMode::serverless, [](double x) { return 400 * x; }));
    for (auto& p : s->curves[kServerless].points)
        p.targetMet = p.x >= 0.0999;
    s->curves.push_back(curve(1, "Rented", OfferMode::dedicated, [](double) { return 1000; }));
    s->curves.push_back(curve(2, "Managed", OfferMode::managed, [](double x) { return 800 * x; }));
    s->curves.push_back(
        curve(3, "Fleet", OfferMode::dedicated, [](double x) { return x < 10 ? 1200 : 2400; }));
    s->curves[kFleet].steps = true;
    Crossing crosses{kServerless, kRented, CrossingStatus::crosses};
    crosses.x = 2.5;
    crosses.monthlyUsd = 1000;
    crosses.billedShare = 0.5;
    crosses.cheaperBelow = kServerless;
    crosses.cheaperAbove = kRented;
    crosses.aMeets = crosses.bMeets = true;
    Crossing never{kServerless, kManaged, CrossingStatus::notReached};
    never.cheaperBelow = never.cheaperAbove = kServerless;
    Crossing unsure{kRented, kFleet, CrossingStatus::notVerified};
    unsure.xLow = 20;
    unsure.xHigh = 30;
    s->crossings = {crosses, never, unsure};
    s->ribbon = {{0.01, 0.1, {}}, {0.1, 2.5, kServerless}, {2.5, 100, kRented}};
    return s;
}

/// A page in a window of its own, drawn.
struct Bench {
    ChosenOffer chosen;
    BreakEvenPage page{&chosen};
    explicit Bench(const document::BreakEvenPtr& study = madeUpStudy(), QSize size = {700, 700}) {
        page.setMinimumWidth(320); // as among the tabs
        page.resize(size);
        page.show();
        chosen.choose(0);
        page.show(study);
        draw();
    }
    BreakEvenPlot& plot() { return *page.plot(); }
    QWidget* canvas() { return page.plot()->canvas(); }
    void draw() {
        QApplication::processEvents();
        plot().plot()->replot(QCustomPlot::rpImmediateRefresh);
    }
    void move(const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, canvas()->mapToGlobal(to), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(canvas(), &event);
    }
    void click(const QPoint& at) { QTest::mouseClick(canvas(), Qt::LeftButton, {}, at); }
};

inline document::PlanPtr examplePlan(document::PlanDocument& document) {
    if (!document.openExample(":/examples/support-assistant.breakeven"))
        qFatal("the example cannot be opened");
    return document.plan();
}
