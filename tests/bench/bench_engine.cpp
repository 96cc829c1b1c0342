// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"
#include "pricing/fleet/weeks.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"
#include "tests/bench/speed.h"

#include <QThreadPool>

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>

// Simulated requests per second of one core, and the comparison of nine offers as the window asks
// for it.

namespace {

/// Settings of the general simulation, those of the bare trial that docs/engine-speed.md measures
/// beside it.
struct Setting {
    double perSecond; ///< the week's mean, but for its quieter weekend
    int concurrency;
    double serviceS;
    int maxWorkers;
};
constexpr std::array<Setting, 6> kSettings{
    {{1, 1, 2, 8}, {5, 1, 2, 24}, {5, 4, 2, 8}, {20, 8, 2, 16}, {20, 32, 4, 8}, {100, 32, 4, 32}}};

pricing::FleetSpec fleetOf(const Setting& s, bool slowsDown) {
    pricing::FleetSpec f;
    f.service = pricing::Exponential{s.serviceS};
    f.concurrency = s.concurrency;
    f.coldStart = pricing::Constant{25};
    f.minWorkers = 1;
    f.maxWorkers = s.maxWorkers;
    f.idleTimeoutS = 60;
    f.scaler = pricing::RequestCountScaler{static_cast<double>(s.concurrency)};
    f.rounding = {true, true, true, 1, 0};
    for (int n = 0; slowsDown && n < s.concurrency; ++n)
        f.speed.push_back(1 / (1 + 0.02 * n));
    return f;
}

/// 168 rates that swing by day; a week of about a million requests or fewer.
pricing::TrafficModel swingingWeek(double perSecond) {
    pricing::WeeklyTraffic traffic;
    traffic.requestsPerSecond.clear();
    for (int h = 0; h < pricing::kHoursPerWeek; ++h) {
        const double day = 1 + 0.8 * std::sin(2 * std::numbers::pi * (h - 8) / 24);
        traffic.requestsPerSecond.push_back(perSecond * day * (h / 24 >= 5 ? 0.5 : 1) * 1.15);
    }
    return pricing::TrafficModel(traffic).compressed(std::max(1.0, perSecond / 2));
}

/// Weeks with fresh random numbers and everything counted that a price asks for.
void simulateFreshWeeks(benchmark::State& state, const pricing::FleetStudy& study) {
    double requests = 0;
    std::uint64_t number = 0;
    for (auto _ : state) {
        pricing::Recorder recorder = pricing::recorderFor(study);
        benchmark::DoNotOptimize(pricing::simulateWeeks(study, number++, 1, recorder));
        requests += static_cast<double>(recorder.latency().count());
    }
    constexpr double kSlowDownPeer = 1.4e3; // requests/s: a simulator of language model servers
    speed::report(state, requests, study.spec.speed.empty() ? speed::kNoPeer : kSlowDownPeer);
}

void fleetWeek(benchmark::State& state) {
    const Setting& s = kSettings[static_cast<std::size_t>(state.range(0))];
    const bool slowsDown = state.range(1) != 0;
    state.SetLabel(std::to_string(static_cast<int>(s.perSecond)) + "/s, " +
                   std::to_string(s.concurrency) + " a worker, at most " +
                   std::to_string(s.maxWorkers) + (slowsDown ? ", slows down" : ""));
    simulateFreshWeeks(state, {fleetOf(s, slowsDown), swingingWeek(s.perSecond), 1, {30}});
}

/// The fourth setting under every scaler.
void scalerWeek(benchmark::State& state, const char* scaler) {
    pricing::FleetSpec fleet = fleetOf(kSettings[3], false);
    fleet.scaler = *pricing::scalerOfKind(scaler);
    if (fleet.isFixed())
        fleet.minWorkers = fleet.maxWorkers;
    simulateFreshWeeks(state, {fleet, swingingWeek(kSettings[3].perSecond), 1, {30}});
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
BENCHMARK(fleetWeek)
    ->ArgNames({"setting", "slows"})
    ->ArgsProduct({{0, 1, 2, 3, 4, 5}, {0, 1}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, queue_delay, "queue-delay")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, request_count, "request-count")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, modal, "modal")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, per_request, "per-request")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, average_load, "average-load")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, windows, "windows")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scalerWeek, fixed, "fixed")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(comparison, coarse_one_core, pricing::Accuracy::coarse, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(comparison, finished_two_cores, pricing::Accuracy::finished, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
