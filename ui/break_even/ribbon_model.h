// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"

#include <QAbstractTableModel>

namespace ui {

class ChosenOffer;

/// The ribbon in words: which offer is the cheapest that meets the target, from where to where.
class RibbonModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { place, requests, billedShare, cheapest, because, columns };
    explicit RibbonModel(ChosenOffer* chosen, QObject* parent = nullptr);

    void show(const document::BreakEvenPtr& study);
    void setStale(bool stale);
    int choiceAt(int row) const; ///< −1: none meets the target there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const pricing::RibbonPart& at(int row) const;
    const pricing::Curve* curveAt(int row) const;
    QString text(int row, int column) const;
    void refreshLook();

    ChosenOffer* m_chosen;
    document::BreakEvenPtr m_study;
    bool m_stale = false;
};

} // namespace ui
