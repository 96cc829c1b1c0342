// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/policy_search.h"

#include "pricing/study/costing.h"
#include "pricing/study/costing_service.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pricing {

namespace {

constexpr std::array kColdTimes{1.0, 5.0, 15.0, 60.0, 300.0, 900.0}; ///< seconds, nothing warm
constexpr std::array kWarmTimes{5.0, 60.0, 300.0};                   ///< beside warm workers
constexpr double kShortest = 1, kLongest = 3600; ///< seconds; RunPod's idle timeout is 1 to 3600
constexpr int kMostWorkers = 10'000;
constexpr int kMostAtOnce = 256;
constexpr std::array kGpus{1, 2, 4, 8};

void addOnce(std::vector<Policy>& policies, Policy policy) {
    if (std::find(policies.begin(), policies.end(), policy) == policies.end())
        policies.push_back(std::move(policy));
}

template <class Change> Policy with(Policy policy, Change change) {
    change(policy);
    return policy;
}

/// How long a worker may stand without need: the idle timeout, or the scaler's own time.
std::optional<double> standing(const Policy& p) {
    if (const auto* average = std::get_if<AverageLoadScaler>(&*p.scaler))
        return average->scaleDownDelayS;
    if (const auto* windows = std::get_if<WindowsScaler>(&*p.scaler))
        return windows->toZeroS;
    return p.idleTimeoutS;
}

Policy withStanding(Policy p, double seconds) {
    seconds = std::clamp(seconds, kShortest, kLongest);
    if (auto* average = std::get_if<AverageLoadScaler>(&*p.scaler)) {
        average->scaleDownDelayS = seconds;
    } else if (auto* windows = std::get_if<WindowsScaler>(&*p.scaler)) {
        windows->toZeroS = seconds;
        windows->downS = std::min(windows->downS, seconds);
    } else {
        p.idleTimeoutS = seconds;
    }
    return p;
}

Policy withWarm(Policy p, int workers) {
    p.minWorkers = WorkerCount{std::clamp(workers, 0, p.maxWorkers.value_or(1))};
    return p;
}

/// Workers that the mean and the busiest cell keep busy, and the most that the account may run.
struct Demand {
    double mean = 0, peak = 0;
    int allowed = kMostWorkers;
};

Demand demandOf(const Policy& p, const ResolvedOffer& o, const Scenario& s) {
    const Costing c = costingOf(o.pack, o.offer, p, s.workload, 720);
    if (!c.priceable())
        return {};
    const double speed = c.fleet.speed.empty() ? 1 : c.fleet.speed.back();
    const double each = mean(c.fleet.service) / (c.fleet.concurrency * speed);
    return {s.traffic.requestsPerWeek() / (kHoursPerWeek * kSecondsPerHour) * each,
            s.traffic.peakRate() * each, c.workersAllowed.value_or(kMostWorkers)};
}

int enoughWorkers(const Demand& demand) {
    const int most = std::clamp(demand.allowed, 1, kMostWorkers);
    return static_cast<int>(std::clamp(std::ceil(2 * demand.peak) + 2, 1.0, double(most)));
}

bool isEstimated(const ResolvedOffer& o, const Scenario& s) {
    const GpuService* own = gpuService(s.workload, o.offer.gpu);
    return std::holds_alternative<EstimateService>(own && own->service ? *own->service
                                                                       : s.workload.service);
}

/// The most requests at once whose speed is known; 1 where none but the stated number is.
int mostAtOnce(const ResolvedOffer& o, const Scenario& s) {
    if (isEstimated(o, s))
        return kMostAtOnce;
    const GpuService* own = gpuService(s.workload, o.offer.gpu);
    const auto& speed = own && !own->speed.empty() ? own->speed : s.workload.speed;
    return std::max(1, static_cast<int>(speed.size()));
}

int atOnce(const Policy& p, const ResolvedOffer& o, const Scenario& s) {
    return concurrencyOf(p, s.workload, gpuService(s.workload, o.offer.gpu));
}

/// The policy with other GPUs per worker and requests at once, where they are free.
std::vector<Policy> shapesOf(const Policy& p, const ResolvedOffer& o, const Scenario& s) {
    std::vector<Policy> shapes{p};
    const int most = mostAtOnce(o, s);
    for (const int gpus : kGpus)
        if (isEstimated(o, s))
            for (const int k : {atOnce(p, o, s), 8, 64})
                addOnce(shapes, with(p, [&](Policy& q) {
                            q.gpusPerWorker = gpus;
                            q.concurrency = std::min(k, most);
                        }));
    if (!isEstimated(o, s))
        for (int k = most; k > 1; k /= 4)
            if (k != atOnce(p, o, s))
                addOnce(shapes, with(p, [&](Policy& q) { q.concurrency = k; }));
    return shapes;
}

void addScalerSteps(std::vector<Policy>& near, const Policy& p) {
    const auto add = [&](Scaler scaler) {
        addOnce(near, with(p, [&](Policy& q) { q.scaler = scaler; }));
    };
    if (const auto* delay = std::get_if<QueueDelayScaler>(&*p.scaler)) {
        for (const double factor : {0.25, 0.5, 2.0})
            add(QueueDelayScaler{delay->seconds * factor});
    } else if (const auto* counts = std::get_if<RequestCountScaler>(&*p.scaler)) {
        for (const double factor : {0.5, 2.0})
            add(RequestCountScaler{std::max(1.0, std::round(counts->value * factor))});
    } else if (const auto* modal = std::get_if<ModalScaler>(&*p.scaler)) {
        add(ModalScaler{modal->buffer + 1});
        add(ModalScaler{std::max(0, modal->buffer - 1)});
    } else if (const auto* average = std::get_if<AverageLoadScaler>(&*p.scaler)) {
        AverageLoadScaler changed = *average;
        for (const double share : {average->utilisation - 0.15, average->utilisation + 0.15}) {
            changed.utilisation = std::clamp(share, 0.1, 1.0);
            add(changed);
        }
        changed = *average;
        for (const double factor : {0.5, 2.0}) {
            changed.target = std::max(1.0, std::round(average->target * factor));
            add(changed);
        }
    } else if (const auto* windows = std::get_if<WindowsScaler>(&*p.scaler)) {
        WindowsScaler changed = *windows;
        for (const double factor : {0.25, 0.5, 2.0}) {
            changed.downS = std::clamp(windows->downS * factor, kShortest, windows->toZeroS);
            add(changed);
        }
    }
}

void addWorkerSteps(std::vector<Policy>& near, const Policy& p) {
    const int max = p.maxWorkers.value_or(1);
    if (const auto* min = p.minWorkers ? std::get_if<int>(&*p.minWorkers) : nullptr) {
        const int step = std::max(1, *min / 4);
        for (const int workers : {*min - step, *min - 1, *min + 1, *min + step})
            if (workers >= 0)
                addOnce(near, withWarm(p, workers));
    }
    const int warm = p.minWorkers ? mostWorkers(*p.minWorkers) : 0;
    for (const int workers : {max - std::max(1, max / 4), max - 1})
        if (workers >= std::max(1, warm))
            addOnce(near, with(p, [&](Policy& q) { q.maxWorkers = workers; }));
}

void addShapeSteps(std::vector<Policy>& near, const Policy& p, const ResolvedOffer& o,
                   const Scenario& s) {
    const int most = mostAtOnce(o, s), now = atOnce(p, o, s);
    if (most == 1)
        return;
    for (const int k : {now / 2, now * 2})
        if (k >= 1 && k <= most)
            addOnce(near, with(p, [&](Policy& q) { q.concurrency = k; }));
}

} // namespace

bool hasIdleTimeout(const Policy& p) {
    return !p.scaler || (!std::holds_alternative<AverageLoadScaler>(*p.scaler) &&
                         !std::holds_alternative<WindowsScaler>(*p.scaler));
}

std::vector<Policy> policiesToTry(const ResolvedOffer& o, const Scenario& s) {
    if (o.offer.mode != OfferMode::serverless) {
        std::vector<Policy> fixed{o.policy}; // a schedule may cost less than any constant number
        const Policy fewest = with(o.policy, [](Policy& p) { p.workers = AutoWorkers{}; });
        addOnce(fixed, fewest);
        if (isEstimated(o, s))
            for (Policy& p : shapesOf(fewest, o, s))
                addOnce(fixed, std::move(p));
        return fixed;
    }
    std::vector<Policy> policies{o.policy};
    for (Policy p : shapesOf(o.policy, o, s)) {
        const Demand demand = demandOf(p, o, s);
        p.maxWorkers = enoughWorkers(demand);
        const bool asSet =
            p.concurrency == o.policy.concurrency && p.gpusPerWorker == o.policy.gpusPerWorker;
        for (const double time : kColdTimes)
            if (asSet || time == kColdTimes[3])
                addOnce(policies, withStanding(withWarm(p, 0), time));
        if (!asSet)
            continue;
        for (const double warm : {1.0, std::ceil(demand.mean), std::ceil(demand.peak)})
            for (const double time : kWarmTimes)
                addOnce(
                    policies,
                    withStanding(
                        withWarm(p, static_cast<int>(std::min(warm, double(kMostWorkers)))), time));
    }
    return policies;
}

std::vector<Policy> neighboursOf(const Policy& p, const ResolvedOffer& o, const Scenario& s) {
    std::vector<Policy> near;
    if (o.offer.mode == OfferMode::serverless) {
        for (const double factor : {0.5, 2.0})
            if (const auto time = standing(p))
                addOnce(near, withStanding(p, *time * factor));
        addWorkerSteps(near, p);
        addScalerSteps(near, p);
    }
    if (o.offer.mode == OfferMode::serverless || isEstimated(o, s))
        addShapeSteps(near, p, o, s);
    return near;
}

double leastWeekUsd(const Costing& c) {
    if (c.kind != Costing::Kind::fleet)
        return 0;
    double warmSeconds = 0;
    for (int h = 0; h < kHoursPerWeek; ++h)
        warmSeconds += workersAt(c.fleet.minWorkers, h) * kSecondsPerHour;
    return warmSeconds * std::min(c.card.idleKept, c.card.busyKept);
}

} // namespace pricing
