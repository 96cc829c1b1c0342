// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/start_builder.h"

#include "pricing/cold_start_presets.h"
#include "ui/cold_starts/start_bar.h"
#include "ui/fields/choice_box.h"
#include "ui/fields/distribution_field.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/offers/offer_view.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using pricing::ColdStartParts;
using pricing::Distribution;
using pricing::Snapshot;

namespace {

constexpr int kLabelWidth = 66, kRoomOfScrollBar = 24;
constexpr double kMostGb = 9'999, kMostSeconds = 86'400, kMostHosts = 9'999, kLeastRate = 0.01;

/// Figures that a start of today's size has, until a person or a preset says others.
ColdStartParts usualParts() {
    ColdStartParts parts;
    parts.imageGb = 8;
    parts.weightsGb = 16;
    parts.initialisation = pricing::Constant{6};
    return parts;
}

QString hostsUnit() {
    return QObject::tr("hosts");
}

QString text(std::string_view words) {
    return QString::fromUtf8(words.data(), int(words.size()));
}

QString sourceOf(const pricing::ColdStartPreset& preset) {
    QString said = QObject::tr("%1. %2").arg(text(preset.figures), text(preset.source));
    if (!preset.asOf.empty())
        said += QStringLiteral(", ") + text(preset.asOf);
    return said + QStringLiteral(", ") + evidenceWord(preset.evidence);
}

/// How often starts would be restored at a few rates; their law is an assumption.
QString lawOf(const Snapshot& snapshot) {
    constexpr double kSecondsPerDay = 86'400;
    const auto at = [&](double perDay) {
        return percent(snapshot.shareAt(perDay / kSecondsPerDay));
    };
    return QObject::tr("Of 10, 100 and 1,000 starts a day %1, %2 and %3 are restored: more traffic "
                       "leaves more copies. The law is an assumption.")
        .arg(at(10), at(100), at(1000));
}

QString shortDuration(double seconds) {
    return duration(seconds).remove(QStringLiteral(".0"));
}

} // namespace

StartBuilder::StartBuilder(QWidget* parent)
    : QWidget(parent), m_parts(usualParts()), m_form(new FormGrid(kLabelWidth)),
      m_problem(new ProblemLine("startProblem")), m_presets(new ChoiceBox),
      m_source(FormGrid::remark({})), m_modelWeights(new QCheckBox), m_copiedWeights(new QCheckBox),
      m_bar(new StartBar), m_sum(new QLabel), m_law(FormGrid::remark({})) {
    setObjectName("startBuilder");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    addPresets();
    addImage();
    addWeights();
    addTimes();
    addSnapshot();
    addCopies();
    for (QWidget* part : std::initializer_list<QWidget*>{m_form, m_law, m_bar, m_sum, m_problem})
        column->addWidget(part);
    m_law->setObjectName("startLaw");
    m_sum->setObjectName("startSum");
    m_sum->setFont(ui::font(Type::interface_, true));
    for (QLabel* label : {m_law, m_sum, m_source}) {
        label->setWordWrap(true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    showFigures();
}

void StartBuilder::addPresets() {
    m_presets->setObjectName("startPreset");
    m_presets->setAccessibleName(tr("A published cold start"));
    m_presets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_presets->setMinimumContentsLength(12);
    m_presets->addItem(tr("Own figures"));
    for (const auto& preset : pricing::coldStartPresets()) {
        m_presets->addItem(text(preset.title));
        m_presets->setItemData(m_presets->count() - 1, sourceOf(preset), Qt::ToolTipRole);
    }
    auto* list = m_presets->view(); // as wide as what it names
    list->setMinimumWidth(list->sizeHintForColumn(0) + kRoomOfScrollBar);
    m_source->setObjectName("startSource");
    m_form->addRow(tr("&From"), m_presets);
    m_form->addWide(m_source);
    connect(m_presets, &QComboBox::activated, this, &StartBuilder::choose);
}

NumberField* StartBuilder::add(const char* name, const QString& what, const QString& unit,
                               double least,
                               std::function<std::optional<double>(const ColdStartParts&)> get,
                               std::function<void(ColdStartParts&, double)> set,
                               const QString& absent) {
    const double most = unit == u's'          ? kMostSeconds
                        : unit == u'%'        ? 100
                        : unit == hostsUnit() ? kMostHosts
                                              : kMostGb;
    auto* field = new NumberField(QString::fromLatin1(name), what, {least, most, 2});
    field->setUnit(unit);
    field->setToolTip(what);
    connect(field, &NumberField::problem, m_problem, &ProblemLine::say);
    connect(field, &NumberField::edited, this,
            [this, set](double value) { change([&](auto& parts) { set(parts, value); }); });
    m_figures.push_back({field, std::move(get), absent});
    return field;
}

NumberField* StartBuilder::addTime(const char* name, const QString& what,
                                   Distribution ColdStartParts::*part) {
    return add(
        name, what, "s", 0, [part](const ColdStartParts& p) { return pricing::mean(p.*part); },
        [part](ColdStartParts& p, double s) { p.*part = withMean(p.*part, s); });
}

void StartBuilder::addImage() {
    auto* image = add(
        "startImage", tr("Size of the container image"), "GB", 0,
        [](const auto& p) { return p.imageGb; }, [](auto& p, double v) { p.imageGb = v; });
    auto* pull = add(
        "startPull", tr("Rate at which the image is pulled"), "GB/s", kLeastRate,
        [](const auto& p) { return p.pullGbPerS; }, [](auto& p, double v) { p.pullGbPerS = v; });
    auto* cached = add(
        "startCached", tr("Starts whose machine has the image already"), "%", 0,
        [](const auto& p) { return p.imageCachedShare * 100; },
        [](auto& p, double v) { p.imageCachedShare = v / 100; });
    m_form->addRow(tr("Image"), FormGrid::sideBySide({image, FormGrid::remark(tr("at")), pull}),
                   image);
    m_form->addRow(tr("Cached"), FormGrid::sideBySide({cached, FormGrid::remark(tr("of starts"))}),
                   cached);
}

void StartBuilder::addWeights() {
    auto* weights = add(
        "startWeights", tr("Size of the weights"), "GB", 0,
        [](const auto& p) { return p.weightsGb; }, [](auto& p, double v) { p.weightsGb = v; },
        tr("model's"));
    auto* load = add(
        "startLoad", tr("Rate at which the weights are loaded"), "GB/s", kLeastRate,
        [](const auto& p) { return p.loadGbPerS; }, [](auto& p, double v) { p.loadGbPerS = v; });
    m_modelWeights->setObjectName("startModelWeights");
    m_modelWeights->setText(tr("those of the workload's model"));
    m_modelWeights->setToolTip(tr("As large as the model's parameters and their precision say"));
    connect(m_modelWeights, &QCheckBox::clicked, this, [this](bool on) {
        change([on](auto& parts) {
            parts.weightsGb = on ? std::nullopt : std::optional(*usualParts().weightsGb);
        });
    });
    m_form->addRow(tr("Weights"), FormGrid::sideBySide({weights, FormGrid::remark(tr("at")), load}),
                   weights);
    m_form->addRow({}, m_modelWeights);
}

void StartBuilder::addTimes() {
    const auto row = [this](const QString& label, NumberField* field, const QString& remark) {
        m_form->addRow(label, FormGrid::sideBySide({field, FormGrid::remark(remark)}), field);
    };
    row(tr("Machine"),
        addTime("startMachine", tr("Wait until a machine is found"), &ColdStartParts::machineWait),
        tr("until one is found"));
    row(tr("Initialise"),
        addTime("startInitialise", tr("Imports and the GPU's context"),
                &ColdStartParts::initialisation),
        tr("imports, GPU context"));
    row(tr("Compile"), addTime("startCompile", tr("Compilation"), &ColdStartParts::compile),
        tr("kernels, graphs"));
    row(tr("Warm up"),
        addTime("startWarmUp", tr("First requests of a warm-up"), &ColdStartParts::warmUp),
        tr("first requests"));
}

void StartBuilder::addSnapshot() {
    auto* share = add(
        "startRestored", tr("Starts restored from a snapshot where there is a copy"), "%", 0,
        [](const auto& p) { return p.snapshot ? p.snapshot->probability * 100 : 0; },
        [](auto& p, double v) {
            if (v > 0 && !p.snapshot)
                p.snapshot = Snapshot{pricing::Constant{5}};
            v > 0 ? void(p.snapshot->probability = v / 100) : p.snapshot.reset();
        });
    m_restore = add(
        "startRestore", tr("Time to restore a snapshot"), "s", 0,
        [](const auto& p) {
            return p.snapshot ? std::optional(pricing::mean(p.snapshot->restore)) : std::nullopt;
        },
        [](auto& p, double v) {
            if (p.snapshot)
                p.snapshot->restore = withMean(p.snapshot->restore, v);
        });
    m_form->addRow(tr("Restored"),
                   FormGrid::sideBySide({share, FormGrid::remark(tr("at best, in")), m_restore}),
                   share);
}

void StartBuilder::addCopies() {
    auto* kept = add(
        "startKept", tr("Mean time for which a host keeps a copy"), "s", 1,
        [](const auto& p) {
            return p.snapshot ? std::optional(p.snapshot->lifetimeS) : std::nullopt;
        },
        [](auto& p, double v) {
            if (p.snapshot)
                p.snapshot->lifetimeS = v;
        });
    m_hosts = add(
        "startHosts", tr("Hosts that share the starts"), hostsUnit(), 1,
        [](const auto& p) { return p.snapshot ? std::optional(p.snapshot->hosts) : std::nullopt; },
        [](auto& p, double v) {
            if (p.snapshot)
                p.snapshot->hosts = v;
        });
    m_copiedWeights->setObjectName("startCopiedWeights");
    m_copiedWeights->setText(tr("with the weights in it"));
    m_copiedWeights->setToolTip(tr("Else the weights are loaded before the snapshot is restored"));
    connect(m_copiedWeights, &QCheckBox::clicked, this, [this](bool on) {
        change([on](auto& parts) {
            if (parts.snapshot)
                parts.snapshot->includesWeights = on;
        });
    });
    auto* copies = FormGrid::sideBySide({kept, FormGrid::remark(tr("on")), m_hosts});
    m_form->addRow(tr("Copy kept"), copies, kept);
    m_form->addRow({}, m_copiedWeights);
    m_ofSnapshot = {copies, m_copiedWeights};
}

void StartBuilder::choose(int at) {
    m_preset.clear();
    if (at > 0) {
        const auto& preset = pricing::coldStartPresets()[std::size_t(at) - 1];
        m_preset = std::string(preset.name);
        m_parts = preset.parts;
    }
    showFigures();
    emit edited();
}

void StartBuilder::change(const std::function<void(ColdStartParts&)>& change) {
    change(m_parts);
    m_preset.clear(); // no longer what was published
    showFigures();
    emit edited();
}

double StartBuilder::seconds() const {
    return pricing::startMoments(m_parts, 0).mean;
}

void StartBuilder::show(const ColdStartParts& parts, const std::string& preset) {
    m_parts = parts;
    m_preset = preset;
    showFigures();
}

void StartBuilder::setSlot(int slot) {
    m_slot = slot;
    showFigures();
}

void StartBuilder::showFigures() {
    for (const Figure& figure : m_figures) {
        const auto value = figure.get(m_parts);
        value ? figure.field->show(*value) : figure.field->showAbsent(figure.absent);
    }
    m_modelWeights->setChecked(!m_parts.weightsGb);
    const auto* preset = m_preset.empty() ? nullptr : pricing::findColdStartPreset(m_preset);
    m_presets->setCurrentIndex(preset ? int(preset - pricing::coldStartPresets().data()) + 1 : 0);
    m_presets->setToolTip(m_presets->currentText());
    m_source->setText(preset ? sourceOf(*preset) : QString());
    m_source->setVisible(preset);
    m_bar->show(m_parts, m_slot);
    showSnapshot();
}

void StartBuilder::showSnapshot() {
    const auto& snapshot = m_parts.snapshot;
    for (QWidget* row : m_ofSnapshot)
        m_form->setRowVisible(row, snapshot.has_value());
    m_restore->setEnabled(snapshot.has_value());
    m_hosts->setUnit(snapshot && snapshot->hosts == 1 ? tr("host") : hostsUnit());
    m_copiedWeights->setChecked(snapshot && snapshot->includesWeights);
    m_law->setVisible(snapshot.has_value());
    m_law->setText(snapshot ? lawOf(*snapshot) : QString());
    QString sum = QStringLiteral("= ") + shortDuration(seconds());
    if (!m_parts.weightsGb)
        sum += tr(" and the model's weights");
    if (snapshot)
        sum += tr(", restored %1").arg(shortDuration(pricing::startMoments(m_parts, 1).mean));
    m_sum->setText(sum);
}

} // namespace ui
