// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/goal_seek.h"

#include <QTest>

#include <cmath>

using namespace pricing;

/// Which input makes a function reach a goal.
class TestGoalSeek : public QObject {
    Q_OBJECT
private slots:
    void aLinearFunctionIsSolvedExactlyInOneStep() {
        int calls = 0;
        const auto bill = [&](double rate) {
            ++calls;
            return 100 + 40 * rate;
        };
        QCOMPARE(*goalSeek(bill, 0, 10, 260), 4.0);
        QVERIFY(calls <= 3); // both ends, and the answer
    }

    void aBendIsFollowed() {
        const auto credit = [](double rate) { return std::max(0.0, 30 * rate - 45); };
        QVERIFY(std::fabs(*goalSeek(credit, 0, 100, 15) - 2) < 2e-9);
        const auto cube = [](double x) { return x * x * x; };
        QVERIFY(std::fabs(*goalSeek(cube, 0, 10, 27) - 3) < 3e-9);
    }

    void theEndsMayStandInAnyOrder() {
        const auto falls = [](double x) { return 10 - x; };
        QCOMPARE(*goalSeek(falls, 8, 0, 4), 6.0);
        QCOMPARE(*goalSeek(falls, 0, 8, 10), 0.0);
        QCOMPARE(*goalSeek(falls, 0, 8, 2), 8.0);
    }

    void aGoalOutOfReachHasNoAnswer() {
        QVERIFY(!goalSeek([](double x) { return x; }, 0, 1, 2));
        QVERIFY(!goalSeek([](double) { return 1.0; }, 0, 1, 2));
    }
};

QTEST_GUILESS_MAIN(TestGoalSeek)
#include "tst_goal_seek.moc"
