// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/report.h"

#include <QString>

#include <array>
#include <vector>

namespace exchange {

/// What the parts of a bill are on the screen and in exports. Solid is work, everything else is
/// not.
enum class BarPart { busy, coldStart, idle, keepWarm, unused, requests, other };
inline constexpr int kBarParts = 7;

QString partWord(BarPart part);
QString partShortWord(BarPart part); ///< for a bar too short for the word

/// One bar: an offer with its cost in parts, in USD per month; they add up to the total, a credit
/// taken off all alike.
struct CostBar {
    int offer = -1; ///< index into Report::offers
    int choice = -1;
    int slot = 1;
    QString label;
    std::array<double, kBarParts> usd{};
    double total = 0;
    std::optional<double> p95;
    std::optional<bool> targetMet;
    bool managed = false;
};

/// The priceable offers, cheapest first; equal costs keep the plan's order.
std::vector<CostBar> costBars(const pricing::Report& report, bool onlyMeetingTarget);

} // namespace exchange
