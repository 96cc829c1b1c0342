// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/break_even_plot.h"

#include "ui/break_even/curves_model.h"
#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_ticks.h"
#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr int kRibbonHeight = 20;
constexpr int kShareRoom = 40; // px above the curves for the billed share

} // namespace

BreakEvenPlot::BreakEvenPlot(ChosenOffer* chosen, QWidget* parent)
    : PlotView(2, parent), m_chosen(chosen), m_table(new CurvesModel(chosen, this)),
      m_names(axisRect()), m_marks(axisRect()), m_ribbon(axisRect(1)),
      m_axisWords(axisRect(), PlotMargin::Beside::bottomNumbers),
      m_shareWords(axisRect(), PlotMargin::Beside::topNumbers),
      m_ribbonWords(axisRect(1), PlotMargin::Beside::plot),
      m_here(new QCPItemStraightLine(plot())) {
    setObjectName("breakEvenPlot");
    setTopRoom(0, kShareRoom);
    setTopRoom(1, 2);
    setFixedPlotHeight(1, kRibbonHeight);
    xAxis()->setTickLabels(true);
    xAxis(1)->setTickLabels(false);
    for (int i : {0, 1})
        xAxis(i)->setScaleType(QCPAxis::stLogarithmic);
    for (QCPAxis* axis : axisRect(1)->axes())
        axis->setVisible(false);
    xAxis(1)->grid()->setVisible(false);
    yAxis(1)->grid()->setVisible(false);
    QCPAxis* top = axisRect()->axis(QCPAxis::atTop);
    top->setScaleType(QCPAxis::stLogarithmic);
    connect(xAxis(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), top,
            qOverload<const QCPRange&>(&QCPAxis::setRange));
    setTicks(yAxis(), [](double usd) { return money(usd); });
    m_marks.keepClear([this] { return m_names.places(); });
    m_here->setLayer("main");
    m_here->setVisible(false); // until a study says where that is
    m_here->setClipAxisRect(axisRect());
    setHint(tr("Wheel: zoom. Drag: pan. Double-click: fit. Click a curve: choose the offer."));
    crosshair().setReadout([this](double x) { return readoutAt(x); });
    setTable(m_table);
    connect(this, &PlotView::hovered, this, &BreakEvenPlot::hoverAt);
    connect(this, &PlotView::left, this, [this] { m_chosen->hover(-1); });
    connect(this, &PlotView::clicked, this, &BreakEvenPlot::clickAt);
    connect(this, &PlotView::stepped, this, &BreakEvenPlot::chooseNext);
    connect(this, &PlotView::themeChanged, this, &BreakEvenPlot::rebuild);
    connect(m_chosen, &ChosenOffer::chosen, this, &BreakEvenPlot::rebuild);
    connect(m_chosen, &ChosenOffer::hovered, this, &BreakEvenPlot::restyle);
    setFinding(tr("Monthly cost ($) against traffic"), {});
    setAxes();
}

int BreakEvenPlot::chosenCurve() const {
    return m_study ? curveOf(*m_study, m_chosen->choice()) : -1;
}

void BreakEvenPlot::show(const document::BreakEvenPtr& study) {
    const bool other = !m_study || m_study->across != study->across;
    m_study = study;
    m_table->show(study);
    setAxes();
    navigation().setLimits({study->from, study->to});
    navigation().setHeights([this](Span x) {
        return std::vector<Span>{costRange(*m_study, chosenCurve(), x, m_log), {0, 1}};
    });
    navigation().setHome({homeRange(*study), {}});
    if (other)
        navigation().fit();
    crosshair().setStart(study->present);
    rebuild();
}

void BreakEvenPlot::setBands(bool on) {
    m_bands = on;
    rebuild();
}

void BreakEvenPlot::setLogCost(bool on) {
    m_log = on;
    yAxis()->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (m_study)
        navigation().setHome({homeRange(*m_study), {}});
    navigation().fit();
    rebuild();
}

void BreakEvenPlot::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    rebuild();
}

void BreakEvenPlot::setAxes() {
    const pricing::Across across = m_study ? m_study->across : pricing::Across::traffic;
    setTicks(
        xAxis(), [across](double x) { return placeText(across, x); }, 7);
    setTicks(
        axisRect()->axis(QCPAxis::atTop),
        [this](double x) {
            const int chosen = chosenCurve();
            const auto p = chosen < 0 ? std::nullopt : at(m_study->curves[std::size_t(chosen)], x);
            return p ? percent(std::round(p->billedShare * 100) / 100) : QString();
        },
        7);
    m_axisWords.set({m_narrow ? axisTextShort(across) : axisText(across)});
}

// Everything that depends on the study, the chosen offer or the colours. A few hundred points: it
// takes less than a frame.
void BreakEvenPlot::rebuild() {
    if (!m_study)
        return;
    addCurves();
    nameLines();
    markPlaces();
    setWords();
    m_ribbon.set(m_study, m_chosen->hovering());
    giveRoom();
    restyle();
    navigation().setHome({homeRange(*m_study), {}}); // the heights follow the chosen offer
    replot();
}

// The range of the disputed figures only of the offers the answer is about: all of them at once
// would hide the lines.
Band BreakEvenPlot::bandOf(int curve) const {
    if (!m_bands)
        return Band::none;
    const auto& ribbon = m_study->ribbon;
    const bool cheapest = std::any_of(ribbon.begin(), ribbon.end(),
                                      [&](const auto& part) { return part.cheapest == curve; });
    return curve == chosenCurve() || cheapest ? Band::disputed : Band::sampling;
}

void BreakEvenPlot::addCurves() {
    plot()->clearGraphs();
    m_graphs.assign(m_study->curves.size(), {});
    std::vector<std::size_t> order;
    const int chosen = chosenCurve();
    for (std::size_t i = 0; i < m_study->curves.size(); ++i)
        if (int(i) != chosen)
            order.push_back(i);
    if (chosen >= 0)
        order.push_back(std::size_t(chosen)); // on top of the others
    for (std::size_t i : order)
        if (!m_study->curves[i].points.empty())
            m_graphs[i] = addCurve(axisRect(), m_study->curves[i], bandOf(int(i)));
    m_here->setPen(QPen(colours().text, 1.5));
    m_here->point1->setAxes(xAxis(), yAxis());
    m_here->point2->setAxes(xAxis(), yAxis());
    m_here->point1->setCoords(m_study->present, 1);
    m_here->point2->setCoords(m_study->present, 2);
    m_here->setVisible(true);
}

void BreakEvenPlot::nameLines() {
    std::vector<EndLabel> labels;
    m_named.clear();
    for (std::size_t i = 0; i < m_graphs.size(); ++i) {
        const auto& curve = m_study->curves[i];
        if (!m_graphs[i].full)
            continue;
        labels.push_back({{m_graphs[i].full, m_graphs[i].dashed},
                          labelOf(curve),
                          m_stale ? colours().text2 : offerInk(curve.slot),
                          curve.choice == m_chosen->choice()});
        m_named.push_back(int(i));
    }
    m_names.set(std::move(labels));
}

PlotMark BreakEvenPlot::hereMark() const {
    PlotMark here;
    here.ring = PlotMark::Ring::filled;
    here.at = {m_study->present, 0};
    const int chosen = chosenCurve();
    const auto p =
        chosen < 0 ? std::nullopt : at(m_study->curves[std::size_t(chosen)], m_study->present);
    if (!p) // without a cost of its own, on the line of the cheapest
        for (const auto& part : m_study->ribbon)
            if (part.cheapest && part.from <= m_study->present && m_study->present <= part.to)
                if (const auto q =
                        at(m_study->curves[std::size_t(*part.cheapest)], m_study->present))
                    here.at.setY(q->monthlyUsd);
    QStringList said{placeText(m_study->across, m_study->present)};
    if (p) {
        here.at.setY(p->monthlyUsd);
        here.fill = offerFill(m_study->curves[std::size_t(chosen)].slot);
        if (m_study->curves[std::size_t(chosen)].mode != pricing::OfferMode::managed)
            said << tr("%1 billed").arg(percent(p->billedShare));
        said << money(p->monthlyUsd);
    }
    here.words = {tr("You are here"), said.join(QStringLiteral(", "))};
    return here;
}

void BreakEvenPlot::markCeilings(std::vector<PlotMark>& marks) const {
    for (const auto& curve : m_study->curves) {
        const auto p = curve.ceiling ? at(curve, *curve.ceiling) : std::nullopt;
        if (!p)
            continue;
        PlotMark mark;
        mark.at = {*curve.ceiling, p->monthlyUsd};
        mark.ring = PlotMark::Ring::bar;
        mark.fill = offerInk(curve.slot);
        if (curve.choice == m_chosen->choice())
            mark.words = {tr("Full from %1").arg(placeText(m_study->across, *curve.ceiling)),
                          tr("its busiest hour asks for more workers")};
        marks.push_back(mark);
    }
}

void BreakEvenPlot::markPlaces() {
    m_crossings = shownCrossings(*m_study, chosenCurve());
    std::vector<PlotMark> marks{hereMark()};
    for (const ShownCrossing& crossing : m_crossings) {
        PlotMark mark;
        mark.at = {crossing.x, crossing.monthlyUsd};
        mark.words = crossing.words;
        mark.radius = crossing.words.isEmpty() ? 3.5 : 5;
        marks.push_back(mark);
    }
    markCeilings(marks);
    for (PlotMark& mark : marks)
        mark.quiet = m_stale || m_study->coarse;
    std::vector<QCPGraph*> lines;
    for (const CurveGraphs& graphs : m_graphs)
        if (graphs.full)
            lines.insert(lines.end(), {graphs.full, graphs.dashed});
    m_marks.set(std::move(marks), std::move(lines));
}

void BreakEvenPlot::setWords() {
    const int chosen = chosenCurve();
    const bool share = chosen >= 0 && !m_study->curves[std::size_t(chosen)].points.empty() &&
                       m_study->curves[std::size_t(chosen)].mode == pricing::OfferMode::serverless;
    QCPAxis* top = axisRect()->axis(QCPAxis::atTop);
    top->setVisible(share);
    top->setTickLabels(share);
    m_shareWords.set(!share     ? QStringList()
                     : m_narrow ? QStringList{tr("billed"), tr("share")}
                                : QStringList{tr("billed share,"),
                                              labelOf(m_study->curves[std::size_t(chosen)])});
    m_ribbonWords.set(!m_study->hasTargets ? QStringList{tr("cheapest")}
                      : m_narrow           ? QStringList{tr("cheapest,"), tr("meets target")}
                                 : QStringList{tr("cheapest that"), tr("meets the target")});
    setFinding(tr("Monthly cost ($) against %1").arg(axisText(m_study->across)),
               QString::fromStdString(pricing::words::finding(*m_study)));
}

void BreakEvenPlot::restyle() {
    if (!m_study)
        return;
    for (std::size_t i = 0; i < m_graphs.size(); ++i) {
        const auto& curve = m_study->curves[i];
        if (m_graphs[i].full)
            styleCurve(m_graphs[i], curve.slot,
                       {.chosen = curve.choice == m_chosen->choice(),
                        .hovered = curve.choice == m_chosen->hovering()});
    }
    m_ribbon.set(m_study, m_chosen->hovering());
    replot();
}

// The names take what they need, but never much of a narrow window.
void BreakEvenPlot::giveRoom() {
    constexpr int kLeast = 84, kMost = 150;
    setRightRoom(std::clamp(std::min(m_names.width(), width() * 3 / 10), kLeast, kMost));
    constexpr int kNarrow = 420;
    if (m_study && std::exchange(m_narrow, width() < kNarrow) != m_narrow) {
        setAxes();
        setWords();
    }
}

void BreakEvenPlot::resizeEvent(QResizeEvent* event) {
    PlotView::resizeEvent(event);
    giveRoom();
}

} // namespace ui
