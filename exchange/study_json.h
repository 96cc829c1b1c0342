// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"

#include <string>

namespace exchange {

/// The studies as the command line prints them (docs/command-line.md).
std::string breakEvenJson(const pricing::BreakEven&);
std::string coldStartJson(const pricing::ColdStartStudy&);

/// The axis' column: "traffic_multiplier", "idle_timeout_s" …
std::string axisKey(pricing::Across);
/// "ID@PACK", or the label where the study holds that pair more than once.
std::string curveName(const pricing::BreakEven&, int curve);

} // namespace exchange
