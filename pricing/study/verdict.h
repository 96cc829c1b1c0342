// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/offer_prices.h"

namespace pricing {

/// The offer that is the cheapest of those that meet the targets in every pack that prices it and
/// over the range of every disputed figure (domain.md, "The verdict"); an index of in.offers.
std::optional<int> winnerOf(const CompareInput& in, const std::vector<OfferPrices>& offers);

/// The winner, or else what it depends on, in words.
/// `rest` are the offers of `in.notChosen`.
Verdict verdictOf(const CompareInput& in, const Report&, const std::vector<OfferPrices>& offers,
                  const std::vector<OfferPrices>& rest);

} // namespace pricing
