// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

#include <vector>

class QCheckBox;

namespace ui {

class NumberField;

/// What is billed beside the GPU: cores, memory, disk, a volume, and what a place or a kind of
/// machine costs more. Only what the offer has a rate or a factor for is shown.
class BesideSection : public InspectorSection {
    Q_OBJECT
public:
    explicit BesideSection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;
    bool isOfUse() const { return m_ofUse; }      ///< the offer has anything to be shown here
    QString summary() const { return m_summary; } ///< "4 cores, 32 GiB", "not given"

private:
    struct Amount {
        pricing::RateOf rate;
        std::optional<double> pricing::Policy::*figure;
        QString key, label, name, unit;
        NumberField* field = nullptr;
        FigureRow row;
    };
    static std::vector<Amount> amounts();
    void addAmounts();
    void addPlace();
    void showAmounts(const OfferView& view);
    void showPlace(const OfferView& view);
    void showKept(const OfferView& view);
    void change(const QString& text, std::function<void(pricing::Policy&)> change,
                quint64 gesture = 0);

    std::vector<Amount> m_amounts;
    QComboBox* m_region;
    QCheckBox* m_kept;
    FigureRow m_regionRow, m_keptRow;
    std::vector<std::string> m_regions; ///< of the entries below "any"
    bool m_ofUse = false;
    QString m_summary;
};

} // namespace ui
