// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/offers/inspector_parts.h"

namespace ui {

class HourValues;

/// How many workers are kept warm (of a fixed fleet: rented) in each hour of the week. All alike is
/// a plain number again.
class ScheduleSection : public InspectorSection {
    Q_OBJECT
public:
    explicit ScheduleSection(QWidget* parent = nullptr);
    void show(const OfferView& view);
    using QWidget::show;
    QString summary() const { return m_summary; } ///< "1 all week", "0–2, 90 worker-hours"

private:
    HourValues* m_hours;
    QLabel* m_remark;
    bool m_fixed = false;
    QString m_summary;
};

} // namespace ui
