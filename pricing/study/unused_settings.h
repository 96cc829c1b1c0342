// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/offer.h"
#include "pricing/policy.h"

#include <string>
#include <vector>

namespace pricing {

/// The keys of a plan's policy that do nothing for an offer of that mode, in words with a remedy.
/// `set` is what the plan says, `run` the whole policy it became.
std::vector<std::string> unusedSettings(const Policy& set, const Policy& run, OfferMode);

} // namespace pricing
