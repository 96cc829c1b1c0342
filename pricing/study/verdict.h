// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

namespace pricing {

/// An offer's prices: as chosen, and as the plan's other packs have it.
struct OfferPrices {
    Costing own;
    std::vector<Costing> inPacks;

    /// The costing that holds when `pack` is believed; its own where that pack has none.
    const Costing& under(const std::string& pack) const;
};

/// domain.md, "The verdict": a winner only if it meets the targets and is the cheapest in every
/// pack that prices it and over the range of every disputed figure; otherwise what it depends on.
/// `rest` are the offers of `in.notChosen`.
Verdict verdictOf(const CompareInput& in, const Report&, const std::vector<OfferPrices>& offers,
                  const std::vector<OfferPrices>& rest);

} // namespace pricing
