// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/week_misses.h"

#include <QTest>

using namespace pricing;

namespace {

/// A hundred requests in each hour, of which so many miss the only target.
WeekMisses week(double missedEachHour) {
    WeekMisses w;
    w.arrivals.fill(100);
    w.missed.push_back({});
    w.missed[0].fill(missedEachHour);
    return w;
}

std::vector<Target> nineteenOfTwenty(TargetScope scope) {
    Target t;
    t.metric = Metric::latency;
    t.percentile = 95;
    t.limit = 1;
    t.scope = scope;
    return {t};
}

std::vector<WeekMisses> spreadAround(double mean) {
    return {week(mean - 3), week(mean - 2), week(mean), week(mean + 2), week(mean + 3)};
}

} // namespace

/// In how many weeks the targets are met, of whole weeks and of weeks seen in part.
class TestWeekMisses : public QObject {
    Q_OBJECT
private slots:
    void aWholeWeekIsJudgedByItself() {
        const auto targets = nineteenOfTwenty(TargetScope::week);
        QVERIFY(meetsAll(week(5), targets));
        QVERIFY(!meetsAll(week(5.1), targets));
        QCOMPARE(weeksMeeting(spreadAround(4), targets, 1), 3);
    }

    void whatChanceAddsToPartsOfWeeksIsTakenOff() {
        const auto targets = nineteenOfTwenty(TargetScope::week);
        QCOMPARE(weeksMeeting(spreadAround(4), targets, 16), 5); // at most 4.75 in the whole week
        QCOMPARE(weeksMeeting(spreadAround(4), targets, 4), 4);  // 5.0 and 5.5 at the upper end
        QCOMPARE(weeksMeeting(spreadAround(6), targets, 16), 0);
    }

    void theWorstHourDecidesWhereItIsAsked() {
        WeekMisses w = week(1);
        w.missed[0][40] = 6;
        QVERIFY(meetsAll(w, nineteenOfTwenty(TargetScope::week)));
        QVERIFY(!meetsAll(w, nineteenOfTwenty(TargetScope::worstHour)));
        // one hour of one of two weeks: half of it remains when both are seen in part
        QCOMPARE(weeksMeeting({w, week(1)}, nineteenOfTwenty(TargetScope::worstHour), 1e6), 2);
    }

    void everyTargetMustBeMet() {
        WeekMisses w = week(1);
        w.missed.push_back({});
        w.missed[1].fill(2);
        auto targets = nineteenOfTwenty(TargetScope::week);
        Target cold;
        cold.metric = Metric::coldWaitShare;
        cold.limit = 0.01;
        targets.push_back(cold);
        QVERIFY(!meetsAll(w, targets));
        targets[1].limit = 0.02;
        QVERIFY(meetsAll(w, targets));
    }

    void noWeekMeetsNothing() {
        QCOMPARE(weeksMeeting({}, nineteenOfTwenty(TargetScope::week), 1), 0);
    }
};

QTEST_GUILESS_MAIN(TestWeekMisses)
#include "tst_week_misses.moc"
