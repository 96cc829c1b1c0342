// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/basis.h"

#include "pricing/study/best_policy.h"

namespace pricing {

namespace {

CompareInput asDocumented(CompareInput in) {
    const CompareInput set = in;
    in = withVendorDefaults(std::move(in));
    for (std::size_t i = 0; i < in.offers.size(); ++i) {
        ResolvedOffer& o = in.offers[i];
        if (o.policy != set.offers[i].policy)
            o.policyNote = "run as its documents say: " + words::policy(o.policy, o.offer.mode);
    }
    return in;
}

} // namespace

std::optional<CompareInput> onBasis(CompareInput in, const ForEach& forEach,
                                    const Progress& progress) {
    switch (in.scenario.basis) {
    case Basis::asSet:
        break;
    case Basis::vendorDefault:
        return asDocumented(std::move(in));
    case Basis::cheapest: {
        const auto found = bestPolicies(in, forEach, progress);
        return found ? std::optional(withPolicies(std::move(in), *found)) : std::nullopt;
    }
    }
    return in;
}

std::string words::basis(Basis basis, bool hasTargets) {
    switch (basis) {
    case Basis::asSet:
        break;
    case Basis::vendorDefault:
        return "With each offer run as its documents say: ";
    case Basis::cheapest:
        return hasTargets ? "With the cheapest policy found for each offer that meets the target: "
                          : "With the cheapest policy found for each offer: ";
    }
    return {};
}

} // namespace pricing
