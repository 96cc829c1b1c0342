// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace ui {

class EstimateModel;

/// "Estimated from model and GPU": the figures by kind of worker, what they rest on, and what the
/// workload lacks for them.
class EstimateTable : public QWidget {
    Q_OBJECT
public:
    explicit EstimateTable(QWidget* parent = nullptr);
    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    using QWidget::show;
    const EstimateModel& model() const { return *m_model; }

private:
    void fitRows();

    EstimateModel* m_model;
    QTableView* m_table;
    QLabel* m_title;
    QLabel* m_remark;
};

} // namespace ui
