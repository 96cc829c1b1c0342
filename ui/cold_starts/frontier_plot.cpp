// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/frontier_plot.h"

#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/frontier_marks.h"
#include "ui/format.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_labels.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_ticks.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kTopRoom = 26;
constexpr double kReach = 14; ///< px from a point that still means it

} // namespace

struct FrontierPlot::Parts {
    FrontierMarks* marks;
    PlotTitle title;
};

FrontierPlot::FrontierPlot(QWidget* parent)
    : PlotView(1, parent), m_parts(new Parts{new FrontierMarks(axisRect()), PlotTitle(axisRect())}),
      m_table(new FigureModel(this)) {
    setObjectName("frontierPlot");
    yAxis()->setScaleType(QCPAxis::stLogarithmic);
    setTicks(
        xAxis(), [](double usd) { return money(usd); }, 5);
    setTicks(
        yAxis(), [](double s) { return timeoutWord(s); }, 6);
    xAxis()->setLabel(tr("monthly cost"));
    setTopRoom(0, kTopRoom);
    setTable(m_table);
    setHint(tr("Click a point to select its setting, Enter to use it."));
    connect(this, &PlotView::clicked, this, [this](const QPoint& pos) {
        if (const int setting = settingAt(pos); setting >= 0)
            emit settingChosen(setting);
    });
    connect(this, &PlotView::themeChanged, this, &PlotView::replot);
}

FrontierPlot::~FrontierPlot() = default;

void FrontierPlot::show(const pricing::ColdStartImpact& impact) {
    m_impact = impact;
    m_table->show(settingHeads(), settingRows(impact));
    refill();
}

void FrontierPlot::setTargets(std::vector<pricing::Target> targets) {
    m_targets = std::move(targets);
    refill();
}

/// The strictest bound of the percentile on the axis.
std::optional<double> FrontierPlot::targetS() const {
    const double percentile = m_percentile == Percentile::p95 ? 95 : 99;
    std::optional<double> strictest;
    for (const pricing::Target& t : m_targets)
        if (t.metric == pricing::Metric::latency && t.scope == pricing::TargetScope::week &&
            t.percentile == percentile && t.limit > 0)
            strictest = std::min(strictest.value_or(t.limit), t.limit);
    return strictest;
}

void FrontierPlot::setPercentile(Percentile percentile) {
    m_percentile = percentile;
    refill();
}

void FrontierPlot::setSelected(int setting) {
    m_selected = setting;
    m_parts->marks->selected = setting;
    tell();
    replot();
}

void FrontierPlot::setStale(bool stale) {
    m_parts->marks->stale = stale;
    replot();
}

void FrontierPlot::refill() {
    FrontierMarks& marks = *m_parts->marks;
    marks.settings = m_impact.frontier;
    marks.slot = m_impact.slot;
    marks.percentile = m_percentile;
    marks.advised = m_impact.advised.value_or(-1);
    marks.targetS = targetS();
    m_parts->title.set(tr("%1 latency").arg(word(m_percentile)),
                       m_targets.empty() ? QString() : tr("hollow misses the target"));
    setRanges();
    tell();
    replot();
}

/// One more min worker than now is worth looking at; what costs more is in the table.
double FrontierPlot::dearestInSight() const {
    const int present = presentSetting(m_impact);
    const int kept = present >= 0 ? m_impact.frontier[std::size_t(present)].minWorkers : 0;
    double dearest = 0;
    for (std::size_t i = 0; i < m_impact.frontier.size(); ++i)
        if (m_impact.frontier[i].minWorkers <= kept + 1 || m_impact.advised == static_cast<int>(i))
            dearest = std::max(dearest, m_impact.frontier[i].monthlyCost.usd());
    return dearest;
}

void FrontierPlot::setRanges() {
    const double dearest = dearestInSight();
    double low = 1e18, high = 0, fast = 1e18, slow = 0;
    for (const pricing::SettingFigures& s : m_impact.frontier) {
        const auto latency = latencyOf(s, m_percentile);
        if (!latency || s.monthlyCost.usd() > dearest)
            continue;
        low = std::min(low, s.monthlyCost.usd());
        high = std::max(high, s.monthlyCost.usd());
        fast = std::min(fast, *latency);
        slow = std::max(slow, *latency);
    }
    if (high <= 0 || slow <= 0)
        return;
    if (const auto target = targetS()) {
        fast = std::min(fast, *target);
        slow = std::max(slow, *target);
    }
    const double beside = std::max((high - low) * 0.12, high * 0.02);
    navigation().setHome(
        {{std::max(0.0, low - beside), high + beside}, {{fast / 1.5, slow * 1.5}}});
}

QPoint FrontierPlot::pointOf(int setting) const {
    return m_parts->marks->pointOf(setting).value_or(QPointF(-1, -1)).toPoint();
}

int FrontierPlot::settingAt(const QPointF& pos) const {
    int nearest = -1;
    double least = kReach;
    for (int i = 0; i < static_cast<int>(m_impact.frontier.size()); ++i)
        if (const auto at = m_parts->marks->pointOf(i)) {
            const double distance = std::hypot(at->x() - pos.x(), at->y() - pos.y());
            if (distance <= least) {
                least = distance;
                nearest = i;
            }
        }
    return nearest;
}

QString FrontierPlot::words(int setting) const {
    if (setting < 0 || setting >= static_cast<int>(m_impact.frontier.size()))
        return {};
    const pricing::SettingFigures& s = m_impact.frontier[std::size_t(setting)];
    QString text = tr("%1: %2 a month, %3 %4")
                       .arg(settingWord(s), money(s.monthlyCost), word(m_percentile),
                            duration(latencyOf(s, m_percentile)));
    if (s.targetMet)
        text += *s.targetMet ? tr(", meets the target") : tr(", misses the target");
    return s.present ? text + tr(", now") : text;
}

void FrontierPlot::tell() {
    const int present = presentSetting(m_impact);
    setFinding(tr("Cost against %1 latency").arg(word(m_percentile)),
               words(present >= 0 ? present : m_impact.advised.value_or(-1)));
    if (m_selected < 0)
        return;
    canvas()->setAccessibleName(canvas()->accessibleName() + QStringLiteral(". ") +
                                words(m_selected));
    canvas()->setAccessibleDescription(words(m_selected));
    if (canvas()->hasFocus()) {
        QAccessibleEvent changed(canvas(), QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
        emit statusHint(words(m_selected));
    }
}

/// To a neighbour on the same line, or to the nearest timeout on the next one.
void FrontierPlot::move(int along, int across) {
    const auto& all = m_impact.frontier;
    if (all.empty())
        return;
    const int from = m_selected >= 0 ? m_selected : std::max(presentSetting(m_impact), 0);
    if (m_selected < 0)
        return emit settingChosen(from);
    if (along != 0) {
        const int to = std::clamp(from + along, 0, static_cast<int>(all.size()) - 1);
        if (all[std::size_t(to)].minWorkers == all[std::size_t(from)].minWorkers)
            emit settingChosen(to);
        return;
    }
    // The next number of min workers in that direction, at the timeout nearest to this one.
    const auto key = [&](const pricing::SettingFigures& s) {
        const int step = (s.minWorkers - all[std::size_t(from)].minWorkers) * across;
        return std::pair(step, std::abs(s.idleTimeoutS - all[std::size_t(from)].idleTimeoutS));
    };
    int best = -1;
    for (int i = 0; i < static_cast<int>(all.size()); ++i)
        if (key(all[std::size_t(i)]).first > 0 &&
            (best < 0 || key(all[std::size_t(i)]) < key(all[std::size_t(best)])))
            best = i;
    if (best >= 0)
        emit settingChosen(best);
}

bool FrontierPlot::key(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::AltModifier | Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        move(-1, 0);
        return true;
    case Qt::Key_Right:
        move(1, 0);
        return true;
    case Qt::Key_Up:
        move(0, -1);
        return true;
    case Qt::Key_Down:
        move(0, 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            emit settingUsed(m_selected);
        return true;
    case Qt::Key_Escape:
        if (m_selected < 0)
            return false;
        emit settingChosen(-1);
        return true;
    default:
        return false;
    }
}

// Points are what one reads here, not places of the axis: no crosshair. The wheel is the page's
// until the chart was chosen.
bool FrontierPlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched != canvas())
        return PlotView::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event)))
        return true;
    if (event->type() == QEvent::Wheel && !canvas()->hasFocus()) {
        event->ignore();
        return true;
    }
    const bool used = PlotView::eventFilter(watched, event);
    if (event->type() == QEvent::MouseMove) {
        crosshair().hide();
        const int setting = settingAt(static_cast<QMouseEvent*>(event)->position());
        canvas()->setCursor(setting >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (setting >= 0)
            emit statusHint(words(setting));
    }
    return used;
}

} // namespace ui
