// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_stroke.h"

#include <QKeySequence>
#include <QObject>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace ui {

class TrafficGrid;

/// Every edit of the grid as an action. Shortcuts act while the grid has the focus, so that Ctrl+C
/// or Delete elsewhere keep their own meaning.
class TrafficActions : public QObject {
    Q_OBJECT
public:
    TrafficActions(TrafficGrid* grid, QWidget* parent);
    ~TrafficActions() override;

    /// For menus, separators among them.
    QList<QAction*> all() const { return m_all; }
    QList<QAction*> tools() const;
    QMenu* patterns() const { return m_patterns.get(); }

signals:
    void toolChosen(ui::Tool tool);

private:
    template <class Act>
    QAction* add(const char* name, const QString& text, Act act, const QKeySequence& keys = {});
    void addSeparator();
    void addTools();
    void addTool(Tool tool, const char* iconName, const QString& text, const QString& tip,
                 Qt::Key key);
    void addEdits();
    void addDayCopies();
    void addPatterns();
    void askFill();
    void askScale();

    TrafficGrid* m_grid;
    QActionGroup* m_tools;
    std::unique_ptr<QMenu> m_patterns, m_days;
    QList<QAction*> m_all;
};

} // namespace ui
