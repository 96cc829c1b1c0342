// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

class ChosenOffer;

/// The chart as a table: one row per place of the axis, one column per offer. A cost with ✗ misses
/// the target.
class CurvesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CurvesModel(ChosenOffer* chosen, QObject* parent = nullptr);

    void show(const document::BreakEvenPtr& study);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum Fixed { place, requests, billedShare, fixed }; ///< columns before the offers'
    int chosenCurve() const;
    QString text(int row, int column) const;
    bool misses(int row, int column) const;
    QVariant tip(int row, int column) const;

    ChosenOffer* m_chosen;
    document::BreakEvenPtr m_study;
    std::vector<double> m_places;
};

} // namespace ui
