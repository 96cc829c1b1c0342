// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

#include <array>

class QPushButton;

namespace ui {

class NumberField;

/// How the offer is run: how many workers, when they start and stop, and who gets a request.
class PolicySection : public InspectorSection {
    Q_OBJECT
public:
    explicit PolicySection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;

private:
    /// One number of the policy. `get` reads it, nothing where it is not set (or is a schedule).
    struct Number {
        QString key, label, figure, unit, absent;
        double low, high;
        int decimals;
        std::function<std::optional<double>(const pricing::Policy&)> get;
        std::function<void(pricing::Policy&, std::optional<double>)> set;
        NumberField* field = nullptr;
        FigureRow row;
    };
    static std::vector<Number> numbers();
    void addNumbers();
    void addSchedule();
    void addScaler();
    void addWorkers();
    void addSpikes();
    void addChoices();
    void showNumbers(const OfferView& view);
    void showSchedule(const OfferView& view);
    void showScaler(const OfferView& view);
    void showWorkers(const OfferView& view);
    void showSpikes(const OfferView& view);
    void showChoices(const OfferView& view);
    void change(const QString& text, std::function<void(pricing::Policy&)> change,
                quint64 gesture = 0);

    std::vector<Number> m_numbers;
    QLabel* m_schedule;
    QPushButton* m_clearSchedule;
    FigureRow m_scheduleRow;
    QComboBox *m_scaler, *m_routing, *m_whenFull, *m_sizing;
    NumberField* m_fixedCount;
    /// A figure of a fleet that grows in the busiest hours.
    struct SpikeFigure {
        int pricing::SpikeWorkers::*figure;
        NumberField* field;
        FigureRow row;
    };
    std::vector<SpikeFigure> m_spikes;
    pricing::SpikeWorkers m_spikesNow;
    FigureRow m_scalerRow, m_routingRow, m_whenFullRow, m_workersRow;
    std::array<NumberField*, 4> m_arguments;
    std::array<FigureRow, 4> m_argumentRows;
    pricing::Scaler m_scalerNow, m_scalerStandard;
};

} // namespace ui
