// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/report.h"

#include <algorithm>

namespace pricing {

std::string_view keyName(CostPart part) {
    constexpr std::array<std::string_view, kCostParts> names{
        "queue",           "pull",     "load",    "execute",  "idle", "keep_warm", "drain",
        "reserved_unused", "requests", "storage", "transfer", "fees"};
    return names[static_cast<std::size_t>(part)];
}

Money total(const CostByPart& parts) {
    Money sum;
    for (const Money m : parts)
        sum += m;
    return sum;
}

std::string_view name(Method method) {
    constexpr std::array<std::string_view, 3> names{"closed-form", "simulated", "estimate"};
    return names[static_cast<std::size_t>(method)];
}

std::string offerName(const Report& report, int index) {
    const auto& offer = report.offers[static_cast<std::size_t>(index)];
    const auto same =
        std::count_if(report.offers.begin(), report.offers.end(), [&](const OfferResult& o) {
            return o.id == offer.id && o.pack == offer.pack;
        });
    return same > 1 ? offer.label : offer.id + "@" + offer.pack;
}

} // namespace pricing
