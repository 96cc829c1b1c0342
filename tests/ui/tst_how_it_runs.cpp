// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspector_bench.h"

#include <QCheckBox>

class TestHowItRuns : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void onlyWhatTheOfferBillsBesideTheGpuIsAsked() {
        InspectorBench bench(kModal);
        bench.open("besideFold");
        for (const char* field : {"cpuCores", "memoryGib", "volumeGb", "region", "nonPreemptible"})
            QVERIFY2(bench.find<QWidget>(field)->isVisible(), field);
        QVERIFY(!bench.find<QWidget>("diskGb")->isVisible()); // Modal has no rate for it
        bench.choose(kRunPod);
        QVERIFY(bench.find<QWidget>("diskGb")->isVisible());
        for (const char* field : {"cpuCores", "memoryGib", "region", "nonPreemptible"})
            QVERIFY2(!bench.find<QWidget>(field)->isVisible(), field);
        bench.choose(kRented); // bills nothing but its GPUs
        QVERIFY(!bench.find<QWidget>("besideFold")->isVisible());
        bench.choose(kManaged);
        QVERIFY(!bench.find<QWidget>("besideFold")->isVisible());
    }

    void anAmountBesideTheGpuIsOneUndoStepAndCanBeReset() {
        InspectorBench bench(kModal);
        bench.open("besideFold");
        QVERIFY(!bench.find<QLabel>("memoryGibDefault")->text().isEmpty()); // billed, not given
        bench.type("memoryGib", "32");
        QCOMPARE(bench.policy().memoryGib, std::optional(32.0));
        QCOMPARE(bench.steps(), 1);
        QTest::mouseClick(bench.find<QToolButton>("memoryGibReset"), Qt::LeftButton);
        QVERIFY(!bench.policy().memoryGib);
        bench.window.document().undoStack().undo();
        QCOMPARE(bench.policy().memoryGib, std::optional(32.0));
    }

    void theRegionSaysWhatItCostsMore() {
        InspectorBench bench(kModal);
        bench.open("besideFold");
        auto* region = bench.find<QComboBox>("region");
        QCOMPARE(region->count(), 3); // any, us, us-west
        region->setFocus();
        QTest::keyClick(region, Qt::Key_Down);
        QTest::keyClick(region, Qt::Key_Down);
        QCOMPARE(bench.policy().region, std::optional<std::string>("us-west"));
        QVERIFY2(region->currentText().contains("1.75"), qPrintable(region->currentText()));
        QTest::keyClick(region, Qt::Key_Home);
        QVERIFY(!bench.policy().region);
    }

    void machinesThatStayAreDisabledWithTheReasonWhereThereAreNone() {
        InspectorBench bench(kModal);
        bench.open("besideFold");
        const auto* kept = bench.find<QCheckBox>("nonPreemptible");
        QVERIFY(!kept->isEnabled()); // Modal keeps machines without a GPU only
        QVERIFY(bench.find<QLabel>("nonPreemptibleDefault")->text().contains("GPU"));
        QVERIFY(bench.find<QLabel>("nonPreemptibleDefault")->isVisible());
    }

    void draggedHoursTakeTheTypedNumberAsOneStep() {
        InspectorBench bench(kRunPod);
        bench.open("scheduleFold");
        auto* grid = bench.find<HourGrid>("scheduleGrid");
        const auto at = [&](int day, int hour) { return grid->model()->index(day, hour); };
        dragHours(*grid, at(0, 8), at(4, 17));
        QCOMPARE(grid->chosenHours().size(), std::size_t(50));
        QTest::keyClick(grid, Qt::Key_2);
        QCOMPARE(bench.steps(), 1);
        const auto* byHour = std::get_if<std::vector<int>>(&*bench.policy().minWorkers);
        QVERIFY(byHour);
        QCOMPARE(byHour->size(), std::size_t(168));
        QCOMPARE(byHour->at(8), 2);
        QCOMPARE(byHour->at(7), 0);
        QCOMPARE(byHour->at(4 * 24 + 17), 2);
        QCOMPARE(byHour->at(5 * 24 + 8), 0);
        QVERIFY(!bench.find<NumberField>("minWorkers")->isVisible());
        bench.window.document().undoStack().undo();
        QVERIFY(!bench.policy().minWorkers);
    }

    void theKeyboardChoosesHoursAndChangesThem() {
        InspectorBench bench(kRunPod);
        bench.open("scheduleFold");
        auto* grid = bench.find<HourGrid>("scheduleGrid");
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(1, 9));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(grid, Qt::Key_Plus);
        QTest::keyClick(grid, Qt::Key_Plus);
        const auto byHour = std::get<std::vector<int>>(*bench.policy().minWorkers);
        QCOMPARE(byHour.at(24 + 9), 2);
        QCOMPARE(byHour.at(24 + 12), 2);
        QCOMPARE(byHour.at(24 + 13), 0);
        QTest::keyClick(grid, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(grid, Qt::Key_1);
        QVERIFY(*bench.policy().minWorkers == pricing::WorkerCount(1)); // all alike: a number again
    }

    void moreThanNineWorkersAreTypedInTheFieldAndSpreadOverTheWeek() {
        InspectorBench bench(kRunPod);
        bench.open("scheduleFold");
        auto* grid = bench.find<HourGrid>("scheduleGrid");
        QVERIFY(!bench.find<NumberField>("hourWorkers")->isEnabled()); // no hour is chosen
        grid->setCurrentIndex(grid->model()->index(2, 3));
        bench.type("hourWorkers", "12");
        QCOMPARE(std::get<std::vector<int>>(*bench.policy().minWorkers).at(2 * 24 + 3), 12);
        QTest::mouseClick(bench.find<QPushButton>("sameAllWeek"), Qt::LeftButton);
        QVERIFY(*bench.policy().minWorkers == pricing::WorkerCount(12));
    }

    void aRentedFleetIsScheduledOnceItHasANumber() {
        InspectorBench bench(kRented);
        bench.open("scheduleFold");
        auto* grid = bench.find<HourGrid>("scheduleGrid");
        QVERIFY(!grid->isEnabled()); // "auto" finds one number for the week
        QVERIFY(bench.find<QLabel>("scheduleRemark")->isVisible());
        auto* sizing = bench.find<QComboBox>("fleetSizing");
        sizing->setFocus();
        QTest::keyClick(sizing, Qt::Key_Down);
        QVERIFY(grid->isEnabled());
        grid->setCurrentIndex(grid->model()->index(6, 23));
        QTest::keyClick(grid, Qt::Key_0);
        const auto& count = std::get<pricing::WorkerCount>(*bench.policy().workers);
        QCOMPARE(std::get<std::vector<int>>(count).at(167), 0);
        QCOMPARE(std::get<std::vector<int>>(count).at(166), 1);
    }

    void replicasForSpikesAreAddedInTheBusiestHours() {
        InspectorBench bench(kRented);
        auto* sizing = bench.find<QComboBox>("fleetSizing");
        sizing->setFocus();
        QTest::keyClicks(sizing, "Spikes");
        QVERIFY(bench.find<NumberField>("spikeAdded")->isVisible());
        QVERIFY(!bench.find<NumberField>("workers")->isVisible());
        bench.type("spikeMin", "2");
        bench.type("spikeAdded", "3");
        bench.type("spikeHours", "40");
        QCOMPARE(std::get<pricing::SpikeWorkers>(*bench.policy().workers),
                 (pricing::SpikeWorkers{2, 3, 40}));
        QCOMPARE(sizing->currentText(), "Spikes");
        bench.open("scheduleFold");
        QVERIFY(bench.find<QLabel>("scheduleRemark")->text().startsWith("Spikes"));
        QCOMPARE(bench.steps(), 4);
        QTest::mouseClick(bench.find<QToolButton>("workersReset"), Qt::LeftButton);
        QVERIFY(!bench.find<NumberField>("spikeAdded")->isVisible());
    }

    void scalersThatStopByTheirOwnDelaysHaveNoIdleTimeout() {
        InspectorBench bench(kRunPod);
        QVERIFY(bench.find<NumberField>("idleTimeout")->isVisible());
        auto* scaler = bench.find<QComboBox>("scaler");
        for (const char* kind : {"Average load", "Windows"}) {
            scaler->setFocus();
            QTest::keyClicks(scaler, kind);
            QCOMPARE(scaler->currentText(), QString(kind));
            QVERIFY(!bench.find<NumberField>("idleTimeout")->isVisible());
            QVERIFY(bench.find<NumberField>("scalerFigure2")->isVisible());
            QTest::qWait(QApplication::keyboardInputInterval() + 50); // the next word begins anew
        }
        QTest::mouseClick(bench.find<QToolButton>("scalerReset"), Qt::LeftButton);
        QVERIFY(bench.find<NumberField>("idleTimeout")->isVisible());
    }

    void everyPartOfAScalerIsSaidToBeDocumentedOrAssumed() {
        InspectorBench bench(kRunPod);
        bench.open("factsFold");
        auto* scaler = bench.find<QComboBox>("scaler");
        for (int i = 0; i < scaler->count(); ++i) {
            scaler->setCurrentIndex(i);
            emit scaler->activated(i);
            QApplication::processEvents();
            if (!scaler->isVisible()) // a fleet that never scales has nothing else to say
                break;
            const QString facts = bench.find<QLabel>("scalerFacts")->text();
            QVERIFY2(facts.contains("documented") && facts.contains("assumed"), qPrintable(facts));
        }
    }

    void requestsAndGpusOfAWorkerMayBeThePolicysOwn() {
        InspectorBench bench(kRented);
        bench.type("workerRequests", "8");
        bench.type("workerGpus", "72"); // a rack that is one machine
        QCOMPARE(bench.policy().concurrency, std::optional(8));
        QCOMPARE(bench.policy().gpusPerWorker, std::optional(72));
        QTest::mouseClick(bench.find<QToolButton>("workerRequestsReset"), Qt::LeftButton);
        QVERIFY(!bench.policy().concurrency);
        QCOMPARE(bench.steps(), 3);
        bench.type("workerRequests", "1"); // the least there is, and not the workload's
        QCOMPARE(bench.policy().concurrency, std::optional(1));
    }

    void mixedPacksAreCalledMixed() {
        InspectorBench bench(kRunPod);
        auto* mixed = bench.find<QLabel>("packsMixed");
        QTest::mouseClick(bench.find<QAbstractButton>("pack0"), Qt::LeftButton);
        QVERIFY(!mixed->isVisible());
        bench.window.document().edit("Change price pack", [&](pricing::Plan& p) {
            p.scenarios[0].offers[kRunPod].pack = p.pricePacks.at(1);
        });
        QVERIFY(mixed->isVisible());
        QTest::mouseClick(bench.find<QAbstractButton>("pack0"), Qt::LeftButton);
        QVERIFY(!mixed->isVisible());
    }
};

QTEST_MAIN(TestHowItRuns)
#include "tst_how_it_runs.moc"
