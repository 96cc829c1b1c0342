// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/policy_section.h"

#include "document/file_limits.h"
#include "ui/fields/choice_box.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/offers/scaler_figures.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace pricing;

namespace {

constexpr int kMostWorkers = 10000;

std::optional<double> plainCount(const std::optional<WorkerCount>& count) {
    const auto* number = count ? std::get_if<int>(&*count) : nullptr;
    return number ? std::optional<double>(*number) : std::nullopt;
}

/// Two scalers stop workers by delays of their own, whatever the idle timeout.
bool stopsIdleWorkers(const Policy& policy) {
    return !policy.scaler || (!std::holds_alternative<AverageLoadScaler>(*policy.scaler) &&
                              !std::holds_alternative<WindowsScaler>(*policy.scaler));
}

/// How a fixed fleet is sized, in the order of the menu.
enum class Sizing { automatic, number, spikes, schedule };

Sizing sizingOf(const FixedWorkers& workers) {
    if (const auto* count = std::get_if<WorkerCount>(&workers))
        return std::holds_alternative<int>(*count) ? Sizing::number : Sizing::schedule;
    return std::holds_alternative<SpikeWorkers>(workers) ? Sizing::spikes : Sizing::automatic;
}

/// What a kind of sizing begins with.
FixedWorkers sized(Sizing sizing) {
    constexpr int kWorkingHours = 42; // of a week: six a day
    if (sizing == Sizing::automatic)
        return AutoWorkers{};
    if (sizing == Sizing::spikes)
        return SpikeWorkers{1, 1, kWorkingHours};
    return WorkerCount(1);
}

template <class T> std::optional<double> asNumber(const std::optional<T>& value) {
    return value ? std::optional<double>(*value) : std::nullopt;
}

void makeNarrow(QComboBox* box, const QString& objectName, const QString& accessible) {
    box->setObjectName(objectName);
    box->setAccessibleName(accessible);
    box->setMinimumContentsLength(6);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

} // namespace

std::vector<PolicySection::Number> PolicySection::numbers() {
    return {
        {"minWorkers", tr("M&in workers"), tr("min workers"), tr("warm"), "0", 0, kMostWorkers, 0,
         [](const Policy& p) { return plainCount(p.minWorkers); },
         [](Policy& p, std::optional<double> v) {
             v ? p.minWorkers = WorkerCount(int(*v)) : p.minWorkers = std::nullopt;
         }},
        {"maxWorkers", tr("Ma&x workers"), tr("max workers"), "", "3", 0, kMostWorkers, 0,
         [](const Policy& p) { return asNumber(p.maxWorkers); },
         [](Policy& p, std::optional<double> v) {
             v ? p.maxWorkers = int(*v) : p.maxWorkers = std::nullopt;
         }},
        {"spareWorkers", tr("Spare workers"), tr("spare workers"), "", "0", 0, kMostWorkers, 0,
         [](const Policy& p) { return asNumber(p.spareWorkers); },
         [](Policy& p, std::optional<double> v) {
             v ? p.spareWorkers = int(*v) : p.spareWorkers = std::nullopt;
         }},
        {"idleTimeout", tr("&Idle timeout"), tr("idle timeout"), "s", "5", 0, 86400, 2,
         [](const Policy& p) { return p.idleTimeoutS; },
         [](Policy& p, std::optional<double> v) { p.idleTimeoutS = v; }},
        {"workerRequests", tr("At once"), tr("requests at once"), "", tr("workload's"), 1, 4096, 0,
         [](const Policy& p) { return asNumber(p.concurrency); },
         [](Policy& p, std::optional<double> v) {
             v ? p.concurrency = int(*v) : p.concurrency = std::nullopt;
         }},
        {"workerGpus", tr("GPUs each"), tr("GPUs of a worker"), "", tr("offer's"), 1,
         document::kMostGpus, 0, [](const Policy& p) { return asNumber(p.gpusPerWorker); },
         [](Policy& p, std::optional<double> v) {
             v ? p.gpusPerWorker = int(*v) : p.gpusPerWorker = std::nullopt;
         }},
    };
}

PolicySection::PolicySection(QWidget* parent)
    : InspectorSection("policySection", parent), m_numbers(numbers()) {
    addWorkers();
    addNumbers();
    addScaler();
    addChoices();
}

void PolicySection::change(const QString& text, std::function<void(Policy&)> change,
                           quint64 gesture) {
    emit changeRequested(
        text, [change](OfferChoice& c) { change(c.policy); }, gesture);
}

void PolicySection::addNumbers() {
    for (Number& n : m_numbers) {
        n.field = new NumberField(n.key, n.figure, {n.low, n.high, n.decimals});
        n.field->setUnit(n.unit);
        n.row = addRow(n.key, n.label, n.field);
        connect(n.field, &NumberField::problem, this, &InspectorSection::problem);
        connect(n.field, &NumberField::edited, this,
                [this, set = n.set, figure = n.figure](double v, quint64 gesture) {
                    change(
                        tr("Change %1").arg(figure), [set, v](Policy& p) { set(p, v); }, gesture);
                });
        whenReset(n.row, n.figure, [set = n.set](OfferChoice& c) { set(c.policy, std::nullopt); });
        if (n.key == "minWorkers")
            addSchedule();
    }
}

void PolicySection::addSchedule() {
    m_schedule = new QLabel(tr("by hour"));
    m_schedule->setObjectName("minSchedule");
    m_clearSchedule = new QPushButton(tr("Clear"));
    m_clearSchedule->setObjectName("clearSchedule");
    m_clearSchedule->setToolTip(tr("Keep the documented number warm instead"));
    m_scheduleRow = addRow("minSchedule", tr("Min workers"),
                           FormGrid::sideBySide({m_schedule, m_clearSchedule}), m_clearSchedule);
    connect(m_clearSchedule, &QPushButton::clicked, this,
            [this] { change(tr("Clear schedule"), [](Policy& p) { p.minWorkers.reset(); }); });
}

void PolicySection::addScaler() {
    m_scaler = new ChoiceBox;
    makeNarrow(m_scaler, "scaler", tr("Scaler"));
    m_scalerRow = addRow("scaler", tr("&Scaler"), m_scaler);
    connect(m_scaler, &QComboBox::activated, this, [this](int i) {
        const auto scaler = scalerOfKind(scalerKinds()[i].toStdString());
        if (scaler && scaler->index() != m_scalerNow.index())
            change(tr("Change scaler"), [scaler](Policy& p) { p.scaler = scaler; });
    });
    whenReset(m_scalerRow, tr("scaler"), [](OfferChoice& c) { c.policy.scaler.reset(); });
    for (int i = 0; i < int(m_arguments.size()); ++i) {
        const QString key = QString("scalerFigure%1").arg(i);
        m_arguments[i] = new NumberField(key, tr("Figure of the scaler"), {0, 86400, 2});
        m_argumentRows[i] = addRow(key, {}, m_arguments[i]);
        connect(m_arguments[i], &NumberField::problem, this, &InspectorSection::problem);
        connect(
            m_arguments[i], &NumberField::edited, this, [this, i](double shown, quint64 gesture) {
                const double value = shown / figuresOf(m_scalerNow)[i].shown;
                change(
                    tr("Change scaler"),
                    [s = withFigure(m_scalerNow, i, value)](Policy& p) { p.scaler = s; }, gesture);
            });
        connect(m_argumentRows[i].reset, &QToolButton::clicked, this, [this, i] {
            const Scaler back = withFigure(m_scalerNow, i, figuresOf(m_scalerStandard)[i].value);
            change(tr("Reset scaler"), [back, standard = m_scalerStandard](Policy& p) {
                back == standard ? p.scaler = std::nullopt : p.scaler = back;
            });
        });
    }
}

void PolicySection::addWorkers() {
    m_sizing = new ChoiceBox;
    makeNarrow(m_sizing, "fleetSizing", tr("How many workers"));
    m_fixedCount = new NumberField("workers", tr("Workers"), {0, kMostWorkers, 0});
    auto* both = FormGrid::sideBySide({m_sizing, m_fixedCount});
    m_workersRow = addRow("workers", tr("&Workers"), both, m_sizing);
    connect(m_sizing, &QComboBox::activated, this, [this](int i) {
        const auto sizing = Sizing(i);
        if (sizing != Sizing::schedule) // that one is made hour by hour
            change(tr("Change workers"), [sizing](Policy& p) { p.workers = sized(sizing); });
    });
    connect(m_fixedCount, &NumberField::problem, this, &InspectorSection::problem);
    connect(m_fixedCount, &NumberField::edited, this, [this](double v, quint64 gesture) {
        change(
            tr("Change workers"), [v](Policy& p) { p.workers = FixedWorkers(WorkerCount(int(v))); },
            gesture);
    });
    whenReset(m_workersRow, tr("workers"), [](OfferChoice& c) { c.policy.workers.reset(); });
    addSpikes();
}

// Hugging Face's rule: rate × (hours × min + scale-up hours × added).
void PolicySection::addSpikes() {
    struct {
        const char* key;
        QString label, figure, unit, tip;
        int SpikeWorkers::*value;
        int least, most;
    } const figures[] = {
        {"spikeMin", tr("At least"), tr("workers in every hour"), tr("workers"),
         tr("Workers in every hour of the week"), &SpikeWorkers::least, 0, kMostWorkers},
        {"spikeAdded", tr("Added"), tr("workers added in spikes"), tr("workers"),
         tr("Workers added in the busiest hours"), &SpikeWorkers::added, 0, kMostWorkers},
        {"spikeHours", tr("Spikes"), tr("hours of spikes"), tr("h a week"),
         tr("How many hours of the week they are added in: those with the most traffic"),
         &SpikeWorkers::hours, 0, int(kHoursPerWeek)},
    };
    for (const auto& f : figures) {
        SpikeFigure s{
            f.value, new NumberField(f.key, f.figure, {double(f.least), double(f.most), 0}), {}};
        s.field->setUnit(f.unit);
        s.field->setToolTip(f.tip);
        s.row = addRow(f.key, f.label, s.field);
        takeRoomOfReset(s.row);
        connect(s.field, &NumberField::problem, this, &InspectorSection::problem);
        connect(s.field, &NumberField::edited, this,
                [this, value = f.value, figure = f.figure](double v, quint64 gesture) {
                    SpikeWorkers spikes = m_spikesNow;
                    spikes.*value = int(v);
                    change(
                        tr("Change %1").arg(figure), [spikes](Policy& p) { p.workers = spikes; },
                        gesture);
                });
        m_spikes.push_back(s);
    }
}

void PolicySection::addChoices() {
    m_routing = new ChoiceBox;
    makeNarrow(m_routing, "routing", tr("Routing"));
    m_routingRow = addRow("routing", tr("&Routing"), m_routing);
    connect(m_routing, &QComboBox::activated, this, [this](int i) {
        change(tr("Change routing"), [i](Policy& p) { p.routing = Routing(i); });
    });
    whenReset(m_routingRow, tr("routing"), [](OfferChoice& c) { c.policy.routing.reset(); });
    m_whenFull = new ChoiceBox;
    makeNarrow(m_whenFull, "whenFull", tr("When every worker is full"));
    m_whenFullRow = addRow("whenFull", tr("When &full"), m_whenFull);
    connect(m_whenFull, &QComboBox::activated, this, [this](int i) {
        change(tr("Change when full"), [i](Policy& p) { p.whenFull = WhenFull(i); });
    });
    whenReset(m_whenFullRow, tr("when full"), [](OfferChoice& c) { c.policy.whenFull.reset(); });
}

void PolicySection::show(const OfferView& view) {
    showWorkers(view);
    showNumbers(view);
    showSchedule(view);
    showScaler(view);
    showChoices(view);
}

void PolicySection::showNumbers(const OfferView& view) {
    for (Number& n : m_numbers) {
        const auto value = n.get(view.filled);
        const auto standard = n.get(view.offer.defaults);
        value ? n.field->show(*value) : n.field->showAbsent(n.absent);
        const QString unit = n.key == "idleTimeout" ? kThinSpace + QStringLiteral("s") : QString();
        n.row.setDefault(standard ? tr("%1").arg(QString::number(*standard)) + unit
                                  : tr("%1").arg(n.absent),
                         n.get(view.set).has_value() && n.get(view.set) != standard);
        const bool scales = n.key != "workerRequests" && n.key != "workerGpus";
        const bool stops = n.key != "idleTimeout" || stopsIdleWorkers(view.filled);
        n.row.setVisible(!scales || (!view.isFixedFleet() && stops));
    }
}

void PolicySection::showSchedule(const OfferView& view) {
    const bool schedule =
        view.filled.minWorkers && std::holds_alternative<std::vector<int>>(*view.filled.minWorkers);
    m_scheduleRow.setVisible(schedule && !view.isFixedFleet());
    m_scheduleRow.reset->hide();
    m_scheduleRow.standard->hide();
    if (schedule)
        m_numbers.front().row.setVisible(false);
}

void PolicySection::showScaler(const OfferView& view) {
    m_scalerNow = view.filled.scaler.value_or(Scaler{FixedScaler{}});
    const Scaler stated = view.offer.defaults.scaler.value_or(Scaler{FixedScaler{}});
    m_scalerStandard = stated.index() == m_scalerNow.index()
                           ? stated
                           : scalerOfKind(kindName(m_scalerNow)).value_or(m_scalerNow);
    const auto kinds = scalerKinds();
    const auto place = [&](const Scaler& s) {
        const auto kind = kindName(s);
        return int(std::find(kinds.begin(), kinds.end(),
                             QString::fromUtf8(kind.data(), int(kind.size()))) -
                   kinds.begin());
    };
    QStringList words;
    for (const QString& kind : kinds)
        words << scalerWord(kind);
    fillChoices(m_scaler, words, place(stated), place(m_scalerNow));
    m_scalerRow.setDefault(words[place(stated)], view.set.scaler && *view.set.scaler != stated);
    m_scalerRow.setVisible(view.offer.mode == OfferMode::serverless || !view.isFixedFleet());
    const auto figures = figuresOf(m_scalerNow);
    const auto standard = figuresOf(m_scalerStandard);
    for (int i = 0; i < int(m_arguments.size()); ++i) {
        const bool used = i < int(figures.size());
        m_argumentRows[i].setVisible(used);
        if (!used)
            continue;
        const ScalerFigure& f = figures[i];
        m_argumentRows[i].label->setText(f.label);
        m_arguments[i]->setLimits(f.range.low, f.range.high);
        m_arguments[i]->setUnit(f.unit);
        m_arguments[i]->setWhat(tr("%1 of the scaler").arg(f.label));
        m_arguments[i]->show(f.value * f.shown);
        m_argumentRows[i].setDefault(QString::number(standard[i].value * f.shown) +
                                         (f.unit.isEmpty() ? QString() : kThinSpace + f.unit),
                                     f.value != standard[i].value);
    }
}

void PolicySection::showWorkers(const OfferView& view) {
    m_workersRow.setVisible(view.isFixedFleet());
    const FixedWorkers now = view.filled.workers.value_or(FixedWorkers{AutoWorkers{}});
    const auto* count = std::get_if<WorkerCount>(&now);
    const Sizing sizing = sizingOf(now);
    const bool schedule = sizing == Sizing::schedule;
    QStringList words{tr("Auto"), tr("Number"), tr("Spikes")};
    if (schedule)
        words << tr("Schedule");
    fillChoices(m_sizing, words, -1, int(sizing));
    m_sizing->setToolTip(tr("Auto: the fewest workers that meet the target. Spikes: more of them "
                            "in the hours with the most traffic"));
    m_fixedCount->setVisible(count && !schedule && view.isFixedFleet());
    if (count && !schedule)
        m_fixedCount->show(std::get<int>(*count));
    m_workersRow.setDefault(tr("auto"), view.set.workers.has_value());
    showSpikes(view);
}

void PolicySection::showSpikes(const OfferView& view) {
    const auto* spikes =
        view.filled.workers ? std::get_if<SpikeWorkers>(&*view.filled.workers) : nullptr;
    for (const SpikeFigure& s : m_spikes) {
        s.row.setVisible(spikes && view.isFixedFleet());
        s.row.reset->hide();
        if (spikes)
            s.field->show(spikes->*s.figure);
    }
    if (spikes)
        m_spikesNow = *spikes;
}

void PolicySection::showChoices(const OfferView& view) {
    const QStringList routings{tr("Newest first"), tr("Least loaded"), tr("Round robin")};
    const Routing usual =
        view.isFixedFleet() || view.concurrency > 1 ? Routing::leastLoaded : Routing::newest;
    const Routing routing = view.offer.defaults.routing.value_or(usual);
    fillChoices(m_routing, routings, int(routing), int(view.filled.routing.value_or(usual)));
    m_routingRow.setDefault(routings[int(routing)],
                            view.set.routing && *view.set.routing != routing);
    const QStringList answers{tr("Queue"), tr("Reject")};
    const WhenFull full = view.offer.defaults.whenFull.value_or(WhenFull::queue);
    fillChoices(m_whenFull, answers, int(full), int(view.filled.whenFull.value_or(full)));
    m_whenFullRow.setDefault(answers[int(full)], view.set.whenFull && *view.set.whenFull != full);
}

} // namespace ui
