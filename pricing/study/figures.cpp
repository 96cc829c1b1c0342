// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/figures.h"

#include "pricing/study/costing_starts.h"
#include "pricing/study/look.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pricing {

namespace {

constexpr double kNormalP90 = 1.2815515655446004;

std::optional<double> share(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

void describe(OfferResult& r, const ResolvedOffer& offer, const Costing& c) {
    r.choice = offer.choice;
    r.id = c.offer.id;
    r.pack = c.pack;
    r.label = offer.label;
    r.provider = c.offer.provider;
    r.product = c.offer.product;
    r.gpu = c.offer.gpu;
    r.mode = c.offer.mode;
    r.slot = offer.slot;
    r.setupStars = c.offer.setupStars;
    if (c.kind == Costing::Kind::fleet) {
        r.coldStartLowS = practicalLow(c.fleet.coldStart);
        r.coldStartHighS = practicalHigh(c.fleet.coldStart);
    }
    r.priceSource = offer.sourceText;
    if (!c.offer.rates.empty()) {
        const Rate* main = c.offer.rate(RateOf::gpu);
        const Rate& rate = main ? *main : c.offer.rates.front();
        r.priceAsOf = rate.asOf;
        r.evidence = rate.evidence;
    }
    r.policy = c.policy;
    if (c.priceable() && !offer.policyNote.empty()) {
        r.policyNote = offer.policyNote;
        r.notes.push_back(r.policyNote);
    }
    r.unusedSettings = offer.unusedSettings;
    r.notes.insert(r.notes.end(), offer.unusedSettings.begin(), offer.unusedSettings.end());
    r.notes.insert(r.notes.end(), c.notes.begin(), c.notes.end());
}

struct Scale {
    double month;       ///< mean week → month
    double weeks;       ///< weeks in a month
    double requests;    ///< expected a month
    UsdByPart beside{}; ///< of the month
    /// Requests expected in each hour of the week, and their share of the week's.
    std::array<double, kHoursPerWeek> hourRequests{}, hourShare{};
};

Scale scaleOf(const Costing& c, const CompareInput& in) {
    const double month = in.month.value() / kHoursPerWeek;
    const double perWeek = in.scenario.traffic.requestsPerWeek();
    Scale scale{month, month, perWeek * month};
    scale.beside =
        besideUsd(c.beside, scale.requests, c.workUsd(c.card, c.perRequest, perWeek) * month);
    for (std::size_t h = 0; perWeek > 0 && h < kHoursPerWeek; ++h) {
        scale.hourRequests[h] = in.scenario.traffic.hourRate(static_cast<int>(h)) * kSecondsPerHour;
        scale.hourShare[h] = scale.hourRequests[h] / perWeek;
    }
    return scale;
}

/// An hour's bill with its share of what is billed by the month.
UsdByPart withBeside(UsdByPart cost, const Scale& scale, std::size_t h) {
    const auto add = [&](CostPart part, double share) {
        const auto p = static_cast<std::size_t>(part);
        cost[p] += scale.beside[p] * share;
    };
    add(CostPart::storage, 1.0 / kHoursPerWeek);
    add(CostPart::fees, 1.0 / kHoursPerWeek);
    add(CostPart::transfer, scale.hourShare[h]);
    return cost;
}

LatencyFigures latencyOf(const DurationHistogram& h, bool withMean) {
    if (h.count() == 0)
        return {};
    return {withMean ? std::optional(h.meanSeconds()) : std::nullopt, h.percentile(0.5),
            h.percentile(0.95), h.percentile(0.99)};
}

HourFigures hourFigures(const Costing& c, const Scale& scale, std::size_t h, RunningBill& bill) {
    const FleetRun& run = *c.run;
    const double weeks = run.weeks();
    const PhaseSeconds s = run.hours()[h] * (1 / weeks);
    const PhaseSeconds monthly = s * scale.month;
    const HourCounts& n = run.counts()[h];
    HourFigures f;
    double billed = 0;
    if (c.kind == Costing::Kind::fixed) {
        billed = paidSeconds(c, static_cast<int>(h));
        f.cost =
            bill.add(withBeside(fixedUsdByPart(c.card, monthly, billed * scale.month), scale, h));
    } else {
        billed = billedSeconds(c.card, s);
        f.cost = bill.add(withBeside(usdByPart(c.card, monthly), scale, h));
    }
    const double gpuHours = scale.month * c.card.gpusPerWorker / kSecondsPerHour;
    f.requests = n.arrivals / weeks;
    f.expectedRequests = scale.hourRequests[h];
    f.billedHours = billed * gpuHours;
    f.busyHours = (s.busy + s.busyKept) * gpuHours;
    f.coldStarts = n.starts / weeks * scale.month;
    f.coldWaitFraction = share(n.coldWaits, n.arrivals);
    f.rejectedFraction = share(n.rejected, n.arrivals);
    f.timedOutFraction = share(n.timedOut, n.arrivals);
    f.workersBusy = (s.busy + s.busyKept) / kSecondsPerHour;
    f.workersStarting = (s.queue + s.pull + s.load) / kSecondsPerHour;
    f.workersIdle = s.idle / kSecondsPerHour;
    f.workersKeptWarm = s.idleKept / kSecondsPerHour;
    if (const DurationHistogram* latency = run.hourLatency(h))
        f.latency = latencyOf(*latency, false);
    return f;
}

/// Sums of the hours: the month's bill is exactly the bills of its hours.
void addHours(OfferResult& r, const Costing& c, const Scale& scale) {
    double billed = 0, busy = 0, starts = 0;
    RunningBill bill;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        r.byHour.push_back(hourFigures(c, scale, h, bill));
        const HourFigures& f = r.byHour.back();
        for (std::size_t p = 0; p < kCostParts; ++p)
            r.costByPart[p] += f.cost[p];
        billed += f.billedHours;
        busy += f.busyHours;
        starts += f.coldStarts;
    }
    r.billedHours = billed;
    r.busyHours = busy;
    r.coldStartsPerMonth = costIsSampled(c) ? starts : 0;
    r.monthlyCost = total(r.costByPart);
}

/// Of all the time that machines were there, that of each type.
std::vector<GpuShare> gpuMix(const Costing& c) {
    const auto there = [](const PhaseSeconds& s) {
        return s.pull + s.load + s.busy + s.idle + s.busyKept + s.idleKept;
    };
    const PhaseSeconds week = c.run->meanWeek();
    const double all = there(week);
    std::vector<GpuShare> mix{{c.offer.gpu, 1}};
    for (std::size_t k = 0; k < c.policy.fallbacks->size(); ++k) {
        const bool ran = all > 0 && k < week.others.size();
        mix.push_back({c.offer.fallbackOffers[k].gpu, ran ? there(week.others[k]) / all : 0});
        mix.front().share -= mix.back().share;
    }
    return mix;
}

/// What starts and machines met, where the fleet tells it.
void startFigures(OfferResult& r, const Costing& c, const Scale& scale) {
    const FleetSpec& fleet = c.fleet;
    HourCounts n;
    for (const HourCounts& h : c.run->counts()) {
        n.arrivals += h.arrivals;
        n.starts += h.starts;
        n.refused += h.refused;
        n.restored += h.restored;
        n.interruptions += h.interruptions;
        n.rerun += h.rerun;
    }
    const double weeks = c.run->weeks();
    if (!fleet.types.empty()) {
        const PhaseSeconds s = c.run->meanWeek() * weeks;
        if (n.starts > 0)
            r.startPhases = {s.queue / n.starts, s.pull / n.starts, s.load / n.starts};
        r.refusedStartsPerMonth = n.refused / weeks * scale.month;
        if (fleet.types.front().start.snapshot)
            r.restoredFraction = share(n.restored, n.starts);
    }
    if (fleet.interruptionsPerS > 0) {
        r.interruptionsPerMonth = n.interruptions / weeks * scale.month;
        r.rerunFraction = share(n.rerun, n.arrivals);
    }
    if (fleet.types.size() > 1)
        r.gpuMix = gpuMix(c);
    for (std::string& note : startNotes(r, c))
        r.notes.push_back(std::move(note));
}

void useFigures(OfferResult& r, const Costing& c, double monthHours, const Scale& scale) {
    const FleetRun& run = *c.run;
    r.billedShare = *r.billedHours / monthHours;
    r.utilisation = share(*r.busyHours, *r.billedHours);
    r.billedOverBusy = share(*r.billedHours, *r.busyHours);
    const double slotHours = run.meanWeek().slotSeconds * scale.month / kSecondsPerHour;
    r.slotFill =
        share(slotHours, *r.billedHours / c.card.gpusPerWorker * run.study().spec.concurrency);
    HourCounts sum;
    for (const HourCounts& n : run.counts()) {
        sum.arrivals += n.arrivals;
        sum.rejected += n.rejected;
        sum.timedOut += n.timedOut;
        sum.coldWaits += n.coldWaits;
    }
    r.coldWaitFraction = share(sum.coldWaits, sum.arrivals);
    r.rejectedFraction = share(sum.rejected, sum.arrivals);
    r.timedOutFraction = share(sum.timedOut, sum.arrivals);
    r.latency = latencyOf(run.recorder().latency(), true);
    if (run.recorder().coldWait().count() > 0)
        r.coldWaitP50S = run.recorder().coldWait().percentile(0.5);
    r.weeksMeetingTarget = run.weeksMet();
    r.weeksSimulated = run.weeks();
    r.requestsSimulated = run.requests();
}

void moneyErrors(OfferResult& r, const Costing& c, const Scale& scale) {
    const double cost = r.monthlyCost->usd();
    if (!costIsSampled(c)) {
        r.monthlyCostStderrUsd = 0;
        r.monthlyCostP10Usd = r.monthlyCostP90Usd = cost;
        return;
    }
    const auto value = [&](const PhaseSeconds& s) { return sampledUsd(c, s); };
    r.monthlyCostStderrUsd = c.run->standardError(value) * scale.month;
    // a month is the sum of its weeks; their number is month hours / 168
    const double spread = kNormalP90 * c.run->weekDeviation(value) * std::sqrt(scale.weeks);
    r.monthlyCostP10Usd = std::max(0.0, cost - spread);
    r.monthlyCostP90Usd = cost + spread;
}

void unitCosts(OfferResult& r, const Costing& c, const Workload& w, double requests) {
    const double cost = r.monthlyCost->usd();
    if (requests > 0)
        r.usdPer1kRequests = cost / requests * 1e3;
    else
        r.notes.push_back("no traffic: a cost per request cannot be had");
    if (!w.inputTokens || !w.outputTokens) {
        r.notes.push_back("the workload does not say how many tokens a request has: no cost per "
                          "token");
        return;
    }
    const double tokens = (w.inputTokens->mean + w.outputTokens->mean) * requests;
    if (tokens > 0)
        r.usdPer1mTokens = cost / tokens * 1e6;
    const Rate* in = c.offer.rate(RateOf::inputToken);
    const Rate* out = c.offer.rate(RateOf::outputToken);
    if (in && in->usd && out && out->usd) {
        r.usdPer1mInputTokens = usdPerBase(*in, 1) * 1e6;
        r.usdPer1mOutputTokens = usdPerBase(*out, 1) * 1e6;
    }
}

void range(OfferResult& r, const Costing& c, const Scale& scale, double requestsPerWeek) {
    const double low = c.weekUsd(c.cardLow, c.perRequestLow, requestsPerWeek) * scale.month;
    const double high = c.weekUsd(c.cardHigh, c.perRequestHigh, requestsPerWeek) * scale.month;
    if (std::fabs(high - low) < 1e-9)
        return;
    r.monthlyCostLow = moneyFromUsd(std::min(low, high));
    r.monthlyCostHigh = moneyFromUsd(std::max(low, high));
}

/// Of a month's requests: that of a renewal process, c_a² × their number, or of the real weeks.
double requestsDeviation(const WeeklyTraffic& traffic, const Scale& scale) {
    if (!traffic.replay || traffic.replay->weeks.size() < 2)
        return std::sqrt(scale.requests * traffic.burstiness.spacingCa2);
    const double mean = traffic.requestsPerWeek();
    double squares = 0;
    for (const auto& week : traffic.replay->weeks) {
        const double requests =
            traffic.replayTimes * std::accumulate(week.begin(), week.end(), 0.0);
        squares += (requests - mean) * (requests - mean);
    }
    return std::sqrt(squares / static_cast<double>(traffic.replay->weeks.size() - 1) * scale.weeks);
}

void managedFigures(OfferResult& r, const Costing& c, const CompareInput& in, const Scale& scale) {
    r.method = Method::closedForm;
    constexpr auto requests = static_cast<std::size_t>(CostPart::requests);
    RunningBill bill;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        HourFigures f;
        f.requests = f.expectedRequests = scale.hourRequests[h];
        UsdByPart cost{};
        cost[requests] = c.perRequest * f.requests * scale.month;
        f.cost = bill.add(withBeside(cost, scale, h));
        for (std::size_t p = 0; p < kCostParts; ++p)
            r.costByPart[p] += f.cost[p];
        r.byHour.push_back(f);
    }
    r.monthlyCost = total(r.costByPart);
    r.monthlyCostStderrUsd = 0;
    const double spread = kNormalP90 * c.perRequest * requestsDeviation(in.scenario.traffic, scale);
    r.monthlyCostP10Usd = std::max(0.0, r.monthlyCost->usd() - spread);
    r.monthlyCostP90Usd = r.monthlyCost->usd() + spread;
    r.notes.push_back("a managed offer bills no worker time: hours, cold starts and utilisation "
                      "cannot be had");
    if (!c.offer.latency) {
        r.notes.push_back("no measured or cited latency: whether the target is met is not known");
        return;
    }
    const Distribution& d = *c.offer.latency;
    r.latency = {mean(d), quantile(d, 0.5), quantile(d, 0.95), quantile(d, 0.99)};
    r.targetMet = meetsTargets(c, in);
}

/// What was left out of the week, and what that means for the figures.
void noteLook(OfferResult& r, const Costing& c, const CompareInput& in) {
    const double perWeek = in.scenario.traffic.requestsPerWeek();
    const double seen = share(c.run->simulatedPerWeek(), perWeek).value_or(1);
    if (seen > 0.999)
        return;
    r.notes.push_back("estimate: of each week " + words::percent(seen) +
                      " of the requests were simulated, spread over its hours" +
                      (costIsSampled(c) ? "" : "; what the fleet costs does not depend on them"));
    if (c.run->isCompared())
        r.notes.push_back("parts of a week do not tell all that this fleet remembers: the error is "
                          "how far different ways of looking differ");
}

void simulatedFigures(OfferResult& r, const Costing& c, const CompareInput& in, Accuracy accuracy,
                      const Scale& scale) {
    addHours(r, c, scale);
    useFigures(r, c, in.month.value(), scale);
    startFigures(r, c, scale);
    r.targetMet = meetsTargets(c, in);
    moneyErrors(r, c, scale);
    const double cost = r.monthlyCost->usd();
    const bool everyRequest =
        c.run->simulatedPerWeek() > 0.999 * in.scenario.traffic.requestsPerWeek();
    const bool precise = everyRequest && *r.monthlyCostStderrUsd <= 0.005 * cost + 1e-9;
    r.method = accuracy == Accuracy::finished && precise ? Method::simulated : Method::estimate;
    noteLook(r, c, in);
    if (c.kind == Costing::Kind::fixed) {
        const auto* chosen = std::get_if<WorkerCount>(&*c.policy.workers);
        if (!chosen)
            r.workers = mostWorkers(*c.paidWorkers);
    }
    const double lost = r.rejectedFraction.value_or(0) + r.timedOutFraction.value_or(0);
    if (lost > 0.01)
        r.notes.push_back("at its maximum of " + std::to_string(c.fleet.maxWorkers) +
                          " workers the fleet is too small: " + words::percent(lost) +
                          " of the requests are rejected or give up waiting");
    const auto& targets = in.scenario.workload.targets;
    if (targets.empty())
        r.notes.push_back("the workload has no target");
    else if (r.requestsSimulated == 0)
        r.notes.push_back("no request came in the simulated weeks: whether the target is met is "
                          "not known");
    else if (!r.weeksMeetingTarget)
        r.notes.push_back("time to first token and between tokens is not known where the service "
                          "time is given: whether the target is met is not known");
}

} // namespace

OfferResult figuresOf(const ResolvedOffer& offer, const Costing& c, const CompareInput& in,
                      Accuracy accuracy) {
    OfferResult r;
    describe(r, offer, c);
    if (!c.priceable()) {
        r.notes.insert(r.notes.begin(), c.reason);
        return r;
    }
    const double perWeek = in.scenario.traffic.requestsPerWeek();
    const Scale scale = scaleOf(c, in);
    if (c.kind == Costing::Kind::managed)
        managedFigures(r, c, in, scale);
    else
        simulatedFigures(r, c, in, accuracy, scale);
    unitCosts(r, c, in.scenario.workload, scale.requests);
    range(r, c, scale, perWeek);
    return r;
}

} // namespace pricing
