// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QWidget>

class QMenu;
class QTreeView;

namespace ui {

class ChosenOffer;
class OffersModel;
class Strip;

/// The offers of the scenario: tick, add, duplicate, rename, remove.
class OffersPanel : public QWidget {
    Q_OBJECT
public:
    explicit OffersPanel(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    void show(const document::ReportPtr& report);
    using QWidget::show;
    void showHint(bool on);
    QMenu* addMenu() const { return m_add; }
    QList<QAction*> commands() const { return m_commands; } ///< for the menu bar
    QTreeView* tree() const { return m_tree; }

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);
    void comparedChanged(const QString& text); ///< "8 of 10 compared"
    void inspectRequested();                   ///< an offer was activated
    void hintClosed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTree();
    void buildCommands();
    void fillAddMenu();
    void addOffer(const std::string& pack, const std::string& id);
    void duplicateChosen();
    void removeChosen();
    void markChosen();

    ChosenOffer* m_chosen;
    OffersModel* m_model;
    QTreeView* m_tree;
    QMenu* m_add;
    QList<QAction*> m_commands;
    Strip* m_hint;
    document::PlanPtr m_plan;
    document::Packs m_packs;
    int m_scenario = 0;
};

} // namespace ui
