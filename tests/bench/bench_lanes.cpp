// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/weeks.h"
#include "pricing/lanes/lanes.h"
#include "pricing/study/stationary.h"
#include "pricing/traffic/random.h"
#include "tests/bench/speed.h"

#include <array>
#include <benchmark/benchmark.h>

// Fleets of one request per worker, which need no event list: requests per second of one core,
// times what the fastest other programs reach (docs/engine-speed.md), and the draws alone.

namespace {

constexpr double kFastestQueuePeer = 18.2e6; // requests/s: mmck-simul-lib d33465a, M/M/8
constexpr double kServerlessPeer = 88e3;     // requests/s: SimFaaS 5dd1623, its paper's case
constexpr std::int64_t kRequests = 4'000'000;

void report(benchmark::State& state, double requests, double peer) {
    speed::report(state, requests, peer);
    state.SetLabel(pricing::lanes().name);
}

/// Two exponential numbers a request, of one instruction set.
void drawsAlone(benchmark::State& state) {
    const auto number = static_cast<std::size_t>(state.range(0));
    if (number >= pricing::lanesCount()) {
        state.SkipWithError("this processor lacks the instruction set");
        return;
    }
    const pricing::Lanes& set = pricing::lanesNumber(number);
    const pricing::RandomStream stream(1, pricing::Stream::spacing, 0);
    std::array<double, 256> block;
    std::uint64_t index = 0;
    for (auto _ : state)
        for (int twice = 0; twice < 2; ++twice) {
            set.uniforms(stream.key(), index, block.size(), block.data());
            set.negativeLogs(block.data(), block.size());
            benchmark::DoNotOptimize(block);
            index += block.size();
        }
    state.counters["requests/s"] =
        benchmark::Counter(static_cast<double>(index) / 2, benchmark::Counter::kIsRate);
    state.SetLabel(set.name);
}

void stationary(benchmark::State& state, pricing::StationaryInput in, double peer) {
    in.requests = kRequests;
    for (auto _ : state) {
        ++in.seed;
        benchmark::DoNotOptimize(pricing::simulateStationary(in));
    }
    report(state, static_cast<double>(kRequests * state.iterations()), peer);
}

void fixedQueue(benchmark::State& state) {
    const auto workers = static_cast<int>(state.range(0));
    pricing::StationaryInput in;
    in.fleet.scaler = pricing::FixedScaler{};
    in.fleet.minWorkers = in.fleet.maxWorkers = workers;
    in.fleet.service = pricing::Exponential{1};
    in.requestsPerSecond = 0.8 * workers;
    stationary(state, in, kFastestQueuePeer);
}

/// The published case of the serverless peer.
void coldStarts(benchmark::State& state) {
    pricing::StationaryInput in;
    in.fleet.scaler = pricing::PerRequestScaler{};
    in.fleet.whenFull = pricing::WhenFull::reject;
    in.fleet.maxWorkers = 64;
    in.fleet.service = pricing::Exponential{1.991};
    in.fleet.coldService = pricing::Exponential{2.244};
    in.fleet.idleTimeoutS = 600;
    in.requestsPerSecond = 0.9;
    stationary(state, in, kServerlessPeer);
}

/// Weeks of 168 equal rates with cold starts of 25 s, about range(0) workers busy.
void weeks(benchmark::State& state) {
    const auto busy = static_cast<int>(state.range(0));
    pricing::FleetSpec fleet;
    fleet.service = pricing::Exponential{2};
    fleet.coldStart = pricing::Constant{25};
    fleet.scaler = pricing::PerRequestScaler{};
    fleet.idleTimeoutS = 60;
    fleet.minWorkers = 1;
    fleet.maxWorkers = 2 * busy + 8;
    pricing::WeeklyTraffic traffic;
    traffic.requestsPerSecond.assign(168, busy / 2.0);
    const pricing::FleetStudy study(fleet, pricing::TrafficModel(traffic), 1, {30});
    const auto together = static_cast<std::uint64_t>(state.range(1));
    std::uint64_t number = 0;
    double requests = 0;
    for (auto _ : state) {
        pricing::Recorder recorder = pricing::recorderFor(study);
        pricing::simulateWeeks(study, number, together, recorder);
        number += together;
        requests += static_cast<double>(recorder.latency().count());
    }
    report(state, requests, kServerlessPeer);
}

} // namespace

BENCHMARK(drawsAlone)->DenseRange(0, 2)->ArgName("set");
BENCHMARK(fixedQueue)
    ->Arg(1)
    ->Arg(8)
    ->Arg(16)
    ->Arg(64)
    ->ArgName("workers")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(coldStarts)->Unit(benchmark::kMillisecond);
BENCHMARK(weeks)
    ->ArgsProduct({{2, 8, 24}, {1, 4}})
    ->ArgNames({"busy", "together"})
    ->Unit(benchmark::kMillisecond);
