// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/benchmark_dialog.h"

#include "document/file_limits.h"
#include "exchange/benchmark.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kRow = 24, kMostRowsInSight = 10, kWidth = 700;

QString figure(const std::optional<double>& value) {
    constexpr double kWhole = 100;
    if (!value)
        return QStringLiteral("–");
    return *value < kWhole ? QString::number(*value, 'g', 3) : count(*value);
}

QString seconds(const std::optional<double>& value) {
    return value ? duration(*value) : QStringLiteral("–");
}

/// "GLM-5: 3.1 s a request, 16 at once, each then at 31 % of the speed."
QString summaryOf(const pricing::GpuService& entry, const std::string& model) {
    QString text;
    if (!model.empty())
        text = QObject::tr("%1: ").arg(QString::fromStdString(model));
    if (const auto* law = std::get_if<pricing::Distribution>(&*entry.service))
        text += QObject::tr("%1 a request").arg(duration(pricing::mean(*law)));
    text += QObject::tr(", %1 at once").arg(entry.concurrency.value_or(1));
    if (!entry.speed.empty())
        text += QObject::tr(", each then at %1 of the speed").arg(percent(entry.speed.back()));
    return text + u'.';
}

} // namespace

BenchmarkDialog::BenchmarkDialog(const exchange::MeasuredService& measured, const QStringList& gpus,
                                 const QString& chosen, QWidget* parent)
    : QDialog(parent), m_entry(measured.entry), m_gpu(new QComboBox),
      m_gpus(new NumberField("benchmarkGpus", tr("GPUs that served it together"),
                             {0, document::kMostGpus, 0})) {
    setObjectName("benchmark");
    setWindowTitle(tr("Service times from a benchmark"));
    m_gpu->setObjectName("benchmarkGpu");
    m_gpu->setAccessibleName(tr("GPU that was measured"));
    m_gpu->addItems(gpus);
    m_gpu->setCurrentIndex(std::max(0, int(gpus.indexOf(chosen))));
    m_gpus->setUnit(tr("GPUs"));
    m_gpus->showAbsent(tr("offer's"));
    auto* summary = new QLabel(summaryOf(m_entry, measured.runs.front().model));
    summary->setObjectName("benchmarkSummary");
    summary->setWordWrap(true);
    auto* form = new FormGrid(96);
    form->addRow(tr("&Measured on"), m_gpu);
    form->addRow(tr("&Together on"), FormGrid::sideBySide({m_gpus}), m_gpus);
    QStringList notes;
    for (const std::string& note : measured.notes)
        notes << QString::fromStdString(note);
    auto* remarks = FormGrid::remark(notes.join(u'\n'));
    remarks->setObjectName("benchmarkNotes");
    remarks->setWordWrap(true);
    remarks->setVisible(!notes.isEmpty());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these figures"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    for (QWidget* part :
         std::initializer_list<QWidget*>{summary, tableOf(measured), remarks, form, buttons})
        column->addWidget(part);
    setMinimumWidth(kWidth);
    resize(kWidth, column->totalHeightForWidth(kWidth));
}

QTableWidget* BenchmarkDialog::tableOf(const exchange::MeasuredService& measured) {
    const QStringList heads{
        tr("In flight"),      tr("Requests/s"), tr("Latency"), tr("First token"),
        tr("Between tokens"), tr("Tokens in"),  tr("Out"),     tr("File")};
    auto* table = new QTableWidget(int(measured.runs.size()), int(heads.size()));
    table->setObjectName("benchmarkRuns");
    table->setAccessibleName(tr("What was measured at each load"));
    table->setHorizontalHeaderLabels(heads);
    table->setFont(ui::font(Type::small));
    table->horizontalHeader()->setFont(ui::font(Type::small));
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRow);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    int row = 0;
    for (const exchange::BenchmarkRun& run : measured.runs) {
        const QStringList words{figure(run.concurrency),  figure(run.requestsPerS),
                                seconds(run.latencyS),    seconds(run.ttftS),
                                seconds(run.itlS),        figure(run.inputTokens),
                                figure(run.outputTokens), QString::fromStdString(run.file)};
        for (int i = 0; i < words.size(); ++i) {
            auto* item = new QTableWidgetItem(words[i]);
            const bool isFile = i + 1 == words.size();
            item->setTextAlignment((isFile ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(words[i]);
            table->setItem(row, i, item);
        }
        ++row;
    }
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->horizontalHeader()->setFixedHeight(kRow);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(int(heads.size()) - 1, QHeaderView::Stretch);
    table->setFixedHeight((std::min(row, kMostRowsInSight) + 1) * kRow + 8);
    return table;
}

QString BenchmarkDialog::gpu() const {
    return m_gpu->currentText();
}

pricing::GpuService BenchmarkDialog::figures() const {
    pricing::GpuService figures = m_entry;
    if (m_gpus->value() >= 1) // else as many as the offer has
        figures.gpusPerWorker = int(m_gpus->value());
    return figures;
}

} // namespace ui
