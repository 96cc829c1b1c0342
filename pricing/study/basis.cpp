// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/basis.h"

#include "pricing/study/best_policy.h"
#include "pricing/study/progress_part.h"

#include <algorithm>

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
        auto found = findPolicies(in, forEach, progress);
        return found ? std::optional(std::move(found->in)) : std::nullopt;
    }
    }
    return in;
}

std::optional<PricedOnBasis> compareOnBasis(CompareInput in, const ForEach& forEach,
                                            const Progress& progress) {
    const bool searches = in.scenario.basis == Basis::cheapest;
    const Progress search = partOf(progress, 0, 0.7);
    const Progress price = partOf(progress, searches ? 0.7 : 0, 1);
    std::optional<Report> report;
    if (searches) {
        auto found = findPolicies(in, forEach, search);
        if (!found)
            return std::nullopt;
        in = std::move(found->in);
        report = std::move(found->report);
    } else {
        in = *onBasis(std::move(in));
    }
    if (!report)
        report = compare(in, Accuracy::finished, forEach, price);
    if (!report)
        return std::nullopt;
    return PricedOnBasis{std::move(in), std::move(*report)};
}

CompareInput onBasisOf(CompareInput in, const Report* earlier) {
    if (in.scenario.basis != Basis::cheapest)
        return *onBasis(std::move(in));
    for (ResolvedOffer& o : in.offers) {
        o.policyNote = "run as set until its cheapest policy is found";
        if (!earlier || earlier->basis != Basis::cheapest)
            continue;
        const auto same =
            std::find_if(earlier->offers.begin(), earlier->offers.end(), [&](const OfferResult& r) {
                return r.id == o.offer.id && r.pack == o.pack && r.label == o.label;
            });
        if (same == earlier->offers.end())
            continue;
        o.policyNote = same->policyNote;
        o.policy = same->policy;
        for (auto& other : o.otherPacks)
            other.policy = same->policy;
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
