// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "pricing/study/break_even.h"

#include <QComboBox>

namespace ui {

/// What varies along the axis: the traffic, the service time, or one thing of the chosen offer.
/// Entries that the chosen offer cannot vary are absent.
class AcrossBox : public QComboBox {
    Q_OBJECT
public:
    explicit AcrossBox(QWidget* parent = nullptr);

    /// `choice` is the chosen one of the scenario's offers, −1 for none. What was selected stays
    /// where it can; otherwise the traffic is.
    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs,
              int choice);
    using QComboBox::show;
    pricing::Across across() const;
    /// The study to ask for; its offer counts the scenario's choices.
    pricing::BreakEvenOptions options() const;

signals:
    void optionsChanged();

private:
    int m_choice = -1;
};

} // namespace ui
