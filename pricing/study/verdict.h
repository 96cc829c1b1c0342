// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/offer_prices.h"

namespace pricing {

/// Who is cheapest of those that meet the targets, and what would change that.
struct Answer {
    std::optional<int> cheapest; ///< at the terms as chosen; an index of in.offers
    std::vector<Flip> flips;
    /// The cheapest in every pack that prices it and over the range of every disputed figure
    /// (domain.md, "The verdict").
    std::optional<int> winner() const { return flips.empty() ? cheapest : std::nullopt; }
};
Answer answerOf(const CompareInput& in, const std::vector<OfferPrices>& offers);

/// The winner, or else what it depends on, in words.
/// `rest` are the offers of `in.notChosen`.
Verdict verdictOf(const CompareInput& in, const Report&, const std::vector<OfferPrices>& offers,
                  const std::vector<OfferPrices>& rest);

} // namespace pricing
