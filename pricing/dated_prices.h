// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/offer.h"

#include <optional>
#include <string>
#include <string_view>

namespace pricing {

struct Report;

/// Whether the text is a day of the calendar as YYYY-MM-DD.
bool isDay(std::string_view iso);

/// Days from one ISO day to a later one (negative to an earlier); nothing when one is no day.
std::optional<int> daysBetween(std::string_view from, std::string_view to);

/// A price known to have held more than so many days ago is stale.
inline constexpr int kStaleDays = 90;
std::optional<bool> isStale(std::string_view asOf, std::string_view today);

/// The offer with its prices as they were on a day: of each rate the newest figure not after it. A
/// rate without one has no price then, and a note says so. Disputes of a later day fall away;
/// rates without a date stay.
Offer pricesOn(Offer, std::string_view day);

/// The offer with its rates in other currencies at these exchange rates; a currency that is not
/// among them keeps its pack's.
Offer exchangedAt(Offer, const ExchangeRates&);

/// The report with every offer's price judged as stale or not on that day.
Report judgedOn(Report, std::string_view today);

} // namespace pricing
