// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QComboBox;
class QLabel;

namespace ui {

class ChosenOffer;
class MoneyStrip;
class OfferBox;
class SettingsColumn;
class StartSection;
class WaitsColumn;

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
    /// What is to be studied for this page as it stands; studyWanted tells when that changes.
    document::StudyOptions options() const;
    /// Whom starts keep waiting on the left, what would do better on the right.
    void drawOn(QPainter& painter, const QRect& target);

signals:
    void statusHint(const QString& text);
    void studyWanted(const document::StudyOptions& options);
    void editRequested(const QString& text, const std::function<void(pricing::Scenario&)>& change,
                       quint64 gesture);
    void hourChosen(int hourOfWeek); ///< to be marked in the traffic grid

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* head();
    QWidget* body();
    void connectParts();
    void listOffers();
    void offerChosen();
    void showPlannedStart();
    bool isCompared() const; ///< the chosen offer is ticked
    void showImpact(const pricing::ColdStartImpact& impact);
    void showNothing(const QString& why);
    void useSetting(const pricing::SettingFigures& setting);
    void useStart(const pricing::ColdStartParts& parts, const std::string& preset);

    ChosenOffer* m_chosen;
    document::PlanPtr m_plan;
    int m_scenario = 0;
    document::ReportPtr m_report;
    document::ColdStartPtr m_study;
    bool m_stale = false;

    OfferBox* m_offer;
    QComboBox* m_percentile;
    QLabel* m_finding;
    QWidget* m_parts; ///< everything below the finding
    MoneyStrip* m_strip;
    WaitsColumn* m_waits;
    SettingsColumn* m_settings;
    StartSection* m_start;
    QBoxLayout* m_columns;
};

} // namespace ui
