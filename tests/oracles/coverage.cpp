// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/coverage.h"

#include "pricing/queueing/single_worker.h"
#include "pricing/study/fleet_run.h"

#include <cmath>
#include <memory>

namespace oracles {

using namespace pricing;

namespace {

constexpr SingleWorker kWorker{0.05, 5, 25, 60, 1};
constexpr double kCompression = 200; ///< a week of 151 requests

struct Known {
    const char* figure;
    double truth; ///< seconds a week
    FleetRun::Value value;
};

FleetRun simulatedWeeks(const TrafficModel& traffic, std::uint64_t seed) {
    FleetSpec fleet;
    fleet.scaler = PerRequestScaler{};
    fleet.maxWorkers = 1;
    fleet.service = Exponential{kWorker.serviceS};
    fleet.coldStart = Constant{kWorker.coldStartS};
    fleet.idleTimeoutS = kWorker.idleTimeoutS;
    auto study = std::make_shared<FleetStudy>(fleet, traffic, seed, std::vector<double>{});
    study->byHour = false;
    FleetRun run(study, {}, kCompression);
    Recorder recorder = recorderFor(*study);
    const auto weeks = simulateWeeks(*study, 0, kBatches, recorder);
    run.add(weeks, recorder);
    return run;
}

} // namespace

std::vector<Coverage> coverages(int repetitions) {
    const SingleWorkerTime time = timeOf(kWorker);
    const std::vector<Known> all{
        {"seconds serving", time.serving * kSecondsPerWeek,
         [](const PhaseSeconds& s) { return s.busy; }},
        {"seconds starting, serving and idle", time.on() * kSecondsPerWeek,
         [](const PhaseSeconds& s) { return s.load + s.busy + s.idle; }},
        {"seconds starting", time.starting * kSecondsPerWeek,
         [](const PhaseSeconds& s) { return s.load; }},
    };
    std::vector<Coverage> result;
    for (const Known& k : all)
        result.push_back({k.figure, repetitions, 0});
    WeeklyTraffic flat;
    flat.requestsPerSecond.assign(kHoursPerWeek, kWorker.requestsPerSecond);
    const TrafficModel traffic = TrafficModel(flat).compressed(kCompression);
    for (int i = 0; i < repetitions; ++i) {
        const FleetRun run = simulatedWeeks(traffic, static_cast<std::uint64_t>(i) + 1);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const double off = std::fabs(all[k].value(run.meanWeek()) - all[k].truth);
            result[k].covered += off <= kTwoSided95 * run.standardError(all[k].value);
        }
    }
    return result;
}

} // namespace oracles
