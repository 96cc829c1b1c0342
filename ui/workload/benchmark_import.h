// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <QStringList>

#include <optional>

class QWidget;

namespace ui {

struct MeasuredGpu {
    QString gpu;
    pricing::GpuService figures;
};

/// Asks for the result files of a benchmark (one a load) and for the GPU they were measured on, of
/// `gpus`. Nothing where the person cancels or a file cannot be used, which is then said.
std::optional<MeasuredGpu> askForBenchmark(QWidget* window, const QStringList& gpus,
                                           const QString& chosen);

/// The same of files that are known.
std::optional<MeasuredGpu> benchmarkOf(QWidget* window, const QStringList& files,
                                       const QStringList& gpus, const QString& chosen);

} // namespace ui
