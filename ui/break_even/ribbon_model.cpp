// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/ribbon_model.h"

#include "ui/break_even/break_even_figures.h"
#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/theme.h"

namespace ui {

namespace {

const QString kMissing = QStringLiteral("–");

/// "up to b", "a to b", "from a" for a part of the whole axis.
QString between(const QString& a, const QString& b, bool first, bool last) {
    if (first && last)
        return QObject::tr("everywhere");
    return first  ? QObject::tr("up to %1").arg(b)
           : last ? QObject::tr("from %1").arg(a)
                  : QObject::tr("%1 to %2").arg(a, b);
}

} // namespace

RibbonModel::RibbonModel(ChosenOffer* chosen, QObject* parent)
    : QAbstractTableModel(parent), m_chosen(chosen) {
    connect(m_chosen, &ChosenOffer::chosen, this, &RibbonModel::refreshLook);
    connect(m_chosen, &ChosenOffer::hovered, this, &RibbonModel::refreshLook);
}

void RibbonModel::show(const document::BreakEvenPtr& study) {
    beginResetModel();
    m_study = study;
    endResetModel();
}

void RibbonModel::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    refreshLook();
}

void RibbonModel::refreshLook() {
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

const pricing::RibbonPart& RibbonModel::at(int row) const {
    return m_study->ribbon[std::size_t(row)];
}

const pricing::Curve* RibbonModel::curveAt(int row) const {
    return at(row).cheapest ? &m_study->curves[std::size_t(*at(row).cheapest)] : nullptr;
}

int RibbonModel::choiceAt(int row) const {
    return row >= 0 && row < rowCount() && curveAt(row) ? curveAt(row)->choice : -1;
}

int RibbonModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_study ? 0 : int(m_study->ribbon.size());
}

int RibbonModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString RibbonModel::text(int row, int column) const {
    const auto& part = at(row);
    const bool first = row == 0, last = row + 1 == rowCount();
    const pricing::Curve* curve = curveAt(row);
    switch (column) {
    case place:
        return between(placeText(m_study->across, part.from), placeText(m_study->across, part.to),
                       first, last);
    case requests: {
        const auto low = requestsPerMonth(*m_study, part.from);
        const auto high = requestsPerMonth(*m_study, part.to);
        if (!low)
            return kMissing;
        return first && last ? tr("%1 to %2").arg(count(low), count(high))
                             : between(count(low), count(high), first, last);
    }
    case billedShare: {
        const auto low = curve ? pricing::at(*curve, part.from) : std::nullopt;
        const auto high = curve ? pricing::at(*curve, part.to) : std::nullopt;
        if (!low || !high || curve->mode == pricing::OfferMode::managed)
            return kMissing;
        const QString a = percent(low->billedShare), b = percent(high->billedShare);
        return a == b ? a : tr("%1 to %2").arg(a, b);
    }
    case cheapest:
        return curve                 ? labelOf(*curve)
               : m_study->hasTargets ? tr("none meets the target")
                                     : kMissing;
    case because:
        return becauseText(*m_study, part);
    default:
        return {};
    }
}

QVariant RibbonModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const pricing::Curve* curve = curveAt(index.row());
    const bool chosen = curve && curve->choice == m_chosen->choice();
    const bool hovered = curve && curve->choice == m_chosen->hovering();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::DecorationRole:
        return curve && index.column() == cheapest ? QVariant(offerChip(curve->slot)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() <= billedShare && index.column() > place ? Qt::AlignRight
                                                                            : Qt::AlignLeft));
    case Qt::FontRole:
        return font(Type::small, chosen && index.column() == cheapest);
    case Qt::ForegroundRole:
        return m_stale || m_study->coarse || index.column() == because ? QVariant(colours().text2)
                                                                       : QVariant();
    case Qt::BackgroundRole:
        return chosen || hovered ? QVariant(colours().soft) : QVariant();
    default:
        return {};
    }
}

QVariant RibbonModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(
            Qt::AlignVCenter |
            (section == requests || section == billedShare ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString axis = axisText(m_study ? m_study->across : pricing::Across::traffic);
    const QString heads[columns]{axis.left(1).toUpper() + axis.mid(1), tr("Requests / month"),
                                 tr("Billed share"), tr("Cheapest"), tr("Because")};
    return heads[section];
}

} // namespace ui
