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

class TestFleet : public QObject {
    Q_OBJECT
private slots:
    void singleWorkerAgreesWithItsClosedForm();
    void queuesAgreeWithErlang_data();
    void queuesAgreeWithErlang();
    void lossAgreesWithErlangB();
    void sharedWorkersAgreeWithTheSpeedTableOracle_data();
    void sharedWorkersAgreeWithTheSpeedTableOracle();
    void aRejectingWorkerAgreesWithItsClosedForm();
    void referenceSimulatorsCaseIsReproduced();
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

void TestFleet::queuesAgreeWithErlang_data() {
    QTest::addColumn<int>("servers");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("service");
    QTest::addColumn<double>("wait");
    QTest::addColumn<double>("p95");
    // oracles_queue.csv, rows mmc1–mmc4: 40-digit arithmetic
    QTest::newRow("mmc1") << 1 << 0.5 << 1.0 << 1.0 << 4.60517018598809137;
    QTest::newRow("mmc2") << 2 << 1.5 << 1.0 << 1.28571428571428571 << 5.10779904254990352;
    QTest::newRow("mmc3") << 8 << 6.4 << 1.0 << 0.28602807840126008 << 1.38379412877915856;
    QTest::newRow("mmc4") << 8 << 0.9 << 7.5 << 3.34457697880851041 << 14.4678781570472334;
}

void TestFleet::queuesAgreeWithErlang() {
    QFETCH(int, servers);
    QFETCH(double, rate);
    QFETCH(double, service);
    QFETCH(double, wait);
    QFETCH(double, p95);
    FleetSpec f;
    f.scaler = FixedScaler{};
    f.minWorkers = f.maxWorkers = servers;
    f.minWorkers = servers;
    f.routing = Routing::leastLoaded;
    f.service = Exponential{service};
    const auto r = simulateStationary(steady(f, rate, 4'000'000));
    SampledFigures agreement;
    agreement.add("mean wait", r->figures.wait.mean, wait, r->stderrs.wait.mean);
    agreement.add("p95 wait", r->figures.wait.p95, p95, r->stderrs.wait.p95);
    agreement.add("latency", r->figures.latency.mean, wait + service, r->stderrs.latency.mean);
    agreement.add("busy", r->figures.meanOccupiedWorkers, rate * service,
                  r->stderrs.meanOccupiedWorkers);
    QCOMPARE(agreement.disagreement(), QString());
}

void TestFleet::lossAgreesWithErlangB() {
    SampledFigures agreement;
    for (const int servers : {1, 4, 10}) {
        const double load = 0.8 * servers;
        double b = 1;
        for (int k = 1; k <= servers; ++k)
            b = load * b / (k + load * b);
        FleetSpec f;
        f.scaler = FixedScaler{};
        f.minWorkers = servers;
        f.maxWorkers = servers;
        f.whenFull = WhenFull::reject;
        f.service = Lognormal{2, 1.5}; // insensitive: only the mean matters
        const auto r = simulateStationary(steady(f, load / 2, 2'000'000));
        agreement.add("loss", r->figures.rejectedFraction, b, r->stderrs.rejectedFraction);
    }
    QCOMPARE(agreement.disagreement(), QString());
}

void TestFleet::sharedWorkersAgreeWithTheSpeedTableOracle_data() {
    QTest::addColumn<double>("load");
    QTest::addColumn<double>("slowdown");
    QTest::addColumn<int>("cap");
    QTest::newRow("light") << 0.5 << 0.1 << 8;
    QTest::newRow("half") << 2.0 << 0.2 << 8;
    QTest::newRow("full") << 6.0 << 0.05 << 16;
}

/// State-dependent processor sharing, at most `cap` at once, others rejected: π_n ∝ ∏ λS/(j v(j)),
/// whatever the service law.
void TestFleet::sharedWorkersAgreeWithTheSpeedTableOracle() {
    QFETCH(double, load);
    QFETCH(double, slowdown);
    QFETCH(int, cap);
    FleetSpec f;
    f.scaler = FixedScaler{};
    f.minWorkers = 1;
    f.maxWorkers = 1;
    f.concurrency = cap;
    f.whenFull = WhenFull::reject;
    f.routing = Routing::leastLoaded;
    f.service = Lognormal{1, 0.8};
    double weight = 1, sum = 1, mean = 0;
    for (int n = 1; n <= cap; ++n) {
        f.speed.push_back(1 / (1 + slowdown * (n - 1)));
        weight *= load / (n * f.speed.back());
        sum += weight;
        mean += n * weight;
    }
    const double lost = weight / sum, running = mean / sum;
    const auto r = simulateStationary(steady(f, load, 3'000'000));
    SampledFigures agreement;
    agreement.add("loss", r->figures.rejectedFraction, lost, r->stderrs.rejectedFraction);
    agreement.add("latency", r->figures.latency.mean, running / (load * (1 - lost)),
                  r->stderrs.latency.mean);
    QCOMPARE(agreement.disagreement(), QString());
}

/// One worker, no queue, idle timeout, cold stay and warm stay (oracles_queue.csv, "onereject").
void TestFleet::aRejectingWorkerAgreesWithItsClosedForm() {
    const double rate = 0.05, timeout = 30, cold = 12, warm = 3;
    FleetSpec f;
    f.scaler = PerRequestScaler{};
    f.maxWorkers = 1;
    f.whenFull = WhenFull::reject;
    f.service = Exponential{warm};
    f.coldService = Exponential{cold};
    f.idleTimeoutS = timeout;
    const double p = std::exp(-rate * timeout), stay = p * cold + (1 - p) * warm;
    const auto r = simulateStationary(steady(f, rate, 1'000'000));
    SampledFigures agreement;
    const double cycle = stay + 1 / rate;
    agreement.add("rejected", r->figures.rejectedFraction, stay / cycle,
                  r->stderrs.rejectedFraction);
    agreement.add("starts", r->figures.coldStartFraction, p * (1 - stay / cycle),
                  r->stderrs.coldStartFraction);
    agreement.add("idle", r->figures.meanIdleWorkers, (1 - p) / rate / cycle,
                  r->stderrs.meanIdleWorkers);
    QCOMPARE(agreement.disagreement(), QString());
}

void TestFleet::referenceSimulatorsCaseIsReproduced() {
    // facts: 20 runs of 1e6 s of the published case; running is exact
    FleetSpec f;
    f.scaler = PerRequestScaler{};
    f.service = Exponential{1.991};
    f.coldService = Exponential{2.244};
    f.maxWorkers = 1000;
    f.idleTimeoutS = 600;
    f.whenFull = WhenFull::reject;
    const auto r = simulateStationary(steady(f, 0.9, 4'000'000));
    const auto combined = [](double ours, double theirs) { return std::hypot(ours, theirs); };
    SampledFigures agreement;
    agreement.add("cold", r->figures.coldStartFraction, 0.0013369,
                  combined(r->stderrs.coldStartFraction, 0.0000086));
    agreement.add("workers", r->figures.meanWorkers, 7.6992,
                  combined(r->stderrs.meanWorkers, 0.0055));
    agreement.add("running", r->figures.meanOccupiedWorkers, 1.79220,
                  r->stderrs.meanOccupiedWorkers);
    agreement.add("idle", r->figures.meanIdleWorkers, 5.9070,
                  combined(r->stderrs.meanIdleWorkers, 0.0054));
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
