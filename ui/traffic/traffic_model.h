// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "ui/traffic/traffic_brush.h"

#include <QAbstractTableModel>

#include <memory>

namespace ui {

/// "Tue 11:00", and for quarters of an hour "Tue 11:15".
QString cellName(int cell, int columns);
/// "Tuesday 11 to 12, 1.58 requests per second".
QString cellSentence(int cell, int columns, double rate);

/// A week of a plan as 7 days × 24 hours (or 96 quarters). Read-only: edits go to the document.
class TrafficModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const pricing::Plan> plan, int scenario);

    const Cells& cells() const { return *m_cells; }
    const pricing::Scenario* scenario() const;
    double rate(int row, int column) const;
    double peak() const { return m_peak; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::shared_ptr<const pricing::Plan> m_plan; ///< keeps m_cells alive
    int m_scenario = 0;
    const Cells* m_cells = &emptyWeek();
    double m_peak = 0;

    static const Cells& emptyWeek();
};

} // namespace ui
