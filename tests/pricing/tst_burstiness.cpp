// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/arrivals.h"
#include "pricing/traffic/fit.h"
#include "pricing/traffic/nelder_mead.h"

#include <QTest>

#include <cmath>

using namespace pricing;

namespace {

std::vector<double> week(double rate, const Burstiness& burstiness, std::uint64_t number = 0,
                         Tick warmUp = 0) {
    WeeklyTraffic traffic;
    traffic.requestsPerSecond.assign(kHoursPerWeek, rate);
    traffic.burstiness = burstiness;
    const TrafficModel model(traffic);
    ArrivalStream stream(model, 3, number, warmUp);
    std::vector<double> times;
    std::vector<Arrival> block(1000);
    while (const std::size_t n = stream.next(block.data(), block.size()))
        for (std::size_t i = 0; i < n; ++i)
            times.push_back(seconds(block[i].time));
    return times;
}

/// The relative distance of `a` from `b`.
double off(double a, double b) {
    return std::fabs(a / b - 1);
}

} // namespace

class TestBurstiness : public QObject {
    Q_OBJECT
private slots:
    void pausesTakeTheirShareInStretchesOfTheirLength();
    void batchesComeTogetherAndKeepTheRate();
    void onAClockEveryRequestComesAtATick();
    void whatTheClockLeavesAloneStaysInOrder();
    void aLongerWarmUpOnlyAddsEarlierArrivals();
    void noRequestOfTheWarmUpComesOnMonday();
    void theWarmUpHasPausesOfItsOwn();
    void theLevelGoesOverFromTheWarmUpToMonday();
    void gapFiguresAreThoseWorkedOutByHand();
    void theClockOfATraceIsFound();
    void theSimplexFindsAMinimum();
    void ratesAreMeansOfTheObservedTime();
    void poissonArrivalsAreFittedAsThat();
    void fewRequestsAreTakenAsPoisson();
};

void TestBurstiness::pausesTakeTheirShareInStretchesOfTheirLength() {
    const auto times = week(2, {.pauses = {0.6, 100}});
    double paused = 0;
    int pauses = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        if (const double gap = times[i] - times[i - 1]; gap > 5) { // 5/s in between
            paused += gap;
            ++pauses;
        }
    // about 3,600 pauses, of an exponential law in steps of an eighth of the time between them
    QVERIFY(off(paused / kSecondsPerWeek, 0.6) < 0.06);
    QVERIFY(off(paused / pauses, 100) < 0.06);
    QVERIFY(off(static_cast<double>(times.size()) / kSecondsPerWeek, 2) < 0.06);
}

void TestBurstiness::batchesComeTogetherAndKeepTheRate() {
    const auto times = week(1, {.batchShare = 0.8, .batchSize = 5});
    double instants = 1, alone = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        instants += times[i] > times[i - 1] ? 1 : 0;
        alone += i + 1 < times.size() && times[i] > times[i - 1] && times[i + 1] > times[i] ? 1 : 0;
    }
    const auto n = static_cast<double>(times.size());
    QVERIFY(off(n / kSecondsPerWeek, 1) < 0.02);
    QVERIFY(off(n / instants, 1 / (0.2 + 0.8 / 5)) < 0.02);
    // a batch is one request in 1 of 5 cases
    QVERIFY(off(alone / instants, (0.2 + 0.8 / 5 / 5) / (0.2 + 0.8 / 5)) < 0.02);
}

void TestBurstiness::onAClockEveryRequestComesAtATick() {
    const auto times = week(0.5, {.clockS = 57});
    QVERIFY(off(static_cast<double>(times.size()) / kSecondsPerWeek, 0.5) < 0.02);
    for (const double t : times)
        QVERIFY(std::fabs(t - std::round(t / 57) * 57) < 1e-6 || t > kSecondsPerWeek - 57);
}

void TestBurstiness::whatTheClockLeavesAloneStaysInOrder() {
    const auto times = week(0.5, {.clockS = 60, .clockShare = 0.3});
    double onTick = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        onTick += std::fabs(times[i] - std::round(times[i] / 60) * 60) < 1e-6 ? 1 : 0;
        QVERIFY(i == 0 || times[i] >= times[i - 1]);
    }
    QVERIFY(off(onTick / static_cast<double>(times.size()), 0.3) < 0.02);
}

void TestBurstiness::aLongerWarmUpOnlyAddsEarlierArrivals() {
    const Burstiness all{.levelCv = 0.5,
                         .levelTimeS = 900,
                         .pauses = {0.3, 60},
                         .batchShare = 0.5,
                         .batchSize = 3,
                         .clockS = 60,
                         .clockShare = 0.5};
    const auto longer = week(0.1, all, 0, ticks(4 * 3600)), brief = week(0.1, all, 0, ticks(3600));
    QVERIFY(brief.front() < 0);
    QVERIFY(longer.size() > brief.size());
    QVERIFY(std::equal(brief.rbegin(), brief.rend(), longer.rbegin()));
}

void TestBurstiness::noRequestOfTheWarmUpComesOnMonday() {
    const Burstiness clocked{.clockS = 3600};
    const auto times = week(0.1, clocked, 0, ticks(2 * 3600));
    QVERIFY(times.front() < 0);
    const auto first = std::find_if(times.begin(), times.end(), [](double t) { return t >= 0; });
    QCOMPARE(times.end() - first, static_cast<std::ptrdiff_t>(week(0.1, clocked).size()));
}

void TestBurstiness::theWarmUpHasPausesOfItsOwn() {
    const auto times = week(2, {.pauses = {0.5, 60}}, 5, ticks(86400));
    double paused = 0;
    for (std::size_t i = 1; i < times.size() && times[i] < 0; ++i)
        if (const double gap = times[i] - times[i - 1]; gap > 5) // 4/s in between
            paused += gap;
    QVERIFY(off(paused / 86400, 0.5) < 0.1);
}

void TestBurstiness::theLevelGoesOverFromTheWarmUpToMonday() {
    // counts of the ten minutes before Monday 00:00 and after: most of their variance is the
    // level's, which hardly moves in ten minutes of an hour's time
    constexpr int weeks = 200;
    constexpr double window = 600;
    double n[2] = {}, squares[2] = {}, product = 0;
    for (int w = 0; w < weeks; ++w) {
        double counts[2] = {};
        for (const double t : week(0.2, {.levelCv = 0.5, .levelTimeS = 3600},
                                   static_cast<std::uint64_t>(w), ticks(window))) {
            if (t >= window)
                break;
            counts[t < 0 ? 0 : 1] += 1;
        }
        product += counts[0] * counts[1];
        for (int side : {0, 1}) {
            n[side] += counts[side];
            squares[side] += counts[side] * counts[side];
        }
    }
    const auto variance = [&](int side) {
        return squares[side] / weeks - n[side] / weeks * n[side] / weeks;
    };
    const double covariance = product / weeks - n[0] / weeks * n[1] / weeks;
    QVERIFY(covariance / std::sqrt(variance(0) * variance(1)) > 0.6);
    QVERIFY(off(variance(0), variance(1)) < 0.5);
}

void TestBurstiness::gapFiguresAreThoseWorkedOutByHand() {
    const std::vector<double> times{0, 0, 2, 10, 100};
    const GapFigures f = gapFigures(times, 0, 600);
    // started from 0 to 30 s, and again at 100 s where it has stopped
    const std::array<double, 3> one{2 * (30.0 + 5) / 5, 2 * (30.0 + 60) / 5, (100.0 + 300) / 5};
    for (std::size_t i = 0; i < one.size(); ++i)
        QCOMPARE(f.oneWorkerS[i], one[i]);
    // of 1 s. Workers are ready at 30, 30, 32 and 40 s: the first two serve all four until 32 s;
    // at 100 s the last one is free for 60 s, which is too long but for the longest timeout
    QCOMPARE(f.manyWorkersS[0][0], (5 * 31.0 + 5 * 5.0) / 5);
    QCOMPARE(f.manyWorkersS[0][1], (5 * 31.0 + 5 * 60.0) / 5);
    QCOMPARE(f.manyWorkersS[0][2], (4 * 31.0 + 60 + 1 + 4 * 300.0) / 5);
    // of three at most, all are free from 32 s on
    QCOMPARE(f.fewWorkersS[0][0], (3 * 30.0 + 4 + 3 * 5.0 + 31 + 5) / 5);
    QCOMPARE(f.fewWorkersS[0][1], (3 * 30.0 + 4 + 3 * 60.0 + 31 + 60) / 5);
    QCOMPARE(f.fewWorkersS[0][2], (3 * 30.0 + 4 + 68 + 1 + 3 * 300.0) / 5);
    // at 31.5 s the second request runs on the first worker, and the second worker still starts
    const GapFigures covered = gapFigures(std::vector<double>{0, 29, 31.5}, 0, 600);
    QCOMPARE(covered.manyWorkersS[0][0], (3 * 30.0 + 3 + 3 * 5.0) / 3);
    QCOMPARE(covered.coveringS[0][0], (2 * 30.0 + 3 + 2 * 5.0) / 3);
    // from 1 s on: what a request adds is counted when it comes, a service when it begins
    const GapFigures late = gapFigures(times, 1, 600);
    QCOMPARE(late.oneWorkerS[0], (30.0 + 5) / 3);
    QCOMPARE(late.manyWorkersS[0][0], (3 * 30.0 + 5 + 5 * 5.0) / 3);
    // of the 60 counts in 10 s, one is 3 and two are 1
    QCOMPARE(f.dispersion[0], (11.0 / 60 - 1.0 / 144) * 12);
    QCOMPARE(distance(f, f), 0.0);
    QCOMPARE(worstRatio(f, f), 0.0);
}

void TestBurstiness::theClockOfATraceIsFound() {
    const auto clockOfWeek = [](const Burstiness& b) {
        auto times = week(0.05, b);
        times.resize(3000);
        return clockOf(times);
    };
    QCOMPARE(clockOfWeek({.clockS = 57}).seconds, 57.0);
    QCOMPARE(clockOfWeek({.clockS = 57}).share, 1.0);
    const Clock timer = clockOfWeek({.clockS = 60, .clockShare = 0.6});
    QCOMPARE(timer.seconds, 60.0);
    QVERIFY(timer.share > 0.3 && timer.share < 0.6); // of instants: many requests share a tick
    QCOMPARE(clockOfWeek({}).seconds, 0.0);
}

void TestBurstiness::theSimplexFindsAMinimum() {
    const auto bowl = [](const std::vector<double>& x) {
        return (x[0] - 1) * (x[0] - 1) + 10 * (x[1] + 2) * (x[1] + 2) + x[0] * x[1] + 7;
    };
    // where the gradient is 0: 2 (x − 1) + y = 0 and 20 (y + 2) + x = 0
    const Minimum found = nelderMead(bowl, {0, 0}, 1, 200);
    QVERIFY(std::fabs(found.at[0] - 80.0 / 39) < 1e-3);
    QVERIFY(std::fabs(found.at[1] + 82.0 / 39) < 1e-3);
    QCOMPARE(nelderMead([](const std::vector<double>&) { return 3.0; }, {}, 1, 10).value, 3.0);
}

void TestBurstiness::ratesAreMeansOfTheObservedTime() {
    // half of hour 1, all of hour 2 and hour 2 of the next week
    ObservedRequests seen{{5400, 6000, 7200, 7201}, 5400, kSecondsPerWeek + 10800};
    for (double t = 0; t < 3600; t += 36)
        seen.times.push_back(kSecondsPerWeek + 7200 + t);
    std::vector<bool> observed;
    const WeeklyTraffic traffic = hourlyTraffic(seen, &observed);
    QCOMPARE(traffic.requestsPerSecond[1], 2.0 / (1800 + 3600));
    QCOMPARE(traffic.requestsPerSecond[2], 102.0 / 7200);
    QVERIFY(observed[0]);
    hourlyTraffic({{5400}, 5400, 9000}, &observed);
    QVERIFY(observed[1] && observed[2] && !observed[0] && !observed[3]);
}

void TestBurstiness::poissonArrivalsAreFittedAsThat() {
    const auto times = week(0.02, {});
    QVERIFY(fitTraffic({times, 0, kSecondsPerWeek}).traffic.burstiness == Burstiness{});
}

void TestBurstiness::fewRequestsAreTakenAsPoisson() {
    const TrafficFit fit = fitTraffic({{10, 20, 400}, 0, 3600});
    QVERIFY(fit.traffic.burstiness == Burstiness{});
    QCOMPARE(fit.traffic.requestsPerSecond[0], 3.0 / 3600);
}

QTEST_GUILESS_MAIN(TestBurstiness)
#include "tst_burstiness.moc"
