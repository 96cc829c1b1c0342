// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/compare_page.h"

#include "ui/compare/basis_switch.h"
#include "ui/compare/compare_table.h"
#include "ui/compare/compare_table_model.h"
#include "ui/compare/cost_chart.h"
#include "ui/compare/texture_key.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

QString targetColumnTitle(const pricing::Workload& workload) {
    for (const auto& target : workload.targets)
        if (target.metric == pricing::Metric::latency)
            return target.percentile == 95
                       ? QObject::tr("p95, target ≤ %1").arg(duration(target.limit))
                       : QObject::tr("p95; target p%1 ≤ %2")
                             .arg(QString::number(target.percentile), duration(target.limit));
    return workload.targets.empty() ? QObject::tr("p95, no target")
                                    : QObject::tr("p95; target met");
}

ComparePage::ComparePage(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chart(new CostChart(chosen)), m_model(new CompareTableModel(chosen, this)),
      m_table(new CompareTable(m_model, chosen)) {
    setObjectName("comparePage");
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName("compareSplitter");
    split->setChildrenCollapsible(false);
    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(head());
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_chart);
    upperColumn->addWidget(m_scroll, 1);
    split->addWidget(upper);
    split->addWidget(m_table);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({356, 364});
    column->addWidget(split);
    connect(m_onlyMeeting, &QCheckBox::toggled, m_chart, &CostChart::setOnlyMeetingTarget);
    connect(m_chart, &CostChart::hovered, this, [this](const QString& text) {
        emit statusHint(text.isEmpty() ? QString() : text + tr(". Click: choose the offer."));
    });
}

QWidget* ComparePage::head() {
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(16, 10, 16, 0);
    column->setSpacing(4);
    m_titleRow = new QBoxLayout(QBoxLayout::LeftToRight);
    auto* title = new QLabel(tr("Monthly cost by offer, cheapest first"));
    title->setFont(ui::font(Type::title, true));
    title->setMinimumWidth(1); // gives way before the check box does
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_onlyMeeting = new QCheckBox(tr("Only offers that meet the &target"));
    m_onlyMeeting->setObjectName("onlyMeeting");
    m_key = new TextureKey;
    m_titleRow->addWidget(title, 1);
    m_titleRow->addWidget(m_onlyMeeting);
    column->addLayout(m_titleRow);
    m_basis = new BasisSwitch;
    auto* run = new QLabel(tr("Offers run"));
    run->setObjectName("basisLabel");
    run->setFont(ui::font(Type::small));
    run->setForegroundRole(QPalette::PlaceholderText);
    m_basisRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_basisRow->setSpacing(8);
    m_basisRow->addWidget(run);
    m_basisRow->addWidget(m_basis);
    m_basisRow->addStretch(1);
    column->addLayout(m_basisRow);
    connect(m_basis, &BasisSwitch::editRequested, this, &ComparePage::editRequested);
    column->addWidget(m_key);
    return head;
}

void ComparePage::show(const document::PlanPtr& plan, int scenario) {
    m_basis->show(plan->scenarios.at(scenario));
    m_key->setTargetText(targetColumnTitle(plan->scenarios.at(scenario).workload));
}

void ComparePage::show(const document::ReportPtr& report) {
    m_chart->show(report);
    m_model->show(report);
    // In a low window five bars stay in sight, the table gives way.
    constexpr int kBarsInSight = 5, kAxis = 28;
    const int bars = std::clamp(chartRows(), 2, kBarsInSight);
    m_scroll->setMinimumHeight(bars * kLeastRowHeight + kAxis);
}

// Title and check box share a line where both have room.
void ComparePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int kRoomForBoth = 500;
    m_titleRow->setDirection(width() < kRoomForBoth ? QBoxLayout::TopToBottom
                                                    : QBoxLayout::LeftToRight);
    m_basis->setShort(width() < kRoomForBoth);
    m_basisRow->itemAt(0)->widget()->setVisible(width() >= kRoomForBoth);
}

QWidget* ComparePage::chartWidget() const {
    return m_chart;
}
QWidget* ComparePage::chartViewport() const {
    return m_chart->viewport();
}
QRect ComparePage::chartRow(int row) const {
    return m_chart->rowRect(row);
}
int ComparePage::chartRows() const {
    return int(m_chart->bars().size());
}

void ComparePage::setStale(bool stale) {
    m_chart->setStale(stale);
    m_model->setStale(stale);
}

} // namespace ui
