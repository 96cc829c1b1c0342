// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QScrollArea;

namespace ui {

class BasisSwitch;
class ChosenOffer;
class CompareTable;
class CompareTableModel;
class CostChart;
class TextureKey;

/// The Compare tab: stacked bars above, the offers side by side below.
class ComparePage : public QWidget {
    Q_OBJECT
public:
    explicit ComparePage(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario);
    void show(const document::ReportPtr& report);
    using QWidget::show;
    void setStale(bool stale);
    CostChart* chart() const { return m_chart; }
    QWidget* chartWidget() const;
    QWidget* chartViewport() const;
    QRect chartRow(int row) const; ///< on the viewport
    int chartRows() const;
    CompareTable* table() const { return m_table; }

signals:
    void statusHint(const QString& text);
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* head();

    CostChart* m_chart;
    CompareTableModel* m_model;
    CompareTable* m_table;
    QCheckBox* m_onlyMeeting;
    BasisSwitch* m_basis;
    TextureKey* m_key;
    QScrollArea* m_scroll;
    QBoxLayout *m_titleRow, *m_basisRow;
};

/// "p95, target ≤ 5 s", or "p95" without one.
QString targetColumnTitle(const pricing::Workload& workload);

} // namespace ui
