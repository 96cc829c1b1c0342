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

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

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

double between(const std::vector<double>& values, double x) {
    const auto h = static_cast<std::size_t>(hourAt(x));
    return values[h] + (values[h + 1] - values[h]) * (x - static_cast<double>(h));
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
                                         .value = money(between(week.spendUsd, x)),
                                         .slot = week.slot,
                                         .y = between(week.spendUsd, x),
                                         .plot = kSpend};
        };
        add(m_own);
        if (m_rival && !m_rival->spendUsd.empty())
            add(*m_rival);
        return readout;
    });
    connect(&crosshair(), &PlotCrosshair::moved, this, &WeekPlots::setTitles);
    connect(&crosshair(), &PlotCrosshair::hidden, this, &WeekPlots::setTitles);
    connect(this, &PlotView::used, this, [this](double x) { emit hourUsed(hourAt(x)); });
    connect(this, &PlotView::clicked, this, [this](const QPoint& pos) {
        for (int i = 0; i < 3; ++i)
            if (axisRect(i)->rect().contains(pos))
                emit hourClicked(hourAt(xAxis(i)->pixelToCoord(pos.x())));
    });
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
    m_parts->rivalWorkers->setPen(offerPen(m_rival ? m_rival->slot : 1));
    m_parts->rivalWorkers->setData(steps(rival));
}

void WeekPlots::fillSpend() {
    m_parts->ownSpend->setPen(offerPen(m_own.slot, {.chosen = true, .stale = m_stale}));
    m_parts->ownSpend->setData(line(m_own.spendUsd));
    m_parts->rivalSpend->setPen(offerPen(m_rival ? m_rival->slot : 1, {.stale = m_stale}));
    m_parts->rivalSpend->setData(line(m_rival ? m_rival->spendUsd : std::vector<double>()));
}

void WeekPlots::setNames() {
    const Colours& c = colours();
    m_parts->names[kRequests].set({{{m_parts->simulated}, tr("simulated"), c.accent},
                                   {{m_parts->painted}, tr("painted"), c.text2}});
    std::vector<EndLabel> workers;
    for (int p = 0; p < kWorkerParts; ++p)
        if (m_own.hasPart(WorkerPart(p)))
            workers.push_back({{m_parts->workers[std::size_t(p)]},
                               partShortWord(textureOf(WorkerPart(p))),
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
    if (m_rival && !m_rival->spendUsd.empty())
        spend.push_back({{m_parts->rivalSpend}, total(*m_rival), offerInk(m_rival->slot)});
    m_parts->names[kSpend].set(std::move(spend));
    int room = 0;
    for (const EndLabels& names : m_parts->names)
        room = std::max(room, names.width());
    setRightRoom(std::min(room, std::max(112, width() / 4)));
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
    const int h = x ? hourAt(*x) : 0;
    QString requests, workers;
    QStringList spent;
    if (x && !m_own.spendUsd.empty()) {
        requests = tr("simulated %1, painted %2")
                       .arg(requestRate(m_own.simulatedRate[std::size_t(h)]),
                            requestRate(m_painted[std::size_t(h)]));
    } else {
        const double perWeek =
            std::accumulate(m_own.simulatedRate.begin(), m_own.simulatedRate.end(), 0.0) *
            pricing::kSecondsPerHour;
        requests = tr("%1 a week").arg(count(perWeek));
    }
    QStringList parts;
    double busy = 0, all = 0;
    for (int p = 0; p < kWorkerParts; ++p) {
        if (!m_own.hasPart(WorkerPart(p)))
            continue;
        double mean = 0;
        for (const WorkersByPart& hour : m_own.workers)
            mean += hour[std::size_t(p)] / kWeekHours;
        const double shown = x ? m_own.workers[std::size_t(h)][std::size_t(p)] : mean;
        parts << partShortWord(textureOf(WorkerPart(p))) + u' ' + workersText(shown);
        all += shown;
        busy += WorkerPart(p) == WorkerPart::busy ? shown : 0;
    }
    workers = parts.join(QStringLiteral(", "));
    if (isNarrow() && !parts.isEmpty())
        workers = tr("busy %1 of %2").arg(workersText(busy), workersText(all));
    for (const OfferWeek* week : {&m_own, m_rival ? &*m_rival : nullptr})
        if (week && !week->spendUsd.empty())
            spent << (isNarrow() ? QString() : week->label + u' ') +
                         money(x ? between(week->spendUsd, *x) : week->spendUsd.back());
    m_parts->titles[kRequests].set(tr("Requests/s"), requests, true);
    m_parts->titles[kWorkers].set(m_own.workers.empty() ? tr("Workers: not known, it is managed")
                                                        : tr("Workers, mean of each hour"),
                                  workers, true);
    m_parts->titles[kSpend].set(tr("Spend since Monday 00:00"), spent.join(QStringLiteral(", ")),
                                true);
    replot();
}

} // namespace ui
