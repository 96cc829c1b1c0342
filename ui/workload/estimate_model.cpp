// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/estimate_model.h"

#include "ui/format.h"
#include "ui/offers/offer_view.h"
#include "ui/theme.h"

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

QString text(std::string_view words) {
    return QString::fromUtf8(words.data(), int(words.size()));
}

/// duration() knows no milliseconds, which steps are measured in.
QString fine(double seconds) {
    if (seconds >= 1)
        return duration(seconds);
    const double ms = seconds * 1000;
    return QString::number(ms, 'f', ms < 10 ? 1 : 0) + kThinSpace + QStringLiteral("ms");
}

QString workerText(const WorkerKind& kind) {
    const QString gpu = QString::fromStdString(kind.gpu);
    return kind.gpus > 1 ? QStringLiteral("%1 × %2").arg(kind.gpus).arg(gpu) : gpu;
}

const GpuService* ownFigures(const Workload& w, const std::string& gpu) {
    const auto it = w.byGpu.find(gpu);
    return it == w.byGpu.end() ? nullptr : &it->second;
}

} // namespace

std::vector<WorkerKind> workerKinds(const Plan& plan, int scenario, const document::Packs& packs) {
    std::vector<WorkerKind> kinds;
    const Workload& w = plan.scenarios.at(scenario).workload;
    for (const OfferView& view : offerViews(plan, scenario, packs)) {
        if (!view.found || view.offer.gpu.empty())
            continue;
        const GpuService* own = ownFigures(w, view.offer.gpu);
        const WorkerKind kind{view.offer.gpu, view.offer.gpuMemoryGb,
                              own && own->gpusPerWorker ? *own->gpusPerWorker
                                                        : view.offer.gpusPerWorker};
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
    }
    std::sort(kinds.begin(), kinds.end(), [](const WorkerKind& a, const WorkerKind& b) {
        return std::tie(a.gpu, a.gpus, a.memoryGb) < std::tie(b.gpu, b.gpus, b.memoryGb);
    });
    return kinds;
}

void EstimateModel::show(const Workload& workload, const std::vector<WorkerKind>& kinds) {
    if (workload == m_workload && kinds == m_kinds)
        return;
    beginResetModel();
    m_workload = workload;
    m_kinds = kinds;
    m_rows.clear();
    for (const WorkerKind& kind : kinds) {
        const GpuService* own = ownFigures(workload, kind.gpu);
        const int asked = own && own->concurrency ? *own->concurrency : workload.concurrency;
        m_rows.push_back(
            {kind, asked,
             estimateService(workload, kind.gpu, kind.memoryGb, kind.gpus, asked, kDerate)});
    }
    endResetModel();
}

std::optional<double> EstimateModel::secondsOn(const std::string& gpu) const {
    for (const Row& row : m_rows)
        if (row.kind.gpu == gpu && row.estimate)
            return mean(row.estimate->service);
    return std::nullopt;
}

QString EstimateModel::commonProblem() const {
    if (m_rows.empty())
        return {};
    const QString first = problemAt(0);
    for (int row = 1; row < int(m_rows.size()); ++row)
        if (problemAt(row) != first)
            return {};
    return first;
}

QString EstimateModel::basis() const {
    for (const Row& row : m_rows)
        if (row.estimate)
            return tr("%1 at %2. All times are %3 those of well-tuned servers (derate).")
                .arg(ui::text(row.estimate->serving.model.name),
                     ui::text(name(row.estimate->precision)), factor(row.estimate->derate));
    return {};
}

QString EstimateModel::problemAt(int row) const {
    const Row& at = m_rows[std::size_t(row)];
    return at.estimate ? QString() : QString::fromStdString(at.estimate.error().problem);
}

int EstimateModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EstimateModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString EstimateModel::text(const Row& row, int column) const {
    if (column == worker)
        return workerText(row.kind);
    if (!row.estimate)
        return column == alone ? problemAt(int(&row - m_rows.data())) : QString();
    const ServiceEstimate& e = *row.estimate;
    switch (column) {
    case alone:
        return duration(mean(e.service));
    case firstToken:
        return fine(e.firstTokenS);
    case step:
        return fine(e.stepS.front());
    case fullStep:
        return fine(e.stepS.back());
    default:
        return e.concurrency < row.asked ? tr("%1 of %2").arg(e.concurrency).arg(row.asked)
                                         : QString::number(e.concurrency);
    }
}

QString EstimateModel::tip(const Row& row) const {
    if (!row.estimate)
        return QString::fromStdString(row.estimate.error().problem);
    const ServiceEstimate& e = *row.estimate;
    const double memory = e.serving.gpu.memoryGb;
    QString tip = tr("Weights %1 GB, %2 GB usable on %3; memory has room for %4 requests at once.")
                      .arg(QString::number(weightsGb(e.serving.model, e.precision), 'f', 0),
                           QString::number(usableGb(memory, e.serving.gpus), 'f', 0),
                           workerText(row.kind), count(e.inMemory));
    if (!e.serving.gpu.checked)
        tip += u'\n' + tr("Not checked against measurements on this GPU.");
    return tip;
}

QVariant EstimateModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return tip(row);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() == worker || !row.estimate ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
        return row.estimate ? QVariant() : QVariant(colours().text2);
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(text(row, worker),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 text(row, index.column()));
    default:
        return {};
    }
}

QVariant EstimateModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{tr("GPU"),   tr("Request"),   tr("First token"),
                           tr("Token"), tr("When full"), tr("At once")}
            .value(section);
    if (role == Qt::ToolTipRole)
        return QStringList{tr("GPU and how many of a worker"),
                           tr("Seconds of a request alone on its worker, on average"),
                           tr("From being served to the first token, on an idle worker"),
                           tr("One step, for a request alone on its worker"),
                           tr("One step, with as many requests as run at once"),
                           tr("Requests that a worker runs at once, as far as its memory goes")}
            .value(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == worker ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

} // namespace ui
