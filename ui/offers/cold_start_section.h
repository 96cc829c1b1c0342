// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

namespace ui {

class DistributionField;

/// How long a start takes, as a distribution.
class ColdStartSection : public InspectorSection {
    Q_OBJECT
public:
    explicit ColdStartSection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;
    QString summary() const { return m_summary; } ///< "15–45 s"

private:
    DistributionField* m_field;
    FigureRow m_row;
    QLabel* m_made;
    QString m_summary;
};

/// "15–45 s", "none", "28 s".
QString rangeText(const std::optional<pricing::Distribution>& distribution);

} // namespace ui
