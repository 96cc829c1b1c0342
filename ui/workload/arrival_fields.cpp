// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/arrival_fields.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"

#include <QComboBox>
#include <QLabel>

namespace ui {

namespace {
enum Kind { even, poisson, bursty };
Kind kindOf(double ca2) {
    return ca2 == 0 ? even : ca2 == 1 ? poisson : bursty;
}
} // namespace

ArrivalFields::ArrivalFields(QWidget* parent)
    : QWidget(parent), m_kind(new ChoiceBox),
      m_ca2(new NumberField("spacing", tr("Burstiness (c²)"), {0, 1000, 2})),
      m_wander(new NumberField("wander", tr("How far the rate wanders"), {0, 500, 1})),
      m_wanderTime(
          new NumberField("wanderTime", tr("How long the rate keeps a level"), {1, 86400, 0})) {
    hide(); // the rows live in the form that places them
    m_kind->setObjectName("arrivals");
    m_kind->setAccessibleName(tr("Arrivals"));
    m_kind->addItems({tr("Even"), tr("Poisson"), tr("Bursty")});
    m_ca2->setToolTip(tr("Squared coefficient of variation of the time between requests: "
                         "0 even, 1 Poisson, more comes in bursts"));
    m_wander->setUnit("%");
    m_wanderTime->setUnit("s");
    m_spacingRow = FormGrid::sideBySide({m_kind, FormGrid::remark(tr("burstiness c²")), m_ca2});
    m_wanderRow = FormGrid::sideBySide({m_wander, FormGrid::remark(tr("for about")), m_wanderTime});
    connect(m_kind, &QComboBox::activated, this, &ArrivalFields::kindChosen);
    connect(m_ca2, &NumberField::edited, this, [this](double value, quint64 gesture) {
        m_burstiness.spacingCa2 = value;
        emit edited(tr("Change burstiness"), m_burstiness, gesture);
    });
    connect(m_wander, &NumberField::edited, this, [this](double value, quint64 gesture) {
        m_burstiness.levelCv = value / 100;
        emit edited(tr("Change rate wander"), m_burstiness, gesture);
    });
    connect(m_wanderTime, &NumberField::edited, this, [this](double value, quint64 gesture) {
        m_burstiness.levelTimeS = value;
        emit edited(tr("Change rate wander"), m_burstiness, gesture);
    });
    for (NumberField* field : {m_ca2, m_wander, m_wanderTime})
        connect(field, &NumberField::problem, this, &ArrivalFields::problem);
}

QWidget* ArrivalFields::firstField() const {
    return m_kind;
}
QWidget* ArrivalFields::firstWanderField() const {
    return m_wander;
}

void ArrivalFields::show(const pricing::Burstiness& burstiness) {
    m_burstiness = burstiness;
    m_kind->setCurrentIndex(kindOf(burstiness.spacingCa2));
    m_ca2->show(burstiness.spacingCa2);
    m_wander->show(burstiness.levelCv * 100);
    m_wanderTime->show(burstiness.levelTimeS);
    m_wanderTime->setEnabled(burstiness.levelCv > 0);
}

void ArrivalFields::kindChosen(int index) {
    if (index == kindOf(m_burstiness.spacingCa2))
        return;
    m_burstiness.spacingCa2 = index == even ? 0 : index == poisson ? 1 : 4;
    emit edited(tr("Change arrivals"), m_burstiness, 0);
}

} // namespace ui
