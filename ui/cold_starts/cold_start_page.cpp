// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/cold_start_page.h"

#include "ui/chosen_offer.h"
#include "ui/cold_starts/money_strip.h"
#include "ui/cold_starts/settings.h"
#include "ui/cold_starts/settings_column.h"
#include "ui/cold_starts/start_section.h"
#include "ui/cold_starts/waits_column.h"
#include "ui/fields/choice_box.h"
#include "ui/plot/table_shortcut.h"
#include "ui/theme.h"
#include "ui/week/offer_box.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

namespace ui {

namespace {

constexpr int kEdge = 16, kSection = 16, kGap = 8;
constexpr int kTwoColumnsFrom = 560; ///< px; narrower, the columns stand one under the other

QVBoxLayout* columnIn(QWidget* widget, int spacing) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

ColdStartPage::ColdStartPage(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen) {
    setObjectName("coldStartPage");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout* column = columnIn(this, 0);
    column->addWidget(head());
    auto* scroll = new QScrollArea;
    scroll->setObjectName("coldStartScroll");
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body());
    column->addWidget(scroll, 1);
    addTableShortcut(this);
    connectParts();
    showNothing(tr("Working out what cold starts cost …"));
}

QWidget* ColdStartPage::head() {
    auto* head = new QWidget;
    head->setMinimumWidth(1);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kEdge, kGap, kEdge, kGap);
    row->setSpacing(kGap);
    m_offer = new OfferBox("coldStartOffer", tr("Offer whose cold starts are shown"));
    m_percentile = new ChoiceBox;
    m_percentile->setObjectName("coldStartPercentile");
    m_percentile->setAccessibleName(tr("Latency on the chart"));
    m_percentile->addItems({word(Percentile::p95), word(Percentile::p99)});
    auto* offer = new QLabel(tr("Offer"));
    offer->setBuddy(m_offer);
    auto* latency = new QLabel(tr("Latency"));
    latency->setBuddy(m_percentile);
    row->addWidget(offer);
    row->addWidget(m_offer, 1);
    row->addStretch(0);
    row->addWidget(latency);
    row->addWidget(m_percentile);
    return head;
}

QWidget* ColdStartPage::body() {
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kEdge, kGap, kEdge, kEdge);
    column->setSpacing(kSection);
    m_finding = new QLabel;
    m_finding->setObjectName("coldStartFinding");
    m_finding->setWordWrap(true);
    m_finding->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_parts = new QWidget;
    m_strip = new MoneyStrip;
    m_waits = new WaitsColumn;
    m_settings = new SettingsColumn;
    m_start = new StartSection;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(kSection);
    m_columns->addWidget(m_waits, 9); // the settings are the widest table
    m_columns->addWidget(m_settings, 10);
    QVBoxLayout* parts = columnIn(m_parts, kSection);
    parts->addWidget(m_strip);
    parts->addLayout(m_columns);
    parts->addWidget(m_start);
    column->addWidget(m_finding);
    column->addWidget(m_parts);
    column->addStretch(1);
    return body;
}

void ColdStartPage::connectParts() {
    connect(m_chosen, &ChosenOffer::chosen, this, &ColdStartPage::offerChosen);
    connect(m_offer, &OfferBox::picked, m_chosen, &ChosenOffer::choose);
    connect(m_percentile, &QComboBox::activated, this, [this](int i) {
        m_settings->setPercentile(i == 0 ? Percentile::p95 : Percentile::p99);
    });
    connect(m_waits, &WaitsColumn::hourChosen, this, &ColdStartPage::hourChosen);
    connect(m_waits, &WaitsColumn::statusHint, this, &ColdStartPage::statusHint);
    connect(m_settings, &SettingsColumn::statusHint, this, &ColdStartPage::statusHint);
    connect(m_settings, &SettingsColumn::useRequested, this, &ColdStartPage::useSetting);
    connect(m_start, &StartSection::useRequested, this, &ColdStartPage::useStart);
    connect(m_start, &StartSection::built, this, [this] { emit studyWanted(options()); });
}

document::StudyOptions ColdStartPage::options() const {
    pricing::ColdStartOptions options;
    options.offer = m_chosen->choice();
    options.built = m_start->builtStart();
    return options;
}

bool ColdStartPage::isCompared() const {
    const int choice = m_chosen->choice();
    const auto& offers = m_plan->scenarios.at(std::size_t(m_scenario)).offers;
    return choice >= 0 && choice < static_cast<int>(offers.size()) &&
           offers[std::size_t(choice)].enabled;
}

void ColdStartPage::offerChosen() {
    m_offer->setChoice(m_chosen->choice());
    m_settings->select(-1);
    showPlannedStart();
    setStale(true); // until the new offer's study is there
    if (m_plan && !isCompared())
        showNothing(tr("The chosen offer is not compared: tick it to see its cold starts."));
    emit studyWanted(options());
}

void ColdStartPage::show(const document::PlanPtr& plan, int scenario) {
    m_plan = plan;
    m_scenario = scenario;
    listOffers();
    showPlannedStart();
    m_settings->setTargets(plan->scenarios.at(std::size_t(scenario)).workload.targets);
    if (!isCompared())
        showNothing(tr("The chosen offer is not compared: tick it to see its cold starts."));
}

void ColdStartPage::showPlannedStart() {
    const int choice = m_chosen->choice();
    if (!m_plan || choice < 0)
        return;
    const auto& offers = m_plan->scenarios.at(std::size_t(m_scenario)).offers;
    if (choice < static_cast<int>(offers.size()))
        m_start->show(offers[std::size_t(choice)].policy);
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

void ColdStartPage::show(const document::ColdStartPtr& study) {
    for (const pricing::ColdStartImpact& impact : study->offers) {
        if (impact.choice != m_chosen->choice())
            continue;
        m_study = study;
        if (impact.reason.empty() && !impact.frontier.empty())
            showImpact(impact);
        else
            showNothing(QString::fromStdString(pricing::words::finding(*study, impact)));
        setStale(false);
    }
}

void ColdStartPage::showImpact(const pricing::ColdStartImpact& impact) {
    const QString finding = QString::fromStdString(pricing::words::finding(*m_study, impact));
    m_finding->setText(finding);
    m_strip->show(impact);
    m_waits->show(impact, finding);
    m_settings->show(m_study, &impact);
    m_start->show(impact);
    m_parts->show();
}

void ColdStartPage::showNothing(const QString& why) {
    m_finding->setText(why);
    m_parts->hide();
}

void ColdStartPage::useSetting(const pricing::SettingFigures& setting) {
    emit editRequested(tr("Use idle timeout %1").arg(settingWord(setting)),
                       ui::useSetting(m_chosen->choice(), setting), 0);
}

void ColdStartPage::useStart(const pricing::ColdStartParts& parts, const std::string& preset) {
    emit editRequested(
        tr("Use cold start %1").arg(timeoutWord(pricing::startMoments(parts, 0).mean)),
        [choice = m_chosen->choice(), parts, preset](pricing::Scenario& scenario) {
            if (choice < 0 || choice >= static_cast<int>(scenario.offers.size()))
                return;
            pricing::Policy& policy = scenario.offers[std::size_t(choice)].policy;
            policy = pricing::withColdStart(policy, parts);
            if (preset.empty())
                return;
            policy.coldStartParts.reset(); // the preset's name says them, and where they are from
            policy.coldStartPreset = preset;
        },
        0);
}

// Of a coarse study only the words and figures are in the secondary colour: its lines stay where
// they are told apart.
void ColdStartPage::setStale(bool stale) {
    m_stale = stale;
    const bool unfinished = stale || (m_study && m_study->coarse);
    m_strip->setStale(unfinished);
    m_waits->setStale(unfinished);
    m_settings->setStale(stale, unfinished);
    m_start->setStale(unfinished);
    m_finding->setForegroundRole(unfinished ? QPalette::PlaceholderText : QPalette::WindowText);
}

void ColdStartPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto direction =
        width() < kTwoColumnsFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_columns->setDirection(direction);
    m_start->setDirection(direction);
}

void ColdStartPage::drawOn(QPainter& painter, const QRect& target) {
    constexpr int kStrip = 56;
    painter.fillRect(target, colours().base);
    m_strip->drawOn(painter, target.adjusted(kEdge, kGap, -kEdge, 0));
    const QRect below = target.adjusted(0, kStrip, 0, 0);
    const int left = below.width() / 2;
    m_waits->drawOn(painter, below.adjusted(0, 0, left - below.width(), 0));
    m_settings->drawOn(painter, below.adjusted(left, 0, 0, 0));
}

} // namespace ui
