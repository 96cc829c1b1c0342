// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/week_bench.h"

class TestWeek : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void thePlotsNameWhatBothOffersCost() {
        Bench b;
        QCOMPARE(plain(b.plots().canvas()->accessibleName()),
                 QStringLiteral("The week of offer-0: offer-0 costs $74 a week, offer-1 $336"));
        QCOMPARE(b.find<OfferBox>("weekRival")->choice(), 1);
    }

    void ctrlTMeansTheChartInSight() {
        Bench b;
        auto* offer = b.find<OfferBox>("weekOffer");
        offer->setFocus();
        QTest::keyClick(offer, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.plots().isTableShown());
        b.turnToMap();
        offer->setFocus();
        QTest::keyClick(offer, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.map().isTableShown() && b.plots().isTableShown());
    }

    void oneCrosshairReadsAllThreePlots() {
        Bench b;
        b.plots().canvas()->setFocus();
        QTest::keyClick(b.plots().canvas(), Qt::Key_Right);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(b.plots().canvas(), Qt::Key_Right);
        QCOMPARE(*b.plots().crosshair().x(), 3.5);
        const QString spoken = b.plots().crosshair().spoken();
        QVERIFY2(spoken.startsWith("Mon 03:00–04:00: requests/s 0.0033, offer-0, workers 0.17"),
                 qPrintable(spoken));
        QVERIFY2(spoken.endsWith("offer-1, workers 1.00, offer-1, spent $7.00"),
                 qPrintable(spoken));
    }

    void enterAtTheCrosshairAccountsForTheHour() {
        Bench b;
        b.plots().canvas()->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(b.plots().canvas(), Qt::Key_Right);
        QTest::keyClick(b.plots().canvas(), Qt::Key_Return);
        QVERIFY(b.map().isVisible());
        QCOMPARE(b.map().cursorHour(), 3);
        QVERIFY(b.panel().sentence().startsWith("Mon 03:00 costs 9.4×"));
        QCOMPARE(b.hours.count(), 1);
        QCOMPARE(b.hours[0][0].toInt(), 3);
    }

    void aClickedCellOfTheMapIsAccountedFor() {
        Bench b;
        b.turnToMap();
        QVERIFY(b.map().isVisible() && !b.plots().isVisible());
        QTest::mouseClick(b.map().canvas(), Qt::LeftButton, {}, b.map().cellRect(27).center());
        QVERIFY(b.panel().sentence().startsWith("Tue 03:00 costs 9.4×"));
        QCOMPARE(b.hours.last()[0].toInt(), 27);
        QVERIFY(plain(b.map().canvas()->accessibleName())
                    .endsWith("at most 9.4× on Mon 00:00. Tuesday 3 to 4 is billed 9.4× its work"));
    }

    void theAccountFollowsTheChosenOffer() {
        Bench b;
        b.page.showHour(27);
        QVERIFY(b.panel().sentence().contains("9.4×"));
        b.chosen.choose(1);
        QVERIFY(b.panel().sentence().contains("50.0×"));
        QCOMPARE(b.find<OfferBox>("weekOffer")->choice(), 1);
        QCOMPARE(b.find<OfferBox>("weekRival")->choice(), 0);
    }

    void aLineIsHighlightedUnderTheMouseAndChosenByAClick() {
        Bench b;
        QWidget* canvas = b.plots().canvas();
        // The rival's spend runs from the corner of the lowest plot to its upper right.
        QPoint onLine;
        for (int y = canvas->height() - 1; y > 0 && onLine.isNull(); --y) {
            QMouseEvent move(QEvent::MouseMove, QPoint(300, y), canvas->mapToGlobal(QPoint(300, y)),
                             Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(canvas, &move);
            if (b.chosen.hovering() == 1)
                onLine = {300, y};
        }
        QVERIFY(!onLine.isNull());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, onLine);
        QCOMPARE(b.chosen.choice(), 1);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(canvas, &leave);
        QCOMPARE(b.chosen.hovering(), -1);
    }

    void aClickElsewhereMarksTheHour() {
        Bench b;
        QTest::mouseClick(b.plots().canvas(), Qt::LeftButton, {}, QPoint(200, 60));
        QCOMPARE(b.hours.count(), 1);
        QVERIFY(b.plots().isVisible());
        QCOMPARE(b.chosen.choice(), 0);
    }

    void anotherRivalIsShownByHand() {
        Bench b;
        auto* rival = b.find<OfferBox>("weekRival");
        rival->setFocus();
        QTest::keyClick(rival, Qt::Key_Down);
        QCOMPARE(rival->choice(), 2);
        QVERIFY(b.plots().finding().contains("offer-2"));
        b.page.show(b.report); // a new report does not take it away
        QCOMPARE(rival->choice(), 2);
    }

    void anOfferThatIsNotTickedSaysSo() {
        Bench b;
        b.chosen.choose(7);
        QVERIFY(b.find<QLabel>("weekCaption")->text().contains("tick it"));
        QVERIFY(!b.plots().isVisible());
        b.report->offers[1].byHour.clear();
        b.report->offers[1].notes = {"no rate is known"};
        b.chosen.choose(1);
        QCOMPARE(b.find<QLabel>("weekCaption")->text(),
                 QStringLiteral("offer-1 cannot be priced: no rate is known"));
        b.chosen.choose(0);
        QVERIFY(b.plots().isVisible());
    }

    void aHiddenPageIsFilledWhenItIsShown() {
        Bench b;
        b.page.hide();
        b.report->offers[0].label = "another";
        b.page.show(b.report);
        QVERIFY(b.plots().finding().startsWith("offer-0"));
        b.page.show();
        QVERIFY(b.plots().finding().startsWith("another"));
    }

    void theTableHasEveryHour() {
        const auto report = weekReport();
        WeekTable table;
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const OfferWeek own = offerWeek(report->offers[0], kMonth);
        table.show(std::vector<double>(168, 0.5), own, offerWeek(report->offers[1], kMonth));
        QCOMPARE(table.rowCount(), 168);
        QCOMPARE(table.columnCount(), 9);
        QCOMPARE(table.index(27, 0).data().toString(), QStringLiteral("Tue 03:00"));
        QCOMPARE(table.index(0, 7).data().toString(), QStringLiteral("$0.44"));
        table.show(std::vector<double>(168, 0.5), own, std::nullopt);
        QCOMPARE(table.columnCount(), 7);
        table.show({}, {}, std::nullopt);
    }

    void nothingIsCutOffInANarrowWindow() {
        Bench b;
        b.page.resize(332, 430);
        QApplication::processEvents();
        QCOMPARE(b.page.width(), 332);
        for (const char* name : {"weekOffer", "weekRival", "weekAsPlots", "weekAsMap", "weekFit"}) {
            const auto* widget = b.find<QWidget>(name);
            const QRect at(widget->mapTo(&b.page, QPoint()), widget->size());
            QVERIFY2(b.page.rect().contains(at), name);
        }
    }

    void itIsDrawnIntoPictures() {
        Bench b;
        QImage picture(900, 900, QImage::Format_RGB32);
        picture.fill(Qt::magenta);
        QPainter painter(&picture);
        b.page.drawOn(painter, picture.rect());
        painter.end();
        bool own = false, rival = false;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor c = picture.pixelColor(x, y);
                QVERIFY(c != QColor(Qt::magenta));
                own = own || c == offerFill(1);
                rival = rival || c == offerFill(2);
            }
        QVERIFY(own && rival);
    }

    void theOfferBoxTellsOnlyWhatAPersonPicks() {
        OfferBox box("offer", "Offer");
        QSignalSpy picked(&box, &OfferBox::picked);
        box.show({{4, 1, "A"}, {7, 2, "B"}});
        box.setChoice(7);
        QCOMPARE(box.choice(), 7);
        box.setChoice(5);
        QCOMPARE(box.choice(), -1);
        QCOMPARE(picked.count(), 0);
        box.QWidget::show();
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toInt(), 4);
    }
};

QTEST_MAIN(TestWeek)
#include "tst_week.moc"
