// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace exchange {

/// A time as a file writes it.
struct WrittenTime {
    enum class Kind { instant, wallClock, number } kind = Kind::instant;
    std::int64_t ns = 0; ///< since 1970-01-01, in UTC or on the clock of the file
    bool isNumber() const { return kind == Kind::number; }
};

/// Unit of times that are numbers.
enum class EpochUnit { seconds, milliseconds, microseconds, nanoseconds };

/// Dates with a time: ISO 8601 (space or T; a zone, Z or none; fractions), YYYY/MM/DD,
/// DD.MM.YYYY, and those of web servers' logs, [17/May/2015:10:05:03 +0000]. Nothing when it is
/// none; days and months that cannot be told apart (05/06/2024) are none.
class TimeReader {
public:
    std::optional<WrittenTime> date(std::string_view text);

private:
    std::optional<std::int64_t> clock(std::string_view& rest);

    char m_lastDate[10] = {}; ///< days repeat
    std::int64_t m_lastDay = 0;
};

/// A number in the unit, as nanoseconds; to the digit, where it is written out.
std::optional<std::int64_t> numberNs(std::string_view text, EpochUnit unit);
/// The unit of a time since 1970 by its size, nothing when it is too small to be one (before 1973).
std::optional<EpochUnit> epochUnit(double number);

/// Years that a trace may be of; others are taken as misread.
inline constexpr int kFirstYear = 1970, kLastYear = 2200;
bool isInReach(std::int64_t ns);

/// Instants of the times on a clock that state no zone.
class ClockReader {
public:
    explicit ClockReader(const pricing::UtcOffsets& zone) : m_zone(zone) {}

    /// An hour that comes twice is the second one when the times before say so (where each time
    /// comes once, as in a series, one time again is enough); one that never was is as much later.
    std::int64_t instant(std::int64_t clockNs, bool comesOnce = false);

private:
    const pricing::UtcOffsets& m_zone;
    std::int64_t m_from = INT64_MAX, m_until = INT64_MIN; ///< clock seconds of m_ahead
    int m_ahead = 0;
    std::int64_t m_last = INT64_MIN;
};

} // namespace exchange
