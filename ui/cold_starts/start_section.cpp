// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/start_section.h"

#include "ui/cold_starts/chart_title.h"
#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/settings.h"
#include "ui/cold_starts/start_builder.h"

#include <QLabel>
#include <QPushButton>

namespace ui {

namespace {

constexpr int kGap = 8, kColumns = 16;
constexpr int kChange = 3; ///< the column that gives way

QVBoxLayout* columnIn(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    return column;
}

} // namespace

StartSection::StartSection(QWidget* parent)
    : QWidget(parent), m_builder(new StartBuilder), m_use(new QPushButton),
      m_durations(new FigureModel(this)), m_row(new QBoxLayout(QBoxLayout::LeftToRight)) {
    m_use->setObjectName("useStart");
    auto* left = new QWidget;
    QVBoxLayout* building = columnIn(left);
    building->addWidget(m_builder);
    building->addWidget(m_use, 0, Qt::AlignLeft);
    building->addStretch(1);
    auto* right = new QWidget;
    auto* table =
        new FigureTable("durationTable", tr("Cost and latency by length of a start"), m_durations);
    table->setDispensable({kChange});
    QVBoxLayout* lengths = columnIn(right);
    lengths->addWidget(table);
    lengths->addStretch(1);
    m_row->setSpacing(kColumns);
    m_row->addWidget(left, 9);
    m_row->addWidget(right, 10);
    QVBoxLayout* column = columnIn(this);
    column->addWidget(sectionTitle(tr("If a start took longer or less")));
    column->addLayout(m_row);
    connect(m_builder, &StartBuilder::edited, this, [this] {
        m_built = m_builder->parts();
        nameButton();
        emit built();
    });
    connect(m_use, &QPushButton::clicked, this,
            [this] { emit useRequested(m_builder->parts(), m_builder->preset()); });
    nameButton();
}

bool StartSection::isPresent() const {
    return m_present == m_builder->parts() && m_presentPreset == m_builder->preset();
}

void StartSection::nameButton() {
    m_use->setEnabled(!isPresent());
    m_use->setText(isPresent()
                       ? tr("This is the plan's cold start")
                       : tr("Use this cold start, %1").arg(timeoutWord(m_builder->seconds())));
}

void StartSection::show(const pricing::Policy& policy) {
    const auto parts = pricing::startParts(policy);
    const std::string preset = parts ? policy.coldStartPreset.value_or(std::string()) : "";
    if (parts && (parts != m_present || preset != m_presentPreset)) {
        m_builder->show(*parts, preset);
        m_built.reset();
    }
    m_present = parts;
    m_presentPreset = preset;
    nameButton();
}

void StartSection::show(const pricing::ColdStartImpact& impact) {
    m_builder->setSlot(impact.slot);
    m_durations->show(durationHeads(), durationRows(impact));
}

void StartSection::setStale(bool stale) {
    m_durations->setStale(stale);
}

void StartSection::setDirection(QBoxLayout::Direction direction) {
    m_row->setDirection(direction);
}

} // namespace ui
