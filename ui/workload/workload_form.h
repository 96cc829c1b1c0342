// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace ui {

class AmountFields;
class ArrivalFields;
class DistributionField;
class EstimateTable;
class FormGrid;
class GpuTableModel;
class NumberField;
class ProblemLine;
class TargetRows;

/// What a request is: the model, its tokens and seconds, what its callers are promised and how
/// requests arrive.
class WorkloadForm : public QWidget {
    Q_OBJECT
public:
    explicit WorkloadForm(QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    using QWidget::show;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

private:
    void addModelRow();
    void addTokenRow();
    void addServiceRow();
    void addConcurrencyRow();
    void addTargetRow();
    void addAmountRows();
    void addTimeoutRow();
    void addGpuTable(QVBoxLayout* column);
    void editWorkload(const QString& text, std::function<void(pricing::Workload&)> change,
                      quint64 gesture = 0);
    void fitGpuRows();
    void showSummary(const pricing::Scenario& scenario, double monthHours);
    void useSameForAll();
    void useEstimate();
    void takeBenchmark();
    void enableGpuButtons();

    FormGrid* m_form;
    QLineEdit* m_model;
    NumberField* m_inputTokens;
    NumberField* m_outputTokens;
    DistributionField* m_service;
    NumberField* m_concurrency;
    TargetRows* m_targets;
    NumberField* m_timeout;
    ArrivalFields* m_arrivals;
    AmountFields* m_amounts;
    EstimateTable* m_estimate;
    QTableView* m_gpus;
    GpuTableModel* m_gpuModel;
    QToolButton *m_sameForAll, *m_useEstimate;
    QPushButton* m_fromBenchmark;
    QLabel* m_ownSeconds = nullptr;
    QLabel* m_summary;
    ProblemLine* m_problem;
};

} // namespace ui
