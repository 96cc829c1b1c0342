// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

#include <array>
#include <functional>

class QLabel;

namespace ui {

class Strip;
class TrafficActions;
class TrafficGrid;
class ReplayStrip;
class TrafficTools;
class TrafficWeek;
enum class Tool;

/// What the Traffic dock holds: tools, the week, its figures. Emits what is to be changed and never
/// changes the plan itself.
class TrafficPanel : public QWidget {
    Q_OBJECT
public:
    explicit TrafficPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void show(document::PlanPtr plan, int scenario);
    /// The first-start hint over the grid.
    void showHint(bool shown);
    /// For the window's Traffic menu; the shortcuts act while the grid has the focus.
    QList<QAction*> actions() const;
    TrafficGrid* grid() const;

    QSize sizeHint() const override;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);
    void interactive(bool mouseDown);
    void statusHint(const QString& text);
    void hintClosed();

protected:
    void enterEvent(QEnterEvent*) override;
    void leaveEvent(QEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    void connectGrid();
    void chooseTool(Tool tool);
    void showFigures();
    QWidget* newFigures();

    TrafficWeek* m_week;
    TrafficActions* m_actions;
    TrafficTools* m_tools;
    Strip* m_hint;
    ReplayStrip* m_replay;
    std::array<QLabel*, 4> m_figures{};
    bool m_shownBefore = false;
};

} // namespace ui
