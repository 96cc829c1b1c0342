// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/offer_prices.h"

#include <algorithm>

namespace pricing {

const Costing& OfferPrices::under(const std::string& pack) const {
    const auto it = std::find_if(inPacks.begin(), inPacks.end(),
                                 [&](const Costing& c) { return c.pack == pack; });
    return it == inPacks.end() ? own : *it;
}

std::vector<OfferPrices> pricesOf(const std::vector<ResolvedOffer>& offers,
                                  const CompareInput& in) {
    std::vector<OfferPrices> result;
    for (const ResolvedOffer& r : offers) {
        OfferPrices p;
        p.own = costingOf(r.pack, r.offer, r.policy, in.scenario.workload, in.month.value());
        for (const auto& other : r.otherPacks)
            p.inPacks.push_back(costingOf(other.pack, other.offer, other.policy,
                                          in.scenario.workload, in.month.value()));
        result.push_back(std::move(p));
    }
    return result;
}

std::vector<Costing*> ownCostings(std::vector<OfferPrices>& prices) {
    std::vector<Costing*> result;
    for (OfferPrices& p : prices)
        result.push_back(&p.own);
    return result;
}

std::vector<Costing*> otherCostings(std::vector<OfferPrices>& prices) {
    std::vector<Costing*> result;
    for (OfferPrices& p : prices)
        for (Costing& c : p.inPacks)
            result.push_back(&c);
    return result;
}

} // namespace pricing
