// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/week_plots.h"

#include "ui/format.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_labels.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_style.h"
#include "ui/plot/plot_ticks.h"
#include "ui/theme.h"
#include "ui/week/week_table.h"
#include "ui/week/week_time_axis.h"
#include "ui/week/week_words.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr int kRequests = 0, kWorkers = 1, kSpend = 2;
constexpr int kWeekHours = pricing::kHoursPerWeek;
constexpr double kHeadroom = 1.08; ///< of the highest value
constexpr int kNarrow = 520;       ///< px; below, names and titles are short

/// Values by hour as steps; the last one lasts until Monday comes again.
QSharedPointer<QCPGraphDataContainer> steps(const std::vector<double>& values) {
    QVector<QCPGraphData> points;
    for (std::size_t h = 0; h < values.size(); ++h)
        points << QCPGraphData(static_cast<double>(h), values[h]);
    if (!values.empty())
        points << QCPGraphData(static_cast<double>(values.size()), values.back());
    QSharedPointer<QCPGraphDataContainer> data(new QCPGraphDataContainer);
    data->set(points, true);
    return data;
}

QSharedPointer<QCPGraphDataContainer> line(const std::vector<double>& values) {
    QVector<QCPGraphData> points;
    for (std::size_t h = 0; h < values.size(); ++h)
        points << QCPGraphData(static_cast<double>(h), values[h]);
    QSharedPointer<QCPGraphDataContainer> data(new QCPGraphDataContainer);
    data->set(points, true);
    return data;
}

int hourAt(double x) {
    return std::clamp(static_cast<int>(std::floor(x)), 0, kWeekHours - 1);
}

/// The largest of the values of the hours in sight.
template <class At> double mostIn(Span x, At at) {
    double most = 0;
    for (int h = hourAt(x.from); h <= hourAt(x.to - 1e-6); ++h)
        most = std::max(most, at(h));
    return most;
}

Span fromZero(double most) {
    return {0, most > 0 ? most * kHeadroom : 1};
}

} // namespace

struct WeekPlots::Parts {
    QCPGraph *painted, *simulated;
    std::array<QCPGraph*, kWorkerParts> workers; ///< upper edges, stacked
    QCPGraph *rivalWorkers, *ownSpend, *rivalSpend;
    std::vector<EndLabels> names;
    std::vector<PlotTitle> titles;
};

WeekPlots::WeekPlots(QWidget* parent)
    : PlotView(3, parent), m_parts(std::make_unique<Parts>()), m_table(new WeekTable(this)) {
    setObjectName("weekPlots");
    QSharedPointer<WeekTicker> ticker(new WeekTicker);
    for (int i = 0; i < 3; ++i) {
        xAxis(i)->setTicker(ticker);
        new Midnights(axisRect(i)); // the plot owns it
        m_parts->names.emplace_back(axisRect(i));
        m_parts->titles.emplace_back(axisRect(i));
        setTopRoom(i, 30);
    }
    setTicks(yAxis(kRequests), axisNumber, 4);
    setTicks(yAxis(kWorkers), axisNumber, 4);
    setTicks(
        yAxis(kSpend), [](double usd) { return money(usd); }, 4);
    const auto graph = [this](int i) { return plot()->addGraph(xAxis(i), yAxis(i)); };
    m_parts->simulated = graph(kRequests);
    m_parts->painted = graph(kRequests);
    for (QCPGraph*& part : m_parts->workers)
        part = graph(kWorkers);
    m_parts->rivalWorkers = graph(kWorkers);
    m_parts->rivalSpend = graph(kSpend);
    m_parts->ownSpend = graph(kSpend);
    for (int i = 0; i < plot()->graphCount(); ++i)
        plot()->graph(i)->setSelectable(QCP::stNone);
    navigation().setLimits({0, kWeekHours});
    setTable(m_table);
    setHint(tr("Wheel: zoom time. Drag: pan. Left, Right: move the line. Enter: why the hour costs "
               "what it costs."));
    setReadouts();
    connect(this, &PlotView::themeChanged, this, [this] {
        if (!m_own.spendUsd.empty())
            show(m_painted, m_own, m_rival);
    });
}

WeekPlots::~WeekPlots() = default;

void WeekPlots::setReadouts() {
    crosshair().setBoxShown(false); // the titles have the values
    crosshair().setSnap([](double x) { return hourAt(x) + 0.5; });
    crosshair().setStepping(
        [](double x, int by) { return std::clamp(hourAt(x) + by, 0, kWeekHours - 1) + 0.5; });
    crosshair().setStart(0.5);
    crosshair().setReadout([this](double x) {
        Readout readout;
        const int h = hourAt(x);
        readout.place =
            QStringLiteral("%1–%2:00").arg(hourName(h)).arg(h % 24 + 1, 2, 10, QLatin1Char('0'));
        if (m_own.spendUsd.empty())
            return readout;
        readout.rows << Readout::Row{.name = tr("requests/s"),
                                     .value = requestRate(m_own.simulatedRate[std::size_t(h)]),
                                     .y = m_own.simulatedRate[std::size_t(h)],
                                     .plot = kRequests};
        const auto add = [&](const OfferWeek& week) {
            if (!week.workers.empty())
                readout.rows << Readout::Row{.name = tr("%1, workers").arg(week.label),
                                             .value = workersText(week.workersAt(h)),
                                             .slot = week.slot,
                                             .y = week.workersAt(h),
                                             .plot = kWorkers};
            readout.rows << Readout::Row{.name = tr("%1, spent").arg(week.label),
                                         .value = money(week.spentAt(x)),
                                         .slot = week.slot,
                                         .y = week.spentAt(x),
                                         .plot = kSpend};
        };
        add(m_own);
        if (compares())
            add(*m_rival);
        return readout;
    });
    connect(&crosshair(), &PlotCrosshair::moved, this, &WeekPlots::setTitles);
    connect(&crosshair(), &PlotCrosshair::hidden, this, &WeekPlots::setTitles);
    connect(this, &PlotView::used, this, [this](double x) { emit hourUsed(hourAt(x)); });
    connect(this, &PlotView::clicked, this, &WeekPlots::click);
    connect(this, &PlotView::hovered, this,
            [this](const QPoint& pos) { emit offerHovered(offerAt(pos)); });
    connect(this, &PlotView::left, this, [this] { emit offerHovered(-1); });
}

void WeekPlots::click(const QPoint& pos) {
    if (const int choice = offerAt(pos); choice >= 0 && choice != m_own.choice)
        return emit offerClicked(choice);
    for (int i = 0; i < 3; ++i)
        if (axisRect(i)->rect().contains(pos))
            emit hourClicked(hourAt(xAxis(i)->pixelToCoord(pos.x())));
}

bool WeekPlots::compares() const {
    return m_rival && !m_rival->spendUsd.empty();
}

/// The offer whose line or name is under a point of the canvas, −1 for none.
int WeekPlots::offerAt(const QPoint& pos) const {
    constexpr double kReach = 6; // px
    const int name = m_parts->names[kSpend].at(pos);
    if (name >= 0)
        return name == 0 ? m_own.choice : m_rival->choice;
    const bool rivalStands = m_rival && !m_rival->workers.empty();
    const int part = m_parts->names[kWorkers].at(pos);
    const int named = static_cast<int>(m_parts->names[kWorkers].places().size());
    if (part >= 0)
        return rivalStands && part == named - 1 ? m_rival->choice : m_own.choice;
    const auto near = [&](int plot, double value) {
        return axisRect(plot)->rect().contains(pos) &&
               std::abs(yAxis(plot)->coordToPixel(value) - pos.y()) <= kReach;
    };
    const double x = std::clamp(xAxis()->pixelToCoord(pos.x()), 0.0, kWeekHours - 1e-6);
    if (compares() && near(kSpend, m_rival->spentAt(x)))
        return m_rival->choice;
    if (!m_own.spendUsd.empty() && near(kSpend, m_own.spentAt(x)))
        return m_own.choice;
    return rivalStands && near(kWorkers, m_rival->workersAt(hourAt(x))) ? m_rival->choice : -1;
}

void WeekPlots::setHovered(int choice) {
    m_hovered = choice;
    fillSpend();
    replot();
}

void WeekPlots::show(std::vector<double> painted, OfferWeek own, std::optional<OfferWeek> rival) {
    m_painted = std::move(painted);
    m_own = std::move(own);
    m_rival = std::move(rival);
    m_table->show(m_painted, m_own, m_rival);
    fillRequests();
    fillWorkers();
    fillSpend();
    setNames();
    setHeights();
    setTitles();
    replot();
}

void WeekPlots::setStale(bool stale) {
    m_stale = stale;
    fillSpend();
    setTitles();
}

void WeekPlots::fillRequests() {
    const Colours& c = colours();
    m_parts->simulated->setLineStyle(QCPGraph::lsStepLeft);
    m_parts->simulated->setPen(QPen(c.accent, 1.75));
    m_parts->simulated->setBrush(bandBrush(c.accent));
    m_parts->simulated->setData(steps(m_own.simulatedRate));
    QPen dashed(c.text2, 1.25);
    dashed.setDashPattern({3, 2.5});
    m_parts->painted->setLineStyle(QCPGraph::lsStepLeft);
    m_parts->painted->setPen(dashed);
    m_parts->painted->setData(steps(m_painted));
}

void WeekPlots::fillWorkers() {
    std::vector<double> top(m_own.workers.size(), 0.0);
    QCPGraph* below = nullptr;
    for (int p = 0; p < kWorkerParts; ++p) {
        QCPGraph* graph = m_parts->workers[std::size_t(p)];
        const bool present = m_own.hasPart(WorkerPart(p));
        graph->setVisible(present);
        if (!present)
            continue;
        for (std::size_t h = 0; h < top.size(); ++h)
            top[h] += m_own.workers[h][std::size_t(p)];
        const bool outline = WorkerPart(p) == WorkerPart::unused;
        graph->setLineStyle(QCPGraph::lsStepLeft);
        graph->setPen(outline ? QPen(offerFill(m_own.slot), 1) : QPen(Qt::NoPen));
        graph->setBrush(partBrush(textureOf(WorkerPart(p)), offerFill(m_own.slot), colours().base));
        graph->setChannelFillGraph(below);
        graph->setData(steps(top));
        below = graph;
    }
    std::vector<double> rival;
    if (m_rival && !m_rival->workers.empty())
        for (int h = 0; h < kWeekHours; ++h)
            rival.push_back(m_rival->workersAt(h));
    m_parts->rivalWorkers->setLineStyle(QCPGraph::lsStepLeft);
    m_parts->rivalWorkers->setData(steps(rival));
}

void WeekPlots::fillSpend() {
    const auto pen = [this](const OfferWeek& week, bool chosen) {
        return offerPen(week.slot,
                        {.chosen = chosen, .hovered = week.choice == m_hovered, .stale = m_stale});
    };
    m_parts->ownSpend->setPen(pen(m_own, true));
    m_parts->ownSpend->setData(line(m_own.spendUsd));
    m_parts->rivalSpend->setData(line(m_rival ? m_rival->spendUsd : std::vector<double>()));
    if (!m_rival)
        return;
    m_parts->rivalSpend->setPen(pen(*m_rival, false));
    m_parts->rivalWorkers->setPen(pen(*m_rival, false));
}

void WeekPlots::setNames() {
    const Colours& c = colours();
    m_parts->names[kRequests].set({{{m_parts->simulated}, tr("simulated"), c.accent},
                                   {{m_parts->painted}, tr("painted"), c.text2}});
    std::vector<EndLabel> workers;
    for (int p = 0; p < kWorkerParts; ++p)
        if (m_own.hasPart(WorkerPart(p)))
            workers.push_back({{m_parts->workers[std::size_t(p)]},
                               partWords(m_own, WorkerPart(p)),
                               offerInk(m_own.slot)});
    if (m_rival && !m_rival->workers.empty())
        workers.push_back({{m_parts->rivalWorkers}, m_rival->label, offerInk(m_rival->slot)});
    m_parts->names[kWorkers].set(std::move(workers));
    const auto total = [this](const OfferWeek& week) {
        return isNarrow() ? week.label : week.label + u' ' + money(week.spendUsd.back());
    };
    std::vector<EndLabel> spend;
    if (!m_own.spendUsd.empty())
        spend.push_back({{m_parts->ownSpend}, total(m_own), offerInk(m_own.slot), true});
    if (compares())
        spend.push_back({{m_parts->rivalSpend}, total(*m_rival), offerInk(m_rival->slot)});
    m_parts->names[kSpend].set(std::move(spend));
    int room = 0;
    for (const EndLabels& names : m_parts->names)
        room = std::max(room, names.width());
    setRightRoom(std::min(room, std::max(98, width() / 4)));
}

bool WeekPlots::isNarrow() const {
    return width() < kNarrow;
}

void WeekPlots::resizeEvent(QResizeEvent* event) {
    PlotView::resizeEvent(event);
    setNames();
    setTitles();
}

void WeekPlots::setHeights() {
    navigation().setHeights([this](Span x) -> std::vector<Span> {
        const auto at = [](const std::vector<double>& values) {
            return [&values](int h) { return values.empty() ? 0 : values[std::size_t(h)]; };
        };
        const auto workers = [](const OfferWeek& week) {
            return [&week](int h) { return week.workers.empty() ? 0 : week.workersAt(h); };
        };
        const auto spent = [](const OfferWeek& week) {
            return [&week](int h) {
                return week.spendUsd.empty() ? 0 : week.spendUsd[std::size_t(h) + 1];
            };
        };
        double most[3] = {std::max(mostIn(x, at(m_painted)), mostIn(x, at(m_own.simulatedRate))),
                          mostIn(x, workers(m_own)), mostIn(x, spent(m_own))};
        if (m_rival) {
            most[kWorkers] = std::max(most[kWorkers], mostIn(x, workers(*m_rival)));
            most[kSpend] = std::max(most[kSpend], mostIn(x, spent(*m_rival)));
        }
        return {fromZero(most[0]), fromZero(most[1]), fromZero(most[2])};
    });
    navigation().setHome({{0, kWeekHours}, {}});
}

// What stands at the crosshair, or of the whole week where there is none.
void WeekPlots::setTitles() {
    const auto x = crosshair().x();
    const auto hour = x ? std::optional(hourAt(*x)) : std::nullopt;
    m_parts->titles[kRequests].set(tr("Requests/s"),
                                   requestsWords(m_painted, m_own, hour, isNarrow()), true);
    m_parts->titles[kWorkers].set(m_own.workers.empty() ? tr("Workers: not known, it is managed")
                                  : isNarrow()          ? tr("Workers")
                                                        : tr("Workers, mean of each hour"),
                                  workersWords(m_own, hour, isNarrow()), true);
    QStringList spent;
    for (const OfferWeek* week : {&m_own, m_rival ? &*m_rival : nullptr})
        if (week && !week->spendUsd.empty())
            spent << spendWords(*week, x, isNarrow());
    m_parts->titles[kSpend].set(isNarrow() ? tr("Spend") : tr("Spend since Monday 00:00"),
                                spent.join(QStringLiteral(", ")), true);
    replot();
}

} // namespace ui
