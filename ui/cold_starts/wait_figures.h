// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"
#include "ui/cold_starts/figure_table.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// Some hours of the week together: how many requests come then and how many of them wait.
struct HourGroup {
    QString name;
    double requests = 0; ///< a week
    double waiting = 0;
    std::optional<double> share() const;
};

/// Monday to Friday by parts of the day, the weekend, and the whole week last.
std::vector<HourGroup> hourGroups(const pricing::ColdStartImpact& impact);

QStringList hourGroupHeads();
std::vector<FigureLine> hourGroupRows(const pricing::ColdStartImpact& impact);

/// "Wednesday 21 to 22, 88 % of requests wait".
QString waitWords(int hour, std::optional<double> share);

} // namespace ui
