// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/cost_bars.h"

#include <QRectF>

#include <vector>

class QChart;
class QGraphicsLineItem;
class QGraphicsPixmapItem;
class QGraphicsRectItem;
class QGraphicsSimpleTextItem;

namespace ui {

/// Everything written on the cost chart: names on the left, totals behind the bars, words inside
/// them, p95 and its mark on the right, the money axis below, the mark of the chosen row. Items are
/// kept and moved.
class CostChartLabels {
public:
    explicit CostChartLabels(QChart* chart);

    struct Look {
        int chosenRow = -1, hoveredRow = -1;
        bool stale = false;
        double axisMax = 1;
        double axisStep = 1;
    };
    void place(const std::vector<CostBar>& bars, const Look& look);

    /// Widths of the columns beside the plot for a chart this wide; names take what they need.
    static double nameWidth(const std::vector<CostBar>& bars, double chartWidth);
    static double targetWidth(double chartWidth);
    static double margin(double chartWidth);
    static bool isNarrow(double chartWidth);
    static constexpr double kAxisHeight = 24;

private:
    struct Row {
        QGraphicsPixmapItem* chip;
        QGraphicsSimpleTextItem *name, *total, *p95, *mark;
        std::vector<QGraphicsSimpleTextItem*> words; ///< one per bar part
    };
    void needRows(std::size_t n);
    void needTicks(std::size_t n);
    void markRows(std::size_t rows, const Look& look);
    void placeRow(Row& row, const CostBar& bar, const QRectF& band, const Look& look, bool chosen);
    void placeWords(Row& row, const CostBar& bar, const QRectF& band, double pxPerUsd);
    void placeTarget(Row& row, const CostBar& bar, const QRectF& band, bool stale);
    void placeAxis(const QRectF& plot, const Look& look);
    QGraphicsSimpleTextItem* text(double z);
    static QGraphicsSimpleTextItem* adopted(QGraphicsSimpleTextItem* item, double z);

    QChart* m_chart;
    std::vector<Row> m_rows;
    std::vector<QGraphicsSimpleTextItem*> m_ticks;
    QGraphicsRectItem *m_hoveredBand, *m_chosenBand, *m_chosenEdge;
    QGraphicsSimpleTextItem* m_nothing;
    QGraphicsLineItem* m_zeroLine;
};

} // namespace ui
