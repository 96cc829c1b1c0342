// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study_pages.h"

#include "ui/break_even/break_even_page.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/cold_starts/cold_start_page.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/cost_chart.h"
#include "ui/plot/plot_view.h"
#include "ui/status_line.h"
#include "ui/week/week_page.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>

#include <utility>

namespace ui {

namespace {
constexpr int kOverdueMs = 150;
}

StudyPages::StudyPages(QTabWidget* tabs, ChosenOffer* chosen, QObject* parent)
    : QObject(parent), m_tabs(tabs), m_compare(new ComparePage(chosen)),
      m_breakEven(new BreakEvenPage(chosen)), m_coldStart(new ColdStartPage(chosen)),
      m_week(new WeekPage(chosen)) {
    m_tabs->addTab(m_compare, tr("Compare"));
    m_tabs->addTab(m_breakEven, tr("Break-even"));
    m_tabs->addTab(m_coldStart, tr("Cold starts"));
    m_tabs->addTab(m_week, tr("Week"));
    m_curves.page = m_breakEven;
    m_starts.page = m_coldStart;
    constexpr int kLeastWidth = 320; // what a window of 1024 px leaves; pages fold to fit
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->widget(i)->setMinimumWidth(kLeastWidth);
    m_tabs->installEventFilter(this);
    connectPages();
    connect(m_tabs, &QTabWidget::currentChanged, this, &StudyPages::turned);
}

StudyPages::~StudyPages() = default;

// Between narrow docks the tabs stand closer, so that all of them stay in sight.
bool StudyPages::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_tabs && event->type() == QEvent::Resize) {
        constexpr int kNarrow = 400;
        const QString sheet = m_tabs->width() < kNarrow
                                  ? QStringLiteral("QTabBar::tab { padding: 5px 7px 6px 7px; }")
                                  : QString();
        if (m_tabs->tabBar()->styleSheet() != sheet)
            m_tabs->tabBar()->setStyleSheet(sheet);
    }
    return QObject::eventFilter(watched, event);
}

void StudyPages::connectPages() {
    connect(m_compare, &ComparePage::statusHint, this, &StudyPages::statusHint);
    connect(m_compare, &ComparePage::editRequested, this, &StudyPages::editRequested);
    connect(m_breakEven, &BreakEvenPage::statusHint, this, &StudyPages::statusHint);
    connect(m_coldStart, &ColdStartPage::statusHint, this, &StudyPages::statusHint);
    connect(m_week, &WeekPage::statusHint, this, &StudyPages::statusHint);
    connect(m_coldStart, &ColdStartPage::editRequested, this, &StudyPages::editRequested);
    connect(m_coldStart, &ColdStartPage::hourChosen, this, &StudyPages::hourChosen);
    connect(m_week, &WeekPage::hourChosen, this, &StudyPages::hourChosen);
    connect(m_breakEven, &BreakEvenPage::studyWanted, this, [this] { want(m_curves); });
    connect(m_coldStart, &ColdStartPage::studyWanted, this, [this] { want(m_starts); });
    connect(&m_curves.run, &document::StudyRun::breakEven, this,
            [this](const document::BreakEvenPtr& study) { m_breakEven->show(study); });
    connect(&m_starts.run, &document::StudyRun::coldStart, this,
            [this](const document::ColdStartPtr& study) { m_coldStart->show(study); });
    connect(&m_curves.run, &document::StudyRun::failed, m_breakEven, &BreakEvenPage::showProblem);
    connect(&m_starts.run, &document::StudyRun::failed, this, &StudyPages::statusHint);
    connectStudy(m_curves, [this](bool stale) { m_breakEven->setStale(stale); });
    connectStudy(m_starts, [this](bool stale) { m_coldStart->setStale(stale); });
}

void StudyPages::connectStudy(Study& study, const std::function<void(bool)>& setStale) {
    study.overdue.setSingleShot(true);
    study.overdue.setInterval(kOverdueMs);
    connect(&study.overdue, &QTimer::timeout, this, [setStale] { setStale(true); });
    const auto answered = [&study, setStale] {
        study.overdue.stop();
        setStale(false);
    };
    connect(&study.run, &document::StudyRun::breakEven, this, answered);
    connect(&study.run, &document::StudyRun::coldStart, this, answered);
    connect(&study.run, &document::StudyRun::failed, &study.overdue, &QTimer::stop);
    connect(&study.run, &document::StudyRun::progress, this, [this](double done, double total) {
        if (m_status)
            m_status->showStudyProgress(done, total);
    });
    connect(&study.run, &document::StudyRun::idle, this, [this] {
        if (m_status)
            m_status->setStudying(false);
    });
}

void StudyPages::setStatus(StatusLine* status) {
    m_status = status;
    connect(this, &StudyPages::statusHint, status, &StatusLine::showHint);
    connect(status, &StatusLine::staleChanged, this, &StudyPages::setStale);
}

void StudyPages::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    m_plan = plan;
    m_scenario = scenario;
    m_packs = packs;
    m_compare->show(plan, scenario);
    m_breakEven->show(plan, scenario, packs);
    m_coldStart->show(plan, scenario);
    m_week->show(plan, scenario);
    want(m_curves);
    want(m_starts);
}

void StudyPages::show(const document::ReportPtr& report) {
    m_compare->show(report);
    m_coldStart->show(report);
    m_week->show(report);
}

void StudyPages::setStale(bool stale) {
    m_compare->setStale(stale);
    m_week->setStale(stale);
}

void StudyPages::open(int tab) {
    m_tabs->setCurrentIndex(tab);
    QWidget* page = m_tabs->currentWidget();
    if (page == m_compare)
        return m_compare->chart()->setFocus(Qt::ShortcutFocusReason);
    for (PlotView* chart : page->findChildren<PlotView*>())
        if (chart->isVisible())
            return chart->setFocus(Qt::ShortcutFocusReason);
    page->setFocus(Qt::ShortcutFocusReason);
}

bool StudyPages::isInFront(const Study& study) const {
    return m_tabs->currentWidget() == study.page;
}

document::StudyOptions StudyPages::optionsOf(const Study& study) const {
    return &study == &m_curves ? m_breakEven->options() : m_coldStart->options();
}

void StudyPages::want(Study& study) {
    study.wanted = true;
    askSoon();
}

void StudyPages::askSoon() {
    if (std::exchange(m_asking, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_asking = false;
        ask();
    });
}

void StudyPages::ask() {
    if (!m_plan)
        return;
    for (Study* study : {&m_curves, &m_starts}) {
        if (!study->wanted || !isInFront(*study))
            continue;
        study->wanted = false;
        if (study == &m_curves && !m_breakEven->hasTraffic()) {
            study->run.cancel();
            continue;
        }
        study->overdue.start();
        if (m_status)
            m_status->setStudying(true);
        study->run.request(m_plan, m_scenario, m_packs, optionsOf(*study));
    }
}

// What was in flight for a page that is no longer seen is asked for again when it is.
void StudyPages::turned() {
    for (Study* study : {&m_curves, &m_starts})
        if (!isInFront(*study) && study->run.isBusy()) {
            study->run.cancel();
            study->overdue.stop();
            study->wanted = true;
            if (m_status)
                m_status->setStudying(false);
        }
    askSoon();
}

} // namespace ui
