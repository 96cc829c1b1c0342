// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_source.h"

namespace document {

PlanSource::Origin<pricing::Scenario> PlanSource::scenario(std::uint32_t origin) const {
    if (origin == 0 || origin > plan.scenarios.size())
        return {};
    return {&plan.scenarios[origin - 1], &tree["scenarios"][origin - 1]};
}

PlanSource::Origin<pricing::OfferChoice> PlanSource::offer(std::uint32_t origin) const {
    std::size_t left = origin; // offers are counted through all scenarios, from 1
    for (std::size_t i = 0; left > 0 && i < plan.scenarios.size(); ++i) {
        const auto& offers = plan.scenarios[i].offers;
        if (left <= offers.size())
            return {&offers[left - 1], &tree["scenarios"][i]["offers"][left - 1]};
        left -= offers.size();
    }
    return {};
}

} // namespace document
