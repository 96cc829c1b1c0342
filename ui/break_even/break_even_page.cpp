// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/break_even_page.h"

#include "ui/break_even/across_box.h"
#include "ui/break_even/break_even_figures.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/break_even/crossings_model.h"
#include "ui/break_even/disputed_words.h"
#include "ui/break_even/ribbon_model.h"
#include "ui/chosen_offer.h"
#include "ui/plot/plot_table.h"
#include "ui/plot/table_shortcut.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kOneLine = 700, kTwoLines = 420; // px of width that hold title and controls

QLabel* smallLabel(const QString& objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setFont(font(Type::small));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setContentsMargins(16, 2, 16, 4);
    return label;
}

} // namespace

BreakEvenPage::BreakEvenPage(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen), m_plot(new BreakEvenPlot(chosen)), m_across(new AcrossBox),
      m_bands(new QCheckBox(tr("&Bands"))), m_log(new QCheckBox(tr("Lo&g cost"))),
      m_title(new QLabel(tr("Monthly cost against traffic"))),
      m_problem(smallLabel("breakEvenProblem")), m_caption(smallLabel("breakEvenCaption")),
      m_nothing(smallLabel("breakEvenNothing")), m_split(new QSplitter(Qt::Vertical)),
      m_ribbon(new RibbonModel(chosen, this)), m_crossings(new CrossingsModel(chosen, this)),
      m_ribbonTable(new PlotTable), m_crossingsTable(new PlotTable), m_which(new QTabBar),
      m_tables(new QStackedWidget) {
    setObjectName("breakEvenPage");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_problem->hide();
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_problem);
    auto* room = new QVBoxLayout;
    room->setContentsMargins(12, 4, 4, 4);
    room->addWidget(m_plot);
    column->addLayout(room, 1);
    column->addWidget(m_caption);
    m_split->setObjectName("breakEvenSplitter");
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(upper);
    m_split->addWidget(buildTables());
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({520, 130});
    m_nothing->setText(tr("Paint or import traffic to see where offers cost the same."));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    m_plot->setMinimumHeight(180);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_split);
    whole->addWidget(m_nothing);
    addTableShortcut(this);
    connectParts();
    nameBands();
}

QWidget* BreakEvenPage::buildHead() {
    auto* head = new QWidget;
    m_head = new QBoxLayout(QBoxLayout::LeftToRight, head);
    m_head->setContentsMargins(16, 8, 16, 0);
    m_head->setSpacing(4);
    m_title->setObjectName("breakEvenTitle");
    m_title->setFont(ui::font(Type::title, true));
    m_title->setMinimumWidth(1); // gives way before the controls do
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bands->setObjectName("bands");
    m_bands->setChecked(true);
    m_log->setObjectName("logCost");
    auto* across = new QLabel(tr("A&cross"));
    across->setBuddy(m_across);
    m_controls = new QBoxLayout(QBoxLayout::LeftToRight);
    auto* boxes = new QHBoxLayout;
    boxes->setSpacing(12);
    boxes->addWidget(m_bands);
    boxes->addWidget(m_log);
    boxes->addWidget(m_plot->tableButton());
    boxes->addStretch(1);
    auto* axis = new QHBoxLayout;
    axis->addWidget(across);
    axis->addWidget(m_across, 1);
    m_controls->addLayout(boxes);
    m_controls->addLayout(axis);
    m_head->addWidget(m_title, 1);
    m_head->addLayout(m_controls);
    return head;
}

QWidget* BreakEvenPage::buildTables() {
    auto* lower = new QWidget;
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_which->setObjectName("breakEvenTables");
    m_which->setDrawBase(false);
    m_which->setExpanding(false);
    m_which->addTab(tr("Cheapest"));
    m_which->addTab(tr("All crossings"));
    m_which->setFont(ui::font(Type::small));
    m_ribbonTable->setObjectName("ribbonTable");
    m_ribbonTable->setAccessibleName(tr("Cheapest offer that meets the target"));
    m_ribbonTable->setModel(m_ribbon);
    m_crossingsTable->setObjectName("crossingsTable");
    m_crossingsTable->setAccessibleName(tr("All crossings in words"));
    m_crossingsTable->setModel(m_crossings);
    m_ribbonTable->setMouseTracking(true);
    m_ribbonTable->horizontalHeader()->setSectionResizeMode(RibbonModel::because,
                                                            QHeaderView::Stretch);
    m_ribbonTable->wrapColumn(RibbonModel::because);
    m_crossingsTable->horizontalHeader()->setSectionResizeMode(CrossingsModel::sentence,
                                                               QHeaderView::Stretch);
    m_tables->addWidget(m_ribbonTable);
    m_tables->addWidget(m_crossingsTable);
    m_tables->setMinimumHeight(m_ribbonTable->heightOf(2));
    column->addWidget(m_which);
    column->addWidget(m_tables, 1);
    return lower;
}

void BreakEvenPage::connectParts() {
    connect(m_bands, &QCheckBox::toggled, m_plot, &BreakEvenPlot::setBands);
    connect(m_log, &QCheckBox::toggled, m_plot, &BreakEvenPlot::setLogCost);
    connect(m_plot, &PlotView::statusHint, this, &BreakEvenPage::statusHint);
    connect(m_plot, &BreakEvenPlot::crossingChosen, this, &BreakEvenPage::openCrossing);
    connect(m_which, &QTabBar::currentChanged, m_tables, &QStackedWidget::setCurrentIndex);
    connect(m_ribbonTable, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& at) { chooseRow(at.row()); });
    connect(m_ribbonTable, &QAbstractItemView::activated, this,
            [this](const QModelIndex& at) { chooseRow(at.row()); });
    connect(m_ribbonTable, &QAbstractItemView::entered, this,
            [this](const QModelIndex& at) { m_chosen->hover(m_ribbon->choiceAt(at.row())); });
    connect(m_ribbonTable, &PlotTable::left, this, [this] { m_chosen->hover(-1); });
    for (auto signal : {&QAbstractItemView::clicked, &QAbstractItemView::activated})
        connect(m_crossingsTable, signal, this, [this](const QModelIndex& at) {
            m_plot->showCrossing(m_crossings->crossingAt(at.row()));
        });
    connect(m_chosen, &ChosenOffer::chosen, this, &BreakEvenPage::refreshAcross);
    connect(m_chosen, &ChosenOffer::chosen, this, &BreakEvenPage::nameBands);
    connect(m_across, &AcrossBox::optionsChanged, this, [this] { emit studyWanted(options()); });
}

document::StudyOptions BreakEvenPage::options() const {
    return m_across->options();
}

void BreakEvenPage::refreshAcross() {
    if (m_plan)
        m_across->show(m_plan, m_scenario, m_packs, m_chosen->choice());
}

void BreakEvenPage::show(const document::PlanPtr& plan, int scenario,
                         const document::Packs& packs) {
    m_plan = plan;
    m_scenario = scenario;
    m_packs = packs;
    m_split->setVisible(hasTraffic());
    m_nothing->setVisible(!hasTraffic());
    refreshAcross();
}

bool BreakEvenPage::hasTraffic() const {
    return m_plan && m_plan->scenarios.at(std::size_t(m_scenario)).traffic.peakRate() > 0;
}

void BreakEvenPage::show(const document::BreakEvenPtr& study) {
    m_study = study;
    showProblem({});
    m_title->setText(tr("Monthly cost against %1").arg(axisText(study->across)));
    m_plot->show(study);
    m_ribbon->show(study);
    m_crossings->show(study);
    m_which->setTabText(1, tr("All crossings (%1)").arg(study->crossings.size()));
    nameBands();
    hideWhatHasNoRoom();
}

void BreakEvenPage::nameBands() {
    const QString disputed = m_study && m_plan ? disputedWords(*m_plan, m_scenario, m_packs,
                                                               *m_study, m_chosen->choice())
                                               : QString();
    const QString bands = disputed.isEmpty()
                              ? tr("Bands: 95 % sampling error.")
                              : tr("Bands: 95 % sampling error, and what is disputed of the chosen "
                                   "and the cheapest offers (%1).")
                                    .arg(disputed);
    m_bands->setToolTip(bands);
    m_caption->setText(tr("Same week, scaled. %1 Dashed: misses the target, or beyond what the "
                          "workers can do.")
                           .arg(bands));
}

void BreakEvenPage::hideWhatHasNoRoom() {
    const bool traffic = !m_study || m_study->across == pricing::Across::traffic;
    m_ribbonTable->setColumnHidden(RibbonModel::requests, !traffic || width() < kTwoLines);
    m_ribbonTable->setColumnHidden(RibbonModel::billedShare, width() < kTwoLines);
    constexpr int kRoomForCaption = 560, kRoomForTitle = 480;
    m_caption->setVisible(height() >= kRoomForCaption);
    // The tab and the axis say the same; the chart needs the line more.
    m_title->setVisible(height() >= kRoomForTitle || width() >= kOneLine);
    if (const bool low = height() < kRoomForTitle; low != m_low) {
        m_low = low;
        m_split->setSizes(low ? QList<int>{1000, 1} : QList<int>{520, 130});
    }
}

void BreakEvenPage::setStale(bool stale) {
    m_plot->setStale(stale);
    m_ribbon->setStale(stale);
    m_crossings->setStale(stale);
}

void BreakEvenPage::showProblem(const QString& what) {
    m_problem->setText(what);
    m_problem->setVisible(!what.isEmpty());
    if (!what.isEmpty())
        setStale(true);
}

void BreakEvenPage::chooseRow(int row) {
    if (const int choice = m_ribbon->choiceAt(row); choice >= 0)
        m_chosen->choose(choice);
}

void BreakEvenPage::openCrossing(int crossing) {
    m_which->setCurrentIndex(1);
    if (const int row = m_crossings->rowOf(crossing); row >= 0) {
        m_crossingsTable->selectRow(row);
        m_crossingsTable->scrollTo(m_crossings->index(row, 0));
    }
}

// Title and controls share a line where there is room for both.
void BreakEvenPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_head->setDirection(width() < kOneLine ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_controls->setDirection(width() < kTwoLines ? QBoxLayout::TopToBottom
                                                 : QBoxLayout::LeftToRight);
    hideWhatHasNoRoom();
}

} // namespace ui
