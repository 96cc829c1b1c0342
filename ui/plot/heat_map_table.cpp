// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/heat_map_table.h"

#include "ui/format.h"

namespace ui {

namespace {
constexpr int kDays = 7, kHours = 24;
}

void HeatMapTable::show(std::vector<std::optional<double>> values,
                        std::function<QString(std::optional<double>)> text) {
    m_values = std::move(values);
    m_values.resize(kDays * kHours);
    m_text = std::move(text);
    emit dataChanged(index(0, 0), index(kDays - 1, kHours));
}

int HeatMapTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDays;
}

int HeatMapTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kHours + 1; // the first names the day
}

QVariant HeatMapTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool name = index.column() == 0;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (name ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (name)
        return dayName(index.row());
    const auto value = m_values[std::size_t(index.row() * kHours + index.column() - 1)];
    return m_text ? m_text(value) : QString();
}

QVariant HeatMapTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Day")
                        : QStringLiteral("%1:00").arg(section - 1, 2, 10, QLatin1Char('0'));
}

} // namespace ui
