// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <QString>

#include <optional>

namespace exchange {

// The one place where values of the screen and of exports become text: narrow no-break space before
// units, real minus, "–" for what is missing. Every function takes an optional so that absence is
// said the same way everywhere.
QString money(std::optional<double> usd); ///< $1,440; under $10 two decimals; −$53
QString money(std::optional<pricing::Money> amount);
QString rate(std::optional<double> usd, const QString& per); ///< $2.90/h
QString count(std::optional<double> n);       ///< 124,000 · 770 k · 1.24 M · 1.30 billion
QString shortCount(std::optional<double> n);  ///< 593 · 24.6 k · 1.24 M, where room is short
QString percent(std::optional<double> share); ///< 0.42 → 42 %, below 10: 4.1 %
/// "15–45 s", the unit once where it is the same; one figure where both are equal.
QString durationRange(std::optional<double> low, std::optional<double> high);
QString duration(std::optional<double> seconds);      ///< 3.8 s · 5 min · 1.2 h
QString hours(std::optional<double> hours);           ///< 288 h
QString factor(std::optional<double> x);              ///< 6.1×
QString requestRate(std::optional<double> perSecond); ///< 1.58 (the unit stands beside it)
QString axisNumber(double value);                     ///< 0.5 · 20 · 1,500, no zeros at the end
QString dayName(int day);                             ///< Mon … Sun, 0 = Monday
QString hourName(int hourOfWeek);                     ///< "Tue 11:00"
QString shortDate(const QString& isoDate);            ///< 13 Apr 2026
inline constexpr QChar kThinSpace{0x202F};

} // namespace exchange
