// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

#include <string>
#include <vector>

namespace pricing {

/// An offer's prices: as chosen, and as the plan's other packs have it.
struct OfferPrices {
    Costing own;
    std::vector<Costing> inPacks;

    /// The costing that holds when `pack` is believed; its own where that pack has none.
    const Costing& under(const std::string& pack) const;
};

/// The offers under the scenario's workload, not simulated yet.
std::vector<OfferPrices> pricesOf(const std::vector<ResolvedOffer>&, const CompareInput&);
std::vector<Costing*> ownCostings(std::vector<OfferPrices>&);
std::vector<Costing*> otherCostings(std::vector<OfferPrices>&); ///< all packs'

} // namespace pricing
