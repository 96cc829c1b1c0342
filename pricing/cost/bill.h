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

    PhaseSeconds& operator+=(const PhaseSeconds&);
    friend PhaseSeconds operator*(PhaseSeconds, double);
};
PhaseSeconds phaseSeconds(const FleetTally&);

/// What a second of each kind costs (USD per worker-second, all GPUs of the worker); 0 where the
/// meter does not bill it.
struct RateCard {
    double load = 0, busy = 0, idle = 0, busyKept = 0, idleKept = 0, surplus = 0;
    CostPart surplusPart = CostPart::execute;
    int gpusPerWorker = 1;
};

/// The offer's rate card, or why it has none (no source states its GPU rate).
Result<RateCard> rateCardOf(const Offer&, int gpusPerWorker, double monthHours);

/// Unrounded USD.
double usd(const RateCard&, const PhaseSeconds&);
/// The same by part, each rounded once to whole nano-dollars; `weeks` converts a mean week into
/// the wanted time.
CostByPart bill(const RateCard&, const PhaseSeconds&, double weeks);
/// Worker-seconds that the meter bills.
double billedSeconds(const RateCard&, const PhaseSeconds&);

/// A fixed fleet's hour: paid for `workers` whole hours, busy for what the simulation saw, the rest
/// unused. `hours` counts paid worker-hours.
CostByPart fixedBill(const RateCard&, const PhaseSeconds& hour, double paidSeconds, double weeks);

/// USD of one request of a managed offer (per request and per token), or why it cannot be had.
Result<double> managedUsdPerRequest(const Offer&, const Workload&);

/// Which phases of a life the offer's meter rounds, and to what.
LifeRounding lifeRounding(const Meter&);

} // namespace pricing
