// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"

#include <QAbstractTableModel>
#include <QFont>

#include <vector>

namespace ui {

class ChosenOffer;

/// The offers side by side: one column each, cheapest first (the unpriceable last), one row per
/// figure. Only `show` changes it; the chosen column is marked by its background.
class CompareTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Figure {
        cost,
        per1kRequests,
        per1mTokens,
        hoursBilled,
        shareOfMonth,
        utilisation,
        coldStarts,
        p50,
        p95,
        p99,
        coldWaits,
        coldWaitTime,
        coldStartRange,
        lost,
        workers,
        setup,
        priceFrom,
        figures
    };
    enum Role { SlotRole = Qt::UserRole, ChoiceRole, ChosenRole, MarkedRole }; // chosen or hovered

    explicit CompareTableModel(ChosenOffer* chosen, QObject* parent = nullptr);

    void show(const document::ReportPtr& report);
    void setStale(bool stale);
    void refreshLook(); ///< colours have changed
    int choiceAt(int column) const;
    /// The whole table with its heads, for a spreadsheet.
    QString asTabSeparated() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const pricing::OfferResult& at(int column) const { return m_report->offers[m_order[column]]; }
    bool isMarked(const pricing::OfferResult& offer) const;
    QString text(const pricing::OfferResult& offer, int figure) const;
    QVariant tip(const pricing::OfferResult& offer, int figure) const;
    QVariant ink(const pricing::OfferResult& offer, int figure) const;

    ChosenOffer* m_chosen;
    document::ReportPtr m_report;
    std::vector<int> m_order; ///< column → index into Report::offers
    bool m_stale = false;
};

} // namespace ui
