// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/compare/compare_page.h"
#include "ui/compare/compare_table.h"
#include "ui/compare/compare_table_model.h"
#include "ui/compare/cost_bars.h"
#include "ui/format.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>

using namespace ui;

class TestCompare : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void barsAreSortedByCostAndAddUp() {
        auto report = madeUpReport(4);
        std::swap(report->offers[0], report->offers[3]);
        const auto bars = costBars(*report, false);
        QCOMPARE(bars.size(), std::size_t(4));
        for (std::size_t i = 0; i < bars.size(); ++i) {
            QCOMPARE(bars[i].total, 100.0 * (i + 1));
            double sum = 0;
            for (double usd : bars[i].usd)
                sum += usd;
            QCOMPARE(sum, bars[i].total);
        }
        QCOMPARE(costBars(*report, true).size(), std::size_t(2));
    }

    void aCreditLargerThanTheFeeShortensTheOtherPartsAlike() {
        auto report = madeUpReport(1);
        auto& offer = report->offers[0]; // work 60, starts 10, idling 30
        offer.costByPart[int(pricing::CostPart::fees)] = pricing::moneyFromUsd(-20);
        offer.monthlyCost = pricing::total(offer.costByPart);
        const CostBar bar = costBars(*report, false).at(0);
        QCOMPARE(bar.total, 80.0);
        QCOMPARE(bar.usd[int(BarPart::busy)], 48.0);
        QCOMPARE(bar.usd[int(BarPart::coldStart)], 8.0);
        QCOMPARE(bar.usd[int(BarPart::idle)], 24.0);
        QCOMPARE(bar.usd[int(BarPart::other)], 0.0);
        offer.costByPart[int(pricing::CostPart::fees)] = pricing::moneyFromUsd(-100);
        offer.monthlyCost = pricing::total(offer.costByPart);
        const CostBar allTaken = costBars(*report, false).at(0);
        for (const double usd : allTaken.usd)
            QCOMPARE(usd, 0.0); // all of it is taken off
    }

    void unpriceableOffersHaveNoBar() {
        auto report = madeUpReport(2);
        report->offers[0].monthlyCost.reset();
        QCOMPARE(costBars(*report, false).size(), std::size_t(1));
    }

    void tableModelKeepsItsPromises() {
        ChosenOffer chosen;
        CompareTableModel model(&chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpReport(3));
        model.show(madeUpReport(3));
        model.show(madeUpReport(9));
        chosen.choose(2);
        model.show(madeUpReport(0));
        QCOMPARE(model.columnCount(), 0);
    }

    void absentFiguresAreDashesNotZeros() {
        ChosenOffer chosen;
        CompareTableModel model(&chosen);
        model.show(madeUpReport(1));
        QCOMPARE(model.index(CompareTableModel::p50, 0).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(CompareTableModel::cost, 0).data().toString(), QStringLiteral("$100"));
    }

    void coldStartRangeSaysWhatAStartTakes() {
        ChosenOffer chosen;
        CompareTableModel model(&chosen);
        auto report = madeUpReport(3);
        report->offers[0].mode = pricing::OfferMode::serverless;
        report->offers[0].coldStartLowS = 15;
        report->offers[0].coldStartHighS = 45;
        report->offers[1].mode = pricing::OfferMode::dedicated;
        report->offers[1].coldStartLowS = report->offers[1].coldStartHighS = 0;
        report->offers[2].mode = pricing::OfferMode::managed;
        model.show(report);
        const auto range = [&](int column) {
            return model.index(CompareTableModel::coldStartRange, column).data().toString();
        };
        QCOMPARE(range(0), QStringLiteral("15–45") + kThinSpace + u's');
        QCOMPARE(range(1), QStringLiteral("none"));
        QCOMPARE(range(2), QStringLiteral("–"));
    }

    void fiveBarsStayInSightInALowWindow() {
        ChosenOffer chosen;
        ComparePage page(&chosen);
        page.resize(332, 380);
        page.show();
        page.show(madeUpReport(8));
        QApplication::processEvents();
        const QWidget* scroll = page.chartWidget()->parentWidget();
        QVERIFY(page.chartRow(4).bottom() <= scroll->height());
    }

    void clickingAColumnChoosesTheOfferAndCopyingTakesTheWholeTable() {
        ChosenOffer chosen;
        CompareTableModel model(&chosen);
        CompareTable table(&model, &chosen);
        table.resize(600, 500);
        table.show();
        model.show(madeUpReport(3));
        const QRect cell = table.visualRect(model.index(CompareTableModel::per1kRequests, 2));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(chosen.choice(), 2);
        QVERIFY(model.headerData(2, Qt::Horizontal, CompareTableModel::ChosenRole).toBool());
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.value(0), QStringLiteral("Per month\toffer-0\toffer-1\toffer-2"));
        QCOMPARE(lines.value(1), QStringLiteral("Cost\t$100\t$200\t$300"));
    }

    void clickingABarChoosesItsOffer() {
        ChosenOffer chosen;
        ComparePage page(&chosen);
        page.resize(640, 600);
        page.show();
        page.show(madeUpReport(5));
        QTest::mouseClick(page.chartViewport(), Qt::LeftButton, {}, page.chartRow(3).center());
        QCOMPARE(chosen.choice(), 3);
        QTest::keyClick(page.chartWidget(), Qt::Key_Up);
        QCOMPARE(chosen.choice(), 2);
        auto* box = page.findChild<QCheckBox*>("onlyMeeting");
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(box->isChecked());
        QCOMPARE(page.chartRows(), 3);
    }

    // A new report every few milliseconds must leave the window's thread free (budget 8 ms each).
    void twentyOffersKeepReadableRows() {
        ChosenOffer chosen;
        ComparePage page(&chosen);
        page.resize(640, 600);
        page.show();
        page.show(madeUpReport(20));
        QVERIFY(page.chartRow(19).height() >= 24);
        QApplication::processEvents();
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
