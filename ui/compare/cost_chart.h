// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"
#include "ui/compare/cost_bars.h"

#include <QChartView>

#include <memory>

class QBarCategoryAxis;
class QBarSet;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace ui {

class ChosenOffer;
class CostChartLabels;

/// Monthly cost by offer, cheapest first: one stacked bar each. Bars, sets and labels are kept from
/// report to report while the offers are the same; only their values move.
class CostChart : public QChartView {
    Q_OBJECT
public:
    explicit CostChart(ChosenOffer* chosen, QWidget* parent = nullptr);
    ~CostChart() override;

    void show(const document::ReportPtr& report);
    using QWidget::show;
    void setOnlyMeetingTarget(bool only);
    void setStale(bool stale); ///< the old numbers stay, in the secondary colour
    const std::vector<CostBar>& bars() const { return m_bars; }
    /// The bar's row on the view, for a click.
    QRect rowRect(int row) const;
    /// Title, texture key and chart, for pictures.
    void drawOn(QPainter& painter, const QRect& target);

signals:
    void hovered(const QString& text); ///< what is under the mouse, with its figures

protected:
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void changeEvent(QEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    struct Key { ///< one bar set: the colour of a slot in the texture of a part
        int offer;
        BarPart part;
        bool operator==(const Key&) const = default;
    };
    void refill();
    void rebuildSets(const std::vector<Key>& keys);
    void moveValues();
    void paintSets();
    void setScale();
    void placePlot();
    int rowAt(const QPoint& pos) const;
    int rowOf(int choice) const;
    void describe();

    ChosenOffer* m_chosen;
    document::ReportPtr m_report;
    std::vector<CostBar> m_bars;
    std::vector<Key> m_keys;
    std::vector<QBarSet*> m_sets;
    QHorizontalStackedBarSeries* m_series;
    QBarCategoryAxis* m_rows;
    QValueAxis* m_usd;
    std::unique_ptr<CostChartLabels> m_labels;
    bool m_onlyMeeting = false;
    bool m_stale = false;
};

inline constexpr int kLeastRowHeight = 24;

} // namespace ui
