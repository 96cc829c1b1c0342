// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <QWidget>

class QComboBox;

namespace ui {

class NumberField;

/// How arrivals depart from an even stream: the spacing between requests, and how the rate itself
/// wanders. Two different things (domain.md), so two rows.
class ArrivalFields : public QWidget {
    Q_OBJECT
public:
    explicit ArrivalFields(QWidget* parent = nullptr);
    void show(const pricing::Burstiness& burstiness);
    using QWidget::show;
    QWidget* spacingRow() const { return m_spacingRow; }
    QWidget* wanderRow() const { return m_wanderRow; }
    QWidget* firstField() const;
    QWidget* firstWanderField() const;

signals:
    void edited(const QString& text, const pricing::Burstiness& burstiness, quint64 gesture);
    void problem(const QString& sentence);

private:
    void kindChosen(int index);

    QComboBox* m_kind;
    NumberField* m_ca2;
    NumberField* m_wander;
    NumberField* m_wanderTime;
    QWidget* m_spacingRow;
    QWidget* m_wanderRow;
    pricing::Burstiness m_burstiness;
};

} // namespace ui
