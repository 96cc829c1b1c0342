// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace exchange {

namespace {

constexpr double kLargestAmount = 1e15; ///< of anything that is counted here
constexpr std::array<std::string_view, 4> kSpaces{" ", "'", "\xC2\xA0", "\xE2\x80\xAF"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether `mark` can part thousands: three digits after each, and some before the first.
bool canPartThousands(std::string_view text, char mark) {
    std::size_t at = text.find(mark);
    const bool leadsDigits =
        at != text.npos && at > 0 && at <= 4 && isDigit(text[at - 1]) && text[0] != '0';
    for (; at != text.npos; at = text.find(mark, at + 1)) {
        const std::string_view after = text.substr(at + 1, 4);
        if (after.size() < 3 || !std::all_of(after.begin(), after.begin() + 3, isDigit) ||
            (after.size() == 4 && isDigit(after[3])))
            return false;
    }
    return leadsDigits;
}

/// What one mark says of a file in which the other has said nothing.
struct Marks {
    bool any = false, decimal = false, thousands = false;
};

Marks marksOf(const std::vector<std::string_view>& samples, char mark, char other) {
    Marks marks;
    for (const std::string_view text : samples) {
        const std::size_t first = text.find(mark);
        if (first == text.npos)
            continue;
        marks.any = true;
        const std::size_t last = text.rfind(mark), otherLast = text.rfind(other);
        if (otherLast != text.npos)
            (last > otherLast ? marks.decimal : marks.thousands) = true;
        else if (first != last)
            marks.thousands = true;
        else if (!canPartThousands(text, mark))
            marks.decimal = true;
    }
    return marks;
}

/// The number as a program writes it; nothing when a mark stands where none may.
std::optional<std::size_t> plainDigits(std::string_view text, const NumberStyle& style,
                                       std::array<char, 64>& plain) {
    std::size_t n = 0, digits = 0; // digits since the last mark
    bool marked = false;
    if (text.size() > plain.size())
        return std::nullopt;
    while (!text.empty()) {
        const auto space = std::find_if(kSpaces.begin(), kSpaces.end(), [&](std::string_view s) {
            return text.substr(0, s.size()) == s;
        });
        const char c = text[0];
        const bool parts = space != kSpaces.end() || ((c == ',' || c == '.') && c != style.decimal);
        if (parts && (!style.hasThousands || digits == 0 || digits > 3 || (marked && digits != 3)))
            return std::nullopt;
        if (c == style.decimal && marked && digits != 3)
            return std::nullopt;
        if (!parts)
            plain[n++] = c == style.decimal ? '.' : c;
        digits = parts || !isDigit(c) ? 0 : digits + 1;
        marked = (marked || parts) && c != style.decimal;
        text.remove_prefix(space != kSpaces.end() ? space->size() : 1);
    }
    return marked && digits != 3 ? std::nullopt : std::optional(n);
}

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t from = text.find_first_not_of(spaces);
    if (from == text.npos)
        return {};
    return text.substr(from, text.find_last_not_of(spaces) - from + 1);
}

NumberStyle numberStyle(const std::vector<std::string_view>& samples, char delimiter) {
    const Marks comma = marksOf(samples, ',', '.'), point = marksOf(samples, '.', ',');
    NumberStyle style;
    style.hasThousands = comma.thousands || point.thousands;
    for (const std::string_view text : samples)
        for (const std::string_view space : kSpaces)
            style.hasThousands = style.hasThousands || text.find(space) != text.npos;
    if (comma.decimal || (point.thousands && !point.decimal)) {
        style.decimal = ',';
    } else if (comma.any && !comma.thousands && !point.any) { // 1,234 alone
        style.isAmbiguous = true;
        style.decimal = delimiter == ';' ? ',' : '.';
        style.hasThousands = style.hasThousands || delimiter != ';';
    }
    return style;
}

ReadNumber readNumber(std::string_view text, const NumberStyle& style) {
    text = trimmed(text);
    if (text.empty())
        return {0, "no value"};
    if (text.front() == '=')
        return {0, "a formula, expected its value"};
    if (text.front() == '+')
        text.remove_prefix(1);
    std::array<char, 64> plain;
    if (style.decimal != '.' || style.hasThousands) {
        const auto n = plainDigits(text, style, plain);
        if (!n)
            return {0, "not a number"};
        text = {plain.data(), *n};
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {0, "not a number"};
    if (!std::isfinite(value))
        return {0, "not a finite number"};
    return {value, nullptr};
}

ReadNumber readAmount(std::string_view text, const NumberStyle& style) {
    ReadNumber number = readNumber(text, style);
    if (!number.problem && number.value < 0)
        number.problem = "a negative number";
    if (!number.problem && number.value > kLargestAmount)
        number.problem = "a number above 1e15";
    return number;
}

} // namespace exchange
