// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"

#include <string>

namespace exchange {

/// For a person at a terminal: who is cheapest where, and every crossing in words.
std::string breakEvenTable(const pricing::BreakEven&);
/// A line per point of every curve, columns named as in the JSON.
std::string breakEvenCsv(const pricing::BreakEven&);

/// What starts cost and who waits, with the settings that could be used instead.
std::string coldStartTable(const pricing::ColdStartStudy&);
/// A line per setting of every offer.
std::string coldStartCsv(const pricing::ColdStartStudy&);

} // namespace exchange
