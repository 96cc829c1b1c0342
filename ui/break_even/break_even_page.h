// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/study_run.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace ui {

class AcrossBox;
class BreakEvenPlot;
class ChosenOffer;
class CrossingsModel;
class PlotTable;
class RibbonModel;

/// The Break-even tab: the curves with their crossings above, the ribbon and all crossings in words
/// below.
class BreakEvenPage : public QWidget {
    Q_OBJECT
public:
    explicit BreakEvenPage(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    void show(const document::BreakEvenPtr& study);
    using QWidget::show;
    void setStale(bool stale);
    void showProblem(const QString& what); ///< the study cannot be made; empty: it can
    bool hasTraffic() const;               ///< without traffic there is nothing to study
    document::StudyOptions options() const;
    BreakEvenPlot* plot() const { return m_plot; }
    PlotTable* ribbonTable() const { return m_ribbonTable; }
    PlotTable* crossingsTable() const { return m_crossingsTable; }

signals:
    void statusHint(const QString& text);
    void studyWanted(const document::StudyOptions& options);

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* buildHead();
    QWidget* buildTables();
    void connectParts();
    void chooseRow(int row);
    void openCrossing(int crossing);
    void refreshAcross();
    void hideWhatHasNoRoom();
    void nameBands();

    ChosenOffer* m_chosen;
    document::PlanPtr m_plan;
    document::Packs m_packs;
    int m_scenario = 0;
    document::BreakEvenPtr m_study;
    BreakEvenPlot* m_plot;
    AcrossBox* m_across;
    QCheckBox *m_bands, *m_log;
    QBoxLayout *m_head, *m_controls;
    QLabel *m_title, *m_problem, *m_caption, *m_nothing;
    QSplitter* m_split;
    RibbonModel* m_ribbon;
    CrossingsModel* m_crossings;
    PlotTable *m_ribbonTable, *m_crossingsTable;
    QTabBar* m_which;
    QStackedWidget* m_tables;
    bool m_low = false; ///< the table gives way to the chart
};

} // namespace ui
