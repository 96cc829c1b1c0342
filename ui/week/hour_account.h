// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/report.h"
#include "ui/compare/cost_bars.h"

#include <optional>
#include <vector>

namespace ui {

/// One line of what an hour of the week is billed for.
struct HourLine {
    BarPart part;
    double monthlyUsd = 0;
    double share = 0;                    ///< of the hour's cost
    std::optional<double> workerSeconds; ///< a week; nothing where it is no worker's time
};

/// Why one hour of the week costs what it costs.
struct HourAccount {
    int hour = 0; ///< of the week
    double monthlyUsd = 0;
    double requests = 0; ///< a week
    double starts = 0;   ///< a week
    std::optional<double> billedOverBusy;
    std::optional<double> billedSecondsPerRequest; ///< GPU-seconds
    std::optional<double> secondsPerStart, idleSecondsPerStart;
    bool isFixedFleet = false;
    std::vector<HourLine> lines; ///< what costs something, work first

    const HourLine* line(BarPart part) const;
};

HourAccount hourAccount(const pricing::OfferResult& offer, int hour, double monthHours);

/// "Tue 03:00 costs 9.4× its work: 12 requests start 11 workers, 45 s each, which then stand idle
/// 5.0 s each."
QString sentence(const HourAccount& account);

} // namespace ui
