// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/workload_form.h"

#include "ui/fields/distribution_field.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/theme.h"
#include "ui/workload/amount_fields.h"
#include "ui/workload/arrival_fields.h"
#include "ui/workload/benchmark_import.h"
#include "ui/workload/estimate_model.h"
#include "ui/workload/estimate_table.h"
#include "ui/workload/gpu_table_model.h"
#include "ui/workload/target_rows.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using pricing::Workload;

namespace {
constexpr int kLabelWidth = 124;
constexpr int kTableRow = 24, kTallTableRow = 38;
constexpr double kShortestRequest = 0.001; // s
} // namespace

WorkloadForm::WorkloadForm(QWidget* parent)
    : QWidget(parent), m_problem(new ProblemLine("workloadProblem")) {
    setObjectName("workloadForm");
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    m_form = new FormGrid(kLabelWidth, page);
    column->addWidget(m_form);
    addModelRow();
    addTokenRow();
    addServiceRow();
    addConcurrencyRow();
    addTargetRow();
    addTimeoutRow();
    addAmountRows();
    m_form->addWide(m_problem);
    addGpuTable(column);
    m_estimate = new EstimateTable;
    column->addWidget(m_estimate);
    column->addWidget(m_summary);
    column->addStretch(1);
    scroll->setWidget(page);
}

void WorkloadForm::editWorkload(const QString& text, std::function<void(Workload&)> change,
                                quint64 gesture) {
    emit editRequested(
        text, [change](pricing::Scenario& s) { change(s.workload); }, gesture);
}

void WorkloadForm::addModelRow() {
    m_model = new QLineEdit(this);
    m_model->setObjectName("model");
    m_model->setAccessibleName(tr("Model"));
    m_model->setPlaceholderText(tr("For example Llama 3.1 8B"));
    m_form->addRow(tr("&Model"), m_model);
    connect(m_model, &QLineEdit::editingFinished, this, [this] {
        editWorkload(tr("Change model"),
                     [name = m_model->text().toStdString()](Workload& w) { w.model = name; });
    });
}

void WorkloadForm::addTokenRow() {
    m_inputTokens = new NumberField("inputTokens", tr("Input tokens per request"), {0, 1e7, 0});
    m_outputTokens = new NumberField("outputTokens", tr("Output tokens per request"), {0, 1e7, 0});
    m_form->addRow(tr("&Tokens per request"),
                   FormGrid::sideBySide({m_inputTokens, FormGrid::remark(tr("input")),
                                         m_outputTokens, FormGrid::remark(tr("output"))}),
                   m_inputTokens);
    const auto mean = [](std::optional<pricing::TokenCount>& count, double value) {
        if (!count)
            count.emplace();
        count->mean = value;
    };
    connect(m_inputTokens, &NumberField::edited, this, [this, mean](double value, quint64 gesture) {
        editWorkload(
            tr("Change input tokens"), [mean, value](Workload& w) { mean(w.inputTokens, value); },
            gesture);
    });
    connect(m_outputTokens, &NumberField::edited, this,
            [this, mean](double value, quint64 gesture) {
                editWorkload(
                    tr("Change output tokens"),
                    [mean, value](Workload& w) { mean(w.outputTokens, value); }, gesture);
            });
    for (NumberField* field : {m_inputTokens, m_outputTokens})
        connect(field, &NumberField::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addServiceRow() {
    m_service = new DistributionField("service", tr("Seconds per request"),
                                      DistributionField::Shape::oneRow, this);
    m_service->addSpecial(tr("Estimated"));
    m_service->setLeastMean(kShortestRequest);
    m_form->addRow(tr("&Seconds per request"), m_service, m_service->firstField());
    m_ownSeconds = FormGrid::remark(tr("Not used: every GPU below has its own."));
    m_ownSeconds->setObjectName("ownSeconds");
    m_form->addRow({}, m_ownSeconds);
    connect(m_service, &DistributionField::edited, this,
            [this](const pricing::Distribution& d, quint64 gesture) {
                editWorkload(
                    tr("Change seconds per request"), [d](Workload& w) { w.service = d; }, gesture);
            });
    connect(m_service, &DistributionField::specialChosen, this, [this] {
        editWorkload(tr("Estimate seconds per request"),
                     [](Workload& w) { w.service = pricing::EstimateService{}; });
    });
    connect(m_service, &DistributionField::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addConcurrencyRow() {
    m_concurrency = new NumberField("concurrency", tr("Requests at once"), {1, 4096, 0});
    m_form->addRow(
        tr("&Requests at once"),
        FormGrid::sideBySide({m_concurrency, FormGrid::remark(tr("per worker (concurrency)"))}),
        m_concurrency);
    connect(m_concurrency, &NumberField::edited, this, [this](double value, quint64 gesture) {
        editWorkload(
            tr("Change requests at once"),
            [k = int(value)](Workload& w) {
                w.concurrency = k;
                if (!w.speed.empty()) // v(1)…v(K): cut short, or the last speed held
                    w.speed.resize(k, w.speed.back());
            },
            gesture);
    });
    connect(m_concurrency, &NumberField::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addTargetRow() {
    m_targets = new TargetRows(this);
    m_form->addRow(tr("Tar&gets"), FormGrid::sideBySide({m_targets->addButton()}),
                   m_targets->addButton());
    m_form->addWide(m_targets);
    connect(m_targets, &TargetRows::edited, this,
            [this](const QString& text, std::function<void(std::vector<pricing::Target>&)> change,
                   quint64 gesture) {
                editWorkload(
                    text, [change](Workload& w) { change(w.targets); }, gesture);
            });
    connect(m_targets, &TargetRows::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addTimeoutRow() {
    m_timeout = new NumberField("requestTimeout", tr("Request timeout"), {0, 86400, 1});
    m_timeout->setUnit("s");
    m_timeout->setToolTip(
        tr("A request still waiting after this leaves unbilled and misses the target. "
           "0: it waits for ever."));
    m_form->addRow(tr("Request time&out"),
                   FormGrid::sideBySide({m_timeout, FormGrid::remark(tr("0 = waits for ever"))}),
                   m_timeout);
    connect(m_timeout, &NumberField::edited, this, [this](double value, quint64 gesture) {
        editWorkload(
            tr("Change request timeout"),
            [value](Workload& w) {
                w.requestTimeoutS = value > 0 ? std::optional(value) : std::nullopt;
            },
            gesture);
    });
    connect(m_timeout, &NumberField::problem, m_problem, &ProblemLine::say);
    m_arrivals = new ArrivalFields(this);
    m_form->addRow(tr("&Arrivals"), m_arrivals->spacingRow(), m_arrivals->firstField());
    m_form->addRow(tr("Rate &wanders by"), m_arrivals->wanderRow(), m_arrivals->firstWanderField());
    connect(m_arrivals, &ArrivalFields::edited, this,
            [this](const QString& text, const pricing::Burstiness& b, quint64 gesture) {
                emit editRequested(
                    text, [b](pricing::Scenario& s) { s.traffic.burstiness = b; }, gesture);
            });
    connect(m_arrivals, &ArrivalFields::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addAmountRows() {
    m_amounts = new AmountFields(m_form, this);
    connect(m_amounts, &AmountFields::edited, this, &WorkloadForm::editWorkload);
    connect(m_amounts, &AmountFields::problem, m_problem, &ProblemLine::say);
}

void WorkloadForm::addGpuTable(QVBoxLayout* column) {
    m_gpuModel = new GpuTableModel(this);
    m_gpus = new QTableView(this);
    m_gpus->setObjectName("gpuTable");
    m_gpus->setAccessibleName(tr("What each GPU does with one request"));
    m_gpus->setModel(m_gpuModel);
    m_gpus->verticalHeader()->hide();
    m_gpus->verticalHeader()->setMinimumSectionSize(kTableRow);
    m_gpus->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_gpus->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_gpus->horizontalHeader()->setFixedHeight(kTableRow);
    m_gpus->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_gpus->horizontalHeader()->setSectionResizeMode(GpuTableModel::source, QHeaderView::Stretch);
    m_gpus->horizontalHeader()->setFont(ui::font(Type::small));
    connect(m_gpus->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section == GpuTableModel::source)
            fitGpuRows();
    });
    m_gpus->horizontalHeader()->setHighlightSections(false);
    m_gpus->setFont(ui::font(Type::small));
    m_gpus->setShowGrid(false);
    m_gpus->setTabKeyNavigation(false);
    m_gpus->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addWidget(m_gpus);
    m_sameForAll = new QToolButton(this);
    m_sameForAll->setObjectName("sameForAll");
    m_sameForAll->setText(tr("Use the workload's own figures"));
    m_sameForAll->setToolTip(tr("Drop the figures of the chosen GPU (Delete)"));
    m_useEstimate = new QToolButton(this);
    m_useEstimate->setObjectName("useEstimate");
    m_useEstimate->setText(tr("Use the estimate"));
    m_useEstimate->setToolTip(tr("Price the chosen GPU with the seconds estimated below"));
    connect(m_useEstimate, &QToolButton::clicked, this, &WorkloadForm::useEstimate);
    m_fromBenchmark = new QPushButton(this);
    m_fromBenchmark->setObjectName("fromBenchmark");
    m_fromBenchmark->setText(tr("Service times from a &benchmark file…"));
    m_fromBenchmark->setToolTip(
        tr("Take a GPU's seconds, requests at once and slow-down from "
           "result files of vLLM, InferenceX, GuideLLM, LLMPerf or AIPerf"));
    connect(m_fromBenchmark, &QToolButton::clicked, this, &WorkloadForm::takeBenchmark);
    m_summary = FormGrid::remark({});
    m_summary->setObjectName("workloadSummary");
    m_summary->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_sameForAll);
    buttons->addWidget(m_useEstimate);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_fromBenchmark, 0, Qt::AlignLeft);
    auto* remove =
        new QShortcut(QKeySequence::Delete, m_gpus, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &WorkloadForm::useSameForAll);
    connect(m_sameForAll, &QToolButton::clicked, this, &WorkloadForm::useSameForAll);
    connect(m_gpuModel, &GpuTableModel::editRequested, this, &WorkloadForm::editWorkload);
    connect(m_gpus->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &WorkloadForm::enableGpuButtons);
    connect(m_gpuModel, &QAbstractItemModel::modelReset, this, &WorkloadForm::enableGpuButtons);
    m_sameForAll->hide();
    m_useEstimate->hide();
}

void WorkloadForm::enableGpuButtons() {
    const int row = m_gpus->currentIndex().row();
    const bool any = row >= 0 && row < m_gpuModel->rowCount();
    m_sameForAll->setVisible(any && m_gpuModel->isOwn(row));
    m_useEstimate->setVisible(any && !m_gpuModel->isEstimated(row) &&
                              m_estimate->model().secondsOn(m_gpuModel->gpuAt(row).toStdString()));
}

void WorkloadForm::useEstimate() {
    const int row = m_gpus->currentIndex().row();
    if (row < 0)
        return;
    const QString gpu = m_gpuModel->gpuAt(row);
    editWorkload(tr("Estimate seconds on %1").arg(gpu), [name = gpu.toStdString()](Workload& w) {
        pricing::GpuService& own = w.byGpu[name];
        own.service = pricing::EstimateService{};
        own.source.clear(); // of figures that no longer hold
    });
}

void WorkloadForm::takeBenchmark() {
    QStringList gpus;
    for (int row = 0; row < m_gpuModel->rowCount(); ++row)
        gpus << m_gpuModel->gpuAt(row);
    const int row = std::max(0, m_gpus->currentIndex().row());
    const auto measured = askForBenchmark(window(), gpus, gpus.value(row));
    if (measured)
        editWorkload(tr("Use benchmark on %1").arg(measured->gpu), [measured](Workload& w) {
            w.byGpu[measured->gpu.toStdString()] = measured->figures;
        });
}

void WorkloadForm::useSameForAll() {
    const int row = m_gpus->currentIndex().row();
    if (row < 0 || !m_gpuModel->isOwn(row))
        return;
    const QString gpu = m_gpuModel->gpuAt(row);
    editWorkload(tr("Use same figures on %1").arg(gpu),
                 [name = gpu.toStdString()](Workload& w) { w.byGpu.erase(name); });
}

void WorkloadForm::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    const pricing::Scenario& s = plan->scenarios.at(scenario);
    const Workload& w = s.workload;
    const QString model = QString::fromStdString(w.model);
    if (m_model->text() != model && !m_model->isModified())
        m_model->setText(model);
    m_model->setModified(false);
    const auto tokens = [](NumberField* field, const std::optional<pricing::TokenCount>& count) {
        count ? field->show(count->mean) : field->showAbsent(QStringLiteral("–"));
    };
    tokens(m_inputTokens, w.inputTokens);
    tokens(m_outputTokens, w.outputTokens);
    if (const auto* d = std::get_if<pricing::Distribution>(&w.service))
        m_service->show(*d);
    else
        m_service->showSpecial();
    m_concurrency->show(w.concurrency);
    m_targets->show(w.targets);
    m_timeout->show(w.requestTimeoutS.value_or(0));
    m_arrivals->show(s.traffic.burstiness);
    m_amounts->show(plan, scenario, packs);
    m_estimate->show(plan, scenario, packs);
    m_gpuModel->show(s, packs,
                     [this](const std::string& gpu) { return m_estimate->model().secondsOn(gpu); });
    enableGpuButtons();
    m_form->setRowVisible(m_ownSeconds, m_gpuModel->everyGpuHasOwnSeconds());
    fitGpuRows();
    m_gpus->setVisible(m_gpuModel->rowCount() > 0);
    m_fromBenchmark->setVisible(m_gpuModel->rowCount() > 0);
    showSummary(s, plan->month.value());
}

/// Two lines where a source needs them.
void WorkloadForm::fitGpuRows() {
    const QFontMetrics metrics(m_gpus->font());
    int height = kTableRow + 2;
    for (int row = 0; row < m_gpuModel->rowCount(); ++row) {
        const QString text = m_gpuModel->index(row, GpuTableModel::source).data().toString();
        const int room = m_gpus->columnWidth(GpuTableModel::source) - 8;
        const bool tall = metrics.horizontalAdvance(text) > room;
        m_gpus->setRowHeight(row, tall ? kTallTableRow : kTableRow);
        height += m_gpus->rowHeight(row);
    }
    m_gpus->setFixedHeight(height);
}

void WorkloadForm::showSummary(const pricing::Scenario& scenario, double monthHours) {
    const Workload& w = scenario.workload;
    const double in = w.inputTokens ? w.inputTokens->mean : 0;
    const double out = w.outputTokens ? w.outputTokens->mean : 0;
    const double requests =
        scenario.traffic.requestsPerWeek() * monthHours / pricing::kHoursPerWeek;
    m_summary->setVisible(in + out > 0 && requests > 0);
    if (in + out > 0)
        m_summary->setText(tr("%1 tokens / month, %2 of them input.")
                               .arg(count(requests * (in + out)), percent(in / (in + out))));
}

} // namespace ui
