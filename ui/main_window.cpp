// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main_window.h"

#include "ui/chosen_offer.h"
#include "ui/dock.h"
#include "ui/file_commands.h"
#include "ui/offers/inspector.h"
#include "ui/offers/offer_view.h"
#include "ui/offers/offers_panel.h"
#include "ui/scenario_tabs.h"
#include "ui/status_line.h"
#include "ui/strips.h"
#include "ui/study_pages.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_grid.h"
#include "ui/traffic/traffic_panel.h"
#include "ui/verdict_panel.h"
#include "ui/window_actions.h"
#include "ui/window_layout.h"
#include "ui/workload/workload_form.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace ui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_chosen(new ChosenOffer(this)) {
    setObjectName("mainWindow");
    resize(1440, 900);
    buildViews();
    buildCentre();
    buildTools();
    connectDocument();
    connectEdits();
    connectReports();
    connectMenus();
    showHints(false);
    showPlan();
    chooseSomething();
    m_layout->adapt(width());
    m_traffic->grid()->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildViews() {
    m_traffic = new TrafficPanel;
    m_workload = new WorkloadForm;
    m_offers = new OffersPanel(m_chosen);
    m_inspector = new Inspector(m_chosen);
    m_workloadHint =
        new Strip("workloadHint", 2, tr("Say which model it is and how long one request takes."));
    auto* workload = new QWidget;
    auto* column = new QVBoxLayout(workload);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_workloadHint);
    column->addWidget(m_workload, 1);
    m_layout = new WindowLayout(this, {m_traffic, workload, m_offers, m_inspector});
}

void MainWindow::buildCentre() {
    auto* centre = new QWidget;
    centre->setObjectName("centre");
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_exampleStrip =
        new Strip("exampleStrip", 0, tr("An example plan. Change anything and it is yours."));
    QPushButton* empty = m_exampleStrip->addButton("startEmpty", tr("Start empty"));
    m_verdict = new VerdictPanel;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("studies");
    m_tabs->setDocumentMode(true);
    m_studies = new StudyPages(m_tabs, m_chosen, this);
    column->addWidget(m_exampleStrip);
    column->addWidget(m_verdict);
    column->addWidget(m_tabs, 1);
    setCentralWidget(centre);
    m_files = new FileCommands(m_document, this);
    connect(empty, &QPushButton::clicked, m_files, &FileCommands::startNew);
}

void MainWindow::buildTools() {
    m_actions = new WindowActions(this, m_files, m_document.undoStack());
    m_actions->addDocks(m_layout->toggles());
    m_actions->traffic->addActions(m_traffic->actions());
    m_actions->offers->addActions(m_offers->commands());
    m_scenarios = new ScenarioTabs;
    m_actions->toolBar->addWidget(m_scenarios);
    m_actions->scenario->addMenu(m_scenarios->menu());
    m_status = new StatusLine(statusBar());
}

void MainWindow::connectDocument() {
    using document::PlanDocument;
    connect(&m_document, &PlanDocument::planChanged, this, &MainWindow::showPlan);
    connect(&m_document, &PlanDocument::scenarioChanged, this, &MainWindow::showPlan);
    connect(&m_document, &PlanDocument::modifiedChanged, this, &MainWindow::nameWindow);
    connect(&m_document, &PlanDocument::fileNameChanged, this, &MainWindow::nameWindow);
    connect(m_files, &FileCommands::opened, this, &MainWindow::afterOpening);
}

void MainWindow::connectEdits() {
    connect(m_traffic, &TrafficPanel::editRequested, this, &MainWindow::edit);
    connect(m_workload, &WorkloadForm::editRequested, this, &MainWindow::edit);
    connect(m_offers, &OffersPanel::editRequested, this, &MainWindow::edit);
    connect(m_inspector, &Inspector::editRequested, this, &MainWindow::edit);
    connect(m_verdict, &VerdictPanel::editRequested, this, &MainWindow::edit);
    connect(m_studies, &StudyPages::editRequested, this, &MainWindow::edit);
    connect(m_verdict, &VerdictPanel::enableRequested, this, &MainWindow::enableOffers);
    connect(m_scenarios, &ScenarioTabs::scenarioChosen, &m_document,
            &document::PlanDocument::setScenario);
    connect(
        m_scenarios, &ScenarioTabs::planEditRequested, this,
        [this](const QString& text, const std::function<void(pricing::Plan&)>& change, int then) {
            m_document.edit(text, change);
            m_document.setScenario(then);
        });
}

void MainWindow::connectReports() {
    using document::Recompute;
    connect(&m_recompute, &Recompute::finished, this, &MainWindow::showReport);
    connect(&m_recompute, &Recompute::failed, this, [this](const QString& problem) {
        m_verdict->showProblem(problem);
        m_studies->setStale(true);
        m_status->showFailed();
    });
    connect(&m_recompute, &Recompute::progress, m_status, &StatusLine::showProgress);
    connect(&m_recompute, &Recompute::idle, this, [this] { m_status->setComputing(false); });
    connect(m_status, &StatusLine::staleChanged, m_verdict, &VerdictPanel::setStale);
    connect(m_traffic, &TrafficPanel::interactive, &m_recompute, &Recompute::setInteractive);
    connect(m_traffic, &TrafficPanel::statusHint, m_status, &StatusLine::showHint);
    m_studies->setStatus(m_status);
    connect(m_studies, &StudyPages::hourChosen, this, [this](int hour) {
        const auto* week = m_traffic->grid()->model();
        const int perHour = week->columnCount() / 24;
        m_traffic->grid()->setCurrentIndex(week->index(hour / 24, hour % 24 * perHour));
    });
    connect(m_chosen, &ChosenOffer::chosen, this, [this](int choice) {
        if (m_report)
            m_status->showChosen(m_report, choice);
    });
}

void MainWindow::connectMenus() {
    connect(m_actions, &WindowActions::quitRequested, this, &QWidget::close);
    connect(m_actions, &WindowActions::nextPanelRequested, m_layout, &WindowLayout::focusNext);
    connect(m_actions, &WindowActions::seedRequested, this, &MainWindow::askSeed);
    connect(m_actions, &WindowActions::studyRequested, m_studies, &StudyPages::open);
    connect(m_actions, &WindowActions::schemeChosen, this, [](Scheme scheme) {
        storeScheme(scheme);
        applyTheme(*qApp, scheme);
    });
    connect(m_actions, &WindowActions::monthChosen, this, [this](double hours, bool calendar) {
        m_document.edit(tr("Change month"), [=](pricing::Plan& p) { p.month = {hours, calendar}; });
    });
    connect(m_offers, &OffersPanel::comparedChanged, m_layout->offers, &Dock::setRemark);
    connect(m_offers, &OffersPanel::inspectRequested, m_layout, &WindowLayout::raiseInspector);
    connect(m_inspector, &Inspector::titleChanged, this, [this](const QString& title, int slot) {
        m_layout->inspector->setHeading(title);
        m_layout->inspector->setChip(slot);
    });
}

void MainWindow::edit(const QString& text, const std::function<void(pricing::Scenario&)>& change,
                      quint64 gesture) {
    m_document.edit(
        text, [&, i = m_document.scenarioIndex()](pricing::Plan& p) { change(p.scenarios.at(i)); },
        gesture);
}

void MainWindow::showPlan() {
    const auto plan = m_document.plan();
    const int scenario = m_document.scenarioIndex();
    m_traffic->show(plan, scenario);
    m_workload->show(plan, scenario, m_document.packs());
    m_offers->show(plan, scenario, m_document.packs());
    m_inspector->show(plan, scenario, m_document.packs());
    m_verdict->show(plan, scenario, m_document.packs());
    m_studies->show(plan, scenario, m_document.packs());
    m_scenarios->show(plan, scenario);
    m_status->showPlan(*plan);
    m_actions->showMonth(plan->month.hours, plan->month.calendar);
    nameWindow();
    if (m_chosen->choice() >= int(plan->scenarios.at(scenario).offers.size()))
        chooseSomething();
    price();
}

// Asked for once per turn of the event loop: the window is on the screen before the first answer is
// worked on, and a plan that changes twice in one turn is priced once.
void MainWindow::price() {
    if (std::exchange(m_pricingAsked, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_pricingAsked = false;
        m_status->setComputing(true);
        m_recompute.request(m_document.plan(), m_document.scenarioIndex(), m_document.packs());
    });
}

void MainWindow::showReport(const document::ReportPtr& report) {
    m_report = report;
    m_studies->show(report);
    m_verdict->show(report);
    m_offers->show(report);
    m_inspector->show(report);
    m_status->showReport(report, m_chosen->choice());
    emit reportShown(report);
}

void MainWindow::chooseSomething() {
    const auto& offers = m_document.scenario().offers;
    for (int i = 0; i < int(offers.size()); ++i)
        if (offers[i].enabled)
            return m_chosen->choose(i);
    m_chosen->choose(offers.empty() ? -1 : 0);
}

void MainWindow::nameWindow() {
    const QString file = QFileInfo(m_document.fileName()).fileName();
    const QString name = QString::fromStdString(m_document.plan()->name);
    setWindowTitle((file.isEmpty() ? name : tr("%1 (%2)").arg(name, file)) +
                   QStringLiteral("[*] – Breakeven"));
    setWindowModified(m_document.isModified());
}

void MainWindow::askSeed() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("seedDialog");
    dialog->setWindowTitle(tr("Seed"));
    dialog->setLabelText(tr("Seed of the simulated weeks. The same seed gives the same figures."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(0, std::numeric_limits<int>::max());
    dialog->setIntValue(int(m_document.plan()->seed));
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int seed) {
        m_document.edit(tr("Change seed"),
                        [seed](pricing::Plan& p) { p.seed = std::uint64_t(seed); });
    });
    dialog->open();
}

void MainWindow::enableOffers(const QStringList& idsAtPack) {
    edit(
        tr("Compare cheaper offers"), [&](pricing::Scenario& s) { tickOffers(s, idsAtPack); }, 0);
}

void MainWindow::showFirstStart() {
    if (m_files->openExample(QString::fromLatin1(kFirstExample)))
        showHints(true);
}

void MainWindow::afterOpening(bool example) {
    showHints(false);
    m_exampleStrip->setVisible(example);
    m_status->setIdleHint(example ? tr("Example plan. File, New starts with an empty week.")
                                  : QString());
    chooseSomething();
    m_traffic->grid()->setFocus(); // what had it may be gone with the hints
}

void MainWindow::showHints(bool on) {
    m_exampleStrip->setVisible(on);
    m_workloadHint->setVisible(on);
    m_offers->showHint(on);
    m_traffic->showHint(on);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_files->mayLeave() ? event->accept() : event->ignore();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    // Moving docks hides what had the focus.
    if (m_layout && m_layout->adapt(event->size().width()))
        m_traffic->grid()->setFocus();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_status && m_report)
        m_status->showReport(m_report, m_chosen->choice());
}

} // namespace ui
