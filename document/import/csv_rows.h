// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace document {

/// A row of a CSV file (RFC 4180) and the line it ends on.
struct CsvRow {
    int line = 0;
    std::vector<std::string> cells;
};

/// All rows, blank lines left out; what is wrong is named by its line.
pricing::Result<std::vector<CsvRow>> readCsv(std::string_view text);

} // namespace document
