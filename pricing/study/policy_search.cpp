// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/policy_search.h"

#include "pricing/study/costing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pricing {

namespace {

constexpr std::array kTimeouts{1.0, 5.0, 15.0, 60.0, 300.0, 900.0};
constexpr double kShortestTimeout = 1; ///< seconds; no provider is known to take less
constexpr int kMostWorkers = 10'000;

void addOnce(std::vector<int>& numbers, double n, int least, int most) {
    const int whole = static_cast<int>(std::clamp(n, double(least), double(most)));
    if (std::find(numbers.begin(), numbers.end(), whole) == numbers.end())
        numbers.push_back(whole);
}

/// Workers that the mean and the busiest cell keep busy.
struct Demand {
    double mean = 0, peak = 0;
};

Demand demandOf(const ResolvedOffer& o, const Scenario& s) {
    const Costing c = costingOf(o.pack, o.offer, o.policy, s.workload, 720);
    if (!c.priceable())
        return {};
    const double speed = c.fleet.speed.empty() ? 1 : c.fleet.speed.back();
    const double each = mean(c.fleet.service) / (c.fleet.concurrency * speed);
    return {s.traffic.requestsPerWeek() / (kHoursPerWeek * kSecondsPerHour) * each,
            s.traffic.peakRate() * each};
}

} // namespace

std::vector<Policy> policiesToTry(const ResolvedOffer& o, const Scenario& s) {
    Policy p = o.policy;
    if (o.offer.mode != OfferMode::serverless) {
        p.workers = AutoWorkers{};
        return {p};
    }
    const Demand demand = demandOf(o, s);
    std::vector<int> most, least;
    addOnce(most, p.maxWorkers.value_or(1), 1, kMostWorkers);
    addOnce(most, std::ceil(1.25 * demand.peak) + 1, 1, kMostWorkers);
    addOnce(most, std::ceil(2 * demand.peak) + 2, 1, kMostWorkers);
    for (const double n : {0.0, 1.0, 2.0, std::ceil(demand.mean), std::ceil(demand.peak)})
        addOnce(least, n, 0, kMostWorkers);
    std::vector<Policy> policies{o.policy};
    for (const int max : most)
        for (const int min : least)
            for (const double timeout : kTimeouts) {
                if (min > max)
                    continue;
                p.maxWorkers = max;
                p.minWorkers = WorkerCount{min};
                p.idleTimeoutS = timeout;
                policies.push_back(p);
            }
    return policies;
}

std::vector<Policy> neighboursOf(const Policy& policy) {
    std::vector<Policy> near;
    const auto with = [&](auto change) {
        Policy p = policy;
        change(p);
        near.push_back(std::move(p));
    };
    if (policy.idleTimeoutS)
        for (const double factor : {0.5, 2.0})
            with([&](Policy& p) {
                p.idleTimeoutS = std::max(kShortestTimeout, *policy.idleTimeoutS * factor);
            });
    if (const auto* min = policy.minWorkers ? std::get_if<int>(&*policy.minWorkers) : nullptr) {
        if (*min > 0)
            with([&](Policy& p) { p.minWorkers = WorkerCount{*min - 1}; });
        if (*min < policy.maxWorkers.value_or(1))
            with([&](Policy& p) { p.minWorkers = WorkerCount{*min + 1}; });
    }
    if (!policy.scaler)
        return near;
    if (const auto* delay = std::get_if<QueueDelayScaler>(&*policy.scaler))
        for (const double factor : {0.25, 0.5, 2.0})
            with([&](Policy& p) { p.scaler = QueueDelayScaler{delay->seconds * factor}; });
    if (const auto* counts = std::get_if<RequestCountScaler>(&*policy.scaler))
        for (const double factor : {0.5, 2.0})
            with([&](Policy& p) {
                p.scaler = RequestCountScaler{std::max(1.0, std::round(counts->value * factor))};
            });
    if (const auto* modal = std::get_if<ModalScaler>(&*policy.scaler))
        with([&](Policy& p) { p.scaler = ModalScaler{modal->buffer + 1}; });
    return near;
}

} // namespace pricing
