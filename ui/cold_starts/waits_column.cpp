// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/waits_column.h"

#include "ui/cold_starts/chart_title.h"
#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/wait_figures.h"
#include "ui/cold_starts/wait_histogram.h"
#include "ui/format.h"
#include "ui/plot/heat_map.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kMapHeight = 236, kHistogramHeight = 190, kGap = 8, kAfterChart = 12;
}

WaitsColumn::WaitsColumn(QWidget* parent)
    : QWidget(parent), m_map(new HeatMap("waitMap")), m_share(sectionRemark()),
      m_howLong(new QWidget), m_histogram(new WaitHistogram), m_groups(new FigureModel(this)) {
    m_map->setScale({.ticks = {0, 0.5, 1}});
    m_map->setWords([](std::optional<double> share) { return percent(share); }, waitWords);
    m_map->setFixedHeight(kMapHeight);
    m_histogram->setFixedHeight(kHistogramHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addLayout(chartTitle(sectionTitle(tr("Share of requests that wait")), m_share, m_map));
    column->addWidget(m_map);
    column->addSpacing(kAfterChart - kGap);
    auto* howLong = new QVBoxLayout(m_howLong);
    howLong->setContentsMargins(0, 0, 0, 0);
    howLong->setSpacing(kGap);
    howLong->addLayout(chartTitle(sectionTitle(tr("How long they wait")),
                                  sectionRemark(tr("Share of those that wait, by seconds")),
                                  m_histogram));
    howLong->addWidget(m_histogram);
    column->addWidget(m_howLong);
    column->addSpacing(kAfterChart - kGap);
    column->addWidget(sectionTitle(tr("When it happens")));
    column->addWidget(
        new FigureTable("hourGroups", tr("When requests wait for a start"), m_groups));
    column->addStretch(1);
    connect(m_map, &HeatMap::cellChosen, this, &WaitsColumn::hourChosen);
    connect(m_map, &PlotView::statusHint, this, &WaitsColumn::statusHint);
    connect(m_histogram, &PlotView::statusHint, this, &WaitsColumn::statusHint);
}

void WaitsColumn::show(const pricing::ColdStartImpact& impact, const QString& finding) {
    m_share->setText(tr("%1 wait for a cold start").arg(percent(impact.coldWaitFraction)));
    m_map->setFinding(tr("Share of requests that wait for a cold start"), finding);
    m_map->show(impact.byHour);
    m_histogram->show(impact);
    m_howLong->setVisible(!impact.waits.empty());
    m_groups->show(hourGroupHeads(), hourGroupRows(impact));
}

void WaitsColumn::setStale(bool stale) {
    m_map->setStale(stale);
    m_histogram->setStale(stale);
    m_groups->setStale(stale);
}

void WaitsColumn::drawOn(QPainter& painter, const QRect& target) {
    const int upper = target.height() * 55 / 100;
    m_map->drawOn(painter, target.adjusted(0, 0, 0, upper - target.height()));
    if (!m_howLong->isHidden())
        m_histogram->drawOn(painter, target.adjusted(0, upper, 0, 0));
}

} // namespace ui
