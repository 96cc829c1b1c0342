// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/fluid.h"

#include <QTest>

#include <cmath>

using namespace pricing;

/// Hours that bring more than a fleet can do, at their mean rates.
class TestFluid : public QObject {
    Q_OBJECT
private slots:
    void enoughCapacityLetsNobodyWait();
    void anOverloadedHourIsATriangle();
    void whoIsOutOfPatienceLeaves();
    void sundaysBacklogGreetsMonday();
    void theWorstHourIsApart();
};

namespace {

WeeklyTraffic hours(std::initializer_list<std::pair<int, double>> rates) {
    WeeklyTraffic t;
    for (const auto& [h, rate] : rates)
        t.requestsPerSecond[static_cast<std::size_t>(h)] = rate;
    return t;
}

double waitShare(const WeeklyTraffic& t, double capacity, double limitS, double patienceS = 1e9) {
    return fluidWaitShare(
               t, [capacity](int) { return capacity; }, limitS, patienceS)
        .week;
}

bool near(double a, double b) {
    return std::fabs(a - b) < 0.02; // the backlog is followed minute by minute
}

} // namespace

void TestFluid::enoughCapacityLetsNobodyWait() {
    QCOMPARE(waitShare(hours({{5, 2}, {6, 1}}), 2, 0), 0.0);
}

void TestFluid::anOverloadedHourIsATriangle() {
    // 2/s into 1/s for an hour: the wait grows to 3,600 s at the hour's end; half of its requests
    // wait over 1,800 s, and in the hour after nobody comes
    QVERIFY(near(waitShare(hours({{5, 2}}), 1, 1800), 0.5));
    QVERIFY(near(waitShare(hours({{5, 2}}), 1, 900), 0.75));
    // those of the next hour find the backlog shrink from 3,600 s at 0.5 s a second
    QVERIFY(near(waitShare(hours({{5, 2}, {6, 0.5}}), 1, 1800), (1.0 + 0.5) / 2.5));
}

void TestFluid::whoIsOutOfPatienceLeaves() {
    // the backlog is full after 600 s; from then on half of them leave, though none waits too long
    QVERIFY(near(waitShare(hours({{5, 2}}), 1, 700, 600), 0.5 * (1 - 600.0 / 3600)));
    QVERIFY(near(waitShare(hours({{5, 2}}), 1, 300, 600), 1 - 300.0 / 3600));
}

void TestFluid::sundaysBacklogGreetsMonday() {
    QVERIFY(near(waitShare(hours({{167, 2}, {0, 0.5}}), 1, 1800), (1.0 + 0.5) / 2.5));
}

void TestFluid::theWorstHourIsApart() {
    const auto shares = fluidWaitShare(
        hours({{5, 2}, {20, 1}, {30, 1}}), [](int) { return 1.0; }, 1800, 1e9);
    QVERIFY(near(shares.week, 1.0 / 4));
    QVERIFY(near(shares.worstHour, 0.5));
}

QTEST_GUILESS_MAIN(TestFluid)
#include "tst_fluid.moc"
