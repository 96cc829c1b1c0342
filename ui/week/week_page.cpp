// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/week_page.h"

#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/table_shortcut.h"
#include "ui/theme.h"
#include "ui/week/hour_panel.h"
#include "ui/week/offer_box.h"
#include "ui/week/week_plots.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int kEdge = 16, kGap = 8, kMapHeight = 300, kPlotsLeast = 380;
constexpr int kOneRowFrom = 560;           ///< px; narrower, the head takes two rows
constexpr int kOffersSideBySideFrom = 420; ///< px; narrower, three
enum View { plots, map };

/// The end of the colour scale: the next round factor above the highest.
double scaleEnd(const std::vector<std::optional<double>>& values) {
    double most = 1;
    for (const auto& value : values)
        most = std::max(most, value.value_or(1));
    for (double end : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0})
        if (most <= end)
            return end;
    return 1000;
}

HeatScale factorScale(double end) {
    HeatScale scale{.low = 1, .high = end, .logarithmic = true, .unit = QObject::tr("its work")};
    scale.tickText = [](double x) { return axisNumber(x) + QStringLiteral("×"); };
    for (double tick : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0})
        if (tick <= end)
            scale.ticks.push_back(tick);
    return scale;
}

QString cellWords(int hour, std::optional<double> value) {
    return value ? QObject::tr("%1 is billed %2 its work").arg(hourWords(hour), factor(value))
                 : QObject::tr("%1, nothing is served").arg(hourWords(hour));
}

QLabel* quiet(const char* objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setFont(ui::font(Type::small));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return row;
}

QToolButton* switchButton(const char* objectName, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumHeight(24);
    return button;
}

} // namespace

WeekPage::WeekPage(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen), m_views(new QStackedWidget) {
    setObjectName("weekPage");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_views->addWidget(plotsView());
    m_views->addWidget(mapView());
    column->addWidget(head());
    column->addWidget(m_views, 1);
    addTableShortcut(this);
    connect(m_offer, &OfferBox::picked, m_chosen, &ChosenOffer::choose);
    connect(m_rival, &OfferBox::picked, this, [this](int choice) {
        m_against = choice;
        refill();
    });
    connect(m_chosen, &ChosenOffer::chosen, this, &WeekPage::refill);
    connect(m_switch, &QButtonGroup::idClicked, this, &WeekPage::turnTo);
    connect(m_fit, &QToolButton::clicked, this, [this] { m_plots->navigation().fit(); });
    connect(m_plots, &WeekPlots::hourUsed, this, &WeekPage::showHour);
    connect(m_plots, &WeekPlots::offerClicked, m_chosen, &ChosenOffer::choose);
    connect(m_plots, &WeekPlots::offerHovered, m_chosen, &ChosenOffer::hover);
    connect(m_chosen, &ChosenOffer::hovered, m_plots, &WeekPlots::setHovered);
    connect(m_plots, &WeekPlots::hourClicked, this, [this](int hour) {
        m_hour = hour;
        m_map->setCursorHour(hour);
        emit hourChosen(hour);
    });
    connect(m_map, &HeatMap::cellChosen, this, [this](int hour) {
        accountFor(hour);
        emit hourChosen(hour);
    });
    connect(m_plots, &PlotView::statusHint, this, &WeekPage::statusHint);
    connect(m_map, &PlotView::statusHint, this, &WeekPage::statusHint);
    turnTo(plots);
}

QWidget* WeekPage::head() {
    auto* head = new QWidget;
    m_offer = new OfferBox("weekOffer", tr("Offer whose week is shown"));
    m_rival = new OfferBox("weekRival", tr("Offer it is held against"));
    auto* offer = new QLabel(tr("Offer"));
    offer->setBuddy(m_offer);
    auto* against = new QLabel(tr("Against"));
    against->setBuddy(m_rival);
    QToolButton* asPlots = switchButton("weekAsPlots", tr("Plots"));
    QToolButton* asMap = switchButton("weekAsMap", tr("Billed over busy"));
    m_switch = new QButtonGroup(this);
    m_switch->addButton(asPlots, plots);
    m_switch->addButton(asMap, map);
    m_fit = new QToolButton;
    m_fit->setObjectName("weekFit");
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("Show the whole week (Home)"));
    m_fit->setFocusPolicy(Qt::StrongFocus);
    head->setMinimumWidth(1); // narrow, it takes two rows
    m_headRow = new QBoxLayout(QBoxLayout::LeftToRight, head);
    m_headRow->setContentsMargins(kEdge, kGap, kEdge, kGap);
    m_headRow->setSpacing(kGap);
    m_offerRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_offerRow->setSpacing(kGap);
    for (QLabel* label : {offer, against})
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    for (QHBoxLayout* pair : {rowOf({offer, m_offer}), rowOf({against, m_rival})}) {
        pair->setStretch(1, 1);
        pair->addStretch(0);
        m_offerRow->addLayout(pair, 1);
    }
    m_headRow->addLayout(m_offerRow, 1);
    QHBoxLayout* views = rowOf({asPlots, asMap});
    views->setSpacing(2);
    views->addStretch(1);
    views->addWidget(m_plots->tableButton());
    views->addWidget(m_map->tableButton());
    views->addWidget(m_fit);
    m_headRow->addLayout(views);
    return head;
}

QWidget* WeekPage::plotsView() {
    auto* view = new QWidget;
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(kEdge - 4, 0, kGap, kGap);
    m_plots = new WeekPlots;
    m_plots->setMinimumHeight(kPlotsLeast);
    m_caption = quiet("weekCaption");
    column->addWidget(m_plots, 1);
    column->addWidget(m_caption, 0, Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    view->setBackgroundRole(QPalette::Base);
    scroll->setWidget(view);
    return scroll;
}

QWidget* WeekPage::mapView() {
    auto* view = new QWidget;
    view->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(kEdge, kGap, kEdge, kEdge);
    column->setSpacing(kGap);
    auto* title = new QLabel(tr("What an hour is billed, × what it works"));
    title->setFont(ui::font(Type::title, true));
    m_mapFinding = quiet("weekFinding");
    m_map = new HeatMap("billedOverBusy");
    m_map->setWords([](std::optional<double> v) { return factor(v); }, cellWords);
    m_map->setFixedHeight(kMapHeight);
    m_panel = new HourPanel;
    column->addWidget(title);
    column->addWidget(m_mapFinding);
    column->addWidget(m_map);
    column->addWidget(m_panel);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(view);
    return scroll;
}

void WeekPage::turnTo(int view) {
    m_views->setCurrentIndex(view);
    m_switch->button(view)->setChecked(true);
    m_fit->setVisible(view == plots);
    m_plots->tableButton()->setVisible(view == plots);
    m_map->tableButton()->setVisible(view == map);
    refill();
}

void WeekPage::show(const document::PlanPtr& plan, int scenario) {
    m_plan = plan;
    m_scenario = scenario;
}

void WeekPage::show(const document::ReportPtr& report) {
    m_report = report;
    refill();
}

void WeekPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_dirty)
        refill();
}

int WeekPage::rival() const {
    const bool known = m_against >= 0 && m_against != m_chosen->choice() && offer(m_against);
    return known ? m_against : usualRival(*m_report, m_chosen->choice());
}

const pricing::OfferResult* WeekPage::offer(int choice) const {
    const int at = m_report ? indexOfChoice(*m_report, choice) : -1;
    return at < 0 ? nullptr : &m_report->offers[std::size_t(at)];
}

void WeekPage::listOffers() {
    std::vector<OfferEntry> all, others;
    for (const pricing::OfferResult& o : m_report->offers) {
        all.push_back({o.choice, o.slot, QString::fromStdString(o.label)});
        if (o.choice != m_chosen->choice() && o.priceable())
            others.push_back(all.back());
    }
    m_offer->show(all);
    m_offer->setChoice(m_chosen->choice());
    m_rival->show(others);
    m_rival->setChoice(rival());
}

// What nobody sees is filled when it comes into sight: reports come every few milliseconds.
void WeekPage::refill() {
    m_dirty = !isVisible();
    if (m_dirty || !m_report || !m_plan)
        return;
    listOffers();
    const pricing::OfferResult* chosen = offer(m_chosen->choice());
    if (!chosen)
        return showNothing(tr("The chosen offer is not compared: tick it to see its week."));
    if (chosen->byHour.empty())
        return showNothing(tr("%1 cannot be priced: %2")
                               .arg(QString::fromStdString(chosen->label),
                                    chosen->notes.empty()
                                        ? tr("no reason is known")
                                        : QString::fromStdString(chosen->notes.front())));
    for (QWidget* part : std::initializer_list<QWidget*>{m_plots, m_map, m_panel})
        part->show();
    if (m_views->currentIndex() == plots)
        return showPlots(*chosen);
    showMap(*chosen);
    if (m_hour >= 0)
        accountFor(m_hour);
}

void WeekPage::showNothing(const QString& why) {
    m_caption->setText(why);
    m_mapFinding->setText(why);
    for (QWidget* part : std::initializer_list<QWidget*>{m_plots, m_map, m_panel})
        part->hide();
}

void WeekPage::showPlots(const pricing::OfferResult& chosen) {
    const OfferWeek own = offerWeek(chosen, m_report->monthHours);
    std::optional<OfferWeek> against;
    if (const pricing::OfferResult* other = offer(rival()))
        against = offerWeek(*other, m_report->monthHours);
    QString finding = tr("%1 costs %2 a week").arg(own.label, money(own.spendUsd.back()));
    if (against && !against->spendUsd.empty())
        finding += tr(", %1 %2").arg(against->label, money(against->spendUsd.back()));
    const double perWeek = pricing::kHoursPerWeek / m_report->monthHours;
    QString caption = chosen.weeksSimulated > 0
                          ? tr("Mean of %1 simulated weeks, by hour").arg(chosen.weeksSimulated)
                          : tr("Expected week, by hour");
    if (chosen.billedHours)
        caption += tr(": %1 billed of %2").arg(hours(*chosen.billedHours * perWeek), hours(168));
    m_caption->setText(caption);
    m_plots->setFinding(tr("The week of %1").arg(own.label), finding);
    const auto& traffic = m_plan->scenarios.at(std::size_t(m_scenario)).traffic;
    m_plots->show(paintedRates(traffic), own, against);
}

void WeekPage::showMap(const pricing::OfferResult& chosen) {
    const auto values = offerWeek(chosen, m_report->monthHours).billedOverBusy;
    QString finding = chosen.billedOverBusy
                          ? tr("Over the week %1").arg(factor(chosen.billedOverBusy))
                          : tr("%1 bills no worker time").arg(QString::fromStdString(chosen.label));
    const auto worst = std::max_element(values.begin(), values.end());
    if (worst != values.end() && *worst)
        finding += tr(", at most %1 on %2")
                       .arg(factor(*worst), hourName(static_cast<int>(worst - values.begin())));
    m_mapFinding->setText(finding);
    m_map->setScale(factorScale(scaleEnd(values)));
    m_map->setFinding(tr("What an hour of %1 is billed, × what it works")
                          .arg(QString::fromStdString(chosen.label)),
                      finding);
    m_map->show(values);
}

void WeekPage::accountFor(int hour) {
    m_hour = hour;
    if (const pricing::OfferResult* chosen = offer(m_chosen->choice());
        chosen && !chosen->byHour.empty())
        m_panel->show(hourAccount(*chosen, hour, m_report->monthHours));
}

void WeekPage::showHour(int hour) {
    turnTo(map);
    m_map->setCursorHour(hour);
    accountFor(hour);
    m_map->setFocus();
    emit hourChosen(hour);
}

void WeekPage::setStale(bool stale) {
    m_plots->setStale(stale);
    m_map->setStale(stale);
    m_panel->setStale(stale);
}

void WeekPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto direction = [this](int oneRowFrom) {
        return width() < oneRowFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    };
    m_headRow->setDirection(direction(kOneRowFrom));
    m_offerRow->setDirection(direction(kOffersSideBySideFrom));
}

void WeekPage::drawOn(QPainter& painter, const QRect& target) {
    const pricing::OfferResult* chosen = m_report && m_plan ? offer(m_chosen->choice()) : nullptr;
    if (chosen && !chosen->byHour.empty()) { // what is out of sight may be of an older report
        showPlots(*chosen);
        showMap(*chosen);
    }
    const int upper = target.height() * 2 / 5;
    m_map->drawOn(painter, QRect(target.topLeft(), QSize(target.width(), upper)));
    m_plots->drawOn(painter, target.adjusted(0, upper, 0, 0));
}

} // namespace ui
