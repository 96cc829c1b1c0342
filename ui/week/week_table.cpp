// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/week_table.h"

#include "ui/format.h"
#include "ui/week/week_words.h"

#include <algorithm>

namespace ui {

void WeekTable::show(const std::vector<double>& painted, const OfferWeek& own,
                     const std::optional<OfferWeek>& rival) {
    m_painted = painted;
    m_own = own;
    m_rival = rival;
    std::vector<Column> next = columns();
    const auto sameHead = [](const Column& a, const Column& b) { return a.head == b.head; };
    const bool sameHeads =
        std::equal(next.begin(), next.end(), m_columns.begin(), m_columns.end(), sameHead);
    if (!sameHeads) // measuring all columns again is not for every report
        beginResetModel();
    m_columns = std::move(next);
    if (!sameHeads)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::vector<WeekTable::Column> WeekTable::columns() const {
    std::vector<Column> result{{tr("Hour"), hourName}};
    const auto rates = [&](const QString& head, const std::vector<double>& values) {
        if (!values.empty())
            result.push_back({head, [&values](int h) { return requestRate(values.at(h)); }});
    };
    rates(tr("Painted, requests/s"), m_painted);
    rates(tr("Simulated, requests/s"), m_own.simulatedRate);
    for (int p = 0; p < kWorkerParts; ++p)
        if (m_own.hasPart(WorkerPart(p)))
            result.push_back(
                {tr("Workers, %1").arg(partWord(textureOf(WorkerPart(p)))),
                 [this, p](int h) { return workersText(m_own.workers.at(h)[std::size_t(p)]); }});
    if (m_rival && !m_rival->workers.empty())
        result.push_back({tr("Workers, %1").arg(m_rival->label),
                          [this](int h) { return workersText(m_rival->workersAt(h)); }});
    // what has been spent when the hour is over
    const auto spend = [&](const OfferWeek& week) {
        if (!week.spendUsd.empty())
            result.push_back({tr("Spent, %1").arg(week.label),
                              [&week](int h) { return money(week.spendUsd.at(h + 1)); }});
    };
    spend(m_own);
    if (m_rival)
        spend(*m_rival);
    return result;
}

int WeekTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_columns.empty() ? 0 : pricing::kHoursPerWeek;
}

int WeekTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant WeekTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
    return role == Qt::DisplayRole ? m_columns[std::size_t(index.column())].text(index.row())
                                   : QVariant();
}

QVariant WeekTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    return role == Qt::DisplayRole ? QVariant(m_columns[std::size_t(section)].head) : QVariant();
}

} // namespace ui
