// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace exchange {

/// Lines up columns of text for a terminal: the first to the left, the others to the right.
std::string textTable(const std::vector<std::vector<std::string>>& rows);

/// Cells a terminal uses for UTF-8 text (Chinese and emoji take two).
int displayWidth(const std::string& utf8);

/// One CSV line (RFC 4180) ending in "\r\n"; text that a spreadsheet would run as a formula gets a
/// leading apostrophe.
std::string csvLine(const std::vector<std::string>& cells);

/// Shortest text that reads back as the same number; empty when there is none.
std::string number(const std::optional<double>&);

} // namespace exchange
