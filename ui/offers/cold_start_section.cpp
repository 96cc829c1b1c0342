// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/cold_start_section.h"

#include "pricing/cold_start_presets.h"
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
    connect(
        m_field, &DistributionField::edited, this, [this](const Distribution& d, quint64 gesture) {
            emit changeRequested(
                tr("Change cold start"),
                [d](pricing::OfferChoice& c) { c.policy = pricing::withColdStart(c.policy, d); },
                gesture);
        });
    m_made = addRemark("coldStartMade");
    whenReset(m_row, tr("cold start"), [](pricing::OfferChoice& c) {
        c.policy.coldStart.reset();
        c.policy.coldStartParts.reset();
        c.policy.coldStartPreset.reset();
    });
}

void ColdStartSection::show(const OfferView& view) {
    const auto now = pricing::statedStart(view.filled);
    const auto parts = pricing::startParts(view.filled);
    const auto standard = pricing::statedStart(view.offer.defaults);
    const bool differs = pricing::statedStart(view.set) && now != standard;
    // Of parts only the whole can be shown as one duration; another duration replaces them.
    m_field->show(parts ? Distribution{pricing::Constant{pricing::mean(*now)}}
                        : now.value_or(Distribution{pricing::Constant{0}}));
    m_made->setVisible(parts.has_value());
    const auto* preset = view.filled.coldStartPreset
                             ? pricing::findColdStartPreset(*view.filled.coldStartPreset)
                             : nullptr;
    m_made->setText(preset ? tr("Published: %1 (%2). Another time replaces it.")
                                 .arg(QString::fromStdString(std::string(preset->title)),
                                      QString::fromStdString(std::string(preset->source)))
                           : tr("Made of its parts, on average. Another time replaces them."));
    m_row.setDefault({}, differs);
    m_row.setRemark({});
    m_row.reset->setToolTip(tr("Back to the documented default, %1").arg(rangeText(standard)));
    m_summary = rangeText(now);
    if (differs)
        m_summary += tr(", default %1").arg(rangeText(standard));
}

} // namespace ui
