// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fields/choice_box.h"

#include <QString>

#include <vector>

namespace ui {

/// One offer of the scenario as a choice: its index among the scenario's offers, colour and name.
struct OfferEntry {
    int choice = -1;
    int slot = 1;
    QString label;
    bool operator==(const OfferEntry&) const = default;
};

/// A combo box of offers with their chips.
class OfferBox : public ChoiceBox {
    Q_OBJECT
public:
    OfferBox(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    void show(const std::vector<OfferEntry>& offers);
    using QWidget::show;
    void setChoice(int choice); ///< says nothing; one that is not listed shows an empty box
    int choice() const;

signals:
    void picked(int choice); ///< by a person

protected:
    void changeEvent(QEvent*) override;

private:
    std::vector<OfferEntry> m_offers;
};

} // namespace ui
