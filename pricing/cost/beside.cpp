// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cost/beside.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pricing {

namespace {

/// Of the rates of a kind; time rates are taken by the month.
std::vector<Tier> tiersOf(const Offer& offer, RateOf what, double monthHours) {
    std::vector<Tier> tiers;
    for (const Rate& rate : offer.rates) {
        if (rate.what != what || !rate.usd)
            continue;
        const bool byTime = rate.per == RatePer::second || rate.per == RatePer::minute ||
                            rate.per == RatePer::hour || rate.per == RatePer::month;
        const double month = byTime ? monthHours * kSecondsPerHour : 1;
        tiers.push_back({rate.upTo.value_or(std::numeric_limits<double>::infinity()),
                         usdPerBase(rate, monthHours) * month});
    }
    std::sort(tiers.begin(), tiers.end(),
              [](const Tier& a, const Tier& b) { return a.upTo < b.upTo; });
    if (!tiers.empty()) // what lies above the last tier costs as much as in it
        tiers.back().upTo = std::numeric_limits<double>::infinity();
    return tiers;
}

double& part(UsdByPart& cost, CostPart p) {
    return cost[static_cast<std::size_t>(p)];
}

} // namespace

double tieredUsd(const std::vector<Tier>& tiers, double units) {
    double usd = 0, below = 0;
    for (const Tier& tier : tiers) {
        usd += tier.usd * std::max(0.0, std::min(units, tier.upTo) - below);
        below = tier.upTo;
    }
    return usd;
}

BesideCosts besideOf(const Offer& offer, const Policy& policy, const Workload& w,
                     double monthHours) {
    BesideCosts costs;
    costs.volumeUsd =
        tieredUsd(tiersOf(offer, RateOf::storageGb, monthHours), policy.volumeGb.value_or(0));
    costs.egress = tiersOf(offer, RateOf::egressGb, monthHours);
    costs.ingress = tiersOf(offer, RateOf::ingressGb, monthHours);
    costs.egressGb = w.egressGb.value_or(0);
    costs.ingressGb = w.ingressGb.value_or(0);
    costs.feeUsd = tieredUsd(tiersOf(offer, RateOf::planFee, monthHours), 1);
    costs.creditUsd = tieredUsd(tiersOf(offer, RateOf::planCredit, monthHours), 1);
    if (offer.commitment)
        costs.feeUsd += offer.commitment->upfrontUsd / offer.commitment->termMonths;
    return costs;
}

UsdByPart besideUsd(const BesideCosts& costs, double requestsPerMonth, double restUsd) {
    UsdByPart usd{};
    part(usd, CostPart::storage) = costs.volumeUsd;
    part(usd, CostPart::transfer) = tieredUsd(costs.egress, costs.egressGb * requestsPerMonth) +
                                    tieredUsd(costs.ingress, costs.ingressGb * requestsPerMonth);
    const double whole = restUsd + sum(usd) + costs.feeUsd;
    part(usd, CostPart::fees) = costs.feeUsd - std::min(costs.creditUsd, whole);
    return usd;
}

double sum(const UsdByPart& usd) {
    return std::accumulate(usd.begin(), usd.end(), 0.0);
}

std::vector<std::string> unstatedAmounts(const Offer& offer, const Policy& p, const Workload& w) {
    std::vector<std::string> notes;
    const auto add = [&](bool missing, RateOf what, const char* billed, const char* keys) {
        if (missing && offer.rate(what))
            notes.push_back(std::string(billed) +
                            " and not in this price: the plan does not say how much (" + keys +
                            ")");
    };
    add(!p.cpuCores, RateOf::cpuCore, "CPU cores are billed beside the GPU", "cpu_cores");
    add(!p.memoryGib, RateOf::memoryGib, "memory is billed beside the GPU", "memory_gib");
    add(!p.diskGb, RateOf::diskGb, "a worker's disk is billed", "disk_gb");
    add(!p.volumeGb, RateOf::storageGb, "a network volume is billed", "volume_gb");
    add(!w.egressGb, RateOf::egressGb, "data sent is billed", "egress_gb_per_request");
    add(!w.ingressGb, RateOf::ingressGb, "data received is billed", "ingress_gb_per_request");
    return notes;
}

} // namespace pricing
