// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/offer.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// One thing two packs say differently of an offer, and the older offer with that alone changed.
struct OfferChange {
    std::string key;      ///< `rates.gpu`, `meter.idle`, `defaults.max_workers` …
    std::string from, to; ///< as a person reads them; "–" where nothing is said
    Offer with;
};

struct OfferDifference {
    std::string id;
    std::optional<Offer> before, after; ///< nothing: the offer was added or removed
    std::vector<OfferChange> changes;   ///< of an offer that both have
};

/// What the offers of two packs differ in, in the order of `a`, then what only `b` has. Offers that
/// are the same in both are left out.
std::vector<OfferDifference> differences(const PricePack& a, const PricePack& b);

} // namespace pricing
