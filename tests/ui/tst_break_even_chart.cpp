// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/break_even_bench.h"

class TestBreakEvenChart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void aHoveredOfferHasAThickerLineAndASoftRow() {
        Bench b;
        const auto widest = [&] {
            double most = 0;
            for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
                if (b.plot().plot()->graph(i)->pen().color() == offerFill(2))
                    most = std::max(most, b.plot().plot()->graph(i)->pen().widthF());
            return most;
        };
        const double before = widest();
        b.chosen.hover(1);
        QVERIFY(widest() > before);
        const auto row = b.page.ribbonTable()->model()->index(2, 0);
        QCOMPARE(row.data(Qt::BackgroundRole).value<QColor>(), colours().soft);
    }

    void theCrosshairBeginsHereAndSaysEveryOffersCost() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_Right);
        QCOMPARE(b.plot().crosshair().x(), std::optional(1.0));
        const QString said = b.canvas()->accessibleDescription();
        QVERIFY2(said.startsWith("1×"), qPrintable(said));
        QVERIFY2(said.contains("Rented $1,000") && said.contains("$400"), qPrintable(said));
        QVERIFY2(said.contains("requests/day"), qPrintable(said));
        QVERIFY2(said.contains("20"), "the billed share of the chosen offer");
    }

    void aRingOpensItsCrossingInWords() {
        Bench b;
        b.click(b.plot().pointOf(kRented, 2.5));
        QCOMPARE(b.page.findChild<QTabBar*>("breakEvenTables")->currentIndex(), 1);
        PlotTable* table = b.page.crossingsTable();
        QVERIFY(table->isVisible());
        QCOMPARE(table->currentIndex().row(), 0);
        QCOMPARE(b.chosen.choice(), 0);
    }

    void linesAreDashedWhereTheyMissAndBeyondTheirWorkers() {
        auto study = madeUpStudy();
        study->curves[kServerless].ceiling = 20;
        const CostLine line = costLine(study->curves[kServerless]);
        QCOMPARE(line.parts.size(), std::size_t(3));
        QVERIFY(line.parts[0].dashed && !line.parts[1].dashed && line.parts[2].dashed);
        QCOMPARE(line.parts[0].points.back().x, line.parts[1].points.front().x);
        QVERIFY(std::abs(line.parts[0].points.back().x - 0.1) < 0.001);
        QVERIFY(line.parts[2].points.front().x <= 20 && line.parts[2].points.front().x > 12);
    }

    void aLineBreaksWhereTheOfferHasNoPrice() {
        auto study = madeUpStudy();
        pricing::Curve& fleet = study->curves[kFleet];
        const std::size_t middle = fleet.points.size() / 2;
        const double before = fleet.points[middle - 1].x, after = fleet.points[middle].x;
        fleet.unpriceable = {std::sqrt(before * after)};
        const CostLine line = costLine(fleet);
        QCOMPARE(line.parts.size(), std::size_t(2));
        QCOMPARE(line.parts[0].points.back().x, before);
        QCOMPARE(line.parts[1].points.front().x, after);
    }

    void aFleetRisesInSteps() {
        const CostLine line = costLine(madeUpStudy()->curves[kFleet]);
        QCOMPARE(line.parts.size(), std::size_t(1));
        const auto& points = line.parts[0].points;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            QVERIFY2(points[i].usd == points[i + 1].usd || points[i].x == points[i + 1].x,
                     "level or upright, never sloping");
    }

    void bandsAreShownWhenTicked() {
        auto study = madeUpStudy();
        for (auto& p : study->curves[kServerless].points)
            p.stderrUsd = 20;
        Bench b(study);
        const auto bands = [&] {
            int n = 0;
            for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
                n += b.plot().plot()->graph(i)->channelFillGraph() != nullptr;
            return n;
        };
        QCOMPARE(bands(), 4);
        auto* box = b.page.findChild<QCheckBox*>("bands");
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QCOMPARE(bands(), 0);
    }

    void theCostAxisCanBeLogarithmic() {
        Bench b;
        auto* box = b.page.findChild<QCheckBox*>("logCost");
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(b.plot().yAxis()->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(b.plot().yAxis()->range().lower > 0);
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(b.plot().yAxis()->range().lower, 0.0);
    }

    void theHeightShowsWhatMattersAndLetsTheRestLeave() {
        const auto study = madeUpStudy();
        const Span near = costRange(*study, kRented, {0.1, 10}, false);
        QCOMPARE(near.from, 0.0);
        QVERIFY2(near.to > 1200 && near.to < 4000, "managed at 10× costs 8,000 and may leave");
        const Span log = costRange(*study, kRented, {0.1, 10}, true);
        QVERIFY(log.from > 0 && log.from <= 40 && log.to >= 8000);
    }

    void oneLooksFirstAtADecadeToEitherSide() {
        auto study = madeUpStudy();
        QCOMPARE(homeRange(*study), (Span{0.05, 10}));
        study->ribbon = {{0.01, 15, kServerless}, {15, 100, kRented}};
        QCOMPARE(homeRange(*study), (Span{0.1, 20}));
    }

    void onlyCrossingsThatMatterGetARing() {
        const auto study = madeUpStudy();
        const auto chosens = shownCrossings(*study, kServerless);
        QCOMPARE(chosens.size(), std::size_t(2)); // and where the target begins to be met
        QCOMPARE(chosens[0].words.value(0), QString("Above 2.5× (50") + QChar(0x202F) + "%)");
        QCOMPARE(chosens[0].words.value(1), QString("Rented is cheaper"));
        QVERIFY(chosens[0].sentence.startsWith("Above 2.5× Rented is cheaper"));
        // Those where the cheapest changes, whoever is chosen; they say who is cheaper than whom.
        const auto others = shownCrossings(*study, kManaged);
        QCOMPARE(others.size(), std::size_t(2));
        QCOMPARE(others[0].words.value(1), QString("Rented is cheaper"));
        QCOMPARE(others[0].words.value(2), QString("than Sleeper"));
        auto other = *study;
        other.ribbon = {{0.01, 100, kManaged}};
        QVERIFY(shownCrossings(other, kManaged).empty());
    }

    void theDarkSchemeRepaintsTheLines() {
        Bench b;
        applyTheme(*qApp, Scheme::dark);
        QApplication::processEvents();
        bool found = false;
        for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
            found = found || b.plot().plot()->graph(i)->pen().color() == offerFill(1);
        applyTheme(*qApp, Scheme::light);
        QVERIFY(found);
    }
};

QTEST_MAIN(TestBreakEvenChart)
#include "tst_break_even_chart.moc"
