// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <vector>

namespace pricing {

/// The policies worth a glance: of a fleet that scales, min and max workers about what the traffic
/// asks for, and idle timeouts over the usual range, the policy as it is among them; of a fixed one
/// the fewest workers that are enough.
std::vector<Policy> policiesToTry(const ResolvedOffer&, const Scenario&);

/// What lies one step beside a policy: idle timeout, min workers, the scaler's value.
std::vector<Policy> neighboursOf(const Policy&);

} // namespace pricing
