// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/week/week_figures.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// The hours of the week as rows: requests, workers by what they do, and what has been spent.
class WeekTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<double>& painted, const OfferWeek& own,
              const std::optional<OfferWeek>& rival);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        QString head;
        std::function<QString(int hour)> text;
    };
    std::vector<Column> columns() const;

    std::vector<double> m_painted;
    OfferWeek m_own;
    std::optional<OfferWeek> m_rival;
    std::vector<Column> m_columns;
};

} // namespace ui
