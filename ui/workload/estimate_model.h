// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "pricing/service/estimate.h"

#include <QAbstractTableModel>

namespace ui {

/// A kind of worker that the scenario's offers have.
struct WorkerKind {
    std::string gpu;
    std::optional<double> memoryGb; ///< of one GPU
    int gpus = 1;
    bool operator==(const WorkerKind&) const = default;
};
std::vector<WorkerKind> workerKinds(const pricing::Plan& plan, int scenario,
                                    const document::Packs& packs);

/// What each kind of worker would do with a request, estimated from the model and the GPU, whether
/// or not the plan prices with it.
class EstimateModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { worker, alone, firstToken, step, fullStep, atOnce, columns };
    using QAbstractTableModel::QAbstractTableModel;

    /// Estimates anew where the workload or the workers are others than before.
    void show(const pricing::Workload& workload, const std::vector<WorkerKind>& kinds);
    /// Seconds of a request alone on the GPU; nothing where there is no estimate.
    std::optional<double> secondsOn(const std::string& gpu) const;
    /// Why no worker has an estimate where it is the same for all: what the workload lacks.
    QString commonProblem() const;
    /// What the figures rest on: "Llama 3.1 8B at 16 bit …".
    QString basis() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QString problemAt(int row) const; ///< why there is no estimate, or empty

private:
    struct Row {
        WorkerKind kind;
        int asked = 1; ///< requests at once
        pricing::Result<pricing::ServiceEstimate> estimate;
    };
    QString text(const Row& row, int column) const;
    QString tip(const Row& row) const;

    std::vector<Row> m_rows;
    std::vector<WorkerKind> m_kinds;
    pricing::Workload m_workload;
};

} // namespace ui
