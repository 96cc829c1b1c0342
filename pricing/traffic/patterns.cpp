// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/patterns.h"

#include "pricing/exact_math.h"
#include "pricing/units.h"

#include <array>
#include <cmath>

namespace pricing {

namespace {

bool inBusinessHours(int hourOfWeek) {
    const int day = hourOfWeek / 24, hour = hourOfWeek % 24;
    return day < 5 && hour >= 9 && hour < 17;
}

/// A bell over the hours of a day, 1 at its top.
double bell(int hour, double top, double width) {
    const double x = (hour + 0.5 - top) / width;
    return exactExp(-x * x / 2);
}

/// The share of the full rate in hour of week h.
double shareOfFull(Pattern pattern, int h) {
    const int day = h / 24, hour = h % 24;
    switch (pattern) {
    case Pattern::flat:
        return 0.5;
    case Pattern::businessHours:
        return inBusinessHours(h) ? 1 : 0;
    case Pattern::businessHours23:
        return inBusinessHours(h) ? 0.23 : 0;
    case Pattern::roundTheClock40:
        return 0.4;
    case Pattern::roundTheClock60:
        return 0.6;
    case Pattern::eveningPeak:
        return (0.05 + 0.75 * bell(hour, 20.5, 2.5) + 0.15 * bell(hour, 12.5, 2)) *
               (day >= 4 ? 1.15 : 1);
    case Pattern::launchSpike: {
        // a launch on Tuesday 10:00 that fades by half every eight hours over a quiet base
        const int since = h - (24 + 10);
        return 0.05 + (since >= 0 ? 0.9 * exactExp(-since * 0.69314718055994531 / 8) : 0);
    }
    }
    return 0;
}

} // namespace

std::vector<Pattern> allPatterns() {
    return {Pattern::flat,
            Pattern::businessHours,
            Pattern::businessHours23,
            Pattern::roundTheClock40,
            Pattern::roundTheClock60,
            Pattern::eveningPeak,
            Pattern::launchSpike};
}

std::string_view name(Pattern pattern) {
    constexpr std::array<std::string_view, 7> names{"Flat, half full",
                                                    "Business hours, 9–17 Mon–Fri, full",
                                                    "Business hours, 9–17 Mon–Fri, 23 % busy",
                                                    "24/7 at 40 %",
                                                    "24/7 at 60 %",
                                                    "Evening peak",
                                                    "Launch spike"};
    return names[static_cast<std::size_t>(pattern)];
}

std::vector<double> hourlyRates(Pattern pattern, double fullRate) {
    std::vector<double> rates(kHoursPerWeek);
    for (int h = 0; h < kHoursPerWeek; ++h) {
        // six decimals: a person who opens the file reads 0.1, not 0.10000000000000001
        rates[static_cast<std::size_t>(h)] =
            std::round(shareOfFull(pattern, h) * fullRate * 1e6) / 1e6;
    }
    return rates;
}

double fullRateOf(const Workload& workload) {
    const auto* service = std::get_if<Distribution>(&workload.service);
    const double s = service ? mean(*service) : 1;
    const auto k = static_cast<std::size_t>(workload.concurrency);
    const double v = workload.speed.size() >= k ? workload.speed[k - 1] : 1;
    return s > 0 ? workload.concurrency * v / s : 1;
}

} // namespace pricing
