// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/basis_switch.h"

#include "ui/theme.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace ui {

using pricing::Basis;

namespace {

constexpr Basis kBases[]{Basis::asSet, Basis::vendorDefault, Basis::cheapest};

QString editText(Basis basis) {
    return QObject::tr("Run offers: %1").arg(shortBasisWord(basis).toLower());
}

std::function<void(pricing::Scenario&)> basedOn(Basis basis) {
    return [basis](pricing::Scenario& s) { s.basis = basis; };
}

} // namespace

QString basisWord(Basis basis, bool hasTargets) {
    if (basis != Basis::cheapest)
        return shortBasisWord(basis);
    return hasTargets ? QObject::tr("Cheapest that meets the target") : QObject::tr("Cheapest");
}

QString shortBasisWord(Basis basis) {
    switch (basis) {
    case Basis::vendorDefault:
        return QObject::tr("Vendor default");
    case Basis::cheapest:
        return QObject::tr("Cheapest");
    case Basis::asSet:
        break;
    }
    return QObject::tr("As set");
}

QString basisTip(Basis basis) {
    switch (basis) {
    case Basis::vendorDefault:
        return QObject::tr("Each offer runs as its provider's documents say");
    case Basis::cheapest:
        return QObject::tr("Each offer runs with the cheapest policy found for it that meets the "
                           "targets in 95 % of weeks");
    case Basis::asSet:
        break;
    }
    return QObject::tr("Each offer runs as the plan sets it");
}

BasisSwitch::BasisSwitch(QWidget* parent) : QWidget(parent), m_buttons(new QButtonGroup(this)) {
    setObjectName("basisSwitch");
    setAccessibleName(tr("How the offers are run"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const Basis basis : kBases) {
        auto* button = new QPushButton;
        button->setObjectName(QString("basis%1").arg(int(basis)));
        button->setCheckable(true);
        button->setFont(ui::font(Type::small));
        button->setFixedHeight(24);
        button->setToolTip(basisTip(basis));
        m_buttons->addButton(button, int(basis));
        row->addWidget(button);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int id) { emit editRequested(editText(Basis(id)), basedOn(Basis(id)), 0); });
    nameButtons();
}

void BasisSwitch::nameButtons() {
    for (const Basis basis : kBases) {
        QAbstractButton* button = m_buttons->button(int(basis));
        const QString word = basisWord(basis, m_hasTargets);
        button->setText(m_short ? shortBasisWord(basis) : word);
        button->setAccessibleName(word);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 20);
    }
}

void BasisSwitch::show(const pricing::Scenario& scenario) {
    m_hasTargets = !scenario.workload.targets.empty();
    nameButtons();
    m_buttons->button(int(scenario.basis))->setChecked(true);
}

void BasisSwitch::setShort(bool on) {
    if (std::exchange(m_short, on) != on)
        nameButtons();
}

BasisMenu::BasisMenu(QWidget* parent) : QWidget(parent), m_button(new QPushButton(this)) {
    setObjectName("basisMenu");
    m_button->setObjectName("basisButton");
    m_button->setFont(ui::font(Type::small));
    m_button->setFixedHeight(24);
    auto* menu = new QMenu(m_button);
    auto* group = new QActionGroup(menu);
    for (const Basis basis : kBases) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        action->setToolTip(basisTip(basis));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, basis] { emit editRequested(editText(basis), basedOn(basis), 0); });
    }
    menu->setToolTipsVisible(true);
    m_button->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
}

void BasisMenu::show(const pricing::Scenario& scenario) {
    const bool targets = !scenario.workload.targets.empty();
    const auto actions = m_button->menu()->actions();
    for (const Basis basis : kBases)
        actions[int(basis)]->setText(basisWord(basis, targets));
    actions[int(scenario.basis)]->setChecked(true);
    m_button->setText(tr("Run: %1").arg(shortBasisWord(scenario.basis).toLower()));
    m_button->setToolTip(basisTip(scenario.basis));
    m_button->setAccessibleName(
        tr("How the offers are run: %1").arg(basisWord(scenario.basis, targets)));
}

} // namespace ui
