// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/forecast.h"

#include <string>

namespace exchange {

/// The forecast as the command line prints it (docs/command-line.md).
std::string forecastJson(const pricing::Forecast&);
/// A line per offer and month.
std::string forecastCsv(const pricing::Forecast&);
/// Months down, offers across; * misses the target.
std::string forecastTable(const pricing::Forecast&);

} // namespace exchange
