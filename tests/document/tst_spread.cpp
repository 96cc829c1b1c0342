// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/recompute.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <stdexcept>

using namespace document;

class SpreadTest : public QObject {
    Q_OBJECT
private slots:
    void everyIndexIsVisitedOnce_data();
    void everyIndexIsVisitedOnce();
    void aFullPoolOnlyMeansMoreWorkForTheCaller();
    void spreadingInsideASpreadTaskEnds();
    void helpersThatStartLateTouchNothing();
    void aTaskThatThrowsIsReportedAfterTheOthers();
};

void SpreadTest::everyIndexIsVisitedOnce_data() {
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("threads");
    QTest::newRow("none") << 0 << 4;
    QTest::newRow("one") << 1 << 4;
    QTest::newRow("fewer than threads") << 3 << 8;
    QTest::newRow("many") << 10'000 << 4;
    QTest::newRow("one thread") << 100 << 1;
    QTest::newRow("no thread means the caller's") << 100 << 0;
}

void SpreadTest::everyIndexIsVisitedOnce() {
    QFETCH(int, tasks);
    QFETCH(int, threads);
    QThreadPool pool;
    pool.setMaxThreadCount(4);
    std::vector<std::atomic<int>> visits(static_cast<std::size_t>(tasks));
    spreadOver(pool, threads)(visits.size(), [&](std::size_t i) { ++visits[i]; });
    for (const auto& count : visits)
        QCOMPARE(count.load(), 1);
}

void SpreadTest::aFullPoolOnlyMeansMoreWorkForTheCaller() {
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QSemaphore release;
    pool.start([&] { release.acquire(); });
    std::atomic<int> done{0};
    spreadOver(pool, 4)(50, [&](std::size_t) { ++done; });
    QCOMPARE(done.load(), 50);
    release.release();
}

void SpreadTest::spreadingInsideASpreadTaskEnds() {
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    const auto forEach = spreadOver(pool, 2);
    std::atomic<int> done{0};
    forEach(8, [&](std::size_t) { forEach(8, [&](std::size_t) { ++done; }); });
    QCOMPARE(done.load(), 64);
}

void SpreadTest::helpersThatStartLateTouchNothing() {
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QSemaphore release;
    pool.start([&] { release.acquire(); });
    {
        std::vector<int> gone(20, 0);
        spreadOver(pool, 8)(gone.size(), [&](std::size_t i) { gone[i] = 1; });
    }
    release.release(); // the helpers run only now, when the task and its data are no more
    QVERIFY(pool.waitForDone(10'000));
}

void SpreadTest::aTaskThatThrowsIsReportedAfterTheOthers() {
    QThreadPool pool;
    std::atomic<int> done{0};
    const auto task = [&](std::size_t i) {
        if (i == 3)
            throw std::runtime_error("three");
        ++done;
    };
    QVERIFY_EXCEPTION_THROWN(spreadOver(pool, 4)(100, task), std::runtime_error);
    QCOMPARE(done.load(), 99);
}

QTEST_GUILESS_MAIN(SpreadTest)
#include "tst_spread.moc"
