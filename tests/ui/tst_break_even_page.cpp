// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/break_even_bench.h"

class TestBreakEvenPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void clickingACurveChoosesItsOfferEverywhere() {
        Bench b;
        b.click(b.plot().pointOf(kRented, 0.3));
        QCOMPARE(b.chosen.choice(), 1);
        b.click(b.plot().pointOf(kFleet, 0.5));
        QCOMPARE(b.chosen.choice(), 3);
    }

    void clickingTheRibbonOrItsTableChoosesTheCheapest() {
        Bench b;
        b.click(b.plot().pointOfRibbon(2));
        QCOMPARE(b.chosen.choice(), 1);
        PlotTable* table = b.page.ribbonTable();
        const QRect cell = table->visualRect(table->model()->index(1, RibbonModel::cheapest));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(b.chosen.choice(), 0);
        b.click(b.plot().pointOfRibbon(0)); // none meets the target there
        QCOMPARE(b.chosen.choice(), 0);
    }

    void theOfferUnderTheMouseIsKnownEverywhere() {
        Bench b;
        b.move(b.plot().pointOf(kRented, 0.3));
        QCOMPARE(b.chosen.hovering(), 1);
        b.move(b.plot().pointOf(kFleet, 0.3));
        QCOMPARE(b.chosen.hovering(), 3);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(b.canvas(), &leave);
        QCOMPARE(b.chosen.hovering(), -1);
    }

    void arrowsUpAndDownChooseTheNextLine() {
        Bench b;
        b.canvas()->setFocus();
        QTest::keyClick(b.canvas(), Qt::Key_Up); // above $400 at 1× lies $800
        QCOMPARE(b.chosen.choice(), 2);
        QTest::keyClick(b.canvas(), Qt::Key_Up);
        QCOMPARE(b.chosen.choice(), 1);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QCOMPARE(b.chosen.choice(), 0);
    }

    void theFindingIsInTheAccessibleName() {
        Bench b;
        const QString name = b.canvas()->accessibleName();
        QVERIFY2(name.contains("Sleeper is the cheapest that meets the target"), qPrintable(name));
        QVERIFY2(name.contains("2.5×"), qPrintable(name));
    }

    void copyGivesPictureAndTable() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(data->text().contains("Sleeper") && data->text().contains("$1,000"));
    }

    void acrossOffersWhatTheChosenOfferCanVary() {
        document::PlanDocument document;
        const auto plan = examplePlan(document);
        AcrossBox box;
        const auto has = [&](Across across) { return box.findData(int(across)) >= 0; };
        const auto& offers = plan->scenarios[0].offers;
        for (int i = 0; i < int(offers.size()); ++i) {
            if (!offers[std::size_t(i)].enabled)
                continue;
            box.show(plan, 0, document.packs(), i);
            QVERIFY(has(Across::traffic) && has(Across::serviceTime));
            const bool serverless =
                offers[std::size_t(i)].id.find("serverless-h100") != std::string::npos;
            const bool rented = offers[std::size_t(i)].id.find("bare-metal") != std::string::npos;
            QVERIFY(!serverless || (has(Across::idleTimeout) && has(Across::price)));
            QVERIFY(!rented || (!has(Across::idleTimeout) && has(Across::price)));
        }
        box.show(plan, 0, document.packs(), -1);
        QCOMPARE(box.count(), 2);
    }

    void anotherAxisAsksForAnotherStudy() {
        document::PlanDocument document;
        const auto plan = examplePlan(document);
        Bench b;
        QSignalSpy wanted(&b.page, &BreakEvenPage::studyWanted);
        b.page.show(plan, 0, document.packs());
        QCOMPARE(wanted.size(), 0);
        auto* box = b.page.findChild<AcrossBox*>("across");
        QTest::keyClick(box, Qt::Key_End);
        QVERIFY(!wanted.isEmpty());
        const auto options = std::get<pricing::BreakEvenOptions>(b.page.options());
        QVERIFY(pricing::concernsOneOffer(options.across));
        QCOMPARE(options.offer, 0);
        wanted.clear();
        b.chosen.choose(1); // another offer varies now
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(std::get<pricing::BreakEvenOptions>(b.page.options()).offer, 1);
    }

    void aCoarseStudyAndItsFinishedOneLookTheSameWay() {
        auto coarse = madeUpStudy();
        coarse->coarse = true;
        Bench b(coarse);
        const Sight before = b.plot().navigation().sight();
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QCOMPARE(b.plot().navigation().sight(), before);
        QTest::keyClick(b.canvas(), Qt::Key_Plus);
        const Sight zoomed = b.plot().navigation().sight();
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QCOMPARE(b.plot().navigation().sight().x, zoomed.x);
    }

    void aProblemIsSaidAndTheLastChartStays() {
        Bench b;
        b.page.showProblem("the offer \"x\" is not ticked");
        auto* label = b.page.findChild<QLabel*>("breakEvenProblem");
        QVERIFY(label->isVisible() && label->text().contains("not ticked"));
        QVERIFY(b.plot().plot()->graphCount() > 0);
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QVERIFY(!label->isVisible());
    }

    void aWeekWithoutTrafficSaysWhatIsMissing() {
        document::PlanDocument document; // a new plan is empty
        Bench b;
        b.page.show(document.plan(), 0, document.packs());
        QVERIFY(b.page.findChild<QLabel*>("breakEvenNothing")->isVisible());
        QVERIFY(!b.plot().isVisible());
        b.page.show(examplePlan(document), 0, document.packs());
        QVERIFY(b.plot().isVisible());
    }

    void nothingIsCutOffInANarrowWindow() {
        Bench b(madeUpStudy(), {332, 470});
        QVERIFY(b.page.width() <= 340);
        for (const char* name : {"bands", "logCost", "across", "tableButton"}) {
            auto* widget = b.page.findChild<QWidget*>(name);
            const QRect at(widget->mapTo(&b.page, QPoint()), widget->size());
            QVERIFY2(b.page.rect().contains(at), name);
            QVERIFY2(widget->width() >= std::min(widget->sizeHint().width(), 120), name);
        }
        QVERIFY(b.plot().axisRect()->width() > 120);
        QVERIFY(b.plot().axisRect()->height() > 80);
    }
};

QTEST_MAIN(TestBreakEvenPage)
#include "tst_break_even_page.moc"
