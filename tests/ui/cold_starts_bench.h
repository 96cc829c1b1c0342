// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window_bench.h"

#include "ui/cold_starts/cold_start_page.h"
#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/frontier_marks.h"
#include "ui/cold_starts/frontier_plot.h"
#include "ui/cold_starts/money_strip.h"
#include "ui/cold_starts/settings.h"
#include "ui/cold_starts/start_builder.h"
#include "ui/cold_starts/wait_figures.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/week/offer_box.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <qcustomplot.h>

using namespace ui;

inline QString plain(QString text) {
    return text.replace(kThinSpace, u' ');
}

inline pricing::SettingFigures setting(double timeoutS, int minWorkers, double usd, double p95S,
                                       double weeksMet) {
    pricing::SettingFigures s;
    s.idleTimeoutS = timeoutS;
    s.minWorkers = minWorkers;
    s.monthlyCost = pricing::moneyFromUsd(usd);
    s.latency.p95 = p95S;
    s.latency.p99 = p95S + 10;
    s.coldWaitFraction = p95S / 100;
    s.targetMet = weeksMet >= 0.95;
    s.weeksMeetingTarget = weeksMet;
    return s;
}

/// One offer, choice 2: timeouts 1 to 60 s without and 5, 60 s with a warm worker. 15 s is the
/// plan's; from 8 s on the target is met; 30 s and more are a step away from missing it.
inline std::shared_ptr<pricing::ColdStartStudy> madeUpStudy() {
    auto study = std::make_shared<pricing::ColdStartStudy>();
    study->hasTargets = true;
    pricing::ColdStartImpact impact;
    impact.choice = 2;
    impact.label = "RunPod H100";
    impact.starts = pricing::moneyFromUsd(300);
    impact.idling = pricing::moneyFromUsd(250);
    impact.work = pricing::moneyFromUsd(450);
    impact.cost = pricing::moneyFromUsd(550);
    impact.coldWaitFraction = 0.041;
    impact.requestsWaitingPerWeek = 5113;
    impact.waitP50S = 26;
    for (int h = 0; h < 168; ++h) {
        const bool night = h % 24 < 6;
        impact.requestsByHour.push_back(night ? 0 : 100);
        impact.byHour.push_back(night ? std::nullopt : std::optional(h / 24 < 5 ? 0.1 : 0.5));
    }
    for (int s = 0; s < 40; ++s)
        impact.waits.push_back({double(s), double(s + 1), 0.025});
    impact.frontier = {setting(1, 0, 760, 30, 0),   setting(5, 0, 765, 16, 0.2),
                       setting(8, 0, 782, 4.7, 1),  setting(15, 0, 835, 3.8, 1),
                       setting(30, 0, 942, 3.4, 1), setting(60, 0, 1109, 3.1, 1),
                       setting(5, 1, 2050, 2.9, 1), setting(60, 1, 2100, 2.8, 1)};
    impact.frontier[3].present = true;
    impact.advised = 2;
    pricing::DurationFigures stated{1, 28, impact.frontier[3]};
    pricing::DurationFigures half{0.5, 14, impact.frontier[2]};
    pricing::DurationFigures given{0, 22, impact.frontier[1], true};
    impact.byDuration = {half, stated, given};
    study->offers = {impact};
    return study;
}

/// The page on the screen with the study above; its edits come back as new scenarios.
struct Bench {
    ChosenOffer chosen;
    ColdStartPage page{&chosen};
    std::shared_ptr<pricing::ColdStartStudy> study = madeUpStudy();
    pricing::Scenario scenario;
    QStringList edits, hints;
    std::vector<document::StudyOptions> wanted;

    Bench() {
        scenario.offers.resize(4);
        scenario.offers[3].enabled = false;
        scenario.workload.targets = {{.percentile = 95, .limit = 5}};
        QObject::connect(&page, &ColdStartPage::editRequested, &page,
                         [this](const QString& text, const auto& change, quint64) {
                             edits << text;
                             change(scenario);
                         });
        QObject::connect(&page, &ColdStartPage::studyWanted, &page,
                         [this](const auto& options) { wanted.push_back(options); });
        QObject::connect(&page, &ColdStartPage::statusHint, &page,
                         [this](const QString& text) { hints << text; });
        chosen.choose(2);
        showScenario();
        page.resize(668, 900);
        page.show();
        page.show(study);
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        QApplication::processEvents();
    }
    void showScenario() {
        auto plan = std::make_shared<pricing::Plan>();
        plan->scenarios = {scenario};
        page.show(plan, 0);
    }
    template <class T> T* find(const char* name) { return page.findChild<T*>(name); }
    FrontierPlot& frontier() { return *find<FrontierPlot>("frontierPlot"); }
    QPushButton& use() { return *find<QPushButton>("useSetting"); }
    void click(QPushButton& button) {
        QTest::mouseClick(&button, Qt::LeftButton, {}, button.rect().center());
    }
    void clickPoint(int setting) {
        QTest::mouseClick(frontier().canvas(), Qt::LeftButton, {}, frontier().pointOf(setting));
    }
    const pricing::Policy& policy() const { return scenario.offers[2].policy; }
};

/// What stands on the frontier after its last drawing.
inline std::vector<FrontierMarks::Words> wordsOn(FrontierPlot& frontier) {
    frontier.plot()->replot(QCustomPlot::rpImmediateRefresh);
    for (int i = 0; i < frontier.plot()->itemCount(); ++i)
        if (const auto* marks = dynamic_cast<FrontierMarks*>(frontier.plot()->item(i)))
            return marks->words();
    return {};
}

inline QString cell(const FigureModel& model, int row, int column) {
    return plain(model.index(row, column).data().toString());
}
