// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/traffic/arrivals.h"
#include "pricing/traffic/quantile_table.h"

#include <array>
#include <cstddef>
#include <span>

namespace pricing {

/// Some requests as the loops of Lanes want them: whole ticks in doubles, times since an epoch.
struct RequestBlock {
    static constexpr std::size_t kMost = 256;
    alignas(64) std::array<double, kMost> times, services;

    /// At most kMost arrivals.
    void fill(std::span<const Arrival> arrivals, const QuantileTable& service, Tick epoch) {
        std::array<double, kMost> draws;
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            times[i] = static_cast<double>(arrivals[i].time - epoch);
            draws[i] = arrivals[i].service;
        }
        service.quantiles(draws.data(), arrivals.size(), services.data());
        lanes().wholeTicks(services.data(), arrivals.size());
    }
};

/// Doubles hold whole ticks up to 2^53, 104 days: an epoch is left behind long before.
inline constexpr Tick kEpochTicks = Tick{1} << 51;

} // namespace pricing
