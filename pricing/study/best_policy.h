// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// One offer run in the cheapest way found that meets the targets.
struct BestPolicy {
    int offer = 0; ///< index of CompareInput::offers
    std::string id, pack, label;
    OfferMode mode = OfferMode::serverless;
    std::string reason;           ///< not empty: why there is none
    std::optional<Policy> policy; ///< whole; as it was for a managed offer
    OfferResult result;           ///< under that policy
    OfferResult asSet;            ///< under the plan's
    int tried = 0;                ///< settings looked at
};

struct BestPolicies {
    std::string plan, scenario;
    std::uint64_t seed = 1;
    bool hasTargets = false;
    std::vector<BestPolicy> offers;    ///< in the plan's order
    std::vector<std::string> warnings; ///< what the plan's reader did not know, by key path
};

/// For each offer the cheapest of the policies looked at (min and max workers, how long a worker
/// stands without need, the scaler's value; where speed is known by them, requests at once and GPUs
/// of a worker) that meets the targets in 95 % of the weeks; without targets the cheapest. What is
/// returned was priced and found to meet them as compare() prices it. A fixed fleet gets the fewest
/// workers. Nothing when `progress` stopped it.
std::optional<BestPolicies> bestPolicies(const CompareInput&, const ForEach& = oneAfterAnother,
                                         const Progress& = {});

/// The search without the prices of the policies as set.
struct FoundPolicies {
    std::vector<BestPolicy> offers;
    CompareInput in; ///< run that way, with notes; what has no policy found runs as set
    /// What compare() says of `in`, where the search has come to know it.
    std::optional<Report> report;
};
std::optional<FoundPolicies> findPolicies(const CompareInput&, const ForEach& = oneAfterAnother,
                                          const Progress& = {});

/// The offers under the policies found; those that have none stay as they are. Notes say which.
CompareInput withPolicies(CompareInput, const std::vector<BestPolicy>&);

namespace words {
/// "1 worker kept warm, idle timeout 60 s, at most 4 workers, queue delay 2 s".
std::string policy(const Policy&, OfferMode);
/// "RunPod H100: $2,411 instead of $2,701 a month with …" or why there is none.
std::string finding(const BestPolicy&, bool hasTargets);
} // namespace words

} // namespace pricing
