// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QAbstractTableModel>

namespace ui {

/// What each GPU of the scenario's offers does with one request: the workload's own figures, or
/// figures of its own ("by_gpu").
class GpuTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { gpu, seconds, source, atOnce, columns };
    using QAbstractTableModel::QAbstractTableModel;

    /// `estimate` gives the seconds that would be estimated on a GPU, where there are any.
    void show(const pricing::Scenario& scenario, const document::Packs& packs,
              const std::function<std::optional<double>(const std::string&)>& estimate);
    QString gpuAt(int row) const { return m_rows[row].gpu; }
    /// The form's own seconds then count for nothing.
    bool everyGpuHasOwnSeconds() const;
    bool isOwn(int row) const { return m_rows[row].own; }
    bool isEstimated(int row) const { return m_rows[row].estimated; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Workload&)> change,
                       quint64 gesture);

private:
    struct Row {
        QString gpu;
        std::optional<double> seconds; ///< nothing: to be estimated, which cannot be done
        bool estimated = false;
        bool sampled = false; ///< measured samples: their mean is not a figure one can type
        int atOnce = 1;
        bool own = false;
        bool ownSeconds = false;
        QString source;
        bool operator==(const Row&) const = default;
    };
    QVariant text(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace ui
