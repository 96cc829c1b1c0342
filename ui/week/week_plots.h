// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_view.h"
#include "ui/week/week_figures.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {

class WeekTable;

/// The mean week as three plots with one time axis and one crosshair: requests/s as painted and as
/// simulated, the chosen offer's workers by what they do, and what both offers have cost since
/// Monday. Times are in hours of the week.
class WeekPlots : public PlotView {
    Q_OBJECT
public:
    explicit WeekPlots(QWidget* parent = nullptr);
    ~WeekPlots() override;

    /// `rival`: nothing when there is only one offer.
    void show(std::vector<double> painted, OfferWeek own, std::optional<OfferWeek> rival);
    using QWidget::show;
    void setStale(bool stale);
    void setHovered(int choice); ///< the offer whose line stands out; −1: none

signals:
    void offerClicked(int choice); ///< on its line or name
    void offerHovered(int choice); ///< −1: none any more
    void hourClicked(int hour);
    void hourUsed(int hour); ///< Enter pressed at the crosshair

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    struct Parts;
    bool isNarrow() const;
    bool compares() const; ///< there is a rival that can be drawn
    int offerAt(const QPoint& pos) const;
    void click(const QPoint& pos);
    void fillRequests();
    void fillWorkers();
    void fillSpend();
    void setNames();
    void setTitles();
    void setHeights();
    void setReadouts();

    std::unique_ptr<Parts> m_parts;
    WeekTable* m_table;
    std::vector<double> m_painted;
    OfferWeek m_own;
    std::optional<OfferWeek> m_rival;
    int m_hovered = -1;
    bool m_stale = false;
};

} // namespace ui
