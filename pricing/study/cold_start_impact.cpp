// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/cold_start_impact.h"

#include "pricing/study/costing.h"
#include "pricing/study/costing_starts.h"
#include "pricing/study/figures.h"
#include "pricing/study/policy_search.h"
#include "pricing/study/runs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace pricing {

namespace {

constexpr std::array kTimeouts{1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1200.0};
constexpr std::array kTimeoutsKept{5.0, 60.0}; ///< beside min workers timeouts matter less
constexpr int kMostKept = 2;
constexpr std::array kFactors{0.0, 0.25, 0.5, 1.0, 2.0};
constexpr double kCoarseRequests = 10'000;
constexpr int kWaitBins = 40;

/// One setting of one offer, to be priced.
struct Trial {
    enum class Of { frontier, duration, noStart };
    Of of;
    std::size_t offer; ///< index among the study's offers
    Policy policy;
    double factor = 1;
    bool given = false;
    Costing costing;
    OfferResult result;
};

bool startsWorkers(const ResolvedOffer& o) {
    return o.offer.mode == OfferMode::serverless;
}

std::vector<double> withPresent(std::vector<double> values, double present) {
    if (std::find(values.begin(), values.end(), present) == values.end())
        values.push_back(present);
    std::sort(values.begin(), values.end());
    return values;
}

/// The settings of the frontier; a keep-warm schedule stands beside it, not on it.
std::vector<Policy> settingsOf(const Policy& policy) {
    std::vector<Policy> settings;
    const int most = policy.maxWorkers.value_or(1);
    const auto* present = std::get_if<int>(&*policy.minWorkers);
    std::vector<int> kept;
    for (int n = 0; n <= std::min(kMostKept, most); ++n)
        kept.push_back(n);
    if (present && *present > kept.back())
        kept.push_back(*present);
    for (const int n : kept) {
        const bool few = n > 0;
        const bool isPresent = present && *present == n;
        std::vector<double> timeouts(kTimeouts.begin(), kTimeouts.end());
        if (few)
            timeouts.assign(kTimeoutsKept.begin(), kTimeoutsKept.end());
        if (!few || isPresent)
            timeouts = withPresent(timeouts, policy.idleTimeoutS.value_or(0));
        if (!hasIdleTimeout(policy))
            timeouts.assign(1, policy.idleTimeoutS.value_or(0));
        for (const double t : timeouts) {
            Policy p = policy;
            p.minWorkers = WorkerCount{n};
            p.idleTimeoutS = t;
            settings.push_back(std::move(p));
        }
    }
    return settings;
}

/// Starts that take no time, with a machine always at hand.
Policy withoutStarts(const Policy& p) {
    Policy none = withColdStart(p, Constant{0});
    none.scarcity.reset();
    return none;
}

std::vector<Trial> trialsOf(const ResolvedOffer& o, std::size_t index, const Workload& workload,
                            const ColdStartOptions& options) {
    std::vector<Trial> trials;
    for (Policy& p : settingsOf(o.policy))
        trials.push_back({Trial::Of::frontier, index, std::move(p)});
    trials.push_back({Trial::Of::noStart, index, withoutStarts(o.policy)});
    const Distribution stated = statedStart(o.policy).value_or(Constant{0});
    if (options.offer && mean(stated) > 0) // for who looks at one offer
        for (const double f : kFactors)
            trials.push_back({Trial::Of::duration, index,
                              f == 0 ? withoutStarts(o.policy) : withStartsScaled(o.policy, f), f});
    if (options.built)
        trials.push_back({Trial::Of::duration, index,
                          withWeightsOf(workload, withColdStart(o.policy, *options.built)), 0,
                          true});
    return trials;
}

bool isPresent(const Policy& a, const Policy& b) {
    return a.minWorkers == b.minWorkers && a.idleTimeoutS == b.idleTimeoutS;
}

SettingFigures figuresOfSetting(const Policy& policy, const OfferResult& r) {
    SettingFigures f;
    f.idleTimeoutS = policy.idleTimeoutS.value_or(0);
    f.minWorkers = mostWorkers(*policy.minWorkers);
    f.monthlyCost = r.monthlyCost.value_or(Money{});
    f.stderrUsd = r.monthlyCostStderrUsd.value_or(0);
    f.latency = r.latency;
    f.coldWaitFraction = r.coldWaitFraction;
    f.targetMet = r.targetMet;
    f.weeksMeetingTarget = r.weeksMeetingTarget;
    return f;
}

Money part(const OfferResult& r, std::initializer_list<CostPart> parts) {
    Money sum;
    for (const CostPart p : parts)
        sum += r.costByPart[static_cast<std::size_t>(p)];
    return sum;
}

void splitCost(ColdStartImpact& impact, const OfferResult& r) {
    impact.starts = part(r, {CostPart::queue, CostPart::pull, CostPart::load});
    impact.idling = part(r, {CostPart::idle, CostPart::drain});
    impact.keepWarm = part(r, {CostPart::keepWarm});
    impact.work = r.monthlyCost.value_or(Money{}) - impact.starts - impact.idling - impact.keepWarm;
    impact.cost = impact.starts + impact.idling;
}

void describeWaits(ColdStartImpact& impact, const OfferResult& r, const Costing& c) {
    impact.coldWaitFraction = r.coldWaitFraction;
    impact.waitP50S = r.coldWaitP50S;
    double waiting = 0;
    for (const HourFigures& h : r.byHour) {
        impact.byHour.push_back(h.requests > 0 ? h.coldWaitFraction.value_or(0)
                                               : std::optional<double>());
        impact.requestsByHour.push_back(h.requests);
        waiting += h.requests * h.coldWaitFraction.value_or(0);
    }
    impact.requestsWaitingPerWeek = waiting;
    const DurationHistogram& waits = c.run->recorder().coldWait();
    if (waits.count() == 0)
        return;
    const double longest = std::max(waits.percentile(0.999), 1e-3);
    const double width = std::max(1.0, std::ceil(longest / kWaitBins));
    const int bins = std::max(1, static_cast<int>(std::ceil(longest / width)));
    const auto counts = waits.counts(width * bins, bins);
    for (int i = 0; i < bins; ++i)
        impact.waits.push_back({i * width, (i + 1) * width,
                                static_cast<double>(counts[static_cast<std::size_t>(i)]) /
                                    static_cast<double>(waits.count())});
}

/// A fleet that always runs lets nobody wait for a start; of a managed offer nobody says.
void describeWithoutStarts(ColdStartImpact& impact, const Costing& c,
                           const WeeklyTraffic& traffic) {
    const bool known = c.priceable() && c.kind == Costing::Kind::fixed && !costIsSampled(c);
    for (int h = 0; h < kHoursPerWeek; ++h) {
        const double rate = traffic.hourRate(h);
        impact.byHour.push_back(known && rate > 0 ? std::optional(0.0) : std::nullopt);
        impact.requestsByHour.push_back(rate * kSecondsPerHour);
    }
    const auto* hours = c.paidWorkers ? std::get_if<std::vector<int>>(&*c.paidWorkers) : nullptr;
    impact.alwaysRuns =
        !costIsSampled(c) && (!hours || std::find(hours->begin(), hours->end(), 0) == hours->end());
    if (known) {
        impact.coldWaitFraction = 0;
        impact.requestsWaitingPerWeek = 0;
        impact.addedP95S = impact.addedP99S = 0;
    }
}

/// Whether a change of settings saves more than a dollar's rounding and than the errors explain.
bool savesOver(const SettingFigures& now, const SettingFigures& best) {
    constexpr double kWorthwhileUsd = 0.5;
    const double error = kTwoSided95 * std::hypot(now.stderrUsd, best.stderrUsd);
    return (now.monthlyCost - best.monthlyCost).usd() > std::max(kWorthwhileUsd, error);
}

/// Points that a step along the timeout would bring from meeting the target to missing it are not
/// advised.
std::optional<int> advisedOf(const std::vector<SettingFigures>& frontier) {
    std::optional<int> best, present;
    std::vector<int> safe;
    const auto meets = [&](std::size_t i) { return frontier[i].targetMet.value_or(false); };
    for (std::size_t i = 0; i < frontier.size(); ++i) {
        const auto neighbourMisses = [&](std::size_t k) {
            return frontier[k].minWorkers == frontier[i].minWorkers && !meets(k);
        };
        if (!meets(i) || (i > 0 && neighbourMisses(i - 1)) ||
            (i + 1 < frontier.size() && neighbourMisses(i + 1)))
            continue;
        safe.push_back(static_cast<int>(i));
        if (frontier[i].present)
            present = static_cast<int>(i);
        if (!best ||
            frontier[i].monthlyCost < frontier[static_cast<std::size_t>(*best)].monthlyCost)
            best = static_cast<int>(i);
    }
    if (!best)
        return best;
    // what costs the same needs no extreme: the setting as it is, else the first of them
    const SettingFigures& cheapest = frontier[static_cast<std::size_t>(*best)];
    const auto isAsCheap = [&](int i) {
        return !savesOver(frontier[static_cast<std::size_t>(i)], cheapest);
    };
    return present && isAsCheap(*present) ? present
                                          : *std::find_if(safe.begin(), safe.end(), isAsCheap);
}

ColdStartImpact blankImpact(const ResolvedOffer& o, int index) {
    ColdStartImpact impact;
    impact.offer = index;
    impact.choice = o.choice;
    impact.slot = o.slot;
    impact.id = o.offer.id;
    impact.pack = o.pack;
    impact.label = o.label;
    impact.mode = o.offer.mode;
    return impact;
}

struct Present {
    ColdStartImpact impact;
    Costing costing;
    OfferResult result;
};

std::vector<Present> presentOffers(const CompareInput& in, const ColdStartOptions& options) {
    std::vector<Present> present;
    for (std::size_t i = 0; i < in.offers.size(); ++i) {
        if (options.offer && *options.offer != static_cast<int>(i))
            continue;
        const ResolvedOffer& o = in.offers[i];
        Present p{blankImpact(o, static_cast<int>(i)),
                  costingOf(o.pack, o.offer, o.policy, in.scenario.workload, in.month.value()),
                  {}};
        p.impact.reason = p.costing.reason;
        present.push_back(std::move(p));
    }
    return present;
}

const ResolvedOffer& offerOf(const CompareInput& in, const Present& p) {
    return in.offers[static_cast<std::size_t>(p.impact.offer)];
}

/// A start of parts is as long as its snapshots let it be, of which the weeks tell the share.
double meanStartS(const Trial& t) {
    if (const auto parts = startParts(t.policy))
        return startMoments(*parts, t.result.restoredFraction.value_or(0)).mean;
    return mean(*statedStart(t.policy));
}

void takeTrial(Present& p, const Trial& t, const CompareInput& in) {
    SettingFigures f = figuresOfSetting(t.policy, t.result);
    switch (t.of) {
    case Trial::Of::frontier:
        if (isPresent(t.policy, offerOf(in, p).policy)) { // as everywhere else
            f = figuresOfSetting(t.policy, p.result);
            f.present = true;
        }
        p.impact.frontier.push_back(f);
        break;
    case Trial::Of::duration:
        p.impact.byDuration.push_back({t.factor, meanStartS(t), f, t.given});
        p.impact.byDuration.back().figures.present = t.factor == 1;
        break;
    case Trial::Of::noStart:
        if (p.result.latency.p95 && f.latency.p95)
            p.impact.addedP95S = std::max(0.0, *p.result.latency.p95 - *f.latency.p95);
        if (p.result.latency.p99 && f.latency.p99)
            p.impact.addedP99S = std::max(0.0, *p.result.latency.p99 - *f.latency.p99);
        break;
    }
}

} // namespace

std::optional<ColdStartStudy> coldStartImpact(const CompareInput& in,
                                              const ColdStartOptions& options,
                                              const ForEach& forEach, const Progress& progress) {
    std::vector<Present> present = presentOffers(in, options);
    std::vector<Trial> trials;
    for (std::size_t i = 0; i < present.size(); ++i) {
        const ResolvedOffer& o = offerOf(in, present[i]);
        if (present[i].costing.priceable() && startsWorkers(o))
            for (Trial& t : trialsOf(o, i, in.scenario.workload, options)) {
                t.costing =
                    costingOf(o.pack, o.offer, t.policy, in.scenario.workload, in.month.value());
                t.costing.byHour = false; // of so many settings nobody asks that
                trials.push_back(std::move(t));
            }
    }
    std::vector<Costing*> all;
    for (Present& p : present)
        if (p.costing.kind == Costing::Kind::fleet)
            all.push_back(&p.costing);
    for (Trial& t : trials)
        all.push_back(&t.costing);
    const WeeklyTraffic& traffic = in.scenario.traffic;
    const bool finished = options.accuracy == Accuracy::finished;
    const LookAt glance = alike(coarseSize(traffic.requestsPerWeek(), kCoarseRequests));
    if (!(finished ? simulateFinished(all, in, forEach, progress)
                   : simulateAll(all, in, glance, false, forEach, progress)))
        return std::nullopt;

    for (Present& p : present) {
        if (!p.costing.priceable() || p.costing.kind != Costing::Kind::fleet) {
            describeWithoutStarts(p.impact, p.costing, in.scenario.traffic);
            continue;
        }
        p.result = figuresOf(offerOf(in, p), p.costing, in, options.accuracy);
        p.impact.targetMet = p.result.targetMet;
        splitCost(p.impact, p.result);
        describeWaits(p.impact, p.result, p.costing);
    }
    forEach(trials.size(), [&](std::size_t i) {
        trials[i].result = figuresOf(offerOf(in, present[trials[i].offer]), trials[i].costing, in,
                                     options.accuracy);
    });
    for (const Trial& t : trials)
        takeTrial(present[t.offer], t, in);

    ColdStartStudy study{
        in.plan, in.scenario.name, in.seed, !in.scenario.workload.targets.empty(), !finished, {},
        {}};
    for (Present& p : present) {
        p.impact.advised = advisedOf(p.impact.frontier);
        study.offers.push_back(std::move(p.impact));
    }
    return study;
}

} // namespace pricing
