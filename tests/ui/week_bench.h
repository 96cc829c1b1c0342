// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window_bench.h"

#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/week/hour_account.h"
#include "ui/week/hour_panel.h"
#include "ui/week/offer_box.h"
#include "ui/week/week_figures.h"
#include "ui/week/week_page.h"
#include "ui/week/week_plots.h"
#include "ui/week/week_table.h"
#include "ui/week/week_words.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

using namespace ui;
using pricing::CostPart;

inline constexpr double kMonth = 168; // hours: one week, so that a month's figure is the week's

inline void bill(pricing::HourFigures& hour, CostPart part, double usd) {
    hour.cost[std::size_t(part)] = pricing::moneyFromUsd(usd);
}

/// A report of a serverless offer (choice 0) that serves 12 requests an hour with 11 starts, a
/// rented fleet (choice 1) and a managed offer (choice 2), the same in every hour.
inline std::shared_ptr<pricing::Report> weekReport() {
    auto report = madeUpReport(3);
    report->monthHours = kMonth;
    auto& offers = report->offers;
    offers[0].mode = pricing::OfferMode::serverless;
    offers[1].mode = pricing::OfferMode::dedicated;
    offers[2].mode = pricing::OfferMode::managed;
    pricing::HourFigures starts;
    starts.requests = 12;
    starts.coldStarts = 11;
    starts.busyHours = 0.02;
    starts.billedHours = 0.188;
    starts.workersBusy = 72 / 3600.0;
    starts.workersStarting = 11 * 45 / 3600.0;
    starts.workersIdle = 11 * 5 / 3600.0;
    bill(starts, CostPart::execute, 0.05);
    bill(starts, CostPart::load, 0.35);
    bill(starts, CostPart::idle, 0.04);
    offers[0].byHour.assign(168, starts);
    pricing::HourFigures rented;
    rented.requests = 12;
    rented.busyHours = 0.02;
    rented.billedHours = 1;
    rented.workersBusy = 0.02;
    rented.workersKeptWarm = 0.98;
    bill(rented, CostPart::execute, 0.04);
    bill(rented, CostPart::reservedUnused, 1.96);
    offers[1].byHour.assign(168, rented);
    pricing::HourFigures managed;
    managed.requests = 12;
    bill(managed, CostPart::requests, 0.1);
    offers[2].byHour.assign(168, managed);
    return report;
}

/// The page on the screen with the report above.
struct Bench {
    ChosenOffer chosen;
    WeekPage page{&chosen};
    std::shared_ptr<pricing::Report> report = weekReport();
    QSignalSpy hours{&page, &WeekPage::hourChosen};
    Bench() {
        auto plan = std::make_shared<pricing::Plan>();
        plan->scenarios.resize(1);
        plan->scenarios[0].traffic.requestsPerSecond.assign(168, 0.004);
        plan->scenarios[0].offers.resize(3);
        chosen.choose(0);
        page.show(plan, 0);
        page.resize(660, 640);
        page.show();
        page.show(report);
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        QApplication::processEvents();
    }
    template <class T> T* find(const char* name) { return page.findChild<T*>(name); }
    WeekPlots& plots() { return *find<WeekPlots>("weekPlots"); }
    HeatMap& map() { return *find<HeatMap>("billedOverBusy"); }
    HourPanel& panel() { return *find<HourPanel>("hourPanel"); }
    void turnToMap() {
        auto* button = find<QToolButton>("weekAsMap");
        QTest::mouseClick(button, Qt::LeftButton, {}, button->rect().center());
        QApplication::processEvents();
    }
};

inline QString plain(QString text) {
    return text.replace(kThinSpace, u' ');
}
