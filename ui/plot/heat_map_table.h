// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// A heat map's values as text: a row for each day, a column for each hour.
class HeatMapTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<std::optional<double>> values,
              std::function<QString(std::optional<double>)> text);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::optional<double>> m_values = std::vector<std::optional<double>>(168);
    std::function<QString(std::optional<double>)> m_text;
};

} // namespace ui
