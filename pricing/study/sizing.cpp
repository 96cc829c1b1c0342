// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/sizing.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <optional>
#include <string>

namespace pricing {

namespace {

constexpr int kMostFixedWorkers = 100'000;
constexpr double kCoarseRequests = 30'000;
constexpr double kCoarseSizingRequests = 10'000, kSizingRequests = 200'000;
constexpr int kMostEnlargements = 8;

double peakDemand(const Costing& c, const WeeklyTraffic& traffic) {
    const double k = c.fleet.concurrency;
    const double v = c.fleet.speed.empty() ? 1 : c.fleet.speed.back();
    return traffic.peakRate() * mean(c.fleet.service) / (k * v);
}

void setWorkers(Costing& c, int workers) {
    c.paidWorkers = WorkerCount{workers};
    c.fleet.minWorkers = workers;
    c.fleet.maxWorkers = std::max(1, workers);
}

bool meets(Costing trial, int workers, const CompareInput& in, const LookEffort& effort,
           const Progress& progress) {
    setWorkers(trial, workers);
    if (!worksOffBusyHours(trial, in))
        return false;
    Costing* const one[] = {&trial};
    simulateAll(
        one, in, [&](const Costing& c) { return lookOf(c, in.scenario.traffic, effort); }, false,
        oneAfterAnother, progress);
    return trial.run->weeksMet().value_or(1) >=
               kWeeksToMeet && // where no request came, none missed
           worksOffBusyHours(trial, in);
}

/// Whether there are requests and targets that a simulation can judge.
bool isJudged(const Costing& c, const CompareInput& in) {
    const auto& targets = in.scenario.workload.targets;
    return !targets.empty() && in.scenario.traffic.peakRate() > 0 && canJudge(c.fleet, targets);
}

/// The fewest workers that meet the targets, looked for from `guess` on in growing steps and then
/// between the last two by halves; 0 when not even `most` do.
int fewestThatMeet(int guess, int most, const std::function<bool(int)>& met) {
    int low = 0, high = 0, step = 1; // low does not meet them (or is 0), high does
    if (met(guess)) {
        high = guess;
        for (int w = guess - 1; w > 0; w = high - step) {
            if (!met(w)) {
                low = w;
                break;
            }
            high = w;
            step *= 2;
        }
    } else {
        low = guess;
        while (high == 0) {
            if (low >= most)
                return 0;
            const int w = std::min(low + step, most);
            (met(w) ? high : low) = w;
            step *= 2;
        }
    }
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (met(middle) ? high : low) = middle;
    }
    return high;
}

std::string capsAllow(int workers) {
    return "the account's caps allow " +
           (workers == 0 ? "no worker"
                         : std::to_string(workers) + (workers == 1 ? " worker" : " workers"));
}

std::string capsMissTarget(int workers) {
    return capsAllow(workers) + ", too few to meet the target in 95 % of weeks: raise them";
}

/// The fewest workers, or a reason; see Sizing.
void sizeFleet(Costing& c, const CompareInput& in, const LookEffort& effort,
               const Progress& progress) {
    const double demand = peakDemand(c, in.scenario.traffic);
    int workers = static_cast<int>(std::min(std::floor(demand) + 1, double(kMostFixedWorkers)));
    const int allowed = c.workersAllowed.value_or(kMostFixedWorkers);
    if (!isJudged(c, in) || allowed == 0) {
        if (workers > allowed) {
            c.reason = capsAllow(allowed) + ", and the busiest hour asks for " +
                       std::to_string(workers) + ": raise them";
            return;
        }
    } else {
        const int most = std::min(2 * workers + 16, kMostFixedWorkers);
        workers = fewestThatMeet(std::min(workers, allowed), std::min(most, allowed),
                                 [&](int w) { return meets(c, w, in, effort, progress); });
        if (workers == 0) {
            c.reason = allowed < most ? capsMissTarget(allowed)
                                      : "no number of workers up to " + std::to_string(most) +
                                            " meets the target in 95 % of weeks";
            return;
        }
    }
    c.sized = true;
    setWorkers(c, workers);
}

bool isUnsized(const Costing& c) {
    return c.priceable() && c.kind == Costing::Kind::fixed && !c.paidWorkers;
}

bool isTooSmall(const Costing& c, const CompareInput& in) {
    return c.sized && c.priceable() && c.run && c.run->weeksMet() && meetsTargets(c, in) == false;
}

} // namespace

Sizing::Sizing(std::initializer_list<std::vector<Costing*>> costings) {
    for (const auto& list : costings)
        for (Costing* c : list) {
            if (!isUnsized(*c))
                continue;
            const auto same = std::find_if(m_groups.begin(), m_groups.end(), [&](const auto& g) {
                return g.front()->fleet == c->fleet &&
                       g.front()->workersAllowed == c->workersAllowed;
            });
            if (same == m_groups.end())
                m_groups.push_back({c});
            else
                same->push_back(c);
        }
}

bool Sizing::find(const CompareInput& in, const LookEffort& effort, const ForEach& forEach,
                  const Progress& progress) {
    std::atomic<bool> stopped = false;
    const Progress asked = [&](double, double) {
        if (progress && !stopped && !progress(0, 1))
            stopped = true;
        return !stopped;
    };
    forEach(m_groups.size(), [&](std::size_t i) {
        std::vector<Costing*>& group = m_groups[i];
        sizeFleet(*group.front(), in, effort, asked);
        for (Costing* c : group) {
            c->reason = group.front()->reason;
            c->sized = group.front()->sized;
            if (c->sized)
                setWorkers(*c, mostWorkers(*group.front()->paidWorkers));
        }
    });
    return !stopped;
}

std::vector<Costing*> Sizing::enlargeTooSmall(const std::vector<Costing*>& among,
                                              const CompareInput& in) {
    std::vector<Costing*> enlarged;
    for (const auto& group : m_groups) {
        if (std::none_of(group.begin(), group.end(),
                         [&](Costing* c) { return isTooSmall(*c, in); }))
            continue;
        const int workers = mostWorkers(*group.front()->paidWorkers);
        const std::optional<int> allowed = group.front()->workersAllowed;
        for (Costing* c : group) {
            if (allowed &&
                workers >= *allowed) { // a longer run has shown that those allowed are too few
                c->reason = capsMissTarget(workers);
                continue;
            }
            setWorkers(*c, workers + 1);
            if (std::find(among.begin(), among.end(), c) != among.end())
                enlarged.push_back(c);
        }
    }
    return enlarged;
}

Effort effortOf(Accuracy accuracy, const WeeklyTraffic& traffic) {
    if (accuracy == Accuracy::coarse)
        return {alike(coarseSize(traffic.requestsPerWeek(), kCoarseRequests)),
                {kCoarseSizingRequests, false},
                false};
    return {finishedLooks(traffic), {kSizingRequests}, true};
}

bool simulateOffers(const std::vector<Costing*>& main, Sizing& sizing, const CompareInput& in,
                    const Effort& effort, const ForEach& forEach, const Progress& progress) {
    if (!sizing.find(in, effort.sizing, forEach, progress))
        return false;
    if (!(effort.finished ? simulateFinished(main, in, forEach, progress)
                          : simulateAll(main, in, effort.looks, false, forEach, progress)))
        return false;
    for (int round = 0; effort.finished && round < kMostEnlargements; ++round) {
        const std::vector<Costing*> small = sizing.enlargeTooSmall(main, in);
        if (small.empty())
            break;
        if (!simulateAll(small, in, effort.looks, false, forEach, progress))
            return false;
    }
    return true;
}

bool suffices(const Costing& c, int workers, const CompareInput& in, const LookEffort& effort,
              const Progress& progress) {
    return isJudged(c, in) ? meets(c, workers, in, effort, progress)
                           : workers > std::floor(peakDemand(c, in.scenario.traffic));
}

} // namespace pricing
