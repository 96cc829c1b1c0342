// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"
#include "pricing/fleet/weeks.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"
#include "pricing/study/stationary.h"

#include <QThreadPool>

#include <benchmark/benchmark.h>

// Simulated requests per second of one core, and the comparison of nine offers as the window asks
// for it.

namespace {

pricing::FleetSpec serverless(int concurrency, bool slowDown) {
    pricing::FleetSpec f;
    f.service = pricing::Lognormal{1.5, 0.45};
    f.concurrency = concurrency;
    f.coldStart = pricing::Uniform{15, 45};
    f.maxWorkers = 8;
    f.idleTimeoutS = 15;
    f.routing = concurrency > 1 ? pricing::Routing::leastLoaded : pricing::Routing::newest;
    for (int n = 0; slowDown && n < concurrency; ++n)
        f.speed.push_back(1 / (1 + 0.02 * n));
    return f;
}

void week(benchmark::State& state, int concurrency, bool slowDown) {
    pricing::WeeklyTraffic traffic;
    traffic.requestsPerSecond.assign(168, 1.65); // a million requests a week
    const pricing::FleetStudy study(serverless(concurrency, slowDown),
                                    pricing::TrafficModel(traffic), 1, {30});
    double requests = 0;
    std::uint64_t number = 0;
    for (auto _ : state) {
        pricing::Recorder recorder = pricing::recorderFor(study);
        pricing::simulateWeeks(study, number++, 1, recorder);
        requests += static_cast<double>(recorder.latency().count());
    }
    state.counters["requests/s"] = benchmark::Counter(requests, benchmark::Counter::kIsRate);
}

void steadyQueue(benchmark::State& state) {
    pricing::StationaryInput in;
    in.fleet.scaler = pricing::FixedScaler{};
    in.fleet.minWorkers = in.fleet.maxWorkers = 8;
    in.fleet.minWorkers = 8;
    in.fleet.service = pricing::Exponential{1};
    in.requestsPerSecond = 6.4;
    in.requests = 1'000'000;
    for (auto _ : state) {
        ++in.seed;
        benchmark::DoNotOptimize(pricing::simulateStationary(in));
    }
    state.counters["requests/s"] = benchmark::Counter(
        static_cast<double>(in.requests * state.iterations()), benchmark::Counter::kIsRate);
}

/// The first real example with its nine offers, scaled to a million requests a week.
pricing::CompareInput millionRequests() {
    auto loaded = document::loadPlan(":/examples/support-assistant.breakeven");
    auto& traffic = loaded->plan.scenarios[0].traffic;
    const double factor = 1e6 / traffic.requestsPerWeek();
    for (double& rate : traffic.requestsPerSecond)
        rate *= factor;
    return *pricing::resolve(loaded->plan, 0, document::bundledPacks());
}

void comparison(benchmark::State& state, pricing::Accuracy accuracy, int threads) {
    const auto input = millionRequests();
    QThreadPool pool;
    pool.setMaxThreadCount(threads);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            pricing::compare(input, accuracy, document::spreadOver(pool, threads)));
}

/// The first real example as it is, with its nine offers.
pricing::CompareInput example() {
    auto loaded = document::loadPlan(":/examples/support-assistant.breakeven");
    return *pricing::resolve(loaded->plan, 0, document::bundledPacks());
}

void breakEvenStudy(benchmark::State& state, pricing::Accuracy accuracy) {
    const auto input = example();
    QThreadPool pool;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            pricing::breakEven(input, {.accuracy = accuracy}, document::spreadOver(pool, 2)));
}

void coldStartStudy(benchmark::State& state, pricing::Accuracy accuracy, bool oneOffer) {
    const auto input = example();
    QThreadPool pool;
    pricing::ColdStartOptions options{.accuracy = accuracy};
    if (oneOffer) // as the window asks
        options.offer = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            pricing::coldStartImpact(input, options, document::spreadOver(pool, 2)));
}

} // namespace

BENCHMARK_CAPTURE(breakEvenStudy, coarse, pricing::Accuracy::coarse)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(breakEvenStudy, finished, pricing::Accuracy::finished)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(coldStartStudy, one_offer_coarse, pricing::Accuracy::coarse, true)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(coldStartStudy, one_offer_finished, pricing::Accuracy::finished, true)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(coldStartStudy, all_offers_finished, pricing::Accuracy::finished, false)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(week, one_request_per_worker, 1, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(week, sixteen_per_worker, 16, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(week, sixteen_that_slow_down, 16, true)->Unit(benchmark::kMillisecond);
BENCHMARK(steadyQueue)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(comparison, coarse_one_core, pricing::Accuracy::coarse, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(comparison, finished_two_cores, pricing::Accuracy::finished, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
