// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scenario_tabs.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

namespace ui {

using pricing::Plan;
using pricing::Scenario;

namespace {

/// The base class never gets smaller than two scroll buttons, which leaves a gap before the "+".
class Tabs : public QTabBar {
public:
    using QTabBar::QTabBar;
    QSize minimumSizeHint() const override { return {48, sizeHint().height()}; }
};

std::string freeName(const Plan& plan, const std::string& wanted) {
    const auto taken = [&](const std::string& name) {
        return std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
                           [&](const Scenario& s) { return s.name == name; });
    };
    std::string name = wanted;
    for (int n = 2; taken(name); ++n)
        name = wanted + " " + std::to_string(n);
    return name;
}

} // namespace

ScenarioTabs::ScenarioTabs(QWidget* parent)
    : QWidget(parent), m_bar(new Tabs(this)), m_menu(new QMenu(tr("S&cenario"), this)),
      m_editor(new QLineEdit(this)) {
    setObjectName("scenarioTabs");
    m_bar->setObjectName("scenarioBar");
    m_bar->setAccessibleName(tr("Scenarios"));
    m_bar->setDrawBase(false);
    m_bar->setDocumentMode(true);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_editor->setObjectName("scenarioName");
    m_editor->setAccessibleName(tr("Name of the scenario"));
    m_editor->hide();
    auto* plus = new QToolButton(this);
    plus->setObjectName("addScenario");
    plus->setAccessibleName(tr("Add a scenario"));
    plus->setToolTip(tr("New or copied scenario"));
    plus->setIcon(icon("plus"));
    plus->setAutoRaise(true);
    plus->setPopupMode(QToolButton::InstantPopup);
    plus->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    plus->setMenu(m_menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_bar, 0, Qt::AlignBottom);
    row->addWidget(plus, 0, Qt::AlignVCenter);
    row->addStretch(1);
    const auto command = [this](const char* name, const QString& text, auto slot) {
        QAction* action = m_menu->addAction(text, this, slot);
        action->setObjectName(name);
        return action;
    };
    command("newScenario", tr("&New, empty week"), &ScenarioTabs::addEmpty);
    command("duplicateScenario", tr("&Duplicate this one"), &ScenarioTabs::duplicate);
    command("renameScenario", tr("&Rename"), [this] { rename(m_scenario); });
    m_delete = command("deleteScenario", tr("D&elete"), &ScenarioTabs::remove);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index != m_scenario)
            emit scenarioChosen(index);
    });
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, &ScenarioTabs::rename);
    connect(m_editor, &QLineEdit::editingFinished, this, &ScenarioTabs::finishRename);
}

void ScenarioTabs::show(const document::PlanPtr& plan, int scenario) {
    m_plan = plan;
    m_scenario = scenario;
    const QSignalBlocker quiet(m_bar);
    const int n = int(plan->scenarios.size());
    while (m_bar->count() > n)
        m_bar->removeTab(m_bar->count() - 1);
    for (int i = 0; i < n; ++i) {
        const QString name = QString::fromStdString(plan->scenarios[i].name);
        if (i == m_bar->count())
            m_bar->addTab(name);
        else if (m_bar->tabText(i) != name)
            m_bar->setTabText(i, name);
    }
    m_bar->setCurrentIndex(scenario);
    m_delete->setEnabled(n > 1);
}

void ScenarioTabs::addEmpty() {
    emit planEditRequested(
        tr("Add scenario"),
        [now = m_scenario](Plan& plan) {
            Scenario fresh;
            fresh.name = freeName(plan, "Scenario");
            fresh.workload = plan.scenarios.at(now).workload;
            fresh.offers = plan.scenarios.at(now).offers;
            for (auto& offer : fresh.offers)
                offer.origin = 0;
            plan.scenarios.push_back(fresh);
        },
        int(m_plan->scenarios.size()));
}

void ScenarioTabs::duplicate() {
    emit planEditRequested(
        tr("Duplicate scenario"),
        [now = m_scenario](Plan& plan) {
            Scenario copy = plan.scenarios.at(now);
            copy.name = freeName(plan, copy.name + " copy");
            copy.origin = 0;
            for (auto& offer : copy.offers)
                offer.origin = 0;
            plan.scenarios.insert(plan.scenarios.begin() + now + 1, copy);
        },
        m_scenario + 1);
}

void ScenarioTabs::remove() {
    if (m_plan->scenarios.size() < 2)
        return;
    emit planEditRequested(
        tr("Delete scenario"),
        [now = m_scenario](Plan& plan) { plan.scenarios.erase(plan.scenarios.begin() + now); },
        std::max(0, m_scenario - 1));
}

void ScenarioTabs::rename(int index) {
    if (index < 0 || index >= m_bar->count())
        return;
    m_renaming = index;
    const QRect tab = m_bar->tabRect(index).translated(m_bar->pos());
    m_editor->setGeometry(tab.adjusted(2, 4, std::max(0, 90 - tab.width()), -2));
    m_editor->setText(m_bar->tabText(index));
    m_editor->selectAll();
    m_editor->show();
    m_editor->raise();
    m_editor->setFocus();
}

void ScenarioTabs::finishRename() {
    const int index = std::exchange(m_renaming, -1);
    m_editor->hide();
    const std::string name = m_editor->text().trimmed().toStdString();
    if (index < 0 || name.empty() || index >= int(m_plan->scenarios.size()) ||
        m_plan->scenarios[index].name == name)
        return;
    emit planEditRequested(
        tr("Rename scenario"),
        [index, name](Plan& plan) { plan.scenarios.at(index).name = freeName(plan, name); },
        m_scenario);
}

} // namespace ui
