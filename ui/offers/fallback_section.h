// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

#include <array>

namespace ui {

class NumberField;

/// The further GPU types of a fleet, in the order in which a start asks for them.
class FallbackSection : public InspectorSection {
    Q_OBJECT
public:
    explicit FallbackSection(QWidget* parent = nullptr);
    void show(const OfferView& view, const document::Packs& packs);
    using QWidget::show;
    /// As shown, in the order of the policy; what a fallback's GPU is called.
    const std::vector<pricing::Fallback>& fallbacks() const { return m_now; }
    QString nameOf(const pricing::Fallback& fallback) const;
    /// `fallbacks` as the plan has them; nothing is stored of what the documents say already.
    void store(const QString& text, std::vector<pricing::Fallback> fallbacks, quint64 gesture);

private:
    struct Row {
        QComboBox* offer;
        NumberField* refused;
        FigureRow row, refusedRow;
    };
    struct Candidate {
        std::string id;
        QString gpu, title;
    };
    void listCandidates(const OfferView& view, const document::Packs& packs);
    void choose(int row, int entry);
    void showRow(int row);

    std::array<Row, pricing::kMostFallbacks> m_rows;
    std::vector<Candidate> m_candidates;
    std::vector<pricing::Fallback> m_now, m_standard;
};

} // namespace ui
