// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/hour_values.h"

#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/offers/hour_grid.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

bool isSame(const std::vector<double>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

HourValues::HourValues(HourWords words, QWidget* parent)
    : QWidget(parent), m_words(std::move(words)),
      m_grid(new HourGrid(new HourModel(m_words.words, m_words.full, nullptr))),
      m_figure(
          new NumberField(m_words.fieldName, m_words.figure, {0, m_words.most, m_words.decimals})),
      m_same(new QPushButton(tr("All week"))) {
    m_grid->setObjectName(m_words.gridName);
    m_grid->setAccessibleName(m_words.title);
    m_grid->setToolTip(
        tr("Drag or Shift + arrows choose hours, %1, Ctrl+A chooses all").arg(m_words.digits));
    m_figure->setUnit(m_words.unit);
    m_same->setObjectName(m_words.sameName);
    m_same->setToolTip(tr("The figure of the chosen hour in every hour"));
    auto* label = new QLabel(tr("&Chosen"));
    label->setBuddy(m_figure);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_grid);
    column->addWidget(FormGrid::sideBySide({label, m_figure, m_same}));
    connect(m_grid, &HourGrid::choiceChanged, this, &HourValues::showChosen);
    connect(m_grid, &HourGrid::typed, this,
            [this](int digit) { setChosen(digit * m_words.perDigit, 0); });
    connect(m_grid, &HourGrid::stepped, this, [this](int change) {
        setChosen(std::clamp(m_figure->value() + change * m_words.step, 0.0, m_words.most), 0);
    });
    connect(m_figure, &NumberField::edited, this, &HourValues::setChosen);
    connect(m_figure, &NumberField::problem, this, &HourValues::problem);
    connect(m_same, &QPushButton::clicked, this, [this] {
        emit edited(std::vector<double>(m_grid->hours()->values().size(), m_figure->value()), 0);
    });
}

void HourValues::setChosen(double value, quint64 gesture) {
    std::vector<double> all = m_grid->hours()->values();
    for (const int hour : m_grid->chosenHours())
        all[std::size_t(hour)] = value;
    emit edited(all, gesture);
}

void HourValues::show(const std::vector<double>& values) {
    m_grid->hours()->show(values);
    showChosen();
}

void HourValues::showChosen() {
    const auto hours = m_grid->chosenHours();
    const auto& all = m_grid->hours()->values();
    m_figure->setEnabled(!hours.empty());
    m_same->setEnabled(!hours.empty() && !isSame(all));
    if (hours.empty())
        m_figure->showAbsent(QStringLiteral("–"));
    else
        m_figure->show(all[std::size_t(hours.front())]);
}

} // namespace ui
