// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/gpu_table_model.h"

#include "ui/fields/distribution_field.h"
#include "ui/format.h"
#include "ui/offers/offer_view.h"
#include "ui/theme.h"

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

const GpuService* ownFigures(const Workload& workload, const std::string& gpu) {
    const auto it = workload.byGpu.find(gpu);
    return it == workload.byGpu.end() ? nullptr : &it->second;
}

/// v(1)…v(K) for another K: cut short, or the last speed held.
void resizeSpeed(std::vector<double>& speed, int concurrency) {
    if (!speed.empty())
        speed.resize(concurrency, speed.back());
}

} // namespace

void GpuTableModel::show(const Scenario& scenario, const document::Packs& packs,
                         const std::function<std::optional<double>(const std::string&)>& estimate) {
    std::vector<Row> rows;
    const Workload& w = scenario.workload;
    for (const std::string& gpuName : gpusOf(scenario, packs)) {
        const GpuService* own = ownFigures(w, gpuName);
        const Service& service = own && own->service ? *own->service : w.service;
        Row row{QString::fromStdString(gpuName)};
        if (const auto* d = std::get_if<Distribution>(&service)) {
            row.seconds = mean(*d);
            row.sampled = std::holds_alternative<Samples>(*d);
        } else {
            row.estimated = true;
            row.seconds = estimate(gpuName);
        }
        row.atOnce = own && own->concurrency ? *own->concurrency : w.concurrency;
        row.own = own;
        row.ownSeconds = own && own->service;
        row.source = row.estimated         ? tr("estimated from model and GPU")
                     : !own                ? tr("same for all")
                     : own->source.empty() ? tr("own figure")
                                           : QString::fromStdString(own->source);
        rows.push_back(row);
    }
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool GpuTableModel::everyGpuHasOwnSeconds() const {
    return !m_rows.empty() &&
           std::all_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.ownSeconds; });
}

int GpuTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GpuTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant GpuTableModel::text(const Row& row, int column) const {
    switch (column) {
    case gpu:
        return row.gpu;
    case seconds:
        return row.estimated && row.seconds ? QStringLiteral("≈ ") + duration(row.seconds)
               : row.estimated              ? tr("no estimate")
                                            : duration(row.seconds);
    case source:
        return row.source.section(QStringLiteral("; "), 0, 0); // the tool tip has all of it
    default:
        return QString::number(row.atOnce);
    }
}

QVariant GpuTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == seconds  ? QVariant(row.seconds.value_or(0))
               : index.column() == atOnce ? QVariant(row.atOnce)
               : index.column() == source ? QVariant(row.source)
                                          : text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() == seconds || index.column() == atOnce ? Qt::AlignRight
                                                                          : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return index.column() == source ? QVariant(colours().text2) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == source && row.own)
            return row.source;
        return row.own
                   ? tr("Figures of %1 alone. Press Delete to use the workload's own.").arg(row.gpu)
                   : tr("The workload's own figures. Type a figure to give %1 its own.")
                         .arg(row.gpu);
    default:
        return {};
    }
}

QVariant GpuTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{tr("GPU"), tr("s per request"), tr("Source"), tr("At once")}.value(
            section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == seconds || section == atOnce ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags GpuTableModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && ((index.column() == seconds && !m_rows[index.row()].sampled) ||
                            index.column() == atOnce || index.column() == source))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool GpuTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const std::string name = m_rows[index.row()].gpu.toStdString();
    if (index.column() == seconds && value.toDouble() > 0) {
        emit editRequested(
            tr("Change seconds on %1").arg(gpuAt(index.row())),
            [name, s = value.toDouble()](Workload& w) {
                GpuService& own = w.byGpu[name];
                const Service now = own.service.value_or(w.service);
                const auto* d = std::get_if<Distribution>(&now);
                own.service = d ? withMean(*d, s) : Distribution{Constant{s}};
            },
            0);
        return true;
    }
    if (index.column() == atOnce && value.toInt() > 0) {
        emit editRequested(
            tr("Change requests at once on %1").arg(gpuAt(index.row())),
            [name, k = value.toInt()](Workload& w) {
                GpuService& own = w.byGpu[name];
                if (own.speed.empty())
                    own.speed = w.speed;
                own.concurrency = k;
                resizeSpeed(own.speed, k);
            },
            0);
        return true;
    }
    if (index.column() == source && value.toString() != m_rows[index.row()].source) {
        emit editRequested(
            tr("Change source of figures"),
            [name, s = value.toString().toStdString()](Workload& w) { w.byGpu[name].source = s; },
            0);
        return true;
    }
    return false;
}

} // namespace ui
