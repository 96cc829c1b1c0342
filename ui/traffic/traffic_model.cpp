// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_model.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

QString timeText(int minuteOfDay, bool withMinutes) {
    const QString hour = QString::number(minuteOfDay / 60);
    return withMinutes
               ? QStringLiteral("%1:%2").arg(hour).arg(minuteOfDay % 60, 2, 10, QLatin1Char('0'))
               : hour;
}

const char* longDayName(int day) {
    static const char* const names[] = {
        QT_TRANSLATE_NOOP("Week", "Monday"),    QT_TRANSLATE_NOOP("Week", "Tuesday"),
        QT_TRANSLATE_NOOP("Week", "Wednesday"), QT_TRANSLATE_NOOP("Week", "Thursday"),
        QT_TRANSLATE_NOOP("Week", "Friday"),    QT_TRANSLATE_NOOP("Week", "Saturday"),
        QT_TRANSLATE_NOOP("Week", "Sunday")};
    return names[day];
}

} // namespace

QString cellName(int cell, int columns) {
    const int minutes = cell % columns * (1440 / columns);
    QString name = hourName(cell / columns * 24 + minutes / 60);
    if (columns > 24)
        name.replace(name.size() - 2, 2,
                     QStringLiteral("%1").arg(minutes % 60, 2, 10, QLatin1Char('0')));
    return name;
}

QString cellSentence(int cell, int columns, double rate) {
    const int length = 1440 / columns;
    const int from = cell % columns * length;
    return TrafficModel::tr("%1 %2 to %3, %4 requests per second")
        .arg(QCoreApplication::translate("Week", longDayName(cell / columns)),
             timeText(from, columns > 24), timeText(from + length, columns > 24),
             requestRate(rate));
}

const Cells& TrafficModel::emptyWeek() {
    static const Cells cells(pricing::kHoursPerWeek, 0.0);
    return cells;
}

const pricing::Scenario* TrafficModel::scenario() const {
    if (!m_plan || m_scenario < 0 || m_scenario >= static_cast<int>(m_plan->scenarios.size()))
        return nullptr;
    return &m_plan->scenarios[static_cast<std::size_t>(m_scenario)];
}

void TrafficModel::show(std::shared_ptr<const pricing::Plan> plan, int scenario) {
    if (plan == m_plan && scenario == m_scenario)
        return;
    const auto held = std::exchange(m_plan, std::move(plan));
    m_scenario = scenario;
    const pricing::Scenario* shown = this->scenario();
    const Cells* cells = shown ? &shown->traffic.requestsPerSecond : &emptyWeek();
    if (cells->size() != 168 && cells->size() != 672)
        cells = &emptyWeek();
    const bool reshaped = cells->size() != m_cells->size();
    if (reshaped)
        beginResetModel();
    m_cells = cells;
    m_peak = *std::max_element(cells->begin(), cells->end());
    if (reshaped)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(6, columnCount() - 1));
}

double TrafficModel::rate(int row, int column) const {
    return cells()[static_cast<std::size_t>(cellAt(cells(), {column, row}))];
}

int TrafficModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 7;
}

int TrafficModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnsOf(cells());
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const double value = rate(index.row(), index.column());
    const int cell = cellAt(cells(), {index.column(), index.row()});
    switch (role) {
    case Qt::DisplayRole:
        return requestRate(value);
    case Qt::EditRole:
        return value;
    case Qt::AccessibleTextRole:
        return cellSentence(cell, columnCount(), value);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return dayName(section);
    return cellName(section, columnCount()).section(u' ', 1);
}

Qt::ItemFlags TrafficModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

} // namespace ui
