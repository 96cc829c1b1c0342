// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

namespace ui {

class DistributionField;
class FallbackSection;
class HourValues;
class NumberField;

/// Whether machines are to be had, and how long they stay: starts refused and delayed, by hour of
/// the week where that matters, machines taken away, and the GPU types a start may get instead.
class MachinesSection : public InspectorSection {
    Q_OBJECT
public:
    explicit MachinesSection(QWidget* parent = nullptr);
    void show(const OfferView& view, const document::Packs& packs);
    using QWidget::show;
    QString summary() const { return m_summary; } ///< "20 % refused, 0.05 /h taken away"

private:
    using Share = pricing::WeeklyShare pricing::Scarcity::*;
    struct ShareRow {
        Share share;
        NumberField* field;
        FigureRow row;
    };
    void addShare(const char* key, const QString& label, const QString& figure, Share share);
    void addRetry();
    void addWait();
    void addInterruptions();
    void addByHour();
    void store(const QString& text, const pricing::Scarcity& scarcity, quint64 gesture);
    void storeByHour(const std::vector<double>& percent, quint64 gesture);
    const pricing::WeeklyShare& shareByHour() const; ///< the one that is chosen
    void showScarcity(const OfferView& view);
    void showInterruptions(const OfferView& view);
    void showByHour();
    QString summaryOf(const OfferView& view) const;

    std::vector<ShareRow> m_shares;
    NumberField *m_retry, *m_interruptions;
    DistributionField* m_wait;
    FigureRow m_retryRow, m_waitRow, m_interruptionsRow;
    QLabel* m_remark;
    FallbackSection* m_fallbacks;
    QComboBox* m_which;
    HourValues* m_byHour;
    pricing::Scarcity m_now, m_standard;
    QString m_summary;
};

} // namespace ui
