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
    void averageLoadAsksForWorkersOnceEveryWindow();
    void averageLoadHalvesTheExcessAfterEachDelay();
    void averageLoadStartsOneAtOnceFromZero();
    void windowsStartWhatWasMissingAllThrough();
    void windowsStopWhatWasNotNeededAndTheLastOneLater();
    void aWorkerTooManyEndsItsRequestsAndTakesNoMore();
    void scheduledWorkersAreNotScaledDown();
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

void TestScalers::averageLoadAsksForWorkersOnceEveryWindow() {
    FleetSpec f = slow(AverageLoadScaler{60, 1, 0.7, 900});
    Bench b(f);
    for (const double at : {10.0, 15.0, 20.0})
        b.arrive(at);
    QCOMPARE(b.workersAt(59.9), 1);
    // mean load of the minute (50 + 45 + 40) / 60 = 2.25; 2.25 / 0.7 = 3.2
    QCOMPARE(b.workersAt(60), 4);
    QCOMPARE(b.workersAt(119), 4);
    QCOMPARE(b.workersAt(120), 5); // 3 all the minute: 3 / 0.7 = 4.3
}

void TestScalers::averageLoadHalvesTheExcessAfterEachDelay() {
    FleetSpec f = slow(AverageLoadScaler{60, 1, 1, 300});
    f.service = Constant{30};
    f.coldStart = Constant{0};
    f.maxWorkers = 8;
    Bench b(f);
    for (int i = 0; i < 8 * 4; ++i)
        b.arrive(0.001 * i);
    QCOMPARE(b.workersAt(60), 8);
    // busy until 75 s; no load in the window up to 180 s, so fewer are wanted from then on
    QCOMPARE(b.workersAt(120 + 299), 8);
    int expected = 8;
    Tick changed = 0;
    for (int at = 120; at < 3000; ++at)
        if (const int now = b.workersAt(at); now != expected) {
            QCOMPARE(now, expected / 2);
            QVERIFY(changed == 0 || at - changed == 300);
            changed = at;
            expected = now;
        }
    QCOMPARE(expected, 0);
}

void TestScalers::averageLoadStartsOneAtOnceFromZero() {
    Bench b(slow(AverageLoadScaler{60, 1, 0.7, 120}));
    b.arrive(7);
    QCOMPARE(b.workersAt(7), 1);
    QCOMPARE(b.workersAt(1000), 0);
    b.arrive(1007);
    QCOMPARE(b.workersAt(1007), 1);
    QCOMPARE(b.fleet.nextEvent(), ticks(1020)); // windows end on whole minutes
    b.fleet.finishRequests();
    QCOMPARE(b.recorder.wait().percentile(1), 30.0);
}

void TestScalers::windowsStartWhatWasMissingAllThrough() {
    Bench b(slow(WindowsScaler{30, 600, 3600}));
    b.arrive(1);
    QCOMPARE(b.workersAt(1), 1); // from zero at once
    b.arrive(5);
    b.arrive(15);
    b.arrive(20);
    QCOMPARE(b.workersAt(34.9), 1);
    QCOMPARE(b.workersAt(35.1), 2); // two were needed from 5 s on
    QCOMPARE(b.workersAt(45.1), 3);
    QCOMPARE(b.workersAt(50.1), 4);
}

void TestScalers::windowsStopWhatWasNotNeededAndTheLastOneLater() {
    FleetSpec f = slow(WindowsScaler{0, 600, 3600});
    f.coldStart = Constant{0};
    Bench b(f);
    b.arrive(0);
    b.arrive(10); // the first ends at 100, the second at 110
    QCOMPARE(b.workersAt(699.9), 2);
    QCOMPARE(b.workersAt(700.1), 1);
    QCOMPARE(b.workersAt(110 + 3599.9), 1);
    QCOMPARE(b.workersAt(110 + 3600.1), 0);
    QCOMPARE(b.tally.stops, std::int64_t{2});
}

void TestScalers::aWorkerTooManyEndsItsRequestsAndTakesNoMore() {
    FleetSpec f = slow(WindowsScaler{0, 50, 50});
    f.coldStart = Constant{0};
    f.concurrency = 2;
    f.routing = Routing::leastLoaded;
    f.service = Constant{100};
    Bench b(f);
    for (const double at : {0.0, 0.0, 1.0, 1.0}) // two workers, full
        b.arrive(at);
    QCOMPARE(b.workersAt(99), 2);
    b.arrive(100.5); // at 100 the first worker is free again, and at 101 the second
    b.arrive(101.5);
    b.arrive(102);
    QCOMPARE(b.fleet.workers(), 2);
    b.fleet.runUntil(ticks(1000));
    QCOMPARE(b.recorder.latency().count(), std::int64_t{7});
    QCOMPARE(b.recorder.latency().percentile(1), 100.0); // none was cut, none waited
    QCOMPARE(b.fleet.workers(), 0);
}

void TestScalers::scheduledWorkersAreNotScaledDown() {
    for (const Scaler& scaler :
         {Scaler{AverageLoadScaler{60, 1, 0.7, 60}}, Scaler{WindowsScaler{30, 60, 60}}}) {
        FleetSpec f = slow(scaler);
        std::vector<int> schedule(168, 0);
        schedule[1] = schedule[2] = 2;
        f.minWorkers = WorkerCount{schedule};
        Bench b(f);
        const Tick hour = ticks(3600);
        for (int h = 0; h < 4; ++h) {
            b.fleet.runUntil(h * hour);
            b.fleet.hourBegins(h, h * hour, hour);
            b.fleet.runUntil(h * hour + hour / 2);
            QCOMPARE(b.fleet.workers(), h == 1 || h == 2 ? 2 : 0);
        }
        b.fleet.tallyInto(b.tally, 4 * hour);
        QCOMPARE(b.tally.idleKept, 2 * 2 * hour);
        // after their hours they go by the scaler's rule: nobody has needed them for long
        const bool windows = std::holds_alternative<WindowsScaler>(scaler);
        QCOMPARE(b.tally.idle, windows ? 0 : ticks(120 + 180));
    }
}

QTEST_GUILESS_MAIN(TestScalers)
#include "tst_scalers.moc"
