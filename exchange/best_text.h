// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/best_policy.h"

#include <string>

namespace exchange {

/// The cheapest policies as the command line prints them (docs/command-line.md).
std::string bestJson(const pricing::BestPolicies&);
std::string bestCsv(const pricing::BestPolicies&);
std::string bestTable(const pricing::BestPolicies&);

} // namespace exchange
