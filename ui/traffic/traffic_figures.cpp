// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_figures.h"

#include "pricing/units.h"

#include <algorithm>
#include <cmath>

namespace ui {

WeekFigures figuresOf(const Cells& cells) {
    const int columns = columnsOf(cells);
    const double cellSeconds = pricing::kSecondsPerWeek / static_cast<double>(cells.size());
    WeekFigures figures{Cells(static_cast<std::size_t>(columns)), {}};
    for (int day = 0; day < 7; ++day)
        for (int column = 0; column < columns; ++column) {
            const double rate = cells[static_cast<std::size_t>(cellAt(cells, {column, day}))];
            figures.meanDay[static_cast<std::size_t>(column)] += rate / 7;
            figures.requestsPerDay[static_cast<std::size_t>(day)] += rate * cellSeconds;
            figures.peak = std::max(figures.peak, rate);
        }
    for (const double requests : figures.requestsPerDay)
        figures.requestsPerWeek += requests;
    figures.mean = figures.requestsPerWeek / pricing::kSecondsPerWeek;
    return figures;
}

double roundStep(double least) {
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * decade >= least * 0.999)
            return step * decade;
    return 10 * decade;
}

} // namespace ui
