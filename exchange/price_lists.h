// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/pack_effects.h"

#include <optional>
#include <string>
#include <vector>

namespace exchange {

/// An offer of a pack in a list, its price judged as stale or not on the day of the list.
struct ListedOffer {
    std::string pack;
    const pricing::Offer* offer = nullptr;
    std::optional<bool> stale;
};

std::string listJson(const std::vector<ListedOffer>&);
std::string listCsv(const std::vector<ListedOffer>&);
std::string listTable(const std::vector<ListedOffer>&);

/// What two packs differ in, and what that does to a plan where one was given.
struct PackComparison {
    std::string before, after, plan; ///< ids of the packs; the plan's name, empty without one
    std::vector<pricing::OfferDifference> differences;
    std::vector<pricing::PackEffect> effects;
};

std::string comparisonJson(const PackComparison&);
std::string comparisonCsv(const PackComparison&);
std::string comparisonTable(const PackComparison&);

} // namespace exchange
