// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/curves_model.h"

#include "ui/break_even/break_even_figures.h"
#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/plot/plot_ticks.h"
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Round places of the whole axis, the present and every place where the cheapest changes.
std::vector<double> placesOf(const pricing::BreakEven& study) {
    std::vector<double> places = logTicks({study.from, study.to}, 100);
    places.push_back(study.present);
    for (const auto& part : study.ribbon)
        places.insert(places.end(), {part.from, part.to});
    std::sort(places.begin(), places.end());
    const auto same = [](double a, double b) { return std::abs(b - a) < 1e-6 * a; };
    places.erase(std::unique(places.begin(), places.end(), same), places.end());
    return places;
}

} // namespace

CurvesModel::CurvesModel(ChosenOffer* chosen, QObject* parent)
    : QAbstractTableModel(parent), m_chosen(chosen) {
    connect(m_chosen, &ChosenOffer::chosen, this, [this] { show(m_study); });
}

void CurvesModel::show(const document::BreakEvenPtr& study) {
    beginResetModel();
    m_study = study;
    m_places = study ? placesOf(*study) : std::vector<double>();
    endResetModel();
}

int CurvesModel::chosenCurve() const {
    return m_study ? curveOf(*m_study, m_chosen->choice()) : -1;
}

int CurvesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_places.size());
}

int CurvesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_study ? 0 : fixed + int(m_study->curves.size());
}

QString CurvesModel::text(int row, int column) const {
    const double x = m_places[std::size_t(row)];
    if (column == place)
        return placeText(m_study->across, x);
    if (column == requests)
        return count(m_study->across == pricing::Across::traffic
                         ? m_study->requestsPerDay * x / m_study->present
                         : m_study->requestsPerDay);
    if (column == billedShare) {
        const int chosen = chosenCurve();
        const auto p =
            chosen < 0 ? std::nullopt : pricing::at(m_study->curves[std::size_t(chosen)], x);
        return percent(p ? std::optional(p->billedShare) : std::nullopt);
    }
    return costText(pricing::at(m_study->curves[std::size_t(column - fixed)], x));
}

bool CurvesModel::misses(int row, int column) const {
    if (column < fixed)
        return false;
    const auto p =
        pricing::at(m_study->curves[std::size_t(column - fixed)], m_places[std::size_t(row)]);
    return p && p->targetMet == false;
}

QVariant CurvesModel::tip(int row, int column) const {
    if (column < fixed)
        return {};
    const pricing::Curve& curve = m_study->curves[std::size_t(column - fixed)];
    if (!curve.reason.empty())
        return QString::fromStdString(curve.reason);
    const auto p = pricing::at(curve, m_places[std::size_t(row)]);
    if (!p)
        return {};
    QStringList said{tr("p95 %1").arg(duration(p->p95S))};
    if (p->stderrUsd > 0)
        said << tr("± %1 (95 %)").arg(money(1.96 * p->stderrUsd));
    if (p->highUsd > p->lowUsd)
        said << tr("%1 to %2 over the disputed figures").arg(money(p->lowUsd), money(p->highUsd));
    return said.join(QStringLiteral(" · "));
}

QVariant CurvesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return tip(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::BackgroundRole:
        return index.column() - fixed == chosenCurve() && chosenCurve() >= 0
                   ? QVariant(colours().soft)
                   : QVariant();
    case Qt::ForegroundRole:
        return m_study->coarse                       ? QVariant(colours().text2)
               : misses(index.row(), index.column()) ? QVariant(colours().bad)
                                                     : QVariant();
    case Qt::FontRole:
        return font(Type::small, m_places[std::size_t(index.row())] == m_study->present);
    default:
        return {};
    }
}

QVariant CurvesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || !m_study)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section >= columnCount())
        return {};
    const QString axis = axisText(m_study->across);
    const QString heads[fixed]{axis.left(1).toUpper() + axis.mid(1), tr("Requests / day"),
                               tr("Billed share")};
    return section < fixed
               ? heads[section]
               : tr("%1, / month").arg(labelOf(m_study->curves[std::size_t(section - fixed)]));
}

} // namespace ui
