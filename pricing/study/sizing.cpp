// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/sizing.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr int kMostFixedWorkers = 100'000;

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

bool meets(Costing trial, int workers, const CompareInput& in, const TrafficModel& traffic,
           double requests) {
    setWorkers(trial, workers);
    Costing* const one[] = {&trial};
    simulateAll(one, in, traffic, coarseSize(traffic.requestsPerWeek(), requests), false,
                oneAfterAnother, {});
    return trial.run->weeksMet().value_or(1) >= 0.95; // where no request came, none missed
}

/// The fewest workers, or a reason; see Sizing.
void sizeFleet(Costing& c, const CompareInput& in, const TrafficModel& traffic, double requests) {
    const double demand = peakDemand(c, in.scenario.traffic);
    const auto& targets = in.scenario.workload.targets;
    const bool judged =
        !targets.empty() && std::none_of(targets.begin(), targets.end(), [](const Target& t) {
            return t.metric == Metric::ttft || t.metric == Metric::itl;
        });
    int workers = static_cast<int>(std::min(std::floor(demand) + 1, double(kMostFixedWorkers)));
    if (judged && in.scenario.traffic.peakRate() > 0) {
        const int most = std::min(2 * workers + 16, kMostFixedWorkers);
        if (!meets(c, most, in, traffic, requests)) {
            c.reason = "no number of workers up to " + std::to_string(most) +
                       " meets the target in 95 % of weeks";
            return;
        }
        int low = 0, high = most; // low does not meet it, high does
        while (high - low > 1) {
            // try the peak demand first, then halves
            const int middle =
                low == 0 && high == most && workers < most ? workers : (low + high) / 2;
            (meets(c, middle, in, traffic, requests) ? high : low) = middle;
        }
        workers = high;
    }
    c.sized = true;
    setWorkers(c, workers);
}

bool isUnsized(const Costing& c) {
    return c.priceable() && c.kind == Costing::Kind::fixed && !c.paidWorkers;
}

bool isTooSmall(const Costing& c) {
    return c.sized && c.run && c.run->weeksMet().value_or(1) < 0.95;
}

} // namespace

Sizing::Sizing(std::initializer_list<std::vector<Costing*>> costings) {
    for (const auto& list : costings)
        for (Costing* c : list) {
            if (!isUnsized(*c))
                continue;
            const auto same = std::find_if(m_groups.begin(), m_groups.end(), [&](const auto& g) {
                return g.front()->fleet == c->fleet;
            });
            if (same == m_groups.end())
                m_groups.push_back({c});
            else
                same->push_back(c);
        }
}

void Sizing::find(const CompareInput& in, const TrafficModel& traffic, double requests,
                  const ForEach& forEach) {
    forEach(m_groups.size(), [&](std::size_t i) {
        std::vector<Costing*>& group = m_groups[i];
        sizeFleet(*group.front(), in, traffic, requests);
        for (Costing* c : group) {
            c->reason = group.front()->reason;
            c->sized = group.front()->sized;
            if (c->sized)
                setWorkers(*c, mostWorkers(*group.front()->paidWorkers));
        }
    });
}

std::vector<Costing*> Sizing::enlargeTooSmall(const std::vector<Costing*>& among) {
    std::vector<Costing*> enlarged;
    for (const auto& group : m_groups) {
        if (std::none_of(group.begin(), group.end(), [](Costing* c) { return isTooSmall(*c); }))
            continue;
        for (Costing* c : group) {
            setWorkers(*c, mostWorkers(*c->paidWorkers) + 1);
            if (std::find(among.begin(), among.end(), c) != among.end())
                enlarged.push_back(c);
        }
    }
    return enlarged;
}

} // namespace pricing
