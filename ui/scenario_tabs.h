// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QTabBar;

namespace ui {

/// The plan's scenarios as tabs, with "+" for a new or a copied one. All changes are edits of the
/// plan and so can be undone.
class ScenarioTabs : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioTabs(QWidget* parent = nullptr);
    void show(const document::PlanPtr& plan, int scenario);
    using QWidget::show;
    QTabBar* bar() const { return m_bar; }
    QMenu* menu() const { return m_menu; } ///< New, Duplicate, Rename, Delete

signals:
    /// `then`: the scenario to show after the edit.
    void planEditRequested(const QString& text, std::function<void(pricing::Plan&)> change,
                           int then);
    void scenarioChosen(int index);

private:
    void addEmpty();
    void duplicate();
    void rename(int index);
    void finishRename();
    void remove();

    document::PlanPtr m_plan;
    int m_scenario = 0;
    QTabBar* m_bar;
    QMenu* m_menu;
    QLineEdit* m_editor;
    int m_renaming = -1;
    QAction* m_delete;
};

} // namespace ui
