// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

class QPushButton;

namespace ui {

class NumberField;
class ScheduleGrid;

/// How many workers are kept warm (of a fixed fleet: rented) in each hour of the week. Hours are
/// chosen by dragging or Shift and arrows; digits set them. All alike is a plain number again.
class ScheduleSection : public InspectorSection {
    Q_OBJECT
public:
    explicit ScheduleSection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;
    QString summary() const { return m_summary; } ///< "1 all week", "0–2, 90 worker-hours"

private:
    void setChosen(int workers, quint64 gesture);
    void store(const QString& text, const pricing::WorkerCount& count, quint64 gesture);
    void showChosen();

    ScheduleGrid* m_grid;
    NumberField* m_count;
    QPushButton* m_same;
    QLabel* m_remark;
    bool m_fixed = false;
    QString m_summary;
};

} // namespace ui
