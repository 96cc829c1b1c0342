// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <memory>
#include <utility>

// From 10^4 to 10^9 requests a week: how long the first and the finished answer and the studies
// take, in how much memory, and how soon work that nobody wants any more ends.

namespace {

/// The first real example at so many requests a week; fleets may grow in proportion.
pricing::Plan planOf(double requestsPerWeek) {
    pricing::Plan plan = document::loadPlan(":/examples/support-assistant.breakeven")->plan;
    pricing::Scenario& s = plan.scenarios[0];
    const double factor = requestsPerWeek / s.traffic.requestsPerWeek();
    for (double& rate : s.traffic.requestsPerSecond)
        rate *= factor;
    for (pricing::OfferChoice& offer : s.offers)
        offer.policy.maxWorkers = std::max(3, static_cast<int>(3 * factor));
    return plan;
}

pricing::CompareInput inputOf(double requestsPerWeek) {
    return *pricing::resolve(planOf(requestsPerWeek), 0, document::bundledPacks());
}

/// The most memory the process ever had, MB.
double peakMegabytes() {
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines)
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

/// Arguments: log10 of the requests a week, threads.
void answer(benchmark::State& state, pricing::Accuracy accuracy) {
    const auto input = inputOf(std::pow(10.0, double(state.range(0))));
    const int threads = static_cast<int>(state.range(1));
    QThreadPool pool;
    double simulated = 0, error = 0;
    for (auto _ : state) {
        const auto report = compare(input, accuracy, document::spreadOver(pool, threads));
        simulated = error = 0;
        for (const pricing::OfferResult& o : report->offers) {
            simulated += o.requestsSimulated;
            if (o.priceable())
                error = std::max(error, *o.monthlyCostStderrUsd / o.monthlyCost->usd());
        }
    }
    state.counters["requests"] = simulated;
    state.counters["worst_error_%"] = 100 * error;
    state.counters["peak_MB"] = peakMegabytes();
}

void scales(benchmark::internal::Benchmark* b) {
    b->ArgsProduct({{4, 5, 6, 7, 8, 9}, {1, 2}})
        ->ArgNames({"log10_requests", "threads"})
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
}

void studies(benchmark::State& state, bool breakEvens) {
    const auto input = inputOf(std::pow(10.0, double(state.range(0))));
    QThreadPool pool;
    const auto threads = document::spreadOver(pool, 2);
    for (auto _ : state)
        if (breakEvens)
            benchmark::DoNotOptimize(pricing::breakEven(input, {}, threads));
        else
            benchmark::DoNotOptimize(pricing::coldStartImpact(input, {.offer = 0}, threads));
    state.counters["peak_MB"] = peakMegabytes();
}

/// The longest time for which nobody is asked whether to go on.
void longestGap(benchmark::State& state) {
    const auto input = inputOf(std::pow(10.0, double(state.range(0))));
    using Clock = std::chrono::steady_clock;
    double longest = 0;
    for (auto _ : state) {
        auto last = Clock::now();
        compare(input, pricing::Accuracy::finished, pricing::oneAfterAnother, [&](double, double) {
            const auto now = Clock::now();
            longest = std::max(longest, std::chrono::duration<double>(now - last).count());
            last = now;
            return true;
        });
    }
    state.counters["longest_gap_ms"] = 1e3 * longest;
}

/// From a newer request, which ends the finishing work, to the answer on it: what is left when the
/// time of that answer is taken off is the time to stop.
void cancel(benchmark::State& state) {
    const auto plan = std::make_shared<const pricing::Plan>(planOf(1e9));
    const auto empty = std::make_shared<const pricing::Plan>([] {
        pricing::Plan p = planOf(1e4);
        p.scenarios[0].offers.resize(1);
        p.scenarios[0].offers[0].enabled = false;
        return p;
    }());
    const auto packs =
        std::make_shared<const std::vector<pricing::PricePack>>(document::bundledPacks());
    double longest = 0;
    for (auto _ : state) {
        document::Recompute recompute;
        QEventLoop loop;
        bool coarseSeen = false;
        QObject::connect(&recompute, &document::Recompute::finished, &loop, [&] {
            if (!std::exchange(coarseSeen, true))
                QTimer::singleShot(20, &loop, &QEventLoop::quit); // in the midst of finishing
        });
        recompute.request(plan, 0, packs);
        loop.exec();
        QElapsedTimer clock;
        clock.start();
        QObject::connect(&recompute, &document::Recompute::idle, &loop, &QEventLoop::quit);
        recompute.request(empty, 0, packs);
        loop.exec();
        longest = std::max(longest, double(clock.nsecsElapsed()) / 1e6);
    }
    state.counters["longest_ms"] = longest;
}

} // namespace

BENCHMARK_CAPTURE(answer, first, pricing::Accuracy::coarse)->Apply(scales);
BENCHMARK_CAPTURE(answer, finished, pricing::Accuracy::finished)->Apply(scales);
BENCHMARK_CAPTURE(studies, break_even, true)
    ->Arg(6)
    ->Arg(9)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(studies, cold_starts_of_one_offer, false)
    ->Arg(6)
    ->Arg(9)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(longestGap)->Arg(6)->Arg(9)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cancel)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);
