// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/benchmark_import.h"

#include "document/json_documents.h"
#include "exchange/benchmark.h"
#include "ui/file_problem.h"
#include "ui/workload/benchmark_dialog.h"

#include <QFileDialog>
#include <QFileInfo>

#include <iterator>
#include <utility>

namespace ui {

namespace {

document::FileError errorIn(const QString& file, const pricing::Problem& problem) {
    return {file, QString::fromStdString(problem.place), QString::fromStdString(problem.problem)};
}

document::FileResult<std::vector<exchange::BenchmarkRun>> runsIn(const QString& file) {
    const auto documents = document::readJsonDocuments(file);
    if (!documents)
        return tl::unexpected(documents.error());
    auto runs = exchange::readBenchmark(QFileInfo(file).fileName().toStdString(), *documents);
    if (!runs)
        return tl::unexpected(errorIn(file, runs.error()));
    return std::move(*runs);
}

document::FileResult<exchange::MeasuredService> measuredIn(const QStringList& files) {
    std::vector<exchange::BenchmarkRun> runs;
    for (const QString& file : files) {
        auto more = runsIn(file);
        if (!more)
            return tl::unexpected(more.error());
        std::move(more->begin(), more->end(), std::back_inserter(runs));
    }
    auto measured = exchange::measuredService(std::move(runs), std::nullopt);
    if (!measured)
        return tl::unexpected(errorIn(files.join(QStringLiteral(", ")), measured.error()));
    return std::move(*measured);
}

} // namespace

std::optional<MeasuredGpu> benchmarkOf(QWidget* window, const QStringList& files,
                                       const QStringList& gpus, const QString& chosen) {
    const auto measured = measuredIn(files);
    if (!measured) {
        sayFileProblem(window, QObject::tr("This benchmark cannot be used"), measured.error());
        return std::nullopt;
    }
    BenchmarkDialog dialog(*measured, gpus, chosen, window);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return MeasuredGpu{dialog.gpu(), dialog.figures()};
}

std::optional<MeasuredGpu> askForBenchmark(QWidget* window, const QStringList& gpus,
                                           const QString& chosen) {
    QFileDialog dialog(window, QObject::tr("Result files of a benchmark, one a load"), {},
                       QObject::tr("Benchmark results (*.json *.jsonl);;All files (*)"));
    dialog.setObjectName("openBenchmark");
    dialog.setFileMode(QFileDialog::ExistingFiles);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return std::nullopt;
    return benchmarkOf(window, dialog.selectedFiles(), gpus, chosen);
}

} // namespace ui
