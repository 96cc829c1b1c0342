// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/compare_table_model.h"

#include "ui/chosen_offer.h"
#include "ui/format.h"
#include "ui/offers/offer_view.h"
#include "ui/theme.h"

#include <algorithm>
#include <numeric>

namespace ui {

using pricing::OfferResult;

namespace {

const QString kMissing = QStringLiteral("–");

QString effort(std::optional<int> stars) {
    static const QStringList words{QObject::tr("very high"), QObject::tr("high"),
                                   QObject::tr("medium"), QObject::tr("low"),
                                   QObject::tr("minimal")};
    return stars && *stars >= 1 && *stars <= 5 ? words[*stars - 1] : kMissing;
}

/// Day and month; the year where it is not this one.
QString dayOfPrice(const std::string& isoDate) {
    const QDate date = QDate::fromString(QString::fromStdString(isoDate), Qt::ISODate);
    if (!date.isValid())
        return kMissing;
    const QString full = shortDate(QString::fromStdString(isoDate));
    return date.year() == QDate::currentDate().year() ? full.chopped(5)
                                                      : full.mid(full.indexOf(u' ') + 1);
}

/// What a price rests on, in a word that a narrow column holds.
QString sourceWord(const OfferResult& offer) {
    if (!offer.evidence)
        return kMissing;
    return *offer.evidence == pricing::Evidence::documented ? QObject::tr("docs")
                                                            : evidenceWord(*offer.evidence);
}

/// A fleet that stands all month starts nothing; how managed offers start is not known.
QString startRange(const OfferResult& offer) {
    if (offer.mode == pricing::OfferMode::managed)
        return kMissing;
    const bool stands = offer.mode == pricing::OfferMode::dedicated ||
                        offer.mode == pricing::OfferMode::reserved ||
                        (offer.coldStartHighS && *offer.coldStartHighS <= 0);
    return stands ? QObject::tr("none") : durationRange(offer.coldStartLowS, offer.coldStartHighS);
}

QString lostShare(const OfferResult& offer) {
    if (!offer.rejectedFraction && !offer.timedOutFraction)
        return kMissing;
    return percent(offer.rejectedFraction.value_or(0) + offer.timedOutFraction.value_or(0));
}

} // namespace

CompareTableModel::CompareTableModel(ChosenOffer* chosen, QObject* parent)
    : QAbstractTableModel(parent), m_chosen(chosen) {
    connect(m_chosen, &ChosenOffer::chosen, this, &CompareTableModel::refreshLook);
    connect(m_chosen, &ChosenOffer::hovered, this, &CompareTableModel::refreshLook);
}

void CompareTableModel::show(const document::ReportPtr& report) {
    std::vector<int> order(report->offers.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto& x = report->offers[a].monthlyCost;
        const auto& y = report->offers[b].monthlyCost;
        return x && y ? *x < *y : x.has_value() > y.has_value();
    });
    const bool otherColumns = order.size() != m_order.size();
    if (otherColumns)
        beginResetModel();
    m_report = report;
    m_order = std::move(order);
    if (otherColumns)
        endResetModel();
    else
        refreshLook();
}

void CompareTableModel::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    refreshLook();
}

void CompareTableModel::refreshLook() {
    if (m_order.empty())
        return;
    emit dataChanged(index(0, 0), index(figures - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

bool CompareTableModel::isMarked(const OfferResult& offer) const {
    return offer.choice == m_chosen->choice() || offer.choice == m_chosen->hovering();
}

int CompareTableModel::choiceAt(int column) const {
    return column >= 0 && column < columnCount() ? at(column).choice : -1;
}

int CompareTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : figures;
}

int CompareTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QString CompareTableModel::text(const OfferResult& o, int figure) const {
    switch (figure) {
    case cost:
        return money(o.monthlyCost);
    case per1kRequests:
        return money(o.usdPer1kRequests);
    case per1mTokens:
        return money(o.usdPer1mTokens);
    case hoursBilled:
        return hours(o.billedHours);
    case shareOfMonth:
        return percent(o.billedShare);
    case utilisation:
        return percent(o.utilisation);
    case coldStarts:
        return count(o.coldStartsPerMonth);
    case p50:
        return duration(o.latency.p50);
    case p95:
        return (o.targetMet && !*o.targetMet ? QStringLiteral("✗ ") : QString()) +
               duration(o.latency.p95);
    case p99:
        return duration(o.latency.p99);
    case coldWaits:
        return percent(o.coldWaitFraction);
    case coldWaitTime:
        return duration(o.coldWaitP50S);
    case coldStartRange:
        return startRange(o);
    case lost:
        return lostShare(o);
    case workers:
        return o.workers ? QString::number(*o.workers) : kMissing;
    case setup:
        return effort(o.setupStars);
    case priceFrom:
        return sourceWord(o) + u'\n' + dayOfPrice(o.priceAsOf);
    default:
        return {};
    }
}

QVariant CompareTableModel::tip(const OfferResult& o, int figure) const {
    if (figure == cost && o.monthlyCostP10Usd && o.monthlyCostP90Usd)
        return tr("P10–P90 of simulated months: %1–%2")
            .arg(money(o.monthlyCostP10Usd), money(o.monthlyCostP90Usd));
    if (figure == priceFrom)
        return tr("%1, read %2")
                   .arg(QString::fromStdString(o.priceSource),
                        shortDate(QString::fromStdString(o.priceAsOf))) +
               (o.evidence ? QStringLiteral(", ") + evidenceWord(*o.evidence) : QString());
    QStringList notes;
    for (const std::string& note : o.notes)
        notes << QString::fromStdString(note);
    return text(o, figure) == kMissing && !notes.isEmpty() ? QVariant(notes.join(u'\n'))
                                                           : QVariant();
}

QVariant CompareTableModel::ink(const OfferResult& o, int figure) const {
    if (m_stale || !o.priceable())
        return colours().text2;
    if (figure == p95 && o.targetMet && !*o.targetMet)
        return colours().bad;
    if (figure == priceFrom && isOldPrice(QString::fromStdString(o.priceAsOf)))
        return colours().warn;
    return {};
}

QVariant CompareTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.column() >= columnCount())
        return {};
    const OfferResult& offer = at(index.column());
    const bool chosen = offer.choice == m_chosen->choice();
    switch (role) {
    case Qt::DisplayRole:
        return text(offer, index.row());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        return index.row() == priceFrom ? font(Type::axis)
                                        : font(Type::small, chosen && index.row() <= per1mTokens);
    case Qt::ForegroundRole:
        return ink(offer, index.row());
    case Qt::BackgroundRole:
        return isMarked(offer) ? QVariant(colours().soft) : QVariant();
    case Qt::ToolTipRole:
        return tip(offer, index.row());
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(QString::fromStdString(offer.label),
                 headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString(),
                 text(offer, index.row()));
    case ChoiceRole:
        return offer.choice;
    default:
        return {};
    }
}

QVariant CompareTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static const QStringList names{tr("Cost"),
                                   tr("Per 1k requests"),
                                   tr("Per 1M tokens"),
                                   tr("GPU-hours billed"),
                                   tr("Share of month"),
                                   tr("Utilisation"),
                                   tr("Cold starts"),
                                   tr("p50 latency"),
                                   tr("p95 latency"),
                                   tr("p99 latency"),
                                   tr("Waits for a start"),
                                   tr("Cold wait, p50"),
                                   tr("Cold start range"),
                                   tr("Rejected, late"),
                                   tr("Workers"),
                                   tr("Setup effort"),
                                   tr("Price from")};
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole)
            return names.value(section);
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                             : QVariant();
    }
    if (section < 0 || section >= columnCount())
        return {};
    const OfferResult& offer = at(section);
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(offer.label);
    case Qt::ToolTipRole:
        return QString::fromStdString(offer.label + " (" + offer.id + "@" + offer.pack + ")" +
                                      (offer.policyNote.empty() ? "" : "\n" + offer.policyNote));
    case SlotRole:
        return offer.slot;
    case ChosenRole:
        return offer.choice == m_chosen->choice();
    case MarkedRole:
        return isMarked(offer);
    default:
        return {};
    }
}

QString CompareTableModel::asTabSeparated() const {
    QString out = tr("Per month");
    for (int c = 0; c < columnCount(); ++c)
        out += u'\t' + headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    for (int r = 0; r < figures; ++r) {
        out += u'\n' + headerData(r, Qt::Vertical, Qt::DisplayRole).toString();
        for (int c = 0; c < columnCount(); ++c)
            out += u'\t' + text(at(c), r).replace(u'\n', u' ');
    }
    return out + u'\n';
}

} // namespace ui
