// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/plan.h"
#include "pricing/traffic/arrivals.h"

#include <QTest>

#include <numeric>

using namespace pricing;

namespace {

/// Two weeks by the quarter hour: 3 requests in step 5 and 1 in the last one; then 2 in step 0.
WeeklyTraffic twoWeeks() {
    TrafficReplay replay;
    replay.weeks.assign(2, std::vector<double>(672, 0.0));
    replay.weeks[0][5] = 3;
    replay.weeks[0][671] = 1;
    replay.weeks[1][0] = 2;
    WeeklyTraffic traffic;
    setReplay(traffic, SharedReplay(replay));
    return traffic;
}

std::vector<Arrival> arrivalsOf(const WeeklyTraffic& traffic, std::uint64_t week,
                                double warmUpS = 0) {
    const TrafficModel model(traffic);
    ArrivalStream stream(model, 7, week, ticks(warmUpS));
    std::vector<Arrival> all;
    std::array<Arrival, 3> some; // an odd size, so that steps are cut
    while (const std::size_t n = stream.next(some.data(), some.size()))
        all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(n));
    return all;
}

std::size_t stepOf(const Arrival& a) {
    return static_cast<std::size_t>(seconds(a.time) / 900);
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCellsAreTheMeanOfTheWeeks() {
        const WeeklyTraffic traffic = twoWeeks();
        QCOMPARE(traffic.requestsPerWeek(), 3.0);
        QCOMPARE(traffic.requestsPerSecond[0], 2 / 3600.0 / 2);
        QCOMPARE(traffic.requestsPerSecond[1], 3 / 3600.0 / 2);
        QCOMPARE(traffic.requestsPerSecond[167], 1 / 3600.0 / 2);
    }

    void weeksComeInTurnWithWhatTheyCounted() {
        const WeeklyTraffic traffic = twoWeeks();
        for (const std::uint64_t week : {0, 2, 20}) {
            const auto first = arrivalsOf(traffic, week);
            QCOMPARE(first.size(), std::size_t{4});
            for (std::size_t i = 0; i < 3; ++i)
                QCOMPARE(stepOf(first[i]), std::size_t{5});
            QCOMPARE(stepOf(first[3]), std::size_t{671});
            const auto second = arrivalsOf(traffic, week + 1);
            QCOMPARE(second.size(), std::size_t{2});
            QCOMPARE(stepOf(second[1]), std::size_t{0});
        }
    }

    void arrivalsAreInOrderAndRoundsDiffer() {
        const WeeklyTraffic traffic = twoWeeks();
        const auto one = arrivalsOf(traffic, 0), again = arrivalsOf(traffic, 0),
                   next = arrivalsOf(traffic, 2);
        for (std::size_t i = 0; i < one.size(); ++i) {
            QVERIFY(i == 0 || one[i - 1].time <= one[i].time);
            QCOMPARE(one[i].time, again[i].time);
            QCOMPARE(one[i].service, again[i].service);
            QVERIFY(one[i].time != next[i].time);
        }
    }

    void theWarmUpIsTheWeekBefore() {
        const WeeklyTraffic traffic = twoWeeks();
        // before the second week came the first, whose last quarter hour has one request
        const auto arrivals = arrivalsOf(traffic, 1, 900);
        QCOMPARE(arrivals.size(), std::size_t{3});
        QVERIFY(arrivals[0].time < 0 && arrivals[0].time > -ticks(900));
        // a longer one sees the same and more, up to all of that week
        const auto more = arrivalsOf(traffic, 1, kSecondsPerWeek);
        QCOMPARE(more.size(), std::size_t{6});
        QCOMPARE(more[3].time, arrivals[0].time);
        QCOMPARE(more[3].service, arrivals[0].service);
        // the first follows the last
        QCOMPARE(arrivalsOf(traffic, 0, kSecondsPerWeek).size(), std::size_t{6});
    }

    void manyTimesTheRequestsAreAsMany_data() {
        QTest::addColumn<double>("times");
        for (const double times : {0.01, 0.5, 1.0, 1.37, 2.0, 25.0})
            QTest::addRow("%g", times) << times;
    }
    void manyTimesTheRequestsAreAsMany() {
        QFETCH(double, times);
        TrafficReplay replay;
        replay.stepS = 60;
        replay.weeks.assign(1, std::vector<double>(10080, 0.0));
        for (std::size_t s = 0; s < 10080; ++s)
            replay.weeks[0][s] = static_cast<double>(s * 7919 % 13);
        WeeklyTraffic traffic;
        setReplay(traffic, SharedReplay(replay));
        traffic.replayTimes = times;
        for (double& rate : traffic.requestsPerSecond)
            rate *= times;
        Plan plan;
        plan.scenarios.emplace_back().traffic = traffic;
        QVERIFY(!firstProblem(plan));
        const double all =
            times * std::accumulate(replay.weeks[0].begin(), replay.weeks[0].end(), 0.0);
        for (std::uint64_t week = 0; week < 5; ++week)
            QVERIFY(std::fabs(static_cast<double>(arrivalsOf(traffic, week).size()) - all) <= 1);
    }

    void fractionsOfRequestsAddUp() {
        // a series of rates: a third of a request in each quarter hour
        TrafficReplay replay;
        replay.weeks.assign(1, std::vector<double>(672, 1 / 3.0));
        WeeklyTraffic traffic;
        setReplay(traffic, SharedReplay(replay));
        for (std::uint64_t week = 0; week < 20; ++week)
            QCOMPARE(arrivalsOf(traffic, week).size(), std::size_t{224});
    }

    void anEditOfTheWeekEndsTheReplayAndAFactorKeepsIt() {
        const WeeklyTraffic was = twoWeeks();
        WeeklyTraffic painted = was;
        painted.requestsPerSecond[40] = 1;
        keepReplay(was, painted);
        QVERIFY(!painted.replay);
        WeeklyTraffic doubled = was;
        for (double& rate : doubled.requestsPerSecond)
            rate *= 2;
        keepReplay(was, doubled);
        QVERIFY(doubled.replay == was.replay);
        QCOMPARE(doubled.replayTimes, 2.0);
        WeeklyTraffic none = was;
        none.requestsPerSecond.assign(168, 0.0);
        keepReplay(was, none);
        QVERIFY(!none.replay);
    }

    void whatIsNoReplayIsRefused() {
        Plan plan;
        WeeklyTraffic& traffic = plan.scenarios.emplace_back().traffic = twoWeeks();
        QVERIFY(!firstProblem(plan));
        traffic.requestsPerSecond[3] = 0.1;
        QCOMPARE(firstProblem(plan)->place, std::string("scenarios[0].traffic.requests_per_s[3]"));
        traffic = twoWeeks();
        TrafficReplay replay = *traffic.replay;
        replay.weeks[1].pop_back();
        traffic.replay = SharedReplay(replay);
        QCOMPARE(firstProblem(plan)->place, std::string("scenarios[0].traffic.replay.weeks[1]"));
        replay.stepS = 7;
        traffic.replay = SharedReplay(replay);
        QCOMPARE(firstProblem(plan)->place, std::string("scenarios[0].traffic.replay.step_s"));
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
