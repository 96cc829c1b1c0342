// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/costing.h"

#include "pricing/queueing/fluid.h"
#include "pricing/study/costing_service.h"
#include "pricing/study/costing_starts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace pricing {

namespace {

int gpusPerWorker(const Offer& offer, const Policy& policy, const Workload& w) {
    if (policy.gpusPerWorker)
        return *policy.gpusPerWorker;
    const GpuService* g = gpuService(w, offer.gpu);
    return g && g->gpusPerWorker ? *g->gpusPerWorker : offer.gpusPerWorker;
}

/// The offer with every disputed figure at its low (or high) end.
Offer atEnd(Offer offer, bool high) {
    for (Rate& rate : offer.rates)
        if (const auto& end = high ? rate.high : rate.low)
            rate.usd = *end;
    for (const Dispute& d : offer.disputes) {
        OfferPatch patch;
        patch.meter.phases[d.phase] = high ? d.high : d.low;
        offer = patched(std::move(offer), patch);
    }
    return offer;
}

std::string_view phaseName(Phase phase) {
    constexpr std::array<std::string_view, kPhases> names{"queue",   "pull", "load",
                                                          "execute", "idle", "drain"};
    return names[static_cast<std::size_t>(phase)];
}

void noteAssumptions(Costing& c) {
    if (c.kind == Costing::Kind::fleet) {
        for (const Phase phase :
             {Phase::queue, Phase::pull, Phase::load, Phase::execute, Phase::idle, Phase::drain})
            if (!c.offer.meter.stated(phase))
                c.notes.push_back("no document says whether the " + std::string(phaseName(phase)) +
                                  " phase is billed: taken as " +
                                  (assumedBilled(phase) ? "billed" : "not billed"));
        for (const Dispute& d : c.offer.disputes)
            c.notes.push_back("the documents disagree on billing the " +
                              std::string(phaseName(d.phase)) + " phase (" + d.asOf +
                              "): taken as " +
                              (billed(c.offer.meter, d.phase) ? "billed" : "not billed") +
                              (d.note.empty() ? "" : "; " + d.note));
        const Rate* active = c.offer.rate(RateOf::gpuActive);
        if (c.offer.meter.keepWarm == KeepWarm::active && !(active && active->usd))
            c.notes.push_back("no source states a rate of always-on workers: min workers are taken "
                              "at the ordinary rate");
        if (!c.offer.defaults.coldStart && !c.policy.coldStart && !startParts(c.policy))
            c.notes.push_back("no source states a cold start: taken as 0 s");
    }
    c.notes.insert(c.notes.end(), c.offer.notes.begin(), c.offer.notes.end());
}

/// What the account may run at once, by number and by money; nothing: as many as are asked for.
std::optional<int> workersAllowed(const Costing& c) {
    const AccountCaps& caps = c.offer.caps;
    const double hourly = std::max({c.card.busy, c.card.idle, c.card.load}) * kSecondsPerHour;
    std::optional<int> most = caps.workers;
    if (caps.usdPerHour && hourly > 0) {
        const double paid = std::floor(*caps.usdPerHour / hourly);
        if (paid < most.value_or(std::numeric_limits<int>::max()))
            most = static_cast<int>(paid);
    }
    return most;
}

void holdToCaps(Costing& c) {
    if (!c.workersAllowed || *c.workersAllowed >= c.fleet.maxWorkers)
        return;
    const int most = *c.workersAllowed;
    const std::string allowed = "the account's caps allow " + std::to_string(most) + " of the ";
    const int kept = mostWorkers(c.fleet.minWorkers);
    if (most < 1)
        c.reason = "the account's caps allow no worker: raise them";
    else if (most < kept)
        c.reason = allowed + std::to_string(kept) + " workers kept warm: raise them or keep fewer";
    else
        c.notes.push_back(allowed + std::to_string(c.fleet.maxWorkers) + " workers");
    c.fleet.maxWorkers = std::max(1, most);
}

/// A min worker starts where a schedule asks for more or its machine was taken away. Documents tell
/// what it costs while it stands, not what its start does.
void noteKeptStarts(Costing& c) {
    const auto* hours = std::get_if<std::vector<int>>(&c.fleet.minWorkers);
    const bool rises =
        hours && !c.fleet.isFixed() &&
        std::adjacent_find(hours->begin(), hours->end(), std::not_equal_to<>()) != hours->end();
    const bool restarts = c.fleet.interruptionsPerS > 0 && mostWorkers(c.fleet.minWorkers) > 0;
    const bool billed = std::max({c.card.queue, c.card.pull, c.card.load}) > 0;
    const double ordinary = std::max(c.card.busy, c.card.load);
    if ((rises || restarts) && billed && c.card.idleKept != ordinary && mean(c.fleet.coldStart) > 0)
        c.notes.push_back("no source states at which rate the start of an always-on worker is "
                          "billed: taken at the ordinary rate");
}

void describeFleet(Costing& c) {
    const Policy& p = c.policy;
    c.fleet.routing = *p.routing;
    c.fleet.whenFull = *p.whenFull;
    c.fleet.scaler = *p.scaler;
    describeStarts(c);
    c.workersAllowed = workersAllowed(c);
    if (c.kind == Costing::Kind::fixed) {
        c.fleet.idleTimeoutS = 0;
        if (const auto* n = std::get_if<WorkerCount>(&*p.workers)) {
            c.paidWorkers = *n;
            c.fleet.minWorkers = *n;
            c.fleet.maxWorkers = std::max(1, mostWorkers(*n));
            if (mostWorkers(*n) == 0)
                c.reason = "without a worker nothing is served: workers is 0";
            else
                holdToCaps(c);
        }
        return;
    }
    c.fleet.idleTimeoutS = *p.idleTimeoutS;
    c.fleet.minWorkers = *p.minWorkers;
    c.fleet.maxWorkers = std::max(*p.maxWorkers, mostWorkers(*p.minWorkers));
    c.fleet.spareWorkers = *p.spareWorkers;
    if (c.fleet.isFixed() && mostWorkers(c.fleet.minWorkers) == 0) {
        c.reason = "the scaler is fixed, and min_workers 0: nothing is served";
        return;
    }
    holdToCaps(c);
    noteKeptStarts(c);
    c.fleet.rounding = lifeRounding(c.offer.meter);
    c.fleet.diskIntervalS = diskIntervalS(c.offer, p);
    const auto* average = std::get_if<AverageLoadScaler>(&c.fleet.scaler);
    if (average && average->target < c.fleet.concurrency)
        c.notes.push_back("the scaler's target is fewer requests per worker than the " +
                          std::to_string(c.fleet.concurrency) +
                          " a worker serves at once: a higher target needs fewer workers");
}

void priceManaged(Costing& c, const Workload& w) {
    const auto stated = managedUsdPerRequest(c.offer, w);
    const auto low = managedUsdPerRequest(atEnd(c.offer, false), w);
    const auto high = managedUsdPerRequest(atEnd(c.offer, true), w);
    if (!stated) {
        c.reason = stated.error().problem;
        return;
    }
    c.perRequest = *stated;
    c.perRequestLow = low.value_or(*stated);
    c.perRequestHigh = high.value_or(*stated);
}

} // namespace

Costing costingOf(const std::string& pack, const Offer& offer, const Policy& policy,
                  const Workload& w, double monthHours) {
    Costing c;
    c.pack = pack;
    c.offer = offer;
    c.policy = policy;
    c.kind = offer.mode == OfferMode::managed      ? Costing::Kind::managed
             : offer.mode == OfferMode::serverless ? Costing::Kind::fleet
                                                   : Costing::Kind::fixed;
    noteAssumptions(c);
    c.monthHours = monthHours;
    c.beside = besideOf(offer, policy, w, monthHours);
    for (std::string& note : unstatedAmounts(offer, policy, w))
        c.notes.push_back(std::move(note));
    if (c.kind == Costing::Kind::managed) {
        priceManaged(c, w);
        return c;
    }
    const int gpus = gpusPerWorker(offer, policy, w);
    const auto card = rateCardOf(offer, policy, gpus, monthHours);
    if (!card) {
        c.reason = card.error().problem;
        return c;
    }
    c.card = *card;
    c.cardLow = *rateCardOf(atEnd(offer, false), policy, gpus, monthHours);
    c.cardHigh = *rateCardOf(atEnd(offer, true), policy, gpus, monthHours);
    describeService(c, w, gpus);
    if (c.reason.empty())
        describeFleet(c);
    addFallbacks(c, w);
    return c;
}

double differenceError(const Costing& a, const Costing& b) {
    const auto valueOf = [](const Costing& c) {
        return [&c](const PhaseSeconds& s) { return sampledUsd(c, s); };
    };
    const bool sampledA = costIsSampled(a), sampledB = costIsSampled(b);
    if (sampledA && sampledB)
        return a.run->pairedError(valueOf(a), *b.run, valueOf(b));
    if (sampledA)
        return a.run->standardError(valueOf(a));
    return sampledB ? b.run->standardError(valueOf(b)) : 0;
}

namespace {

/// Only a stated latency can be held against a target: nothing is known of starts and tokens.
std::optional<bool> latencyMeets(const Distribution& latency, const std::vector<Target>& targets) {
    bool met = true;
    for (const Target& t : targets) {
        if (t.metric != Metric::latency)
            return std::nullopt;
        met = met && quantile(latency, t.percentile / 100) <= t.limit;
    }
    return met;
}

} // namespace

std::optional<bool> meetsTargets(const Costing& c, const CompareInput& in) {
    const auto& targets = in.scenario.workload.targets;
    if (targets.empty())
        return std::nullopt;
    if (c.kind == Costing::Kind::managed)
        return c.offer.latency ? latencyMeets(*c.offer.latency, targets) : std::nullopt;
    const auto weeks = c.run ? c.run->weeksMet() : std::nullopt;
    if (!weeks)
        return std::nullopt;
    const double simulated = c.run->simulatedPerWeek();
    const bool whole = simulated > 0.999 * in.scenario.traffic.requestsPerWeek();
    return *weeks >= kWeeksToMeet && (whole || worksOffBusyHours(c, in));
}

double missedOverAllowed(const Costing& c, const std::vector<Target>& targets) {
    double most = 0;
    for (std::size_t i = 0; i < targets.size(); ++i)
        most = std::max(most, c.run->missedShare(i) / std::max(allowedShare(targets[i]), 1e-6));
    return most;
}

bool isSurelyJudged(const Costing& c, const CompareInput& in) {
    constexpr double kFar = 2;
    const auto& targets = in.scenario.workload.targets;
    const auto weeks = c.run ? c.run->weeksMet() : std::nullopt;
    if (!weeks || (*weeks != 0 && *weeks != 1))
        return !weeks; // the same however often one looks
    const double missed = missedOverAllowed(c, targets);
    if (*weeks == 0)
        return missed >= kFar;
    const bool byHour = std::any_of(targets.begin(), targets.end(), [](const Target& t) {
        return t.scope == TargetScope::worstHour;
    });
    return missed == 0 || (!byHour && missed <= 1 / kFar);
}

bool worksOffBusyHours(const Costing& c, const CompareInput& in) {
    const double perWorker = 1 / std::max(fullSecondsPerRequest(c.fleet), 1e-9);
    const auto capacity = [&](int h) {
        const int workers =
            c.fleet.isFixed() ? workersAt(c.fleet.minWorkers, h) : c.fleet.maxWorkers;
        return workers * perWorker;
    };
    const double patience = c.fleet.requestTimeoutS.value_or(kSecondsPerHour * kHoursPerWeek);
    const auto& targets = in.scenario.workload.targets;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Target& t = targets[i];
        if (t.metric != Metric::latency && t.metric != Metric::ttft)
            continue;
        // of a week cut short by n, with every wait n times as long
        const auto late = [&](double n) {
            return fluidWaitShare(in.scenario.traffic, capacity, n * t.limit, n * patience);
        };
        const FluidShares rush = late(1);
        const double allowed = allowedShare(t) + 1e-9;
        // those whom chance makes late come on top
        const double byChance =
            c.run && rush.week > 0
                ? std::max(0.0, c.run->missedShare(i) - late(c.run->compression()).week)
                : 0;
        if (t.scope == TargetScope::worstHour ? rush.worstHour > allowed
                                              : rush.week + byChance > allowed)
            return false;
    }
    return true;
}

double paidSeconds(const Costing& c, int h) {
    const double rented = rentedWorkers(c.card, workersAt(*c.paidWorkers, h)) * kSecondsPerHour;
    if (!costIsSampled(c) || !c.run || c.run->weeks() == 0)
        return rented;
    return rented - c.run->hours()[static_cast<std::size_t>(h)].queue / c.run->weeks();
}

double Costing::weekUsd(const RateCard& at, double perRequestUsd, double requestsPerWeek) const {
    const double work = workUsd(at, perRequestUsd, requestsPerWeek);
    const double month = monthHours / kHoursPerWeek;
    return work + sum(besideUsd(beside, requestsPerWeek * month, work * month)) / month;
}

double Costing::workUsd(const RateCard& at, double perRequestUsd, double requestsPerWeek) const {
    switch (kind) {
    case Kind::managed:
        return perRequestUsd * requestsPerWeek;
    case Kind::fixed: {
        double paid = 0;
        for (int h = 0; h < kHoursPerWeek; ++h)
            paid += paidSeconds(*this, h);
        return (at.busyKept + at.disk) * paid;
    }
    case Kind::fleet:
        return usd(at, run->meanWeek());
    }
    return 0;
}

} // namespace pricing
