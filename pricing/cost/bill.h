// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/weeks.h"
#include "pricing/offer.h"
#include "pricing/plan.h"
#include "pricing/study/report.h"

namespace pricing {

/// Worker-seconds of a fleet by what they were spent on, and what the requests met.
struct PhaseSeconds {
    double load = 0, busy = 0, idle = 0, busyKept = 0, idleKept = 0, surplus = 0, slotSeconds = 0;
    double queue = 0, pull = 0; ///< of starts whose phases are known
    double diskSurplus = 0;     ///< what the intervals of the disk's meter add to the time up

    /// Of the seconds above, those on each kind of machine but the first.
    std::vector<PhaseSeconds> others{};

    PhaseSeconds& operator+=(const PhaseSeconds&);
    friend PhaseSeconds operator*(PhaseSeconds, double);
};
PhaseSeconds phaseSeconds(const FleetTally&);

/// What a second of each kind costs (USD per worker-second, all GPUs of the worker, with its CPU
/// cores and memory); 0 where the meter does not bill it.
struct RateCard {
    double queue = 0, pull = 0, load = 0;
    double busy = 0, idle = 0, busyKept = 0, idleKept = 0, surplus = 0;
    CostPart surplusPart = CostPart::execute;
    std::vector<RateCard> others{}; ///< of each kind of machine but the first
    int gpusPerWorker = 1;
    int nodeGpus = 1; ///< fixed fleets are rented by whole nodes of so many GPUs
    double disk = 0;  ///< while a worker is up, with the intervals of the disk's meter filled
};

/// The offer's rate card as the policy runs it, or why it has none (no source states its GPU rate,
/// or it is not to be had in that region or kind).
Result<RateCard> rateCardOf(const Offer&, const Policy&, int gpusPerWorker, double monthHours);
/// Seconds to whose multiples the disk of a worker's life is billed; 0 where no disk is.
double diskIntervalS(const Offer&, const Policy&);
/// Workers that are paid for where `workers` are asked: whole nodes.
double rentedWorkers(const RateCard&, int workers);

/// Unrounded USD.
double usd(const RateCard&, const PhaseSeconds&);
/// Unrounded USD by part of the bill.
using UsdByPart = std::array<double, kCostParts>;
UsdByPart usdByPart(const RateCard&, const PhaseSeconds&);
/// A fixed fleet's hour: paid for whole, busy for what the simulation saw, the rest unused.
UsdByPart fixedUsdByPart(const RateCard&, const PhaseSeconds& hour, double paidSeconds);

/// Rounds a bill that grows hour by hour: every part of the running total is rounded to whole
/// nano-dollars once, and an hour is the difference to the hour before. So the hours add up to
/// the month, and the month is exact.
class RunningBill {
public:
    CostByPart add(const UsdByPart& hour);

private:
    UsdByPart m_usd{};
    CostByPart m_rounded{};
};

/// Worker-seconds that the meter bills.
double billedSeconds(const RateCard&, const PhaseSeconds&);

/// USD of one request of a managed offer (per request and per token: the shares that come from the
/// cache and in batches at their own prices, retries on top), or why it cannot be had.
Result<double> managedUsdPerRequest(const Offer&, const Workload&);

/// Which phases of a life the offer's meter rounds, and to what.
LifeRounding lifeRounding(const Meter&);

} // namespace pricing
