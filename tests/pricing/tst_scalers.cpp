// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/simulation.h"
#include "pricing/fleet/weeks.h"

#include <QTest>

using namespace pricing;

/// When each named scaler starts and stops workers, request by request.
class TestScalers : public QObject {
    Q_OBJECT
private slots:
    void queueDelayStartsAtOnceFromZeroThenAfterTheDelay();
    void requestCountKeepsItsRatio();
    void modalKeepsItsBufferWhileActive();
    void perRequestStartsAWorkerForEachThatWaits();
    void waitingLongerThanTheTimeoutLeavesUnserved();
    void livesAreRoundedUp();
    void requestsThatGiveUpCountInTheHourTheyCame();
    void aTinyRatioOfRequestsToWorkersStartsAllWorkers();
    void longBacklogsHaveTruePercentiles();
    void aScheduledWorkerWithAVeryLongStartIsReadyInTime();
    void noPercentileLiesBeyondTheValues();
};

namespace {

/// A fleet fed by hand.
struct Bench {
    explicit Bench(FleetSpec f)
        : spec(std::move(f)), draws(spec), recorder({}, 0, 8, false),
          fleet(spec, draws, RandomStream(1, Stream::coldStart, 0), recorder, 0, 0) {
        fleet.tallyInto(tally, 0);
        recorder.keepWaits();
    }
    void arrive(double at) { fleet.arrive(ticks(at), 0.5); }
    int workersAt(double at) {
        fleet.runUntil(ticks(at));
        return fleet.workers();
    }
    FleetSpec spec;
    FleetDraws draws;
    Recorder recorder;
    FleetTally tally;
    FleetSimulation fleet;
};

FleetSpec slow(Scaler scaler) {
    FleetSpec f;
    f.service = Constant{100};
    f.coldStart = Constant{30};
    f.scaler = scaler;
    f.maxWorkers = 5;
    f.idleTimeoutS = 10;
    return f;
}

} // namespace

void TestScalers::queueDelayStartsAtOnceFromZeroThenAfterTheDelay() {
    Bench b(slow(QueueDelayScaler{4}));
    b.arrive(1);
    QCOMPARE(b.workersAt(1), 1);
    b.arrive(2);
    QCOMPARE(b.workersAt(5.9), 1); // covered by none, but it has not waited 4 s
    QCOMPARE(b.workersAt(6.1), 2);
    QCOMPARE(b.workersAt(40), 2);  // both served, at 31 and 36
    QCOMPARE(b.workersAt(141), 1); // the first ended at 131 and idled 10 s
    QCOMPARE(b.workersAt(147), 0);
    QCOMPARE(b.tally.starts, std::int64_t{2});
    QCOMPARE(b.recorder.wait().percentile(1), 34.0);
}

void TestScalers::requestCountKeepsItsRatio() {
    Bench b(slow(RequestCountScaler{2}));
    for (int i = 0; i < 5; ++i)
        b.arrive(1 + 0.1 * i);
    QCOMPARE(b.workersAt(2), 3); // ceil(5 / 2)
    for (int i = 0; i < 20; ++i)
        b.arrive(3 + 0.1 * i);
    QCOMPARE(b.workersAt(6), 5); // the maximum
}

void TestScalers::modalKeepsItsBufferWhileActive() {
    Bench b(slow(ModalScaler{1}));
    b.arrive(1);
    QCOMPARE(b.workersAt(1), 2);
    QCOMPARE(b.workersAt(100), 2); // the buffer stays while a request runs
    QCOMPARE(b.workersAt(200), 0);
}

void TestScalers::perRequestStartsAWorkerForEachThatWaits() {
    Bench b(slow(PerRequestScaler{}));
    for (int i = 0; i < 3; ++i)
        b.arrive(1 + i);
    QCOMPARE(b.workersAt(4), 3);
    b.fleet.runUntil(ticks(1000));
    QCOMPARE(b.tally.starts, std::int64_t{3});
    QCOMPARE(b.recorder.wait().percentile(1), 30.0);
}

void TestScalers::waitingLongerThanTheTimeoutLeavesUnserved() {
    FleetSpec f = slow(QueueDelayScaler{4});
    f.requestTimeoutS = 20;
    Bench b(f);
    b.arrive(1);
    b.arrive(5);
    b.fleet.runUntil(ticks(1000));
    QCOMPARE(b.tally.timedOut, std::int64_t{2}); // 30 s of cold start is too long for both
    QCOMPARE(b.recorder.latency().count(), std::int64_t{0});
}

void TestScalers::livesAreRoundedUp() {
    FleetSpec f = slow(QueueDelayScaler{4});
    f.service = Constant{2.3};
    f.coldStart = Constant{0};
    f.idleTimeoutS = 0;
    f.rounding = {true, true, true, 1, 0}; // 2.3 s becomes 3 s
    Bench b(f);
    b.arrive(1);
    b.fleet.runUntil(ticks(10));
    QCOMPARE(b.tally.busy + b.tally.surplus, ticks(3));
}

void TestScalers::requestsThatGiveUpCountInTheHourTheyCame() {
    FleetSpec none; // no worker ever, so that every request waits to the end
    none.scaler = FixedScaler{};
    none.minWorkers = 0;
    none.requestTimeoutS = 5400;
    WeeklyTraffic traffic;
    traffic.requestsPerSecond.assign(168, 0.01);
    FleetStudy study(none, TrafficModel(traffic), 1, {});
    Recorder recorder = recorderFor(study);
    for (const WeekTally& week : simulateWeeks(study, 0, 2, recorder, {}))
        for (const FleetTally& hour : week.hours)
            QCOMPARE(hour.timedOut, hour.arrivals);
}

void TestScalers::aTinyRatioOfRequestsToWorkersStartsAllWorkers() {
    FleetSpec f = slow(RequestCountScaler{1e-300});
    f.maxWorkers = 7;
    Bench b(f);
    b.arrive(1);
    QCOMPARE(b.workersAt(2), 7);
}

void TestScalers::longBacklogsHaveTruePercentiles() {
    DurationHistogram h; // 100,000 waits of 16 days: their sum is beyond 64 bits of nanoseconds
    for (int i = 0; i < 100'000; ++i)
        h.add(ticks(1.4e6));
    QCOMPARE(h.percentile(0.95), 1.4e6);
    QCOMPARE(h.meanSeconds(), 1.4e6);
}

void TestScalers::aScheduledWorkerWithAVeryLongStartIsReadyInTime() {
    FleetSpec f = slow(PerRequestScaler{});
    f.coldStart = Constant{2.5 * 3600};
    std::vector<int> schedule(168, 0);
    schedule[9] = 1;
    f.minWorkers = WorkerCount{schedule};
    Bench b(f);
    const Tick hour = ticks(3600);
    for (int h = 0; h < 10; ++h) {
        b.fleet.runUntil(h * hour);
        b.fleet.hourBegins(h, h * hour, hour);
        QCOMPARE(b.fleet.workers(), h >= 7 ? 1 : 0); // started at 06:30
    }
    b.arrive(9 * 3600 + 1.0);
    b.fleet.finishRequests();
    QCOMPARE(b.recorder.wait().percentile(1), 0.0);
}

void TestScalers::noPercentileLiesBeyondTheValues() {
    DurationHistogram h(4, false); // bins 6 % wide, named by their middle
    for (const double s : {7.03, 7.04, 7.05})
        h.add(ticks(s));
    for (const double share : {0.01, 0.5, 0.95, 1.0})
        QVERIFY(h.percentile(share) >= 7.03 && h.percentile(share) <= 7.05);
}

QTEST_GUILESS_MAIN(TestScalers)
#include "tst_scalers.moc"
