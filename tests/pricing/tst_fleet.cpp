// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/sampled.h"

#include "pricing/fleet/weeks.h"
#include "pricing/queueing/single_worker.h"
#include "pricing/study/stationary.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace pricing;

namespace {

FleetSpec oneWorker(double idleTimeout) {
    FleetSpec f;
    f.service = Constant{4};
    f.coldStart = Constant{45};
    f.maxWorkers = 1;
    f.idleTimeoutS = idleTimeout;
    f.scaler = QueueDelayScaler{4};
    return f;
}

StationaryInput steady(FleetSpec fleet, double rate, std::int64_t requests) {
    StationaryInput in;
    in.fleet = std::move(fleet);
    in.requestsPerSecond = rate;
    in.requests = requests;
    in.warmUp = requests / 20;
    return in;
}

FleetTally sumOf(const std::vector<WeekTally>& weeks) {
    FleetTally sum;
    for (const WeekTally& w : weeks)
        for (const FleetTally& h : w.hours)
            sum += h;
    return sum;
}

WeeklyTraffic flat(double rate) {
    WeeklyTraffic t;
    t.requestsPerSecond.assign(168, rate);
    return t;
}

} // namespace

/// Fleets beside what tst_oracles holds against theory: one worker along its whole curve, and what
/// is true of every fleet.
class TestFleet : public QObject {
    Q_OBJECT
private slots:
    void singleWorkerAgreesWithItsClosedForm();
    void requestsAreConserved_data();
    void requestsAreConserved();
    void scheduleStartsWorkersSoAsToBeReady();
    void aBusyWorkerIsNeverStopped();
};

void TestFleet::singleWorkerAgreesWithItsClosedForm() {
    SampledFigures agreement;
    for (const double gap : {3600.0, 1200.0, 600.0, 120.0, 60.0, 30.0, 15.0})
        for (const double timeout : {0.0, 5.0, 60.0, 600.0}) {
            const auto r = simulateStationary(steady(oneWorker(timeout), 1 / gap, 400'000));
            const SingleWorker exact{1 / gap, 4, 45, timeout};
            agreement.add("billed", r->figures.billedSPerRequest, billedSecondsPerRequest(exact),
                          r->stderrs.billedSPerRequest);
            // starts too rare to be seen have a count's error, not one of 0
            const double starts = coldStartsPerRequest(exact);
            agreement.add("starts", r->figures.coldStartFraction, starts,
                          std::max(r->stderrs.coldStartFraction, std::sqrt(starts / 400'000)));
        }
    QCOMPARE(agreement.disagreement(), QString());
}

void TestFleet::requestsAreConserved_data() {
    QTest::addColumn<int>("seed");
    for (int i = 0; i < 40; ++i)
        QTest::addRow("%d", i) << i;
}

/// Random fleets: arrived = served + rejected + timed out, and the phases of lives add up.
void TestFleet::requestsAreConserved() {
    QFETCH(int, seed);
    std::mt19937 draw(static_cast<unsigned>(seed));
    const auto upTo = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); };
    FleetSpec f;
    f.concurrency = 1 + upTo(4);
    f.service = Lognormal{0.5 + upTo(40) / 10.0, 0.3 + upTo(15) / 10.0};
    if (upTo(2))
        for (int n = 0; n < f.concurrency; ++n)
            f.speed.push_back(1 / (1 + 0.1 * n));
    f.coldStart = upTo(2) ? Distribution{Constant{20}} : Distribution{Uniform{5, 45}};
    const Scaler scalers[] = {QueueDelayScaler{double(upTo(5))}, RequestCountScaler{1.0 + upTo(4)},
                              ModalScaler{upTo(2)}, PerRequestScaler{}, FixedScaler{}};
    f.scaler = scalers[seed % 5];
    f.routing = static_cast<Routing>(upTo(3));
    f.whenFull = upTo(2) ? WhenFull::queue : WhenFull::reject;
    f.maxWorkers = 1 + upTo(6);
    f.minWorkers = f.isFixed() ? f.maxWorkers : upTo(f.maxWorkers + 1);
    f.idleTimeoutS = upTo(120);
    f.spareWorkers = f.isFixed() ? 0 : upTo(2);
    if (upTo(2))
        f.requestTimeoutS = 1 + upTo(60);
    WeeklyTraffic traffic = flat(0);
    for (double& rate : traffic.requestsPerSecond)
        rate = upTo(4) ? 0.02 * upTo(30) : 0;
    const FleetStudy study(f, TrafficModel(traffic), 99, {5});
    Recorder recorder = recorderFor(study);
    const auto weeks = simulateWeeks(study, 0, 2, recorder);
    const FleetTally t = sumOf(weeks);
    QCOMPARE(t.arrivals, recorder.latency().count() + t.rejected + t.timedOut);
    QVERIFY(t.coldWaits <= t.arrivals);
    QVERIFY(t.slotTime <= (t.busy + t.busyKept) * f.concurrency);
    QVERIFY(t.slotTime >= t.busy + t.busyKept);
    const Tick most = 2 * ticks(kSecondsPerWeek) * f.maxWorkers;
    QVERIFY(t.load + t.busy + t.idle + t.busyKept + t.idleKept <= most);
    if (f.isFixed())
        QCOMPARE(t.busyKept + t.idleKept, most);
}

void TestFleet::scheduleStartsWorkersSoAsToBeReady() {
    FleetSpec f;
    f.service = Constant{1};
    f.coldStart = Constant{120};
    std::vector<int> hours(168, 0);
    hours[10] = 2;
    f.minWorkers = hours;
    f.maxWorkers = 3;
    f.idleTimeoutS = 60;
    const FleetStudy study(f, TrafficModel(flat(0)), 1, {});
    Recorder recorder = recorderFor(study);
    const auto weeks = simulateWeeks(study, 0, 1, recorder);
    const auto& h = weeks[0].hours;
    QCOMPARE(h[9].load, ticks(240)); // two workers, each started 120 s before 10:00
    QCOMPARE(h[10].idleKept, ticks(7200));
    QCOMPARE(h[11].idle, ticks(120)); // ordinary workers now: the idle timeout, then stopped
    QCOMPARE(h[11].idleKept, Tick{0});
}

void TestFleet::aBusyWorkerIsNeverStopped() {
    FleetSpec f;
    f.service = Constant{7200};
    f.scaler = FixedScaler{};
    std::vector<int> hours(168, 0);
    hours[5] = 1;
    f.minWorkers = hours;
    f.maxWorkers = 1;
    WeeklyTraffic t = flat(0);
    t.requestsPerSecond[5] = 1.0 / 3600;
    t.burstiness.spacingCa2 = 0;
    const FleetStudy study(f, TrafficModel(t), 1, {});
    Recorder recorder = recorderFor(study);
    const auto weeks = simulateWeeks(study, 0, 1, recorder);
    QCOMPARE(recorder.latency().count(), std::int64_t{1});
    QCOMPARE(recorder.latency().percentile(0.5), 7200.0);
    const FleetTally sum = sumOf(weeks);
    QCOMPARE(sum.busy + sum.busyKept, ticks(7200));
}

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
