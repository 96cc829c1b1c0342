// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"

#include <string>

namespace exchange {

/// The table as CSV (RFC 4180, UTF-8, CRLF): units in the header, numbers not rounded, text that a
/// spreadsheet would run as a formula behind an apostrophe.
std::string tableCsv(const Table&);

/// Every table and what every chart shows, each below its section's name and its own title; an
/// empty line between.
std::string briefingCsv(const Briefing&);

} // namespace exchange
