// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cost/bill.h"

#include <vector>

namespace pricing {

/// A price per unit up to so many units a month.
struct Tier {
    double upTo = 0; ///< of the last tier: infinite
    double usd = 0;
    bool operator==(const Tier&) const = default;
};
/// USD of a month's units, each tier's units at its own price.
double tieredUsd(const std::vector<Tier>&, double units);

/// What an offer costs a month beside its workers' time and the price of its requests.
struct BesideCosts {
    double volumeUsd = 0;
    std::vector<Tier> egress, ingress;
    double egressGb = 0, ingressGb = 0; ///< of a request
    double feeUsd = 0;                  ///< the plan's fee, and what a commitment costs upfront
    double creditUsd = 0;               ///< taken off the bill, as far as it goes
    bool operator==(const BesideCosts&) const = default;
};
BesideCosts besideOf(const Offer&, const Policy&, const Workload&, double monthHours);

/// The parts storage, transfer and fees (less the credit) of a month in which the rest costs
/// `restUsd`.
UsdByPart besideUsd(const BesideCosts&, double requestsPerMonth, double restUsd);
double sum(const UsdByPart&);

/// What the offer bills beside the GPU that the plan gives no amount for, in words; empty: nothing.
std::vector<std::string> unstatedAmounts(const Offer&, const Policy&, const Workload&);

} // namespace pricing
