// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"

#include <QAbstractTableModel>

namespace ui {

class ChosenOffer;

/// Every pair of offers in words: where they cost the same, those that never do, and those the
/// sampling error does not tell apart, in this order; within each the chosen offer's first.
class CrossingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { status, place, cost, sentence, columns };
    explicit CrossingsModel(ChosenOffer* chosen, QObject* parent = nullptr);

    void show(const document::BreakEvenPtr& study);
    void setStale(bool stale);
    /// The row of one of the study's crossings, and back; −1 for none.
    int rowOf(int crossing) const;
    int crossingAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void orderRows();
    bool isChosens(int crossing) const;
    QString text(const pricing::Crossing& crossing, int column) const;

    ChosenOffer* m_chosen;
    document::BreakEvenPtr m_study;
    std::vector<int> m_order; ///< row → index into BreakEven::crossings
    bool m_stale = false;
};

} // namespace ui
