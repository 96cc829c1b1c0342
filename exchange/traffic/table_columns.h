// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/table_plan.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace exchange {

using Header = std::vector<std::string>;

/// Columns by the names that they usually have, the most telling first.
std::optional<std::size_t> timeColumnOf(const Header&);
std::optional<std::size_t> rateColumnOf(const Header&);
std::optional<std::size_t> countColumnOf(const Header&);
bool isRateName(const std::string& lowered);
std::string lowered(std::string_view text); ///< and trimmed

/// The columns of tokens and service times, and the traces whose columns tell what they are.
void recognise(TablePlan& plan, const TrafficOptions& options);
/// Whether a table's records are single requests, whatever columns there are beside the time.
bool areRequests(const TablePlan& plan, const TrafficOptions& options);

} // namespace exchange
