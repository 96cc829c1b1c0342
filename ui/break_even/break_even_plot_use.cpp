// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the mouse, the keyboard and the crosshair do on the chart.

#include "ui/break_even/break_even_plot.h"

#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/plot/plot_navigation.h"

#include <QToolTip>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {

Readout BreakEvenPlot::readoutAt(double x) const {
    Readout readout;
    if (!m_study)
        return readout;
    readout.place = placeText(m_study->across, x);
    if (m_study->across == pricing::Across::traffic)
        readout.place += tr(", %1 requests/day").arg(shortCount(m_study->requestsPerDay * x));
    for (const auto& curve : m_study->curves)
        if (const auto p = at(curve, x)) {
            const bool chosen = curve.choice == m_chosen->choice();
            QString value =
                money(p->monthlyUsd) + (p->targetMet == false ? tr(", misses") : QString());
            if (chosen && curve.mode != pricing::OfferMode::managed)
                value = tr("%1 billed, %2").arg(percent(p->billedShare), value);
            readout.rows << Readout::Row{labelOf(curve), value, curve.slot,
                                         p->monthlyUsd,  0,     chosen};
        }
    std::stable_sort(readout.rows.begin(), readout.rows.end(),
                     [](const auto& a, const auto& b) { return a.y < b.y; });
    return readout;
}

int BreakEvenPlot::curveAt(const QPoint& pos) const {
    if (!m_study)
        return -1;
    if (const int label = m_names.at(pos); label >= 0)
        return m_named[std::size_t(label)];
    if (const int part = m_ribbon.at(pos); part >= 0)
        return m_study->ribbon[std::size_t(part)].cheapest.value_or(-1);
    constexpr double kNear = 8; // px
    int nearest = -1;
    double least = kNear;
    if (axisRect()->rect().contains(pos))
        for (std::size_t i = 0; i < m_graphs.size(); ++i)
            for (const QCPGraph* line : {m_graphs[i].full, m_graphs[i].dashed}) {
                const double distance = line ? line->selectTest(pos, false) : -1;
                if (distance >= 0 && distance < least) {
                    least = distance;
                    nearest = int(i);
                }
            }
    return nearest;
}

void BreakEvenPlot::hoverAt(const QPoint& pos) {
    if (!m_study || navigation().isDragging())
        return;
    const int curve = curveAt(pos);
    m_chosen->hover(curve < 0 ? -1 : m_study->curves[std::size_t(curve)].choice);
    const int mark = m_marks.at(pos) - 1;
    const bool crossing = mark >= 0 && mark < int(m_crossings.size());
    const QString tip = crossing ? m_crossings[std::size_t(mark)].sentence : QString();
    plot()->setCursor(curve >= 0 || crossing ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (crossing)
        QToolTip::showText(plot()->mapToGlobal(pos), tip, plot());
    else
        QToolTip::hideText();
}

void BreakEvenPlot::clickAt(const QPoint& pos) {
    if (!m_study)
        return;
    const int mark = m_marks.at(pos) - 1;
    if (const int curve = curveAt(pos); curve >= 0 && mark < 0)
        m_chosen->choose(m_study->curves[std::size_t(curve)].choice);
    if (mark >= 0 && mark < int(m_crossings.size()) && m_crossings[std::size_t(mark)].crossing >= 0)
        emit crossingChosen(m_crossings[std::size_t(mark)].crossing);
}

// In the order of cost where the crosshair is, so that ↑ leads to the line above.
void BreakEvenPlot::chooseNext(int rows) {
    if (!m_study)
        return;
    const double x = crosshair().x().value_or(m_study->present);
    std::vector<std::pair<double, int>> byCost;
    for (const auto& curve : m_study->curves)
        if (const auto p = at(curve, x))
            byCost.emplace_back(p->monthlyUsd, curve.choice);
    if (byCost.empty())
        return;
    std::sort(byCost.begin(), byCost.end());
    int now = rows < 0 ? -1 : int(byCost.size());
    for (std::size_t i = 0; i < byCost.size(); ++i)
        if (byCost[i].second == m_chosen->choice())
            now = int(i);
    m_chosen->choose(byCost[std::size_t(std::clamp(now - rows, 0, int(byCost.size()) - 1))].second);
}

void BreakEvenPlot::showCrossing(int crossing) {
    const auto& c = m_study->crossings[std::size_t(crossing)];
    if (!c.x)
        return;
    Sight sight = navigation().sight();
    if (*c.x < sight.x.from || *c.x > sight.x.to) {
        sight.x = {std::min(sight.x.from, *c.x / 2), std::max(sight.x.to, *c.x * 2)};
        navigation().show(sight);
    }
    crosshair().showAt(*c.x);
}

QPoint BreakEvenPlot::pointOf(int curve, double x) const {
    const auto p = at(m_study->curves[std::size_t(curve)], x);
    return p ? QPointF(xAxis()->coordToPixel(x), yAxis()->coordToPixel(p->monthlyUsd)).toPoint()
             : QPoint(-1, -1);
}

QPoint BreakEvenPlot::pointOfRibbon(int part) const {
    const auto& r = m_study->ribbon[std::size_t(part)];
    const QCPRange sight = xAxis(1)->range();
    const double middle = std::sqrt(std::max(r.from, sight.lower) * std::min(r.to, sight.upper));
    return QPointF(xAxis(1)->coordToPixel(middle), axisRect(1)->center().y()).toPoint();
}

} // namespace ui
