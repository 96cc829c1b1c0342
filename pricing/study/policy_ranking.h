// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

struct RankedPolicies {
    std::vector<Policy> policies; ///< those that seem to meet the targets, the cheapest first
    int tried = 0;                ///< settings looked at
    std::string reason;           ///< where there are none
};

/// Searches one offer's policies on short looks at the week, all on the same arrivals: first a few
/// over the whole range, then step by step around the best until no step is better, and the best of
/// all looked at longer. Policies whose warm workers alone cost more than a policy that meets the
/// targets are left out. Whether one meets the targets is for the full run to confirm. Depends on
/// nothing but the offer, the workload, the traffic and the seed. Nothing when `progress` stopped
/// it.
std::optional<RankedPolicies> rankPolicies(const CompareInput&, std::size_t offer,
                                           const Progress& = {});

} // namespace pricing
