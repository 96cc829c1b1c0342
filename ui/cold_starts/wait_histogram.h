// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"
#include "ui/plot/plot_view.h"

#include <memory>

namespace ui {

class FigureModel;

/// How long requests that wait for a start wait: their share by seconds, with the median.
class WaitHistogram : public PlotView {
    Q_OBJECT
public:
    explicit WaitHistogram(QWidget* parent = nullptr);
    ~WaitHistogram() override;

    void show(const pricing::ColdStartImpact& impact);
    using QWidget::show;
    void setStale(bool stale);
    QString medianWords() const; ///< "half wait less than 26 s"

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void applyLook();

    std::unique_ptr<Parts> m_parts;
    FigureModel* m_table;
    pricing::ColdStartImpact m_impact;
    bool m_stale = false;
};

} // namespace ui
