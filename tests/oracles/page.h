// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oracles/agreement.h"
#include "oracles/coverage.h"

#include <string>
#include <vector>

namespace oracles {

/// Where the page stands, beneath the source folder.
inline constexpr const char* kPagePath = "docs/validation.md";

/// The validation page: the same runs give the same bytes.
std::string validationPage(const std::vector<Checked>&, const std::vector<Coverage>&);

} // namespace oracles
