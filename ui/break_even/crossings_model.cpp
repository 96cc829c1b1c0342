// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/crossings_model.h"

#include "ui/break_even/break_even_figures.h"
#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ui {

using pricing::Crossing;
using pricing::CrossingStatus;

namespace {

const QString kMissing = QStringLiteral("–");

QString statusWord(CrossingStatus status) {
    return status == CrossingStatus::crosses      ? QObject::tr("crosses")
           : status == CrossingStatus::notReached ? QObject::tr("not reached")
                                                  : QObject::tr("not verified");
}

int rank(CrossingStatus status) {
    return status == CrossingStatus::crosses ? 0 : status == CrossingStatus::notVerified ? 1 : 2;
}

} // namespace

CrossingsModel::CrossingsModel(ChosenOffer* chosen, QObject* parent)
    : QAbstractTableModel(parent), m_chosen(chosen) {
    connect(m_chosen, &ChosenOffer::chosen, this, [this] { show(m_study); });
}

void CrossingsModel::show(const document::BreakEvenPtr& study) {
    beginResetModel();
    m_study = study;
    orderRows();
    endResetModel();
}

void CrossingsModel::orderRows() {
    m_order.resize(m_study ? m_study->crossings.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto key = [this](int i) {
        const Crossing& c = m_study->crossings[std::size_t(i)];
        return std::tuple(rank(c.status), !isChosens(i), c.x.value_or(c.xLow.value_or(0)));
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) { return key(a) < key(b); });
}

bool CrossingsModel::isChosens(int crossing) const {
    const Crossing& c = m_study->crossings[std::size_t(crossing)];
    const int chosen = curveOf(*m_study, m_chosen->choice());
    return chosen >= 0 && (c.a == chosen || c.b == chosen);
}

void CrossingsModel::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int CrossingsModel::rowOf(int crossing) const {
    const auto found = std::find(m_order.begin(), m_order.end(), crossing);
    return found == m_order.end() ? -1 : int(found - m_order.begin());
}

int CrossingsModel::crossingAt(int row) const {
    return row >= 0 && row < rowCount() ? m_order[std::size_t(row)] : -1;
}

int CrossingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_order.size());
}

int CrossingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString CrossingsModel::text(const Crossing& c, int column) const {
    switch (column) {
    case status:
        return statusWord(c.status);
    case place:
        if (c.x)
            return placeText(m_study->across, *c.x);
        return c.status == CrossingStatus::notVerified && c.xLow && c.xHigh
                   ? tr("%1 to %2")
                         .arg(placeText(m_study->across, *c.xLow),
                              placeText(m_study->across, *c.xHigh))
                   : kMissing;
    case cost:
        return money(c.monthlyUsd);
    case sentence:
        return QString::fromStdString(pricing::words::crossing(*m_study, c));
    default:
        return {};
    }
}

QVariant CrossingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int which = m_order[std::size_t(index.row())];
    const Crossing& c = m_study->crossings[std::size_t(which)];
    switch (role) {
    case Qt::DisplayRole:
        return text(c, index.column());
    case Qt::ToolTipRole:
        if (index.column() == place && c.x && c.xLow && c.xHigh)
            return tr("%1 to %2 with the sampling error (95 %)")
                .arg(placeText(m_study->across, *c.xLow), placeText(m_study->across, *c.xHigh));
        return text(c, index.column());
    case Qt::TextAlignmentRole:
        return int(
            Qt::AlignVCenter |
            (index.column() == place || index.column() == cost ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        return font(Type::small);
    case Qt::ForegroundRole:
        return m_stale || m_study->coarse || c.status != CrossingStatus::crosses
                   ? QVariant(colours().text2)
                   : QVariant();
    case Qt::BackgroundRole:
        return isChosens(which) ? QVariant(colours().soft) : QVariant();
    default:
        return {};
    }
}

QVariant CrossingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == place || section == cost ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString heads[columns]{tr("Break-even"), tr("At"), tr("Cost / month"), tr("In words")};
    return heads[section];
}

} // namespace ui
