// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"
#include "ui/cold_starts/settings.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace ui {

class ChosenOffer;
class FigureModel;
class FigureTable;
class FrontierPlot;
class HeatMap;
class MoneyStrip;
class OfferBox;
class StartBuilder;
class WaitHistogram;

/// The Cold starts tab: what starts cost the chosen offer, whom they keep waiting, and which idle
/// timeout or start would do better.
class ColdStartPage : public QWidget {
    Q_OBJECT
public:
    explicit ColdStartPage(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario);
    void show(const document::ReportPtr& report); ///< gives the offers their names
    void show(const document::ColdStartPtr& study);
    using QWidget::show;
    void setStale(bool stale);
    /// What is to be studied for this page as it stands.
    document::StudyOptions options() const;
    void drawOn(QPainter& painter, const QRect& target);

signals:
    void statusHint(const QString& text);
    void studyWanted(const document::StudyOptions& options);
    void editRequested(const QString& text, const std::function<void(pricing::Scenario&)>& change,
                       quint64 gesture);
    void hourChosen(int hourOfWeek); ///< clicked, to be marked in the traffic grid

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* head();
    QWidget* body();
    QWidget* waits();
    QWidget* costs();
    QWidget* whatIf();
    void connectParts();
    void listOffers();
    void showPercentile(Percentile percentile);
    void showImpact();
    void showNothing(const QString& why);
    void selectSetting(int setting);
    void useSelected();
    void useStart();
    const pricing::ColdStartImpact* impact() const;

    ChosenOffer* m_chosen;
    document::PlanPtr m_plan;
    int m_scenario = 0;
    document::ReportPtr m_report;
    document::ColdStartPtr m_study;
    int m_selected = -1; ///< index in the frontier
    std::optional<double> m_builtS;

    OfferBox* m_offer;
    QComboBox* m_percentile;
    QLabel* m_finding;
    QScrollArea* m_scroll;
    QWidget* m_parts; ///< everything but the finding
    MoneyStrip* m_strip;
    QBoxLayout* m_columns;
    QBoxLayout* m_whatIfRow;
    HeatMap* m_map;
    WaitHistogram* m_histogram;
    FigureModel *m_groups, *m_settings, *m_durations;
    FigureTable *m_groupTable, *m_settingTable, *m_durationTable;
    QLabel *m_waitingShare, *m_frontierTitle;
    FrontierPlot* m_frontier;
    QLabel* m_advice;
    QPushButton* m_use;
    StartBuilder* m_builder;
    QPushButton* m_useStart;
};

} // namespace ui
