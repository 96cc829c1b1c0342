// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"
#include "pricing/study/report.h"

#include <string>

namespace exchange {

/// The planned month as FOCUS 1.2 rows: one for each offer, phase and day, as a provider would bill
/// it. `month` ("2026-01") is the billing period. The plan's month is laid on its days by what each
/// weekday costs; rows of an offer and phase add up to its cost to the nano-dollar. Own columns
/// begin with x_. Problem: no month of that form.
pricing::Result<std::string> focusCsv(const pricing::Report&, const std::string& month);

} // namespace exchange
