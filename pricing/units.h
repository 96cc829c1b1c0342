// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace pricing {

/// Simulated time in whole nanoseconds: sums are exact, so they do not depend on their order.
using Tick = std::int64_t;
inline constexpr double kTicksPerSecond = 1e9;
inline constexpr Tick kNever = INT64_MAX;

/// The whole tick nearest to a time in ticks.
inline Tick nearestTick(double t) {
    return static_cast<Tick>(t < 0 ? t - 0.5 : t + 0.5);
}

/// The tick nearest to `seconds`; anything beyond 250 years is "never".
inline Tick ticks(double seconds) {
    return seconds >= 8e9 ? kNever : nearestTick(seconds * kTicksPerSecond);
}
inline double seconds(Tick t) {
    return static_cast<double>(t) / kTicksPerSecond;
}

/// An amount of money in nano-dollars: totals equal the sum of their parts to the last digit.
struct Money {
    std::int64_t nano = 0;

    auto operator<=>(const Money&) const = default;
    Money& operator+=(Money b) {
        nano += b.nano;
        return *this;
    }
    friend Money operator+(Money a, Money b) { return {a.nano + b.nano}; }
    friend Money operator-(Money a, Money b) { return {a.nano - b.nano}; }
    double usd() const { return static_cast<double>(nano) / 1e9; }
};

/// The one place where an amount is rounded to whole nano-dollars.
inline Money moneyFromUsd(double usd) {
    return {std::llround(usd * 1e9)};
}

inline constexpr int kHoursPerWeek = 168;
inline constexpr double kSecondsPerHour = 3600;
inline constexpr double kSecondsPerWeek = 604800;

} // namespace pricing
