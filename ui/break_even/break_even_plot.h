// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"
#include "ui/break_even/break_even_figures.h"
#include "ui/break_even/cost_lines.h"
#include "ui/break_even/ribbon_strip.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_labels.h"
#include "ui/plot/plot_margin.h"
#include "ui/plot/plot_marks.h"
#include "ui/plot/plot_view.h"

#include <vector>

class QCPItemStraightLine;

namespace ui {

class ChosenOffer;
class CurvesModel;

/// Monthly cost against traffic (or what else varies), one line per offer, with the crossings that
/// matter, "You are here" and the ribbon of the cheapest below.
class BreakEvenPlot : public PlotView {
    Q_OBJECT
public:
    explicit BreakEvenPlot(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::BreakEvenPtr& study);
    using QWidget::show;
    void setBands(bool on);
    void setLogCost(bool on);
    void setStale(bool stale);
    /// Brings a crossing (an index of BreakEven::crossings) into sight and the crosshair to it.
    void showCrossing(int crossing);
    /// Where things are on the canvas, for a click: a curve at x, a ribbon part, a crossing's ring.
    QPoint pointOf(int curve, double x) const;
    QPoint pointOfRibbon(int part) const;
    /// The curve whose line, name or stretch of the ribbon is under a point; −1 for none.
    int curveAt(const QPoint& pos) const;

signals:
    void crossingChosen(int crossing); ///< its ring was clicked

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    void rebuild();
    void addCurves();
    Band bandOf(int curve) const;
    void nameLines();
    void markPlaces();
    void markCeilings(std::vector<PlotMark>& marks) const;
    PlotMark hereMark() const;
    void setAxes();
    void setWords();
    void restyle();
    void giveRoom();
    void hoverAt(const QPoint& pos);
    void clickAt(const QPoint& pos);
    void chooseNext(int rows);
    Readout readoutAt(double x) const;
    int chosenCurve() const;

    ChosenOffer* m_chosen;
    document::BreakEvenPtr m_study;
    CurvesModel* m_table;
    std::vector<CurveGraphs> m_graphs; ///< per curve; null pointers: it has no points
    EndLabels m_names;
    std::vector<int> m_named; ///< label → curve
    PlotMarks m_marks;
    std::vector<ShownCrossing> m_crossings; ///< the marks behind "You are here"
    RibbonStrip m_ribbon;
    PlotMargin m_axisWords, m_shareWords, m_ribbonWords;
    QCPItemStraightLine* m_here; ///< owned by the plot
    bool m_bands = true, m_log = false, m_stale = false;
    bool m_narrow = false; ///< words in the margin are short
};

} // namespace ui
