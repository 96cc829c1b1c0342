// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/replay.h"

#include "pricing/units.h"

namespace pricing {

std::size_t stepsPerWeek(int stepS) {
    return static_cast<std::size_t>(kSecondsPerWeek) / static_cast<std::size_t>(stepS);
}

std::vector<double> meanWeek(const TrafficReplay& replay, int cellMinutes, double times) {
    const std::size_t cells =
        static_cast<std::size_t>(kHoursPerWeek) * 60 / static_cast<std::size_t>(cellMinutes);
    std::vector<double> rates(cells, 0.0);
    for (const auto& week : replay.weeks)
        for (std::size_t s = 0; s < week.size(); ++s)
            rates[s * cells / week.size()] += week[s];
    const double seconds = cellMinutes * 60.0 * static_cast<double>(replay.weeks.size());
    for (double& rate : rates)
        rate *= times / seconds;
    return rates;
}

} // namespace pricing
