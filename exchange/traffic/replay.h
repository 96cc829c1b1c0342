// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"
#include "pricing/traffic/replay.h"

namespace exchange {

/// The trace's weeks as they were counted, by the clock of the fold's zone.
struct ReplayedTrace {
    pricing::TrafficReplay replay;
    int weeksLeftOut = 0; ///< not observed from Monday to Sunday, or dropped
    std::vector<std::string> warnings;
};

/// Whole weeks only: those observed for less than 95 % of their time, or dropped by the fold, are
/// left out. Single requests are counted by 10 s (by the minute from 13 weeks on, by the quarter
/// hour from 105), series by the quarter hour. A problem where no week is whole.
pricing::Result<ReplayedTrace> replayOf(const TrafficTrace&, const ImportedTraffic&,
                                        const pricing::UtcOffsets& zone, const std::string& source);

} // namespace exchange
