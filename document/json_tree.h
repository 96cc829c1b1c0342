// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace document {

/// A parsed file with its keys in the order they stand in.
using Json = nlohmann::ordered_json;

// What is refused before a tree is built: a tree costs many times the bytes of its text.
inline constexpr std::size_t kLargestDocument = 32 * 1024 * 1024;
inline constexpr int kDeepestNesting = 64;

/// "LINE:COLUMN" of a byte, both from 1, columns counted in characters.
std::string lineAndColumn(std::string_view text, std::size_t offset);

/// The path of a member or an element: "a.b", "a[3]", `a["a key with spaces"]`.
std::string below(const std::string& path, std::string_view key);
std::string below(const std::string& path, std::size_t index);

/// Too large, too deep or not UTF-8; nothing when the text may be parsed.
std::optional<pricing::Problem> scanProblem(std::string_view text);

/// The tree. A repeated key and a number beyond what a double holds are problems at the key's path,
/// broken syntax at its line and column.
pricing::Result<Json> parseJson(std::string_view text);

/// The file's text: two spaces of indent, a list of plain values on one line, a final newline.
std::string layOut(const Json&);

} // namespace document
