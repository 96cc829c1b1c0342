// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <string_view>
#include <vector>

namespace pricing {

/// The named weeks a person can start from. `busy` ones are set so that one worker with the
/// workload's service time and concurrency is busy that share of the pattern's hours.
enum class Pattern {
    flat,
    businessHours,   ///< 9–17 Mon–Fri, full
    businessHours23, ///< the same, 23 % busy
    roundTheClock40, ///< 24/7 at 40 %
    roundTheClock60, ///< 24/7 at 60 %
    eveningPeak,
    launchSpike,
};
std::vector<Pattern> allPatterns();
std::string_view name(Pattern);

/// 168 hourly rates. `fullRate` is the arrival rate (requests/s) that keeps one worker fully busy.
std::vector<double> hourlyRates(Pattern, double fullRate);

/// The rate that keeps one worker of this workload busy all the time: concurrency × v(concurrency)
/// / mean service time.
double fullRateOf(const Workload&);

} // namespace pricing
