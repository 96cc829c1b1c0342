// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

#include <functional>
#include <optional>

namespace pricing {

/// Where between two places the function reaches the goal; nothing unless it is on one side of it
/// at `from` and on the other at `to`. By proportion, so that a linear function takes one step;
/// where it bends, until the place is known to 1e-9 of itself.
std::optional<double> goalSeek(const std::function<double(double)>& f, double from, double to,
                               double goal);

/// USD a week if the offer were `changed`; the fleet does the same.
double weekUsdIf(const Costing&, const Offer& changed, const CompareInput&);
/// The offer with one of its rates at another amount.
Offer withRate(const Offer&, Rate, double usd);

/// The amount of the rate, between two of them, at which the costing costs `goalWeekUsd` a week.
/// What the meter rounds is in the simulated seconds, so the bill is linear in a rate but for
/// credits and spend caps.
std::optional<double> levelUsd(const Costing&, const Rate&, double from, double to,
                               double goalWeekUsd, const CompareInput&);

} // namespace pricing
