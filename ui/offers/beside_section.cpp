// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/beside_section.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"

#include <QCheckBox>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

constexpr double kMost = 1e6; // cores, GiB or GB

/// Machines that stay exist, and of this offer's kind.
bool canBeKept(const Offer& offer) {
    return offer.multipliers.nonPreemptible &&
           (offer.multipliers.nonPreemptibleGpu || offer.gpu.empty());
}

/// Every figure of a price's factor counts: 1.75× is not 1.8×.
QString exactFactor(double times) {
    return QString::number(times) + QChar(0x00D7);
}

} // namespace

std::vector<BesideSection::Amount> BesideSection::amounts() {
    return {
        {RateOf::cpuCore, &Policy::cpuCores, "cpuCores", tr("CPU cores"),
         tr("CPU cores of a worker"), tr("cores")},
        {RateOf::memoryGib, &Policy::memoryGib, "memoryGib", tr("Memory"), tr("Memory of a worker"),
         "GiB"},
        {RateOf::diskGb, &Policy::diskGb, "diskGb", tr("Disk"), tr("Container disk of a worker"),
         "GB"},
        {RateOf::storageGb, &Policy::volumeGb, "volumeGb", tr("Volume"),
         tr("Network volume of the endpoint"), "GB"},
    };
}

BesideSection::BesideSection(QWidget* parent)
    : InspectorSection("besideSection", parent), m_amounts(amounts()) {
    addAmounts();
    addPlace();
}

void BesideSection::change(const QString& text, std::function<void(Policy&)> change,
                           quint64 gesture) {
    emit changeRequested(
        text, [change](OfferChoice& c) { change(c.policy); }, gesture);
}

void BesideSection::addAmounts() {
    for (Amount& a : m_amounts) {
        a.field = new NumberField(a.key, a.name, {0, kMost, 3});
        a.field->setUnit(a.unit);
        a.field->setToolTip(a.name);
        a.row = addRow(a.key, a.label, a.field);
        const QString figure = a.name.left(1).toLower() + a.name.mid(1);
        const QString what = a.rate == RateOf::cpuCore ? a.name : figure;
        connect(a.field, &NumberField::problem, this, &InspectorSection::problem);
        connect(a.field, &NumberField::edited, this,
                [this, figureOf = a.figure, what](double v, quint64 gesture) {
                    change(
                        tr("Change %1").arg(what), [figureOf, v](Policy& p) { p.*figureOf = v; },
                        gesture);
                });
        whenReset(a.row, what,
                  [figureOf = a.figure](OfferChoice& c) { (c.policy.*figureOf).reset(); });
    }
}

void BesideSection::addPlace() {
    m_region = new ChoiceBox;
    m_region->setObjectName("region");
    m_region->setAccessibleName(tr("Region of the workers"));
    m_region->setMinimumContentsLength(6);
    m_region->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_regionRow = addRow("region", tr("Re&gion"), m_region);
    connect(m_region, &QComboBox::activated, this, [this](int i) {
        change(tr("Change region"),
               [region = i > 0 ? std::optional(m_regions[std::size_t(i) - 1])
                               : std::nullopt](Policy& p) { p.region = region; });
    });
    whenReset(m_regionRow, tr("region"), [](OfferChoice& c) { c.policy.region.reset(); });
    m_kept = new QCheckBox;
    m_kept->setObjectName("nonPreemptible");
    m_kept->setAccessibleName(tr("Machines that are never taken away"));
    m_keptRow = addRow("nonPreemptible", tr("Never taken"), m_kept);
    connect(m_kept, &QCheckBox::clicked, this, [this](bool on) {
        change(tr("Change kind of machine"), [on](Policy& p) { p.nonPreemptible = on; });
    });
    whenReset(m_keptRow, tr("kind of machine"),
              [](OfferChoice& c) { c.policy.nonPreemptible.reset(); });
}

void BesideSection::show(const OfferView& view) {
    m_ofUse = false;
    m_summary.clear();
    showAmounts(view);
    showPlace(view);
    showKept(view);
    if (m_ofUse && m_summary.isEmpty())
        m_summary = tr("not given");
}

void BesideSection::showAmounts(const OfferView& view) {
    QStringList given;
    for (Amount& a : m_amounts) {
        const bool billed = view.offer.rate(a.rate) != nullptr;
        m_ofUse |= billed;
        a.row.setVisible(billed);
        if (!billed)
            continue;
        const auto& value = view.filled.*a.figure;
        const auto& standard = view.offer.defaults.*a.figure;
        const auto& own = view.set.*a.figure;
        value ? a.field->show(*value) : a.field->showAbsent(tr("not given"));
        a.row.setDefault(standard ? QString::number(*standard) + kThinSpace + a.unit
                                  : tr("not given"),
                         own && own != standard);
        if (!value)
            a.row.setRemark(tr("Billed, not priced yet"));
        else
            given << QString::number(*value) + kThinSpace + a.unit;
    }
    m_summary = given.join(QStringLiteral(", "));
}

void BesideSection::showPlace(const OfferView& view) {
    const auto& regions = view.offer.multipliers.region;
    m_ofUse |= !regions.empty();
    m_regionRow.setVisible(!regions.empty());
    if (regions.empty())
        return;
    m_regions.clear();
    QStringList words{view.offer.region ? QString::fromStdString(*view.offer.region) : tr("Any")};
    for (const auto& [region, times] : regions) {
        m_regions.push_back(region);
        words << QString::fromStdString(region) + QStringLiteral(", ") + exactFactor(times);
    }
    const auto& now = view.filled.region;
    auto place = std::find(m_regions.begin(), m_regions.end(), now.value_or(std::string()));
    if (now && now != view.offer.region && place == m_regions.end()) {
        m_regions.push_back(*now); // of a file; it has no price, which the notes say
        words << tr("%1, no price").arg(QString::fromStdString(*now));
        place = m_regions.end() - 1;
    }
    const int current = place == m_regions.end() ? 0 : int(place - m_regions.begin()) + 1;
    fillChoices(m_region, words, 0, current);
    m_regionRow.setDefault(words.front(), view.set.region.has_value());
    if (current > 0)
        m_summary += (m_summary.isEmpty() ? QString() : QStringLiteral(", ")) + words[current];
}

void BesideSection::showKept(const OfferView& view) {
    const auto& times = view.offer.multipliers.nonPreemptible;
    const bool now = view.filled.nonPreemptible.value_or(false);
    m_ofUse |= times.has_value();
    m_keptRow.setVisible(times.has_value());
    if (!times)
        return;
    m_kept->setText(exactFactor(*times));
    m_kept->setChecked(now);
    m_kept->setEnabled(canBeKept(view.offer) || now); // what a file set can be taken back
    m_keptRow.setDefault(tr("off"), now);
    if (!canBeKept(view.offer))
        m_keptRow.setRemark(tr("Not for machines with a GPU"));
    else if (view.offer.multipliers.nonPreemptibleGpu)
        m_kept->setToolTip(tr("The provider does not take these machines away"));
    else
        m_kept->setToolTip(tr("Of CPU and memory; the provider does not take these machines away"));
}

} // namespace ui
