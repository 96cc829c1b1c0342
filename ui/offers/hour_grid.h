// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <functional>
#include <vector>

namespace ui {

/// One figure for each hour of the week: seven rows of days, 24 columns of hours.
class HourModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// `words` says a figure with its unit; cells are shaded up to `full` (0: by having one).
    HourModel(std::function<QString(double)> words, double full, QObject* parent);
    void show(const std::vector<double>& values); ///< 168, Monday 00:00 first
    const std::vector<double>& values() const { return m_values; }
    double full() const { return m_full; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::function<QString(double)> m_words;
    double m_full;
    std::vector<double> m_values = std::vector<double>(int(pricing::kHoursPerWeek), 0);
};

/// The week as a small grid in which hours are chosen; it asks for what is typed there.
class HourGrid : public QTableView {
    Q_OBJECT
public:
    explicit HourGrid(HourModel* model, QWidget* parent = nullptr);
    HourModel* hours() const { return m_model; }
    std::vector<int> chosenHours() const; ///< of the week, ascending

signals:
    void typed(int digit);    ///< for the hours chosen
    void stepped(int change); ///< + or −
    void choiceChanged();

protected:
    void keyPressEvent(QKeyEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void selectionChanged(const QItemSelection&, const QItemSelection&) override;

private:
    HourModel* m_model;
};

} // namespace ui
