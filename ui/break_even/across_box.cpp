// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/across_box.h"

#include "pricing/study/compare.h"
#include "ui/break_even/break_even_figures.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace ui {

using pricing::Across;

namespace {

/// What can be varied, with the words for it.
std::vector<std::pair<Across, QString>> entries(const pricing::Plan& plan, int scenario,
                                                const document::Packs& packs, int choice) {
    std::vector<std::pair<Across, QString>> found{
        {Across::traffic, acrossText(Across::traffic, {})},
        {Across::serviceTime, acrossText(Across::serviceTime, {})}};
    const auto in = packs ? pricing::resolve(plan, std::size_t(scenario), *packs)
                          : pricing::Result<pricing::CompareInput>(pricing::CompareInput());
    if (!in)
        return found;
    for (const auto& offer : in->offers)
        if (offer.choice == choice)
            for (Across across : {Across::price, Across::idleTimeout, Across::coldStart})
                if (pricing::canVary(offer, across))
                    found.emplace_back(across,
                                       acrossText(across, QString::fromStdString(offer.label)));
    return found;
}

} // namespace

AcrossBox::AcrossBox(QWidget* parent) : QComboBox(parent) {
    setObjectName("across");
    setAccessibleName(tr("What varies along the axis"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    addItem(acrossText(Across::traffic, {}), int(Across::traffic));
    connect(this, &QComboBox::currentIndexChanged, this, &AcrossBox::optionsChanged);
}

void AcrossBox::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs,
                     int choice) {
    const auto before = options();
    const auto wanted = entries(*plan, scenario, packs, choice);
    {
        const QSignalBlocker quiet(this);
        m_choice = choice;
        clear();
        for (const auto& [across, text] : wanted)
            addItem(text, int(across));
        setCurrentIndex(std::max(0, findData(int(before.across))));
    }
    const auto now = options();
    if (now.across != before.across || now.offer != before.offer)
        emit optionsChanged();
}

Across AcrossBox::across() const {
    return static_cast<Across>(currentData().toInt());
}

pricing::BreakEvenOptions AcrossBox::options() const {
    pricing::BreakEvenOptions options;
    options.across = across();
    options.offer = pricing::concernsOneOffer(options.across) ? m_choice : -1;
    const auto range = pricing::usualRange(options.across);
    options.from = range.from;
    options.to = range.to;
    return options;
}

} // namespace ui
