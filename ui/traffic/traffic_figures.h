// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_brush.h"

#include <array>

namespace ui {

/// What stands round the grid: sums and means of a week's cells.
struct WeekFigures {
    std::vector<double> meanDay;          ///< requests/s by column, mean of the seven days
    std::array<double, 7> requestsPerDay; ///< expected requests
    double requestsPerWeek = 0;
    double peak = 0, mean = 0; ///< requests/s
};

WeekFigures figuresOf(const Cells&);

/// The smallest of 1, 2 and 5 × a power of ten that is at least `least`.
double roundStep(double least);

} // namespace ui
