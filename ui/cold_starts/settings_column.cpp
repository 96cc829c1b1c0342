// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/settings_column.h"

#include "ui/cold_starts/chart_title.h"
#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/frontier_plot.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kFrontierHeight = 330, kGap = 8;
constexpr int kP99 = 5, kChange = 3; ///< columns that give way
} // namespace

SettingsColumn::SettingsColumn(QWidget* parent)
    : QWidget(parent), m_title(sectionTitle({})), m_frontier(new FrontierPlot),
      m_settings(new FigureModel(this)),
      m_table(new FigureTable("settingTable", tr("Settings on the curve"), m_settings)),
      m_advice(new QLabel), m_use(new QPushButton) {
    m_frontier->setFixedHeight(kFrontierHeight);
    m_table->setRowsChoosable();
    m_table->setDispensable({kP99, kChange});
    m_settings->setHeadTip(1, tr("Min workers: kept warm"));
    m_advice->setObjectName("settingAdvice");
    m_advice->setWordWrap(true);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_use->setObjectName("useSetting");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addLayout(chartTitle(
        m_title, sectionRemark(tr("Points: idle timeouts. Lines: min workers.")), m_frontier));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_advice, 1);
    row->addWidget(m_use, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(m_frontier);
    column->addWidget(sectionTitle(tr("Settings on the curve")));
    column->addWidget(m_table);
    column->addStretch(1);
    connect(m_frontier, &PlotView::statusHint, this, &SettingsColumn::statusHint);
    connect(m_frontier, &FrontierPlot::settingChosen, this, &SettingsColumn::select);
    connect(m_table, &FigureTable::rowChosen, this, &SettingsColumn::select);
    const auto useThat = [this](int setting) {
        select(setting);
        use();
    };
    connect(m_frontier, &FrontierPlot::settingUsed, this, useThat);
    connect(m_table, &FigureTable::rowUsed, this, useThat);
    connect(m_use, &QPushButton::clicked, this, &SettingsColumn::use);
    setPercentile(Percentile::p95);
}

void SettingsColumn::setTargets(const std::vector<pricing::Target>& targets) {
    m_frontier->setTargets(targets);
}

void SettingsColumn::setPercentile(Percentile percentile) {
    m_title->setText(tr("Cost against %1 latency").arg(word(percentile)));
    m_frontier->setPercentile(percentile);
}

void SettingsColumn::setStale(bool stale, bool unfinished) {
    m_frontier->setStale(stale);
    m_settings->setStale(unfinished);
    m_advice->setForegroundRole(unfinished ? QPalette::PlaceholderText : QPalette::WindowText);
}

void SettingsColumn::show(const document::ColdStartPtr& study,
                          const pricing::ColdStartImpact* impact) {
    m_study = study;
    m_impact = impact;
    m_settings->show(settingHeads(), settingRows(*impact));
    m_frontier->show(*impact);
    select(selected());
}

// Another study may have other settings: what is selected goes by its figures.
int SettingsColumn::selected() const {
    if (!m_selected || !m_impact)
        return -1;
    for (std::size_t i = 0; i < m_impact->frontier.size(); ++i)
        if (std::pair(m_impact->frontier[i].idleTimeoutS, m_impact->frontier[i].minWorkers) ==
            *m_selected)
            return static_cast<int>(i);
    return -1;
}

int SettingsColumn::meant() const {
    const int setting = selected();
    return setting >= 0 ? setting : m_impact ? m_impact->advised.value_or(-1) : -1;
}

void SettingsColumn::select(int setting) {
    if (!m_impact)
        return;
    m_selected.reset();
    if (setting >= 0 && setting < static_cast<int>(m_impact->frontier.size())) {
        const pricing::SettingFigures& s = m_impact->frontier[std::size_t(setting)];
        m_selected = std::pair(s.idleTimeoutS, s.minWorkers);
    }
    m_frontier->setSelected(selected());
    m_settings->setMarked(m_selected ? selected() : presentSetting(*m_impact));
    const int shown = meant();
    const SettingUse use = settingUse(*m_study, *m_impact, shown);
    m_advice->setText(shown < 0 ? tr("No setting meets the target safely.") : use.why);
    m_use->setVisible(use.offered);
    if (use.offered)
        m_use->setText(tr("Use %1").arg(settingWord(m_impact->frontier[std::size_t(shown)])));
}

void SettingsColumn::use() {
    const int setting = meant();
    const SettingUse use = m_impact ? settingUse(*m_study, *m_impact, setting) : SettingUse{};
    if (!use.offered) {
        emit statusHint(use.why);
        return;
    }
    const pricing::SettingFigures used = m_impact->frontier[std::size_t(setting)];
    m_selected.reset();
    emit useRequested(used);
}

void SettingsColumn::drawOn(QPainter& painter, const QRect& target) {
    m_frontier->drawOn(painter, target);
}

} // namespace ui
