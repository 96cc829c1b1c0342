// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QMainWindow>

class QTabWidget;
class QVBoxLayout;

namespace ui {

class ChosenOffer;
class FileCommands;
class Inspector;
class OffersPanel;
class ScenarioTabs;
class StatusLine;
class StudyPages;
class Strip;
class TrafficPanel;
class VerdictPanel;
class WindowActions;
class WindowLayout;
class WorkloadForm;

/// The window: it only connects the open plan with the views. Views show plans and reports and ask
/// for edits; nothing but this class touches the document.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    document::PlanDocument& document() { return m_document; }
    document::ReportPtr report() const { return m_report; }
    FileCommands& files() { return *m_files; }
    StudyPages& studies() { return *m_studies; }
    ChosenOffer& chosenOffer() { return *m_chosen; }
    /// Opens the first example, with the hints of a first start.
    void showFirstStart();

signals:
    void reportShown(const document::ReportPtr& report); ///< every view has it

protected:
    void closeEvent(QCloseEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void changeEvent(QEvent*) override;

private:
    void buildViews();
    void buildCentre();
    void buildTools();
    void connectDocument();
    void connectEdits();
    void connectReports();
    void connectMenus();
    void edit(const QString& text, const std::function<void(pricing::Scenario&)>& change,
              quint64 gesture);
    void showPlan();
    void showReport(const document::ReportPtr& report);
    void price();
    void afterOpening(bool example);
    void chooseSomething();
    void nameWindow();
    void askSeed();
    void enableOffers(const QStringList& idsAtPack);
    void showHints(bool on);

    document::PlanDocument m_document;
    document::Recompute m_recompute;
    document::ReportPtr m_report;
    ChosenOffer* m_chosen;
    FileCommands* m_files;
    WindowActions* m_actions;
    WindowLayout* m_layout = nullptr;
    StatusLine* m_status = nullptr;
    TrafficPanel* m_traffic;
    WorkloadForm* m_workload;
    OffersPanel* m_offers;
    Inspector* m_inspector;
    VerdictPanel* m_verdict;
    StudyPages* m_studies;
    QTabWidget* m_tabs;
    ScenarioTabs* m_scenarios;
    Strip *m_exampleStrip, *m_workloadHint;
    bool m_pricingAsked = false;
};

} // namespace ui
