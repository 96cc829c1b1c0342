// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"
#include "support/sampled.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace pricing;

/// Machines that are taken away, against renewal and queueing formulas, and what holds of any
/// fleet with starts in phases, refusals and interruptions.
class TestInterruptions : public QObject {
    Q_OBJECT
private slots:
    void oneMachineComesAndGoesAsARenewalProcess();
    void requestsAreRunAgainFromTheStart();
    void aQueueBeforeAMachineThatIsTakenAwayWaitsAsTheFormulaSays();
    void theQueueKeepsTheOrderOfArrival();
    void allThatIsOffChangesNothing();
    void anyFleetKeepsItsRequestsItsTimeAndItsBounds();
};

namespace {

struct Estimate {
    double mean = 0, error = 0;
};

Estimate of(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double v : values)
        sum += v / n;
    for (const double v : values)
        squares += (v - sum) * (v - sum);
    return {sum, std::sqrt(squares / (n - 1) / n)};
}

FleetSpec oneSpotMachine(double perHour) {
    FleetSpec f;
    f.scaler = FixedScaler{};
    f.minWorkers = 1;
    f.maxWorkers = 1;
    f.coldStart = Constant{0};
    f.interruptionsPerS = perHour / 3600;
    return f;
}

/// Poisson arrivals.
std::vector<Tick> arrivalsOf(std::uint64_t seed, double rate, int count) {
    const RandomStream spacing(seed, Stream::spacing, 0);
    std::vector<Tick> times;
    double at = 0;
    for (int i = 0; i < count; ++i) {
        at -= exactLog(spacing.uniform(static_cast<std::uint64_t>(i))) / rate;
        times.push_back(ticks(at));
    }
    return times;
}

} // namespace

/// A life is exponential with mean 1/ν, then a machine is waited for (W) and loads (L, in which it
/// may be taken away again): of the time a share W / (W + 1/ν) has no machine, and of a life
/// (1 − exp(−ν L)) / ν is loading.
void TestInterruptions::oneMachineComesAndGoesAsARenewalProcess() {
    constexpr double kWait = 300, kLoad = 200, kPerHour = 4, kLength = 4e6;
    FleetSpec f = oneSpotMachine(kPerHour);
    WorkerType type;
    type.start.machineWait = Constant{kWait};
    type.start.weightsGb = 0;
    type.start.initialisation = Constant{kLoad};
    f.types = {type};
    const double rate = kPerHour / 3600, cycle = kWait + 1 / rate;
    std::vector<double> queue, load, idle, interruptions;
    const FleetDraws draws(f);
    for (std::uint64_t run = 0; run < 40; ++run) {
        Recorder recorder({}, 0, 8, false);
        FleetTally before, tally, after;
        FleetSimulation fleet(f, draws, RandomStream(5, Stream::coldStart, run), recorder, 0, 0);
        fleet.tallyInto(before, 0);
        fleet.tallyInto(tally, ticks(1e5));
        fleet.tallyInto(after, ticks(1e5 + kLength));
        queue.push_back(seconds(tally.queue) / kLength);
        load.push_back(seconds(tally.load) / kLength);
        idle.push_back(seconds(tally.idleKept) / kLength);
        interruptions.push_back(static_cast<double>(tally.interruptions) / kLength);
        QCOMPARE(tally.queue + tally.load + tally.idleKept, ticks(kLength));
    }
    SampledFigures agreement;
    const double loading = (1 - std::exp(-rate * kLoad)) / rate;
    const auto hold = [&](const char* what, const std::vector<double>& values, double exact) {
        agreement.add(what, of(values).mean, exact, of(values).error);
    };
    hold("without a machine", queue, kWait / cycle);
    hold("loading", load, loading / cycle);
    hold("up", idle, (1 / rate - loading) / cycle);
    hold("interruptions", interruptions, 1 / cycle);
    QCOMPARE(agreement.disagreement(), QString());
}

/// Preemptive repeat of the same service S, restarted at once: the time to its end has mean
/// (exp(ν S) − 1) / ν, and exp(ν S) − 1 attempts are lost.
void TestInterruptions::requestsAreRunAgainFromTheStart() {
    constexpr double kService = 60, kPerHour = 40;
    constexpr int kRequests = 20'000;
    FleetSpec f = oneSpotMachine(kPerHour);
    f.service = Constant{kService};
    const FleetDraws draws(f);
    Recorder recorder({}, 0, 12, false);
    recorder.keepWaits();
    FleetTally tally, after;
    FleetSimulation fleet(f, draws, RandomStream(2, Stream::coldStart, 0), recorder, 0, 0);
    fleet.tallyInto(tally, 0);
    for (int i = 0; i < kRequests; ++i)
        fleet.arrive(ticks(10'000.0 * i), 0.5);
    fleet.finishRequests();
    const double rate = kPerHour / 3600, q = std::exp(-rate * kService);
    const double mean = (1 / q - 1) / rate;
    const double truncated = (1 - q) / rate - kService * q; // ∫ ν t e^(−ν t) dt over a lost attempt
    const double second = 2 * truncated / (rate * q * q);
    SampledFigures agreement;
    agreement.add("latency", recorder.latency().meanSeconds(), mean,
                  std::sqrt((second - mean * mean) / kRequests));
    agreement.add("lost attempts", double(tally.rerun) / kRequests, 1 / q - 1,
                  std::sqrt((1 - q) / (q * q) / kRequests));
    QCOMPARE(recorder.latency().count(), std::int64_t{kRequests});
    QCOMPARE(agreement.disagreement(), QString());
}

/// With Poisson arrivals the time each request takes from its first attempt is the service of an
/// M/G/1 queue: mean m = (e^(νS) − 1)/ν, second moment 2 A/(ν q²), A = (1 − q)/ν − S q, q =
/// e^(−νS).
void TestInterruptions::aQueueBeforeAMachineThatIsTakenAwayWaitsAsTheFormulaSays() {
    constexpr double kService = 10, kPerHour = 120, kArrivals = 0.05;
    constexpr int kRequests = 4000;
    FleetSpec f = oneSpotMachine(kPerHour);
    f.service = Constant{kService};
    const FleetDraws draws(f);
    std::vector<double> latencies;
    for (std::uint64_t run = 0; run < 60; ++run) {
        Recorder recorder({}, 0, 10, false);
        FleetTally tally;
        FleetSimulation fleet(f, draws, RandomStream(9, Stream::coldStart, run), recorder, 0, 0);
        fleet.tallyInto(tally, 0);
        for (const Tick at : arrivalsOf(run, kArrivals, kRequests))
            fleet.arrive(at, 0.5);
        fleet.finishRequests();
        latencies.push_back(recorder.latency().meanSeconds());
    }
    const double rate = kPerHour / 3600, q = std::exp(-rate * kService);
    const double m = (1 / q - 1) / rate;
    const double second = 2 * ((1 - q) / rate - kService * q) / (rate * q * q);
    const double exact = kArrivals * second / (2 * (1 - kArrivals * m)) + m;
    SampledFigures agreement;
    agreement.add("latency", of(latencies).mean, exact, of(latencies).error);
    QCOMPARE(agreement.disagreement(), QString());
}

void TestInterruptions::theQueueKeepsTheOrderOfArrival() {
    std::mt19937 draw(4);
    for (int round = 0; round < 200; ++round) {
        RequestQueue queue;
        std::vector<Tick> waiting;
        for (int i = 0; i < 100; ++i) {
            const Tick at = waiting.empty() ? 1000 : waiting.back() + 1 + draw() % 3;
            if (draw() % 3 != 0) {
                queue.push({at, 0});
                waiting.push_back(at);
            } else if (draw() % 2 != 0 && !waiting.empty()) {
                queue.pop();
                waiting.erase(waiting.begin());
            } else {
                const Tick back = static_cast<Tick>(draw() % 1200);
                queue.insertByArrival({back, 0});
                waiting.insert(std::upper_bound(waiting.begin(), waiting.end(), back), back);
            }
            QCOMPARE(queue.size(), waiting.size());
            for (std::size_t k = 0; k < waiting.size(); ++k)
                QCOMPARE(queue[k].arrival, waiting[k]);
        }
    }
}

namespace {

FleetSpec anyFleet(std::mt19937& draw) {
    const auto upTo = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); };
    FleetSpec f;
    f.concurrency = 1 + upTo(3);
    f.service = upTo(2) ? Distribution{Constant{1.0 + upTo(5)}} : Distribution{Exponential{5}};
    if (upTo(3) == 0)
        f.speed = {1, 0.8, 0.7};
    f.coldStart = Constant{double(upTo(3)) * 5};
    const Scaler scalers[] = {
        QueueDelayScaler{double(upTo(5))},
        RequestCountScaler{0.5 + upTo(4)},
        ModalScaler{upTo(3)},
        PerRequestScaler{},
        AverageLoadScaler{1.0 + upTo(20), 0.5 + upTo(4), 0.1 + 0.1 * upTo(10), double(upTo(40))},
        WindowsScaler{double(upTo(10)), double(upTo(30)), double(upTo(60))},
        FixedScaler{},
    };
    f.scaler = scalers[upTo(7)];
    f.routing = static_cast<Routing>(upTo(3));
    f.whenFull = upTo(2) ? WhenFull::queue : WhenFull::reject;
    f.maxWorkers = 1 + upTo(5);
    f.minWorkers = f.isFixed() ? f.maxWorkers : upTo(3) ? 0 : upTo(f.maxWorkers + 1);
    f.idleTimeoutS = upTo(20);
    if (upTo(2))
        f.requestTimeoutS = 1 + upTo(30);
    f.rounding = {true, true, true, 1, 3, false, true};
    return f;
}

WorkerType anyType(std::mt19937& draw) {
    const auto upTo = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); };
    WorkerType type;
    type.start.machineWait = upTo(2) ? Distribution{Constant{0}} : Uniform{0, 10};
    type.start.imageGb = upTo(8);
    type.start.imageCachedShare = 0.5 * upTo(3);
    type.start.weightsGb = upTo(5);
    type.start.initialisation = upTo(2) ? Distribution{Constant{0}} : Exponential{3};
    if (upTo(2))
        type.start.snapshot = Snapshot{Constant{double(upTo(3))}, 0.9, 100, 2, upTo(2) == 0};
    type.scarcity.refusedShare.values = {0.3 * upTo(3)};
    type.scarcity.retryAfterS = 1 + upTo(10);
    return type;
}

struct Outcome {
    FleetTally tally;
    std::int64_t served = 0;
    double waitS = 0, latencyS = 0;
    QString broken;
};

Outcome simulated(const FleetSpec& spec, const std::vector<Tick>& arrivals, Tick end) {
    const FleetDraws draws(spec);
    Recorder recorder({}, 0, 8, false);
    recorder.keepWaits();
    Outcome o;
    FleetSimulation fleet(spec, draws, RandomStream(7, Stream::coldStart, 0), recorder, 0, 0);
    fleet.tallyInto(o.tally, 0);
    const int least = workersAt(spec.minWorkers, 0);
    Tick now = 0, workerTime = 0;
    const auto passTo = [&](Tick time) {
        workerTime += fleet.workers() * (time - now);
        now = time;
    };
    const auto runTo = [&](Tick time) {
        while (fleet.nextEvent() <= time) {
            const Tick next = std::max(fleet.nextEvent(), now);
            passTo(next);
            fleet.runUntil(next);
            if (fleet.workers() < least || fleet.workers() > spec.maxWorkers)
                o.broken = QString("%1 workers").arg(fleet.workers());
        }
        passTo(time);
    };
    for (const Tick at : arrivals) {
        runTo(at);
        fleet.arrive(at,
                     RandomStream(3, Stream::service, 0).uniform(static_cast<std::uint64_t>(at)));
    }
    runTo(end);
    FleetTally after;
    fleet.tallyInto(after, end);
    const FleetTally& t = o.tally;
    const Tick spent = t.queue + t.pull + t.load + t.busy + t.idle + t.busyKept + t.idleKept;
    if (spent != workerTime)
        o.broken = QString("phases add up to %1 of %2 worker-ticks").arg(spent).arg(workerTime);
    fleet.finishRequests();
    o.served = recorder.latency().count();
    o.waitS = recorder.wait().meanSeconds();
    o.latencyS = recorder.latency().meanSeconds();
    if (t.arrivals != o.served + t.rejected + t.timedOut + after.timedOut)
        o.broken = QString("%1 arrived, %2 served, %3 rejected, %4 gave up")
                       .arg(t.arrivals)
                       .arg(o.served)
                       .arg(t.rejected)
                       .arg(t.timedOut + after.timedOut);
    return o;
}

} // namespace

/// A start of one phase is the same to the nanosecond as one that is stated, and interruptions
/// that never come as none.
void TestInterruptions::allThatIsOffChangesNothing() {
    std::mt19937 draw(2);
    for (int i = 0; i < 600; ++i) {
        FleetSpec plain = anyFleet(draw), phased = plain, rare = plain;
        const auto arrivals = arrivalsOf(draw(), 0.05 * (1 + draw() % 40), 40);
        const Tick end = arrivals.back() + ticks(300);
        phased.types.resize(1);
        phased.types[0].start.weightsGb = 0;
        phased.types[0].start.initialisation = plain.coldStart;
        rare.interruptionsPerS = 1e-30;
        const Outcome a = simulated(plain, arrivals, end);
        for (const FleetSpec* other : {&phased, &rare}) {
            const Outcome b = simulated(*other, arrivals, end);
            const FleetTally &s = a.tally, &t = b.tally;
            QVERIFY2(s.load == t.load && s.busy == t.busy && s.idle == t.idle &&
                         s.busyKept == t.busyKept && s.idleKept == t.idleKept &&
                         s.surplus == t.surplus && s.starts == t.starts && s.stops == t.stops &&
                         s.rejected == t.rejected && s.timedOut == t.timedOut &&
                         a.served == b.served && a.waitS == b.waitS && a.latencyS == b.latencyS,
                     qPrintable(QString("fleet %1").arg(i)));
        }
    }
}

void TestInterruptions::anyFleetKeepsItsRequestsItsTimeAndItsBounds() {
    std::mt19937 draw(1);
    std::int64_t interruptions = 0, refused = 0, restored = 0;
    for (int i = 0; i < 3000; ++i) {
        FleetSpec f = anyFleet(draw);
        if (draw() % 3 != 0)
            f.types = {anyType(draw)};
        if (draw() % 3 != 0)
            f.interruptionsPerS = 0.005 * (1 + draw() % 20);
        const auto arrivals = arrivalsOf(draw(), 0.05 * (1 + draw() % 40), 30);
        const Outcome o = simulated(f, arrivals, arrivals.back() + ticks(300));
        QVERIFY2(o.broken.isEmpty(), qPrintable(QString("fleet %1: %2").arg(i).arg(o.broken)));
        interruptions += o.tally.interruptions;
        refused += o.tally.refused;
        restored += o.tally.restored;
    }
    QVERIFY(interruptions > 1000 && refused > 1000 && restored > 1000);
}

QTEST_GUILESS_MAIN(TestInterruptions)
#include "tst_interruptions.moc"
