// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/cold_start_page.h"

#include "ui/chosen_offer.h"
#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/frontier_plot.h"
#include "ui/cold_starts/money_strip.h"
#include "ui/cold_starts/settings.h"
#include "ui/cold_starts/start_builder.h"
#include "ui/cold_starts/wait_figures.h"
#include "ui/cold_starts/wait_histogram.h"
#include "ui/fields/choice_box.h"
#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/plot/plot_view.h"
#include "ui/theme.h"
#include "ui/week/offer_box.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int kEdge = 16, kSection = 16, kLine = 8;
constexpr int kTwoColumnsFrom = 560; ///< px; narrower, the columns stand one under the other
constexpr int kMapHeight = 236, kHistogramHeight = 190, kFrontierHeight = 330;

QLabel* title(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(ui::font(Type::title, true));
    return label;
}

/// A chart's title over a line about it, with the button for its table.
QLayout* titleRow(QLabel* title, QLabel* about, PlotView* chart) {
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (QLabel* label : {title, about}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        words->addWidget(label);
    }
    auto* row = new QHBoxLayout;
    row->addLayout(words, 1);
    row->addWidget(chart->tableButton(), 0, Qt::AlignTop);
    return row;
}

QLabel* quiet(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(ui::font(Type::small));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QLabel* wrapped(const char* objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QVBoxLayout* columnIn(QWidget* widget, int spacing) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

ColdStartPage::ColdStartPage(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen), m_groups(new FigureModel(this)),
      m_settings(new FigureModel(this)), m_durations(new FigureModel(this)) {
    setObjectName("coldStartPage");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout* column = columnIn(this, 0);
    column->addWidget(head());
    m_scroll = new QScrollArea;
    m_scroll->setObjectName("coldStartScroll");
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(body());
    column->addWidget(m_scroll, 1);
    connectParts();
    showPercentile(Percentile::p95);
    showNothing(tr("Working out what cold starts cost …"));
}

QWidget* ColdStartPage::head() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kEdge, kLine, kEdge, kLine);
    row->setSpacing(kLine);
    head->setMinimumWidth(1);
    m_offer = new OfferBox("coldStartOffer", tr("Offer whose cold starts are shown"));
    m_percentile = new ChoiceBox;
    m_percentile->setObjectName("coldStartPercentile");
    m_percentile->setAccessibleName(tr("Latency on the chart"));
    m_percentile->addItems({word(Percentile::p95), word(Percentile::p99)});
    auto* offer = new QLabel(tr("&Offer"));
    offer->setBuddy(m_offer);
    auto* latency = new QLabel(tr("&Latency"));
    latency->setBuddy(m_percentile);
    row->addWidget(offer);
    row->addWidget(m_offer, 1);
    row->addStretch(1);
    row->addWidget(latency);
    row->addWidget(m_percentile);
    return head;
}

QWidget* ColdStartPage::body() {
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kEdge, kLine, kEdge, kEdge);
    column->setSpacing(kSection);
    m_finding = wrapped("coldStartFinding");
    column->addWidget(m_finding);
    m_parts = new QWidget;
    QVBoxLayout* parts = columnIn(m_parts, kSection);
    m_strip = new MoneyStrip;
    parts->addWidget(m_strip);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(kSection);
    m_columns->addWidget(waits(), 9); // the settings are the widest table
    m_columns->addWidget(costs(), 10);
    parts->addLayout(m_columns);
    parts->addWidget(whatIf());
    column->addWidget(m_parts);
    column->addStretch(1);
    return body;
}

QWidget* ColdStartPage::waits() {
    auto* left = new QWidget;
    QVBoxLayout* column = columnIn(left, kLine);
    m_map = new HeatMap("waitMap");
    m_map->setScale({.ticks = {0, 0.5, 1}});
    m_map->setWords([](std::optional<double> share) { return percent(share); }, waitWords);
    m_map->setFixedHeight(kMapHeight);
    m_histogram = new WaitHistogram;
    m_histogram->setFixedHeight(kHistogramHeight);
    m_groupTable = new FigureTable("hourGroups", tr("When requests wait for a start"), m_groups);
    m_waitingShare = quiet({});
    column->addLayout(titleRow(title(tr("Share of requests that wait")), m_waitingShare, m_map));
    column->addWidget(m_map);
    column->addLayout(titleRow(title(tr("How long they wait")),
                               quiet(tr("Share of those that wait, by seconds")), m_histogram));
    column->addWidget(m_histogram);
    column->addWidget(title(tr("When it happens")));
    column->addWidget(m_groupTable);
    column->addStretch(1);
    return left;
}

QWidget* ColdStartPage::costs() {
    auto* right = new QWidget;
    QVBoxLayout* column = columnIn(right, kLine);
    m_frontier = new FrontierPlot;
    m_frontier->setFixedHeight(kFrontierHeight);
    m_settingTable = new FigureTable("settingTable", tr("Settings on the curve"), m_settings);
    m_settingTable->setDispensable({5, 3}); // p99, then the change
    m_settings->setHeadTip(1, tr("Min workers: kept warm"));
    m_settingTable->setRowsChoosable();
    m_advice = wrapped("settingAdvice");
    m_use = new QPushButton;
    m_use->setObjectName("useSetting");
    m_frontierTitle = title({});
    column->addLayout(titleRow(m_frontierTitle,
                               quiet(tr("A point per idle timeout, a line per min workers")),
                               m_frontier));
    column->addWidget(m_frontier);
    column->addWidget(title(tr("Settings on the curve")));
    column->addWidget(m_settingTable);
    auto* row = new QHBoxLayout;
    row->setSpacing(kLine);
    row->addWidget(m_advice, 1);
    row->addWidget(m_use);
    column->addLayout(row);
    column->addStretch(1);
    return right;
}

QWidget* ColdStartPage::whatIf() {
    auto* section = new QWidget;
    QVBoxLayout* column = columnIn(section, kLine);
    column->addWidget(title(tr("If a start took longer or less")));
    m_whatIfRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_whatIfRow->setSpacing(kSection);
    auto* left = new QWidget;
    QVBoxLayout* built = columnIn(left, kLine);
    m_builder = new StartBuilder;
    m_useStart = new QPushButton;
    m_useStart->setObjectName("useStart");
    built->addWidget(m_builder);
    built->addWidget(m_useStart, 0, Qt::AlignLeft);
    built->addStretch(1);
    m_durationTable =
        new FigureTable("durationTable", tr("Cost and latency by length of a start"), m_durations);
    m_durationTable->setDispensable({3}); // the change
    auto* right = new QWidget;
    QVBoxLayout* table = columnIn(right, 0);
    table->addWidget(m_durationTable);
    table->addStretch(1);
    m_whatIfRow->addWidget(left, 9);
    m_whatIfRow->addWidget(right, 10);
    column->addLayout(m_whatIfRow);
    return section;
}

void ColdStartPage::connectParts() {
    connect(m_chosen, &ChosenOffer::chosen, this, [this](int choice) {
        m_offer->setChoice(choice);
        m_selected = -1;
        emit studyWanted(options());
    });
    connect(m_offer, &OfferBox::picked, m_chosen, &ChosenOffer::choose);
    connect(m_percentile, &QComboBox::activated, this,
            [this](int i) { showPercentile(i == 0 ? Percentile::p95 : Percentile::p99); });
    connect(m_map, &HeatMap::cellChosen, this, &ColdStartPage::hourChosen);
    connect(m_map, &HeatMap::statusHint, this, &ColdStartPage::statusHint);
    connect(m_frontier, &FrontierPlot::statusHint, this, &ColdStartPage::statusHint);
    connect(m_frontier, &FrontierPlot::settingChosen, this, &ColdStartPage::selectSetting);
    connect(m_frontier, &FrontierPlot::settingUsed, this, [this](int setting) {
        selectSetting(setting);
        useSelected();
    });
    connect(m_settingTable, &FigureTable::rowChosen, this, &ColdStartPage::selectSetting);
    connect(m_settingTable, &FigureTable::rowUsed, this, [this](int row) {
        selectSetting(row);
        useSelected();
    });
    connect(m_use, &QPushButton::clicked, this, &ColdStartPage::useSelected);
    connect(m_useStart, &QPushButton::clicked, this, &ColdStartPage::useStart);
    connect(m_builder, &StartBuilder::edited, this, [this](double seconds) {
        m_builtS = seconds;
        m_useStart->setText(tr("Use this cold start, %1").arg(timeoutWord(seconds)));
        emit studyWanted(options());
    });
    m_useStart->setText(
        tr("Use this cold start, %1").arg(timeoutWord(m_builder->parts().totalS())));
}

void ColdStartPage::showPercentile(Percentile percentile) {
    m_frontierTitle->setText(tr("Cost against %1 latency").arg(word(percentile)));
    m_frontier->setPercentile(percentile);
}

document::StudyOptions ColdStartPage::options() const {
    pricing::ColdStartOptions options;
    options.offer = m_chosen->choice();
    if (m_builtS)
        options.coldStart = pricing::Distribution(pricing::Constant{*m_builtS});
    return options;
}

void ColdStartPage::show(const document::PlanPtr& plan, int scenario) {
    m_plan = plan;
    m_scenario = scenario;
    listOffers();
    m_frontier->setTargets(plan->scenarios.at(std::size_t(scenario)).workload.targets);
}

void ColdStartPage::show(const document::ReportPtr& report) {
    m_report = report;
    listOffers();
}

// The report knows what the packs call the offers; without one they go by what the plan says.
void ColdStartPage::listOffers() {
    if (!m_plan)
        return;
    const auto& choices = m_plan->scenarios.at(std::size_t(m_scenario)).offers;
    std::vector<OfferEntry> entries;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const pricing::OfferChoice& choice = choices[std::size_t(i)];
        if (!choice.enabled)
            continue;
        OfferEntry entry{i, choice.slot.value_or(i % 16 + 1),
                         QString::fromStdString(choice.label.value_or(choice.id))};
        if (m_report)
            for (const pricing::OfferResult& offer : m_report->offers)
                if (offer.choice == i && offer.id == choice.id)
                    entry = {i, offer.slot, QString::fromStdString(offer.label)};
        entries.push_back(entry);
    }
    m_offer->show(entries);
    m_offer->setChoice(m_chosen->choice());
}

const pricing::ColdStartImpact* ColdStartPage::impact() const {
    if (!m_study)
        return nullptr;
    for (const pricing::ColdStartImpact& impact : m_study->offers)
        if (impact.choice == m_chosen->choice())
            return &impact;
    return nullptr;
}

void ColdStartPage::show(const document::ColdStartPtr& study) {
    m_study = study;
    const pricing::ColdStartImpact* impact = this->impact();
    if (!impact)
        return;
    if (impact->reason.empty() && !impact->frontier.empty())
        showImpact();
    else
        showNothing(QString::fromStdString(pricing::words::finding(*m_study, *impact)));
}

void ColdStartPage::showImpact() {
    const pricing::ColdStartImpact& impact = *this->impact();
    const QString finding = QString::fromStdString(pricing::words::finding(*m_study, impact));
    m_finding->setText(finding);
    m_strip->show(impact);
    m_map->setFinding(tr("Share of requests that wait for a cold start"), finding);
    m_waitingShare->setText(tr("%1 wait for a cold start").arg(percent(impact.coldWaitFraction)));
    m_map->show(impact.byHour);
    m_histogram->show(impact);
    m_groups->show(hourGroupHeads(), hourGroupRows(impact));
    m_settings->show(settingHeads(), settingRows(impact));
    m_durations->show(durationHeads(), durationRows(impact));
    m_builder->setSlot(impact.slot);
    m_frontier->show(impact);
    m_parts->show();
    selectSetting(m_selected);
}

void ColdStartPage::showNothing(const QString& why) {
    m_finding->setText(why);
    m_parts->hide();
}

void ColdStartPage::selectSetting(int setting) {
    const pricing::ColdStartImpact* impact = this->impact();
    if (!impact)
        return;
    m_selected = setting < static_cast<int>(impact->frontier.size()) ? setting : -1;
    const int shown = m_selected >= 0 ? m_selected : impact->advised.value_or(-1);
    m_frontier->setSelected(m_selected);
    m_settings->setMarked(m_selected >= 0 ? m_selected : presentSetting(*impact));
    const SettingUse use = settingUse(*m_study, *impact, shown);
    m_advice->setText(shown < 0 ? tr("No other setting meets the target for less.") : use.why);
    m_use->setEnabled(use.offered);
    m_use->setVisible(use.offered);
    if (use.offered)
        m_use->setText(tr("&Use %1").arg(settingWord(impact->frontier[std::size_t(shown)])));
}

void ColdStartPage::useSelected() {
    const pricing::ColdStartImpact* impact = this->impact();
    if (!impact)
        return;
    const int setting = m_selected >= 0 ? m_selected : impact->advised.value_or(-1);
    const SettingUse use = settingUse(*m_study, *impact, setting);
    if (!use.offered) {
        emit statusHint(use.why);
        return;
    }
    const pricing::SettingFigures& s = impact->frontier[std::size_t(setting)];
    m_selected = -1;
    emit editRequested(tr("Use idle timeout %1").arg(settingWord(s)), useSetting(impact->choice, s),
                       0);
}

void ColdStartPage::useStart() {
    const int choice = m_chosen->choice();
    const double seconds = m_builder->parts().totalS();
    emit editRequested(
        tr("Use cold start %1").arg(timeoutWord(seconds)),
        [choice, seconds](pricing::Scenario& scenario) {
            if (choice >= 0 && choice < static_cast<int>(scenario.offers.size()))
                scenario.offers[std::size_t(choice)].policy.coldStart =
                    pricing::Distribution(pricing::Constant{seconds});
        },
        0);
}

void ColdStartPage::setStale(bool stale) {
    m_strip->setStale(stale);
    m_map->setStale(stale);
    m_histogram->setStale(stale);
    m_frontier->setStale(stale);
    for (FigureModel* model : {m_groups, m_settings, m_durations})
        model->setStale(stale);
    m_finding->setForegroundRole(stale ? QPalette::PlaceholderText : QPalette::WindowText);
}

void ColdStartPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto direction =
        width() < kTwoColumnsFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_columns->setDirection(direction);
    m_whatIfRow->setDirection(direction);
}

// Whom they keep waiting on the left, what would do better on the right.
void ColdStartPage::drawOn(QPainter& painter, const QRect& target) {
    const int left = target.width() / 2, upper = target.height() * 55 / 100;
    m_map->drawOn(painter, QRect(target.topLeft(), QSize(left, upper)));
    m_histogram->drawOn(painter,
                        QRect(target.left(), target.top() + upper, left, target.height() - upper));
    m_frontier->drawOn(painter, target.adjusted(left, 0, 0, 0));
}

} // namespace ui
