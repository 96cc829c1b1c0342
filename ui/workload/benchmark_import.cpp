// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/benchmark_import.h"

#include "document/json_documents.h"
#include "exchange/benchmark.h"
#include "ui/file_problem.h"
#include "ui/workload/benchmark_dialog.h"

#include <QFileDialog>

#include <string>
#include <utility>
#include <vector>

namespace ui {

namespace {

document::FileError errorOf(const exchange::FileProblem& e) {
    return {QString::fromStdString(e.file), QString::fromStdString(e.problem.place),
            QString::fromStdString(e.problem.problem), e.machineFailed};
}

exchange::FileResult<exchange::JsonDocuments> documentsOf(const std::string& file) {
    auto documents = document::readJsonDocuments(QString::fromStdString(file));
    if (documents)
        return std::move(*documents);
    const document::FileError& e = documents.error();
    return tl::unexpected(exchange::FileProblem{
        file, {e.place.toStdString(), e.problem.toStdString()}, e.machineFailed});
}

exchange::FileResult<exchange::MeasuredService> measuredIn(const QStringList& files) {
    std::vector<std::string> names;
    for (const QString& file : files)
        names.push_back(file.toStdString());
    return exchange::importBenchmark(names, documentsOf, std::nullopt);
}

} // namespace

std::optional<MeasuredGpu> benchmarkOf(QWidget* window, const QStringList& files,
                                       const QStringList& gpus, const QString& chosen) {
    const auto measured = measuredIn(files);
    if (!measured) {
        sayFileProblem(window, QObject::tr("This benchmark cannot be used"),
                       errorOf(measured.error()));
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
