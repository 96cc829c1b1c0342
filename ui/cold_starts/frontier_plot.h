// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/cold_starts/settings.h"
#include "ui/plot/plot_view.h"

#include <memory>
#include <optional>
#include <vector>

class QKeyEvent;

namespace ui {

class FigureModel;

/// Monthly cost against a percentile of latency, one line per number of min workers, one point per
/// idle timeout: filled meets the target, hollow misses it. A click or the arrow keys choose a
/// setting (left and right along a line, up and down between lines), Enter uses it.
class FrontierPlot : public PlotView {
    Q_OBJECT
public:
    explicit FrontierPlot(QWidget* parent = nullptr);
    ~FrontierPlot() override;

    void show(const pricing::ColdStartImpact& impact);
    using QWidget::show;
    /// Those on a percentile of latency over the week are drawn.
    void setTargets(std::vector<pricing::Target> targets);
    void setPercentile(Percentile percentile);
    void setSelected(int setting); ///< −1: none
    void setStale(bool stale);
    QPoint pointOf(int setting) const; ///< on the canvas
    QString words(int setting) const;  ///< "8 s: $782 a month, p95 4.7 s, meets the target"

signals:
    void settingChosen(int setting);
    void settingUsed(int setting);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts; ///< of the plot, so that its header stays out of this one
    bool key(const QKeyEvent& event);
    int settingAt(const QPointF& pos) const;
    void move(int along, int across);
    std::optional<double> targetS() const;
    void refill();
    double dearestInSight() const;
    void setRanges();
    void tell();

    std::unique_ptr<Parts> m_parts;
    FigureModel* m_table;
    pricing::ColdStartImpact m_impact;
    std::vector<pricing::Target> m_targets;
    Percentile m_percentile = Percentile::p95;
    int m_selected = -1;
};

} // namespace ui
