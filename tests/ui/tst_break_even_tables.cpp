// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/break_even_bench.h"

class TestBreakEvenTables : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void choosingACrossingInTheTableShowsItOnTheChart() {
        Bench b;
        b.page.findChild<QTabBar*>("breakEvenTables")->setCurrentIndex(1);
        b.plot().navigation().show({{0.01, 0.1}, {{0, 1000}, {0, 1}}});
        PlotTable* table = b.page.crossingsTable();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(b.plot().crosshair().x(), std::optional(2.5));
        QVERIFY(b.plot().navigation().sight().x.to >= 2.5);
        QVERIFY(b.plot().navigation().canGoBack());
    }

    void theKindsOfCrossingsAreKeptApart() {
        ChosenOffer chosen;
        chosen.choose(0);
        CrossingsModel model(&chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, CrossingsModel::status), QString("crosses"));
        QCOMPARE(text(0, CrossingsModel::place), QString("2.5×"));
        QCOMPARE(text(0, CrossingsModel::cost), QString("$1,000"));
        QCOMPARE(text(1, CrossingsModel::status), QString("not verified"));
        QCOMPARE(text(1, CrossingsModel::place), QString("20× to 30×"));
        QCOMPARE(text(2, CrossingsModel::status), QString("not reached"));
        QCOMPARE(text(2, CrossingsModel::place), QString("–"));
        QVERIFY(text(2, CrossingsModel::sentence).contains("not reached"));
        QCOMPARE(model.crossingAt(1), 2);
        QCOMPARE(model.rowOf(1), 2);
    }

    void theRibbonTableSaysFromWhereToWhereAndWhy() {
        ChosenOffer chosen;
        RibbonModel model(&chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, RibbonModel::place), QString("up to 0.1×"));
        QCOMPARE(text(0, RibbonModel::cheapest), QString("none meets the target"));
        QCOMPARE(text(1, RibbonModel::place), QString("0.1× to 2.5×"));
        QCOMPARE(text(1, RibbonModel::requests), QString("3,000 to 75,000"));
        QCOMPARE(text(1, RibbonModel::because), QString("sleeps when quiet"));
        QCOMPARE(text(2, RibbonModel::place), QString("from 2.5×"));
        QVERIFY(text(2, RibbonModel::because).startsWith("flat price"));
        QCOMPARE(model.choiceAt(0), -1);
        QCOMPARE(model.choiceAt(2), 1);
    }

    void ctrlTWorksOnTheWholePage() {
        Bench b;
        b.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.page));
        for (QWidget* focus : {static_cast<QWidget*>(b.page.findChild<QCheckBox*>("bands")),
                               static_cast<QWidget*>(b.page.ribbonTable()), b.canvas()}) {
            focus->setFocus();
            QTest::keyClick(focus, Qt::Key_T, Qt::ControlModifier);
            QVERIFY2(b.plot().isTableShown(), qPrintable(focus->objectName()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier);
            QVERIFY2(!b.plot().isTableShown(), qPrintable(focus->objectName()));
        }
    }

    void theTableTwinHasOneColumnPerOffer() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.plot().isTableShown());
        CurvesModel model(&b.chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        QCOMPARE(model.columnCount(), 3 + 4);
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data() == "1×") {
                QCOMPARE(model.index(row, 1).data().toString(), QString("1,000"));
                QVERIFY(model.index(row, 3).data().toString().startsWith("$4"));
                QCOMPARE(model.index(row, 4).data().toString(), QString("$1,000"));
            }
        QVERIFY(model.index(0, 3).data().toString().startsWith("✗ "));
    }

    void theReasonComesBeforeWhatANarrowColumnCuts() {
        auto study = madeUpStudy();
        study->ribbon = {{0.01, 100, kRented}}; // $1,000 at 1×, where $400 and $800 are cheaper
        for (auto& p : study->curves[kServerless].points)
            p.targetMet = false;
        QCOMPARE(becauseText(*study, study->ribbon[0]),
                 QString("1 cheaper misses the target; flat price"));
        for (auto& p : study->curves[kManaged].points)
            p.targetMet = false;
        QCOMPARE(becauseText(*study, study->ribbon[0]),
                 QString("2 cheaper miss the target; flat price"));
    }

    void figuresOfACoarseStudyAreQuietUntilItIsRefined() {
        Bench b;
        const auto ink = [&](PlotTable* table) {
            return table->model()->index(0, 1).data(Qt::ForegroundRole);
        };
        auto* twin = qobject_cast<PlotTable*>(b.plot().tableWidget());
        auto coarse = madeUpStudy();
        coarse->coarse = true;
        b.page.show(coarse);
        b.page.setStale(false); // the answer is there, but not refined
        for (PlotTable* table : {b.page.ribbonTable(), b.page.crossingsTable(), twin})
            QCOMPARE(ink(table).value<QColor>(), colours().text2);
        b.page.show(madeUpStudy());
        for (PlotTable* table : {b.page.ribbonTable(), b.page.crossingsTable(), twin})
            QVERIFY(!ink(table).isValid());
    }

    void everyBorderOfTheRibbonIsNamed() {
        auto study = madeUpStudy();
        const auto low = shownCrossings(*study, kRented).back(); // below 0.1× none meets the target
        QCOMPARE(low.crossing, -1);
        QCOMPARE(low.x, 0.1);
        QVERIFY(std::abs(low.monthlyUsd - 40) < 2); // on the line of who is the cheapest above it
        QCOMPARE(low.words, (QStringList{"Below 0.1×", "no offer meets the target"}));
        study->ribbon = {{0.01, 8, kServerless}, {8, 100, kFleet}}; // Sleeper is full from 8×
        const auto high = shownCrossings(*study, kManaged).front();
        QCOMPARE(high.words,
                 (QStringList{"Above 8×", "Fleet is the cheapest", "that meets the target"}));
        QCOMPARE(high.monthlyUsd, 1200.0);
        Crossing unsure{kServerless, kFleet, CrossingStatus::notVerified};
        unsure.xLow = 7;
        unsure.xHigh = 9;
        study->crossings = {unsure};
        QVERIFY(shownCrossings(*study, kManaged).empty()); // what is not verified is not said
    }
};

QTEST_MAIN(TestBreakEvenTables)
#include "tst_break_even_tables.moc"
