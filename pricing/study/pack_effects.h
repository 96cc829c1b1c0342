// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/pack_diff.h"
#include "pricing/study/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// What the differences of two packs do to one offer of a plan, all else being the same. Every
/// figure is the whole monthly cost, of the same requests.
struct PackEffect {
    std::size_t difference = 0;               ///< index of the difference
    std::string label;                        ///< the plan's name of the offer
    std::optional<OfferResult> before, after; ///< nothing: the pack does not have the offer
    std::vector<OfferResult> each;            ///< the older pack with one change alone
};

/// The effects on the scenario's ticked offers. An offer counts where it has a difference and the
/// plan takes it from one of the two packs; of packs the plan does not use, wherever the id is the
/// same. Nothing when `progress` stopped it.
Result<std::optional<std::vector<PackEffect>>>
effectsOn(const Plan& plan, std::size_t scenario, const PricePack& before, const PricePack& after,
          const std::vector<OfferDifference>& differences, const ForEach&, const Progress& = {});

} // namespace pricing
