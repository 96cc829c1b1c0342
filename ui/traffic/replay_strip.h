// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <QWidget>

class QPushButton;

namespace ui {

class ElidedLabel;

/// Says that real weeks are priced as they were, and offers to go back to a typical one. Hidden
/// for a week that was painted or folded.
class ReplayStrip : public QWidget {
    Q_OBJECT
public:
    explicit ReplayStrip(QWidget* parent = nullptr);
    void show(const pricing::WeeklyTraffic&);

signals:
    void foldRequested();

private:
    ElidedLabel* m_text;
    QPushButton* m_fold;
};

/// "Prices 3 real weeks from 1 Jun 2026 (access.log), 200 % of their requests".
QString replayText(const pricing::WeeklyTraffic&);

} // namespace ui
