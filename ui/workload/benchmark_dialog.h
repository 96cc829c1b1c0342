// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QTableWidget;

namespace exchange {
struct MeasuredService;
}

namespace ui {

class NumberField;

/// What benchmark files measured, load by load, and on which GPU: to be used as that GPU's own
/// figures.
class BenchmarkDialog : public QDialog {
    Q_OBJECT
public:
    /// `gpus` are those of the scenario, one at least; `chosen` is offered first.
    BenchmarkDialog(const exchange::MeasuredService& measured, const QStringList& gpus,
                    const QString& chosen, QWidget* parent);
    QString gpu() const;
    pricing::GpuService figures() const;

private:
    QTableWidget* tableOf(const exchange::MeasuredService& measured);

    pricing::GpuService m_entry;
    QComboBox* m_gpu;
    NumberField* m_gpus;
};

} // namespace ui
