// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/meter_section.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

namespace ui {

using namespace pricing;
using MeterPatch = OfferPatch::MeterPatch;

namespace {

QString phaseWord(Phase phase) {
    switch (phase) {
    case Phase::queue:
        return QObject::tr("Queue");
    case Phase::pull:
        return QObject::tr("Image pull");
    case Phase::load:
        return QObject::tr("Load");
    case Phase::execute:
        return QObject::tr("Busy");
    case Phase::idle:
        return QObject::tr("Idle");
    case Phase::drain:
        return QObject::tr("Stopping");
    }
    return {};
}

QString phaseTip(Phase phase) {
    switch (phase) {
    case Phase::queue:
        return QObject::tr("The request waits for a machine to be found");
    case Phase::pull:
        return QObject::tr("The container image is fetched");
    case Phase::load:
        return QObject::tr("Weights are loaded and the runtime starts");
    case Phase::execute:
        return QObject::tr("At least one request is running");
    case Phase::idle:
        return QObject::tr("Warm without a request, inside the idle timeout");
    case Phase::drain:
        return QObject::tr("The worker is being stopped");
    }
    return {};
}

constexpr int kLabelWidth = 72;

QString billedWord(bool billed) {
    return billed ? QObject::tr("billed") : QObject::tr("free");
}

} // namespace

MeterSection::MeterSection(QWidget* parent)
    : InspectorSection("meterSection", parent, kLabelWidth) {
    addPhases();
    addSteps();
    addKeepWarm();
}

void MeterSection::changeMeter(const QString& text, std::function<void(MeterPatch&)> change,
                               quint64 gesture) {
    emit changeRequested(
        text,
        [change](OfferChoice& c) {
            change(overrideOf(c).meter);
            dropEmptyOverride(c);
        },
        gesture);
}

void MeterSection::addPhases() {
    for (int i = 0; i < kPhases; ++i) {
        const Phase phase = Phase(i);
        const QString key = QString("phase%1").arg(i);
        auto* box = new PhaseBox(tr("billed"));
        box->setObjectName(key);
        box->setAccessibleName(tr("%1 is billed").arg(phaseWord(phase)));
        box->setToolTip(phaseTip(phase));
        box->assumed = assumedBilled(phase);
        const FigureRow row = addRow(key, phaseWord(phase), box);
        m_phases[i] = {box, row.reset, row.standard, row};
        connect(box, &QCheckBox::clicked, this, [this, phase, box] {
            changeMeter(tr("Change billing of %1").arg(phaseWord(phase).toLower()),
                        [phase, on = box->checkState() == Qt::Checked](MeterPatch& m) {
                            m.phases[phase] = on;
                        });
        });
        whenReset(row, tr("billing of %1").arg(phaseWord(phase).toLower()),
                  [phase](OfferChoice& c) {
                      overrideOf(c).meter.phases.erase(phase);
                      dropEmptyOverride(c);
                  });
    }
}

void MeterSection::addSteps() {
    m_granularity = new NumberField("granularity", tr("Billing step"), {0.001, 86400, 3});
    m_granularity->setUnit("s");
    m_granularityRow = addRow("granularity", tr("Billed &by"), m_granularity);
    connect(m_granularity, &NumberField::edited, this, [this](double s, quint64 gesture) {
        changeMeter(
            tr("Change billing step"), [s](MeterPatch& m) { m.granularityS = s; }, gesture);
    });
    whenReset(m_granularityRow, tr("billing step"), [](OfferChoice& c) {
        overrideOf(c).meter.granularityS.reset();
        dropEmptyOverride(c);
    });
    m_minimum = new NumberField("minimumBilled", tr("Least time billed"), {0, 1e7, 3});
    m_minimum->setUnit("s");
    m_minimumRow = addRow("minimumBilled", tr("At least"), m_minimum);
    connect(m_minimum, &NumberField::edited, this, [this](double s, quint64 gesture) {
        changeMeter(
            tr("Change least time billed"), [s](MeterPatch& m) { m.minimumS = s; }, gesture);
    });
    whenReset(m_minimumRow, tr("least time billed"), [](OfferChoice& c) {
        overrideOf(c).meter.minimumS.reset();
        dropEmptyOverride(c);
    });
    for (NumberField* field : {m_granularity, m_minimum})
        connect(field, &NumberField::problem, this, &InspectorSection::problem);
}

void MeterSection::addKeepWarm() {
    m_rounding = new ChoiceBox;
    m_rounding->setObjectName("rounding");
    m_rounding->setToolTip(tr("Rounded up: once from the start of a worker to its stop"));
    m_roundingRow = addRow("rounding", tr("Rounding"), m_rounding);
    connect(m_rounding, &QComboBox::activated, this, [this](int i) {
        changeMeter(tr("Change rounding"), [i](MeterPatch& m) { m.rounding = Rounding(i); });
    });
    whenReset(m_roundingRow, tr("rounding"), [](OfferChoice& c) {
        overrideOf(c).meter.rounding.reset();
        dropEmptyOverride(c);
    });
    m_keepWarm = new ChoiceBox;
    m_keepWarm->setObjectName("keepWarmRate");
    m_keepWarmRow = addRow("keepWarmRate", tr("Keep-warm"), m_keepWarm);
    connect(m_keepWarm, &QComboBox::activated, this, [this](int i) {
        changeMeter(tr("Change keep-warm rate"), [i](MeterPatch& m) { m.keepWarm = KeepWarm(i); });
    });
    whenReset(m_keepWarmRow, tr("keep-warm rate"), [](OfferChoice& c) {
        overrideOf(c).meter.keepWarm.reset();
        dropEmptyOverride(c);
    });
    for (QComboBox* box : {m_rounding, m_keepWarm}) {
        box->setMinimumContentsLength(6);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
}

void MeterSection::showPhase(int i, const OfferView& view) {
    const Phase phase = Phase(i);
    const auto now = view.offer.meter.stated(phase);
    const auto stated = view.stated.meter.stated(phase);
    PhaseRow& row = m_phases[i];
    row.box->setTristate(!now);
    row.box->setCheckState(!now ? Qt::PartiallyChecked : *now ? Qt::Checked : Qt::Unchecked);
    row.box->setText(now ? tr("billed") : tr("assumed %1").arg(billedWord(assumedBilled(phase))));
    row.box->setToolTip(now ? phaseTip(phase)
                            : phaseTip(phase) + tr(". No source states whether it is billed."));
    QString standard = stated ? billedWord(*stated) : tr("not stated");
    for (const Dispute& dispute : view.offer.disputes)
        if (dispute.phase == phase)
            standard = tr("disputed");
    row.row.setDefault(standard, view.patch.meter.phases.count(phase) > 0);
    for (const Dispute& dispute : view.offer.disputes)
        if (dispute.phase == phase)
            row.remark->setToolTip(
                tr("%1 (%2). Priced both ways: %3 at the cheap end, %4 at the dear end.")
                    .arg(QString::fromStdString(dispute.note),
                         shortDate(QString::fromStdString(dispute.asOf)), billedWord(dispute.low),
                         billedWord(dispute.high)));
}

void MeterSection::show(const OfferView& view) {
    QStringList billedPhases;
    for (int i = 0; i < kPhases; ++i) {
        showPhase(i, view);
        if (billed(view.offer.meter, Phase(i)))
            billedPhases << phaseWord(Phase(i)).toLower();
    }
    m_summary = billedPhases.size() == kPhases ? tr("every phase")
                                               : billedPhases.join(QStringLiteral(", "));
    const Meter& now = view.offer.meter;
    const Meter& stated = view.stated.meter;
    const MeterPatch& own = view.patch.meter;
    m_granularity->show(now.granularityS);
    m_granularityRow.setDefault(duration(stated.granularityS), own.granularityS.has_value());
    m_minimum->show(now.minimumS);
    m_minimumRow.setDefault(duration(stated.minimumS), own.minimumS.has_value());
    const QStringList roundings{tr("Exact"), tr("Rounded up")};
    fillChoices(m_rounding, roundings, int(stated.rounding), int(now.rounding));
    m_roundingRow.setDefault(roundings[int(stated.rounding)], own.rounding.has_value());
    const QStringList rates{tr("Free"), tr("Usual rate"), tr("Always-on rate")};
    fillChoices(m_keepWarm, rates, int(stated.keepWarm), int(now.keepWarm));
    m_keepWarmRow.setDefault(rates[int(stated.keepWarm)], own.keepWarm.has_value());
    m_keepWarmRow.setVisible(!view.isFixedFleet());
}

} // namespace ui
