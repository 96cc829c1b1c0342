// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

#include <QCheckBox>

#include <array>

namespace ui {

class NumberField;

/// Which phases of a worker's life are billed, and in what steps.
class MeterSection : public InspectorSection {
    Q_OBJECT
public:
    explicit MeterSection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;
    QString summary() const { return m_summary; } ///< "load, busy, idle"

private:
    /// Yes, no, or "not stated", which only a file can say: a click chooses yes or no.
    class PhaseBox : public QCheckBox {
    public:
        using QCheckBox::QCheckBox;
        bool assumed = false;

    protected:
        void nextCheckState() override {
            const bool on = checkState() == Qt::PartiallyChecked ? assumed : isChecked();
            setCheckState(on ? Qt::Unchecked : Qt::Checked);
        }
    };
    struct PhaseRow {
        PhaseBox* box;
        QToolButton* reset;
        QLabel* remark;
        FigureRow row;
    };
    void addPhases();
    void addSteps();
    void addKeepWarm();
    void showPhase(int phase, const OfferView& view);
    void changeMeter(const QString& text,
                     std::function<void(pricing::OfferPatch::MeterPatch&)> change,
                     quint64 gesture = 0);

    std::array<PhaseRow, pricing::kPhases> m_phases;
    NumberField *m_granularity, *m_minimum;
    QComboBox *m_rounding, *m_keepWarm;
    FigureRow m_granularityRow, m_minimumRow, m_roundingRow, m_keepWarmRow;
    QString m_summary;
};

} // namespace ui
