// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/lanes/lanes.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <ctime>

/// How the engine's benchmarks say how fast they are.
namespace speed {

constexpr double kNoPeer = 0;

/// Seconds of processor time for the two exponential numbers of a request, drawn in blocks with the
/// instruction set in use: the least of a few runs, for another program may be in the way.
inline double drawSeconds() {
    static const double seconds = [] {
        constexpr int kRuns = 5, kBlocks = 8192;
        const pricing::Lanes& set = pricing::lanes();
        const pricing::RandomStream stream(1, pricing::Stream::spacing, 0);
        std::array<double, 256> block;
        double least = 1;
        for (int run = 0; run < kRuns; ++run) {
            const std::clock_t from = std::clock();
            for (std::uint64_t i = 0; i < 2 * kBlocks; ++i) {
                set.uniforms(stream.key(), i * block.size(), block.size(), block.data());
                set.negativeLogs(block.data(), block.size());
                benchmark::DoNotOptimize(block);
            }
            const double all = static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
            least = std::min(least, all / (double(kBlocks) * block.size()));
        }
        return least;
    }();
    return seconds;
}

/// Requests per second of one core, how many times those of the fastest other program
/// (docs/engine-speed.md), and how many times longer a request takes than its random numbers alone.
inline void report(benchmark::State& state, double requests, double peer) {
    using benchmark::Counter;
    state.counters["requests/s"] = Counter(requests, Counter::kIsRate);
    if (peer > kNoPeer)
        state.counters["times_peer"] = Counter(requests / peer, Counter::kIsRate);
    state.counters["times_draws"] =
        Counter(requests * drawSeconds(), Counter::kIsRate | Counter::kInvert);
}

} // namespace speed
