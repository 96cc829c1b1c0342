// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/cold_start_section.h"

#include "ui/fields/distribution_field.h"
#include "ui/format.h"

#include <QLabel>
#include <QToolButton>

namespace ui {

using pricing::Distribution;

QString rangeText(const std::optional<Distribution>& distribution) {
    if (!distribution || pricing::practicalHigh(*distribution) <= 0)
        return QObject::tr("none");
    return durationRange(pricing::practicalLow(*distribution),
                         pricing::practicalHigh(*distribution));
}

ColdStartSection::ColdStartSection(QWidget* parent)
    : InspectorSection("coldStartSection", parent),
      m_field(
          new DistributionField("coldStart", tr("Cold start"), DistributionField::Shape::stacked)) {
    m_row = addTall("coldStart", tr("&Time to start"), m_field, m_field->firstField());
    connect(m_field, &DistributionField::problem, this, &InspectorSection::problem);
    connect(m_field, &DistributionField::edited, this,
            [this](const Distribution& d, quint64 gesture) {
                emit changeRequested(
                    tr("Change cold start"),
                    [d](pricing::OfferChoice& c) { c.policy.coldStart = d; }, gesture);
            });
    whenReset(m_row, tr("cold start"), [](pricing::OfferChoice& c) { c.policy.coldStart.reset(); });
}

void ColdStartSection::show(const OfferView& view) {
    m_field->show(view.filled.coldStart.value_or(Distribution{pricing::Constant{0}}));
    const auto& standard = view.offer.defaults.coldStart;
    m_row.setDefault({}, view.set.coldStart && view.set.coldStart != standard);
    m_row.setRemark({});
    m_row.reset->setToolTip(tr("Back to the documented default, %1").arg(rangeText(standard)));
    m_summary = rangeText(view.filled.coldStart);
    if (view.set.coldStart && view.set.coldStart != standard)
        m_summary += tr(", default %1").arg(rangeText(standard));
}

} // namespace ui
