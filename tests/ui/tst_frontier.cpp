// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/cold_starts_bench.h"

class TestFrontier : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void aClickedPointIsSelectedAndEnterUsesIt() {
        Bench b;
        b.clickPoint(4);
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 30 s"));
        QVERIFY(plain(b.frontier().canvas()->accessibleName())
                    .endsWith("30 s: $942 a month, p95 3.4 s, meets the target"));
        QTest::keyClick(b.frontier().canvas(), Qt::Key_Return);
        QCOMPARE(b.edits.size(), 1);
        QCOMPARE(*b.policy().idleTimeoutS, 30.0);
    }

    void aSettingThatMissesCannotBeUsed() {
        Bench b;
        b.clickPoint(1);
        QVERIFY(!b.use().isVisible());
        QVERIFY(b.find<QLabel>("settingAdvice")->text().contains("misses the target"));
        QTest::keyClick(b.frontier().canvas(), Qt::Key_Return);
        QVERIFY(b.edits.isEmpty());
        QVERIFY(b.hints.last().contains("misses the target"));
        QTest::keyClick(b.frontier().canvas(), Qt::Key_Escape); // back to the advised one
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 8 s"));
    }

    void pointsThatLieOnEachOtherShareTheirWords() {
        Bench b;
        auto next = madeUpStudy();
        auto& frontier = next->offers[0].frontier;
        for (std::size_t i : {4, 5}) // with a third of the same figures behind them
            frontier[i].monthlyCost = frontier[3].monthlyCost + pricing::moneyFromUsd(200);
        frontier[5].latency = frontier[4].latency;
        frontier.insert(frontier.begin() + 6, frontier[5]);
        frontier[6].idleTimeoutS = 1200;
        b.page.show(next);
        QStringList said;
        for (const auto& words : wordsOn(b.frontier())) {
            said << plain(words.text);
            QVERIFY2(words.place, qPrintable(words.text));
            for (const auto& other : wordsOn(b.frontier()))
                QVERIFY(other.text == words.text || !other.place->intersects(*words.place));
        }
        QVERIFY2(said.contains("30 s to 20 min"), qPrintable(said.join(u';')));
        QVERIFY(said.contains("15 s, now"));
        QCOMPARE(said.count("60 s"), 1); // of the line with a warm worker
    }

    void wordsOfNeighboursStandInTheOrderOfTheirPoints() {
        Bench b;
        auto next = madeUpStudy();
        auto& frontier = next->offers[0].frontier;
        frontier.resize(4); // 1 s and 5 s a few pixels apart, 1 s to the left
        frontier[1].latency = frontier[0].latency;
        b.page.show(next);
        const auto words = wordsOn(b.frontier());
        const auto placeOf = [&](const char* text) {
            const auto it = std::find_if(words.begin(), words.end(),
                                         [&](const auto& w) { return plain(w.text) == text; });
            return it == words.end() ? QRectF() : it->place.value_or(QRectF());
        };
        QVERIFY(!placeOf("1 s").isNull() && !placeOf("5 s").isNull());
        QVERIFY(placeOf("1 s").center().x() < placeOf("5 s").center().x());
    }

    void settingsThatShareAPointNameThePresentOne() {
        auto some = madeUpStudy()->offers[0].frontier;
        QCOMPARE(plain(settingsWord({some[3]}, true)), QStringLiteral("15 s, now"));
        QCOMPARE(plain(settingsWord({some[2], some[3], some[4]}, true)),
                 QStringLiteral("8 s to 30 s, now 15 s"));
        QCOMPARE(plain(settingsWord({some[6], some[7]}, true)),
                 QStringLiteral("5 s to 60 s, 1 warm"));
        QCOMPARE(plain(settingsWord({some[6], some[7]}, false)), QStringLiteral("5 s to 60 s"));
    }

    void arrowsMoveOverTheSettings() {
        Bench b;
        QWidget* canvas = b.frontier().canvas();
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Right); // begins at the present one
        QTest::keyClick(canvas, Qt::Key_Right);
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 30 s"));
        QTest::keyClick(canvas, Qt::Key_Down); // the line with a warm worker
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 5 s, 1 warm"));
        QTest::keyClick(canvas, Qt::Key_Right);
        QTest::keyClick(canvas, Qt::Key_Right); // stays at the end of its line
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 60 s, 1 warm"));
    }

    void theSelectionOutlivesAnotherStudy() {
        Bench b;
        b.clickPoint(4);
        auto next = madeUpStudy();
        auto& frontier = next->offers[0].frontier;
        frontier.insert(frontier.begin(), setting(0.5, 0, 750, 31, 0));
        next->offers[0].advised = 3;
        b.page.show(next);
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 30 s"));
    }

    void rowAndPointAreSelectedTogether() {
        Bench b;
        auto* table = b.find<FigureTable>("settingTable");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(5, 0)).center());
        QVERIFY(plain(b.frontier().canvas()->accessibleName()).contains(". 60 s: $1,109"));
        QVERIFY(table->model()->index(5, 0).data(Qt::BackgroundRole).isValid());
        b.clickPoint(2);
        QVERIFY(!table->model()->index(5, 0).data(Qt::BackgroundRole).isValid());
        QVERIFY(table->model()->index(2, 0).data(Qt::BackgroundRole).isValid());
    }
};

QTEST_MAIN(TestFrontier)
#include "tst_frontier.moc"
