// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/report.h"
#include "pricing/study/stationary.h"

#include <string>

namespace exchange {

/// The comparison as a table a person reads in a terminal, with the verdict under it.
std::string reportTable(const pricing::Report&, bool byHour);

/// One line per offer (with `byHour` one per offer and hour), columns named as in the JSON.
std::string reportCsv(const pricing::Report&, bool byHour);

std::string stationaryTable(const pricing::StationaryResult&, double requestsPerCpuSecond);
std::string stationaryCsv(const pricing::StationaryResult&, double requestsPerCpuSecond);

} // namespace exchange
