// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"

namespace exchange {

/// What a block shows as a table: a table as it is, of bars a row for each category, of lines one
/// for each place, of curves one for each point. Nothing of paragraphs.
std::optional<Table> tableOf(const Block&);

/// "Monthly cost (USD)": a column's title with the unit of its plain numbers.
QString titleWithUnit(const Column&);

/// A number as data, not rounded; text as it is; empty for nothing.
QString plainText(const Column&, const Cell&);

} // namespace exchange
