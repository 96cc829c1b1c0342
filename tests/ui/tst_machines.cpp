// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspector_bench.h"

#include <QScrollArea>

/// Whether machines are to be had: the fold "Machines" of the inspector.
class TestMachines : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void refusedAndDelayedStartsAreUndoStepsAndCanBeReset() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        bench.type("refusedStarts", "20");
        bench.type("retryAfter", "60");
        bench.type("delayedStarts", "50");
        bench.type("startDelayFigure0", "90");
        const auto& scarcity = *bench.policy().scarcity;
        QCOMPARE(scarcity.refusedShare.values, std::vector<double>{0.2});
        QCOMPARE(scarcity.retryAfterS, 60.0);
        QCOMPARE(scarcity.delayedShare.values, std::vector<double>{0.5});
        QCOMPARE(pricing::mean(scarcity.wait), 90.0);
        QCOMPARE(bench.steps(), 4);
        for (const char* reset :
             {"refusedStartsReset", "retryAfterReset", "delayedStartsReset", "startDelayReset"})
            QTest::mouseClick(bench.find<QToolButton>(reset), Qt::LeftButton);
        QVERIFY(!bench.policy().scarcity); // nothing is left to say
        bench.window.document().undoStack().undo();
        QCOMPARE(pricing::mean(bench.policy().scarcity->wait), 90.0);
    }

    void startsAreRefusedByHourOfTheWeek() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* grid = bench.find<HourGrid>("shareGrid");
        const auto at = [&](int day, int hour) { return grid->model()->index(day, hour); };
        dragHours(*grid, at(0, 9), at(4, 16));
        QTest::keyClick(grid, Qt::Key_4);
        QTest::keyClick(grid, Qt::Key_Plus);
        QCOMPARE(bench.steps(), 2);
        const auto share = bench.policy().scarcity->refusedShare;
        QCOMPARE(share.values.size(), std::size_t(168));
        QCOMPARE(share.at(9), 0.45);
        QCOMPARE(share.at(8), 0.0);
        QCOMPARE(share.at(4 * 24 + 16), 0.45);
        QCOMPARE(bench.find<NumberField>("refusedStarts")->text(), "by hour");
        QVERIFY(bench.find<QLabel>("refusedStartsDefault")->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("sameShare"), Qt::LeftButton);
        QCOMPARE(bench.policy().scarcity->refusedShare.values, std::vector<double>{0.45});
    }

    void noneIsRefusedWhereAShareByHourGivesWayToZero() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* grid = bench.find<HourGrid>("shareGrid");
        grid->setCurrentIndex(grid->model()->index(0, 9));
        QTest::keyClick(grid, Qt::Key_4);
        auto* field = bench.find<NumberField>("refusedStarts");
        QCOMPARE(field->text(), "by hour");
        bench.type("refusedStarts", "0"); // 0 is the least there is, and not what is shown
        QVERIFY(!bench.policy().scarcity);
        QCOMPARE(bench.steps(), 2);
        QVERIFY2(field->text().startsWith(u'0'), qPrintable(field->text()));
        bench.window.document().undoStack().undo();
        QCOMPARE(field->text(), "by hour");
        QTest::keyClick(field, Qt::Key_Return); // nothing was typed
        QCOMPARE(bench.policy().scarcity->refusedShare.at(9), 0.4);
    }

    void anHourIsSetToZeroInTheFieldAndInTheGrid() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* grid = bench.find<HourGrid>("shareGrid");
        grid->selectAll();
        QTest::keyClick(grid, Qt::Key_4);
        grid->setCurrentIndex(grid->model()->index(0, 9));
        bench.type("hourShare", "0");
        QCOMPARE(bench.policy().scarcity->refusedShare.at(9), 0.0);
        QVERIFY(bench.find<NumberField>("hourShare")->text().startsWith(u'0'));
        grid->setCurrentIndex(grid->model()->index(0, 10));
        QTest::keyClick(grid, Qt::Key_0);
        QCOMPARE(bench.policy().scarcity->refusedShare.at(10), 0.0);
        QCOMPARE(bench.policy().scarcity->refusedShare.at(11), 0.4);
    }

    void notEveryStartIsRefusedInEveryHour() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* grid = bench.find<HourGrid>("shareGrid");
        grid->selectAll();
        bench.type("hourShare", "100");
        QVERIFY(!bench.policy().scarcity); // no worker would ever start
        QVERIFY(bench.find<QWidget>("inspectorProblem")->isVisible());
        QTest::keyClick(grid, Qt::Key_9);
        QCOMPARE(bench.policy().scarcity->refusedShare.values, std::vector<double>{0.9});
        QVERIFY(!bench.find<QWidget>("inspectorProblem")->isVisible());
    }

    void delayedStartsHaveTheirHoursToo() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* which = bench.find<QComboBox>("shareByHour");
        which->setFocus();
        QTest::keyClick(which, Qt::Key_Down);
        auto* grid = bench.find<HourGrid>("shareGrid");
        QCOMPARE(grid->hours()->values().front(), 100.0); // of the granted all, by default
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QTest::keyClick(grid, Qt::Key_3);
        QCOMPARE(bench.policy().scarcity->delayedShare.at(0), 0.3);
        QCOMPARE(bench.policy().scarcity->delayedShare.at(1), 1.0);
        QCOMPARE(which->currentIndex(), 1); // what was chosen stays chosen
    }

    void spotMachinesAreTakenAwayAtARate() {
        InspectorBench bench(kRented);
        bench.open("machinesFold");
        QVERIFY(bench.find<QLabel>("machinesRemark")->isVisible()); // else starts are of no matter
        QVERIFY(!bench.find<QWidget>("fallbackSection")->isVisible());
        bench.type("interruptions", "0.05");
        QCOMPARE(bench.policy().interruptionsPerHour, std::optional(0.05));
        QVERIFY(!bench.find<QLabel>("machinesRemark")->isVisible());
        QTest::mouseClick(bench.find<QToolButton>("interruptionsReset"), Qt::LeftButton);
        QVERIFY(!bench.policy().interruptionsPerHour);
    }

    void upToThreeGpuTypesAreAskedInOrder() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* second = bench.find<QComboBox>("fallback0");
        auto* third = bench.find<QComboBox>("fallback1");
        QVERIFY(second->isEnabled());
        QVERIFY(!third->isEnabled()); // there is no second yet
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Down);
        QCOMPARE(bench.policy().fallbacks->size(), std::size_t(1));
        bench.type("fallback0Refused", "30");
        QVERIFY(third->isEnabled());
        third->setFocus();
        QTest::keyClick(third, Qt::Key_Down);
        const auto both = *bench.policy().fallbacks;
        QCOMPARE(both.size(), std::size_t(2));
        QVERIFY(both[0].offer != both[1].offer);
        QCOMPARE(both[0].refusedShare.values, std::vector<double>{0.3});
        QCOMPARE(bench.find<QComboBox>("shareByHour")->count(), 4);
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Home); // none: the third moves up
        QCOMPARE(bench.policy().fallbacks->size(), std::size_t(1));
        QCOMPARE(bench.policy().fallbacks->front().offer, both[1].offer);
        QCOMPARE(bench.find<QComboBox>("shareByHour")->count(), 3);
        QTest::keyClick(second, Qt::Key_Home);
        QVERIFY(!bench.policy().fallbacks);
    }

    void aFallbackHasHoursOfItsOwn() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        auto* second = bench.find<QComboBox>("fallback0");
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Down);
        auto* which = bench.find<QComboBox>("shareByHour");
        which->setFocus();
        QTest::keyClick(which, Qt::Key_End);
        QVERIFY(which->currentText().contains(second->currentText()));
        auto* grid = bench.find<HourGrid>("shareGrid");
        grid->setCurrentIndex(grid->model()->index(6, 23));
        QTest::keyClick(grid, Qt::Key_5);
        QCOMPARE(bench.policy().fallbacks->front().refusedShare.at(167), 0.5);
        QVERIFY(!bench.policy().scarcity);
        QCOMPARE(bench.find<NumberField>("fallback0Refused")->text(), "by hour");
    }

    void nothingIsCutOffInANarrowDock() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        bench.open("scheduleFold");
        auto* second = bench.find<QComboBox>("fallback0");
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Down);
        auto* kind = bench.find<QComboBox>("startDelayKind");
        kind->setFocus();
        QTest::keyClicks(kind, "Triangular"); // the most figures
        auto* scroll = bench.find<QWidget>("inspector")->findChild<QScrollArea*>();
        bench.window.resize(1024, 700);
        QApplication::processEvents();
        QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                     qPrintable(QString("%1 of %2")
                                    .arg(scroll->widget()->minimumSizeHint().width())
                                    .arg(scroll->viewport()->width())));
    }

    void everyFigureOfTheMachinesHasAUnitAndANameAndCanBeReachedByTab() {
        InspectorBench bench(kRunPod);
        bench.open("machinesFold");
        const auto fields = bench.find<QWidget>("machinesSection")->findChildren<NumberField*>();
        QVERIFY(fields.size() > 6);
        for (const NumberField* field : fields) {
            if (!field->isVisible())
                continue;
            QVERIFY2(!field->suffix().isEmpty(), qPrintable(field->objectName()));
            QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
            QVERIFY(field->focusPolicy() & Qt::TabFocus);
        }
    }
};

QTEST_MAIN(TestMachines)
#include "tst_machines.moc"
