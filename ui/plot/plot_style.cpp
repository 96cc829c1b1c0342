// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_style.h"

#include "ui/theme.h"

#include <qcustomplot.h>

namespace ui {

namespace {

constexpr double kLine = 1.75, kHovered = 2.5, kChosen = 3;
constexpr double kBandAlpha = 0.16;

void applyAxisTheme(QCPAxis* axis, const Colours& c) {
    const bool bottom = axis->axisType() == QCPAxis::atBottom;
    axis->setBasePen(bottom ? QPen(c.ctl, 1) : QPen(Qt::NoPen));
    axis->setTickPen(QPen(Qt::transparent)); // NoPen would leave dots in pictures
    axis->setSubTickPen(QPen(Qt::transparent));
    axis->setSubTicks(false);
    axis->setTickLength(0, 0);
    axis->setTickLabelFont(font(Type::axis));
    axis->setTickLabelColor(c.text3);
    axis->setTickLabelPadding(6);
    axis->setLabelFont(font(Type::axis));
    axis->setLabelColor(c.text2);
    axis->setLabelPadding(2);
    axis->grid()->setPen(QPen(c.grid, 1));
    axis->grid()->setSubGridVisible(false);
    axis->grid()->setZeroLinePen(QPen(Qt::NoPen));
    axis->grid()->setAntialiased(false);
}

} // namespace

QPen offerPen(int slot, const LineLook& look) {
    QPen pen(look.stale ? colours().text2 : offerFill(slot), look.chosen    ? kChosen
                                                             : look.hovered ? kHovered
                                                                            : kLine);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    // Dashes are counted in widths of the pen; on the screen they keep their length.
    const double unit = kLine / pen.widthF();
    if (look.missesTarget)
        pen.setDashPattern({4 / kLine * unit, 3 / kLine * unit});
    else if (slot > 8)
        pen.setDashPattern({12 / kLine * unit, 3 / kLine * unit});
    return pen;
}

QBrush bandBrush(const QColor& colour) {
    QColor fill = colour;
    fill.setAlphaF(kBandAlpha);
    return fill;
}

void makeBand(QCPGraph* low, QCPGraph* high, const QColor& colour) {
    for (QCPGraph* edge : {low, high}) {
        edge->setPen(QPen(Qt::NoPen));
        edge->setLayer("bands");
        edge->setSelectable(QCP::stNone);
    }
    high->setBrush(bandBrush(colour));
    high->setChannelFillGraph(low);
}

void applyPlotTheme(QCustomPlot* plot) {
    const Colours& c = colours();
    plot->setBackground(QBrush(c.base));
    for (QCPAxisRect* rect : plot->axisRects())
        for (QCPAxis* axis : rect->axes())
            applyAxisTheme(axis, c);
}

void addPlotLayers(QCustomPlot* plot) {
    plot->addLayer("bands", plot->layer("main"), QCustomPlot::limBelow);
    plot->addLayer("labels", plot->layer("axes"));
    plot->addLayer("crosshair", plot->layer("overlay"));
    plot->layer("crosshair")->setMode(QCPLayer::lmBuffered);
    plot->setAntialiasedElements(QCP::aeAll);
    plot->setNotAntialiasedElements(QCP::aeGrid | QCP::aeAxes);
}

} // namespace ui
