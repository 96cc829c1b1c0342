// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/time_text.h"

#include "exchange/traffic/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace exchange {

namespace {

using pricing::kNanoseconds;
using pricing::kSecondsPerDay;

/// Takes `digits` digits off the front.
std::optional<int> taken(std::string_view& rest, std::size_t digits) {
    int value = 0;
    if (rest.size() < digits)
        return std::nullopt;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + digits, value);
    if (error != std::errc() || end != rest.data() + digits || value < 0 || rest[0] == '-')
        return std::nullopt;
    rest.remove_prefix(digits);
    return value;
}

bool takes(std::string_view& rest, char c) {
    if (rest.empty() || rest[0] != c)
        return false;
    rest.remove_prefix(1);
    return true;
}

/// Days since 1970-01-01 of the proleptic Gregorian calendar, as H. Hinnant's days_from_civil.
std::optional<std::int64_t> dayOf(int year, int month, int day) {
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month < 1 || month > 12 || day < 1 || year < 1)
        return std::nullopt;
    if (day > lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0))
        return std::nullopt;
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400, yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return std::int64_t{era} * 146'097 + dayOfEra - 719'468;
}

/// Days beyond are out of reach however far; their nanoseconds still fit.
constexpr std::int64_t kFarDay = 100'000;

std::optional<std::int64_t> isoDay(std::string_view text) { // YYYY-MM-DD
    const char separator = text[4];
    const auto year = taken(text, 4);
    if (!year || (separator != '-' && separator != '/') || !takes(text, separator))
        return std::nullopt;
    const auto month = taken(text, 2);
    if (!month || !takes(text, separator))
        return std::nullopt;
    const auto day = taken(text, 2);
    return day ? dayOf(*year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> dottedDay(std::string_view text) { // DD.MM.YYYY
    const auto day = taken(text, 2);
    if (!day || !takes(text, '.'))
        return std::nullopt;
    const auto month = taken(text, 2);
    if (!month || !takes(text, '.'))
        return std::nullopt;
    const auto year = taken(text, 4);
    return year ? dayOf(*year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> logDay(std::string_view text) { // DD/Mon/YYYY
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto day = taken(text, 2);
    if (!day || !takes(text, '/') || text.size() < 4)
        return std::nullopt;
    const std::size_t month = months.find(text.substr(0, 3));
    if (month == months.npos || month % 3 != 0)
        return std::nullopt;
    text.remove_prefix(3);
    if (!takes(text, '/'))
        return std::nullopt;
    const auto year = taken(text, 4);
    return year ? dayOf(*year, static_cast<int>(month / 3) + 1, *day) : std::nullopt;
}

std::int64_t fractionNs(std::string_view& rest) {
    std::int64_t ns = 0, unit = kNanoseconds;
    while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
        unit /= 10;
        ns += unit * (rest[0] - '0');
        rest.remove_prefix(1);
    }
    return ns;
}

/// "+02:00", "+0200", "+02", "Z", "UTC", "GMT" as seconds ahead; nothing when it is none.
std::optional<int> zoneAhead(std::string_view rest) {
    if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT")
        return 0;
    if (rest.size() < 3 || (rest[0] != '+' && rest[0] != '-'))
        return std::nullopt;
    const int sign = rest[0] == '-' ? -1 : 1;
    rest.remove_prefix(1);
    const auto hours = taken(rest, 2);
    if (!hours || *hours > 18)
        return std::nullopt;
    if (rest.empty())
        return sign * *hours * 3600;
    takes(rest, ':');
    const auto minutes = taken(rest, 2);
    if (!minutes || *minutes > 59 || !rest.empty())
        return std::nullopt;
    return sign * (*hours * 3600 + *minutes * 60);
}

} // namespace

/// "HH:MM[:SS[.fraction]]" as nanoseconds of the day. A leap second is the next one's first.
std::optional<std::int64_t> TimeReader::clock(std::string_view& rest) {
    const auto hours = taken(rest, 2);
    if (!hours || !takes(rest, ':'))
        return std::nullopt;
    const auto minutes = taken(rest, 2);
    if (!minutes || *hours > 24 || *minutes > 59)
        return std::nullopt;
    std::int64_t ns = (std::int64_t{*hours} * 3600 + *minutes * 60) * kNanoseconds;
    if (takes(rest, ':')) {
        const auto s = taken(rest, 2);
        if (!s || *s > 60)
            return std::nullopt;
        ns += *s * kNanoseconds;
        if (!rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
            rest.remove_prefix(1);
            ns += fractionNs(rest);
        }
    }
    return ns <= kSecondsPerDay * kNanoseconds ? std::optional(ns) : std::nullopt;
}

std::optional<WrittenTime> TimeReader::date(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    else if (!text.empty() && text.front() == '[')
        text.remove_prefix(1);
    if (text.size() < 10)
        return std::nullopt;
    const bool isLog = text[2] == '/' && text.size() > 11 && text[6] == '/';
    const std::size_t length = isLog ? 11 : 10;
    if (isLog || std::memcmp(text.data(), m_lastDate, sizeof m_lastDate) != 0) {
        const auto day = isLog ? logDay(text) : text[2] == '.' ? dottedDay(text) : isoDay(text);
        if (!day)
            return std::nullopt;
        m_lastDay = std::clamp<std::int64_t>(*day, -kFarDay, kFarDay);
        std::memcpy(m_lastDate, isLog ? "          " : text.data(), sizeof m_lastDate);
    }
    WrittenTime time{WrittenTime::Kind::wallClock, m_lastDay * kSecondsPerDay * kNanoseconds};
    text.remove_prefix(length);
    if (text.empty())
        return time;
    if (text[0] != 'T' && text[0] != ' ' && text[0] != 't' && !(isLog && text[0] == ':'))
        return std::nullopt;
    text.remove_prefix(1);
    const auto ns = clock(text);
    if (!ns)
        return std::nullopt;
    time.ns += *ns;
    takes(text, ' ');
    if (text.empty())
        return time;
    const auto ahead = zoneAhead(text);
    if (!ahead)
        return std::nullopt;
    time.kind = WrittenTime::Kind::instant;
    time.ns -= *ahead * kNanoseconds;
    return time;
}

std::optional<std::int64_t> numberNs(std::string_view text, EpochUnit unit) {
    text = trimmed(text);
    constexpr std::array perUnit{kNanoseconds, std::int64_t{1'000'000}, std::int64_t{1'000},
                                 std::int64_t{1}};
    const std::int64_t scale = perUnit[static_cast<std::size_t>(unit)];
    std::int64_t whole = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, whole);
    if (error != std::errc() || whole > INT64_MAX / scale || whole < INT64_MIN / scale)
        return std::nullopt;
    if (end == last)
        return whole * scale;
    std::string_view rest(end, static_cast<std::size_t>(last - end));
    if (takes(rest, '.')) {
        const std::int64_t part = fractionNs(rest) / (kNanoseconds / scale);
        if (rest.empty())
            return whole * scale + (text[0] == '-' ? -part : part);
    }
    double number = 0; // 1.7e9
    const auto [stop, wrong] = std::from_chars(text.data(), last, number);
    number *= static_cast<double>(scale);
    if (wrong != std::errc() || stop != last || !(std::fabs(number) < 9e18))
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

std::optional<EpochUnit> epochUnit(double number) {
    if (number < 1e8)
        return std::nullopt;
    return number < 1e11   ? EpochUnit::seconds
           : number < 1e14 ? EpochUnit::milliseconds
           : number < 1e17 ? EpochUnit::microseconds
                           : EpochUnit::nanoseconds;
}

bool isInReach(std::int64_t ns) {
    constexpr std::int64_t end = std::int64_t{84'006} * kSecondsPerDay * kNanoseconds; // 2200
    return ns >= 0 && ns < end;
}

std::int64_t ClockReader::instant(std::int64_t clockNs, bool comesOnce) {
    const std::int64_t s = clockNs / kNanoseconds;
    if (s < m_from || s >= m_until) {
        // the offset by which the instant's clock shows this, the earlier instant first
        constexpr int kDay = 86'400;
        const int before = m_zone.at(s - kDay), after = m_zone.at(s + kDay);
        m_from = INT64_MAX;
        m_until = INT64_MIN;
        const bool first = m_zone.at(s - before) == before;
        const bool second = before != after && m_zone.at(s - after) == after;
        m_ahead = !first && second ? after : before;
        if (first && second && m_last != INT64_MIN &&
            clockNs - before * kNanoseconds < m_last + (comesOnce ? 1 : 0))
            m_ahead = after; // the times have been here before
        if (before == after) {
            m_from = s - s % 3600;
            m_until = m_from + 3600;
            if (m_zone.at(m_from - kDay) != before || m_zone.at(m_until + kDay) != before)
                m_until = m_from; // a change is near: look again
        }
    }
    const std::int64_t instant = clockNs - m_ahead * kNanoseconds;
    m_last = instant;
    return instant;
}

} // namespace exchange
