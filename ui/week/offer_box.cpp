// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/offer_box.h"

#include "ui/theme.h"

#include <QEvent>

namespace ui {

OfferBox::OfferBox(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : ChoiceBox(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(220);
    setIconSize({12, 12});
    connect(this, &QComboBox::activated, this, [this](int i) {
        if (i >= 0 && i < static_cast<int>(m_offers.size()))
            emit picked(m_offers[std::size_t(i)].choice);
    });
}

void OfferBox::show(const std::vector<OfferEntry>& offers) {
    if (offers == m_offers)
        return;
    const int now = choice();
    clear();
    m_offers = offers;
    for (const OfferEntry& offer : m_offers)
        addItem(QIcon(offerChip(offer.slot, devicePixelRatioF())), offer.label);
    setChoice(now);
}

void OfferBox::setChoice(int choice) {
    int at = -1;
    for (std::size_t i = 0; i < m_offers.size(); ++i)
        if (m_offers[i].choice == choice)
            at = static_cast<int>(i);
    setCurrentIndex(at);
    setToolTip(currentText());
}

int OfferBox::choice() const {
    const int at = currentIndex();
    return at >= 0 && at < static_cast<int>(m_offers.size()) ? m_offers[std::size_t(at)].choice
                                                             : -1;
}

void OfferBox::changeEvent(QEvent* event) {
    ChoiceBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (std::size_t i = 0; i < m_offers.size(); ++i)
            setItemIcon(static_cast<int>(i),
                        QIcon(offerChip(m_offers[i].slot, devicePixelRatioF())));
}

} // namespace ui
