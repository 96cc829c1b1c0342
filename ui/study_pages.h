// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"
#include "document/study_run.h"

#include <QObject>
#include <QTimer>

class QTabWidget;
class QWidget;

namespace ui {

class BreakEvenPage;
class ChosenOffer;
class ColdStartPage;
class ComparePage;
class StatusLine;
class WeekPage;

/// The tabs of the centre and the studies behind them. A study is asked for only while its tab is
/// in front and something changed since it was answered, at most once per turn of the event loop;
/// leaving the tab stops it.
class StudyPages : public QObject {
    Q_OBJECT
public:
    StudyPages(QTabWidget* tabs, ChosenOffer* chosen, QObject* parent);
    ~StudyPages() override;

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    void show(const document::ReportPtr& report);
    void setStale(bool stale); ///< of the report; studies look after themselves
    void setStatus(StatusLine* status);
    /// Brings a tab to the front and gives its chart the focus; 0 is Compare.
    void open(int tab);
    ComparePage* compare() const { return m_compare; }
    BreakEvenPage* breakEven() const { return m_breakEven; }

signals:
    void statusHint(const QString& text);
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);
    void hourChosen(int hourOfWeek); ///< to be marked in the traffic grid

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// One page's study: what was asked for and whether the answer is overdue.
    struct Study {
        document::StudyRun run;
        QTimer overdue;
        QWidget* page = nullptr;
        bool wanted = true; ///< something changed since the last complete answer
    };
    void connectPages();
    void connectStudy(Study& study, const std::function<void(bool)>& setStale);
    void want(Study& study);
    void askSoon();
    void ask();
    void turned();
    bool isInFront(const Study& study) const;
    document::StudyOptions optionsOf(const Study& study) const;

    QTabWidget* m_tabs;
    ComparePage* m_compare;
    BreakEvenPage* m_breakEven;
    ColdStartPage* m_coldStart;
    WeekPage* m_week;
    StatusLine* m_status = nullptr;
    Study m_curves, m_starts;
    document::PlanPtr m_plan;
    document::Packs m_packs;
    int m_scenario = 0;
    bool m_asking = false;
};

} // namespace ui
