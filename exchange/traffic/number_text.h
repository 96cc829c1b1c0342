// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace exchange {

/// How a file writes its numbers.
struct NumberStyle {
    char decimal = '.';
    bool hasThousands = false; ///< the other of '.' and ',', spaces and apostrophes between digits
    bool isAmbiguous = false;  ///< 1,234 may be read either way
};
/// From samples. 1,234 alone is a thousand where cells are not parted by semicolons.
NumberStyle numberStyle(const std::vector<std::string_view>& samples, char delimiter);

/// The number, or why it is none: "no value", "a formula, …", "not a number", "not a finite
/// number".
struct ReadNumber {
    double value = 0;
    const char* problem = nullptr;
};
ReadNumber readNumber(std::string_view text, const NumberStyle& = {});
/// The same of an amount, which is not negative.
ReadNumber readAmount(std::string_view text, const NumberStyle& = {});

std::string_view trimmed(std::string_view text);

} // namespace exchange
