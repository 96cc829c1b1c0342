// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cost/beside.h"
#include "pricing/cost/bill.h"
#include "pricing/study/compare.h"
#include "pricing/study/fleet_run.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pricing {

/// One offer under one pack's terms, ready to be priced: what its fleet is and what it costs.
/// `reason` says why it cannot be priced; the rest then means nothing.
struct Costing {
    enum class Kind { fleet, fixed, managed };
    Kind kind = Kind::fleet;
    std::string pack;
    Offer offer;
    Policy policy;
    std::string reason;
    RateCard card, cardLow, cardHigh; ///< as stated; disputed figures at their low and high ends
    double perRequest = 0, perRequestLow = 0, perRequestHigh = 0; ///< managed, USD
    BesideCosts beside;
    double monthHours = 720;
    FleetSpec fleet;
    std::optional<WorkerCount> paidWorkers; ///< fixed: what is rented, once it is known
    std::optional<int> workersAllowed;      ///< at once, by the account's caps
    bool sized = false;                     ///< fixed: their number was found, not given
    bool holdsModel = true; ///< false: the workload's model is known not to fit a worker's memory
    /// Latencies are asked for by hour of the week too; not of one setting among many.
    bool byHour = true;
    std::vector<std::string> notes;
    std::shared_ptr<FleetRun> run; ///< the simulated weeks; shared by costings of equal fleets

    bool priceable() const { return reason.empty(); }
    /// USD per mean week at a card, of the workers' time or the requests. Managed offers count
    /// expected requests.
    double workUsd(const RateCard&, double perRequestUsd, double requestsPerWeek) const;
    /// With what is billed beside them.
    double weekUsd(const RateCard&, double perRequestUsd, double requestsPerWeek) const;
};

Costing costingOf(const std::string& pack, const Offer&, const Policy&, const Workload&,
                  double monthHours);

/// Standard error of a's weekly cost minus b's (USD), the same requests having met both.
double differenceError(const Costing& a, const Costing& b);

/// Whether the offer meets the targets in at least 95 % of the simulated weeks; a managed one by
/// its cited latency. Nothing where that is not known.
std::optional<bool> meetsTargets(const Costing&, const CompareInput&);
/// Requests that missed a target, as a multiple of what it allows: the most of any target. Needs a
/// run.
double missedOverAllowed(const Costing&, const std::vector<Target>&);
/// Whether more weeks would hardly change what meetsTargets() says: each week says the same, and
/// half or twice as many misses would not change it.
bool isSurelyJudged(const Costing&, const CompareInput&);
/// Whether the fleet, all its workers up, works off the busy hours fast enough for the targets on
/// latency, what its run saw of chance added. Compressed weeks do not tell: their rush hours end
/// too soon.
bool worksOffBusyHours(const Costing&, const CompareInput&);

/// Worker-seconds a fixed fleet is paid for in hour of week h of one week: by its schedule, but
/// not while it looks for machines in place of those that were taken away.
double paidSeconds(const Costing&, int h);

} // namespace pricing
