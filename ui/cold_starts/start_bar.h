// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"

#include <QWidget>

namespace ui {

/// The parts of a start that is not restored as one proportional bar with seconds in them.
class StartBar : public QWidget {
    Q_OBJECT
public:
    explicit StartBar(QWidget* parent = nullptr);
    void show(const pricing::ColdStartParts& parts, int slot);
    using QWidget::show;
    QSize sizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    pricing::ColdStartParts m_parts;
    int m_slot = 1;
};

} // namespace ui
