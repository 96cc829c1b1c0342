// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

namespace ui {

/// Workers by hour of the week: seven rows of days, 24 columns of hours.
class ScheduleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void show(const std::vector<int>& workers); ///< 168, Monday 00:00 first
    const std::vector<int>& workers() const { return m_workers; }
    int most() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<int> m_workers = std::vector<int>(int(pricing::kHoursPerWeek), 0);
};

/// The week as a small grid in which hours are chosen; it asks for what is typed there.
class ScheduleGrid : public QTableView {
    Q_OBJECT
public:
    explicit ScheduleGrid(QWidget* parent = nullptr);
    ScheduleModel* schedule() const { return m_model; }
    std::vector<int> chosenHours() const; ///< of the week, ascending

signals:
    void typed(int workers);  ///< a digit, for the hours chosen
    void stepped(int change); ///< + or −
    void choiceChanged();

protected:
    void keyPressEvent(QKeyEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void selectionChanged(const QItemSelection&, const QItemSelection&) override;

private:
    ScheduleModel* m_model;
};

} // namespace ui
