// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

#include <vector>

namespace ui {

class NumberField;

/// What the offer costs: one row per rate, in the unit the provider states, and which pack it is
/// taken from.
class PriceSection : public InspectorSection {
    Q_OBJECT
public:
    explicit PriceSection(QWidget* parent = nullptr);
    void show(const OfferView& view, const document::Packs& packs);
    using QWidget::show;

private:
    struct Line {
        pricing::Rate stated; ///< the pack's, or an empty one to be filled in
        NumberField* field;
        FigureRow row;
    };
    void rebuild(const std::vector<pricing::Rate>& rates, const QStringList& packTitles);
    void addLine(const pricing::Rate& rate);
    void showLine(Line& line, const OfferView& view);

    std::vector<Line> m_lines;
    std::vector<pricing::Rate> m_rates;
    std::vector<std::string> m_packIds;
    QStringList m_packTitles;
    QComboBox* m_pack = nullptr;
    QLabel* m_disputed = nullptr;
};

} // namespace ui
