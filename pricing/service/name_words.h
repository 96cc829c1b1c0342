// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pricing {

/// The words a person's name for a model or a GPU is made of: lower case, split at everything that
/// is no letter, digit or point between digits, and before a digit that follows a letter ("H100"
/// is "h" and "100", "qwen2.5-7b" is "qwen", "2.5" and "7b"). So spellings compare as one.
std::vector<std::string> nameWords(std::string_view text);

/// Whether `text` has every word of `wanted`, in any order; or the same as one phrase.
bool hasWords(const std::vector<std::string>& text, std::string_view wanted);
bool hasPhrase(const std::vector<std::string>& text, std::string_view wanted);

} // namespace pricing
