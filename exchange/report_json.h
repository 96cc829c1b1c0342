// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/report.h"
#include "pricing/study/stationary.h"

#include <optional>
#include <string>

namespace exchange {

/// The `price` result as interfaces.md states it, one line without a newline. `byHour` adds the
/// same figures by hour of week.
std::string reportJson(const pricing::Report&, bool byHour, int indent = 2);

/// The `simulate` result.
std::string stationaryJson(const pricing::StationaryResult&, double requestsPerCpuSecond);

} // namespace exchange
