// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/week/hour_account.h"
#include "ui/week/hour_panel.h"
#include "ui/week/offer_box.h"
#include "ui/week/week_figures.h"
#include "ui/week/week_page.h"
#include "ui/week/week_plots.h"
#include "ui/week/week_table.h"
#include "ui/week/week_words.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

using namespace ui;
using pricing::CostPart;

namespace {

constexpr double kMonth = 168; // hours: one week, so that a month's figure is the week's

void bill(pricing::HourFigures& hour, CostPart part, double usd) {
    hour.cost[std::size_t(part)] = pricing::moneyFromUsd(usd);
}

/// A report of a serverless offer (choice 0) that serves 12 requests an hour with 11 starts, a
/// rented fleet (choice 1) and a managed offer (choice 2), the same in every hour.
std::shared_ptr<pricing::Report> weekReport() {
    auto report = madeUpReport(3);
    report->monthHours = kMonth;
    auto& offers = report->offers;
    offers[0].mode = pricing::OfferMode::serverless;
    offers[1].mode = pricing::OfferMode::dedicated;
    offers[2].mode = pricing::OfferMode::managed;
    pricing::HourFigures starts;
    starts.requests = 12;
    starts.coldStarts = 11;
    starts.busyHours = 0.02;
    starts.billedHours = 0.188;
    starts.workersBusy = 72 / 3600.0;
    starts.workersStarting = 11 * 45 / 3600.0;
    starts.workersIdle = 11 * 5 / 3600.0;
    bill(starts, CostPart::execute, 0.05);
    bill(starts, CostPart::load, 0.35);
    bill(starts, CostPart::idle, 0.04);
    offers[0].byHour.assign(168, starts);
    pricing::HourFigures rented;
    rented.requests = 12;
    rented.busyHours = 0.02;
    rented.billedHours = 1;
    rented.workersBusy = 0.02;
    rented.workersKeptWarm = 0.98;
    bill(rented, CostPart::execute, 0.04);
    bill(rented, CostPart::reservedUnused, 1.96);
    offers[1].byHour.assign(168, rented);
    pricing::HourFigures managed;
    managed.requests = 12;
    bill(managed, CostPart::requests, 0.1);
    offers[2].byHour.assign(168, managed);
    return report;
}

/// The page on the screen with the report above.
struct Bench {
    ChosenOffer chosen;
    WeekPage page{&chosen};
    std::shared_ptr<pricing::Report> report = weekReport();
    QSignalSpy hours{&page, &WeekPage::hourChosen};
    Bench() {
        auto plan = std::make_shared<pricing::Plan>();
        plan->scenarios.resize(1);
        plan->scenarios[0].traffic.requestsPerSecond.assign(168, 0.004);
        plan->scenarios[0].offers.resize(3);
        chosen.choose(0);
        page.show(plan, 0);
        page.resize(660, 640);
        page.show();
        page.show(report);
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        QApplication::processEvents();
    }
    template <class T> T* find(const char* name) { return page.findChild<T*>(name); }
    WeekPlots& plots() { return *find<WeekPlots>("weekPlots"); }
    HeatMap& map() { return *find<HeatMap>("billedOverBusy"); }
    HourPanel& panel() { return *find<HourPanel>("hourPanel"); }
    void turnToMap() {
        auto* button = find<QToolButton>("weekAsMap");
        QTest::mouseClick(button, Qt::LeftButton, {}, button->rect().center());
        QApplication::processEvents();
    }
};

QString plain(QString text) {
    return text.replace(kThinSpace, u' ');
}

} // namespace

class TestWeek : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void spendAddsUpOverTheWeek() {
        const auto report = weekReport();
        const OfferWeek week = offerWeek(report->offers[1], kMonth);
        QCOMPARE(week.spendUsd.size(), std::size_t(169));
        QCOMPARE(week.spendUsd.front(), 0.0);
        QCOMPARE(week.spendUsd.back(), 168 * 2.0);
        // A month of two weeks: the week's spend is half of it.
        QCOMPARE(offerWeek(report->offers[1], 2 * kMonth).spendUsd.back(), 168.0);
    }

    void workersAreSplitByWhatTheyDo() {
        const auto report = weekReport();
        const OfferWeek burst = offerWeek(report->offers[0], kMonth);
        QVERIFY(burst.hasPart(WorkerPart::starting) && burst.hasPart(WorkerPart::idle));
        QVERIFY(!burst.hasPart(WorkerPart::unused) && !burst.hasPart(WorkerPart::keptWarm));
        const OfferWeek rented = offerWeek(report->offers[1], kMonth);
        QVERIFY(rented.hasPart(WorkerPart::unused) && !rented.hasPart(WorkerPart::keptWarm));
        QCOMPARE(rented.workersAt(5), 1.0);
        QVERIFY(offerWeek(report->offers[2], kMonth).workers.empty());
        QCOMPARE(*rented.billedOverBusy[0], 50.0);
        QVERIFY(!offerWeek(report->offers[2], kMonth).billedOverBusy[0]);
    }

    void theUsualRivalIsTheCheapestOfTheOtherKind() {
        auto report = weekReport();
        QCOMPARE(usualRival(*report, 0), 1);
        QCOMPARE(usualRival(*report, 1), 0);
        report->offers[1].monthlyCost.reset();
        QCOMPARE(usualRival(*report, 0), 2);
        report->offers.resize(1);
        QCOMPARE(usualRival(*report, 0), -1);
    }

    void theSentenceSaysWhatTheHourIsBilledFor() {
        const auto report = weekReport();
        const auto say = [&](int offer) {
            return plain(sentence(hourAccount(report->offers[std::size_t(offer)], 27, kMonth)));
        };
        QCOMPARE(say(0), QStringLiteral("Tue 03:00 costs 9.4× its work: 12 requests start 11 "
                                        "workers, 45 s each, which then stand idle 5.0 s each"));
        QCOMPARE(say(1), QStringLiteral("Tue 03:00 costs 50.0× its work: what is rented stands "
                                        "unused for 59 min"));
        QCOMPARE(say(2), QStringLiteral("Tue 03:00 costs $0.10 a month: only requests are billed"));
    }

    void anUnbilledStartIsNoReason() {
        auto report = weekReport();
        pricing::HourFigures& hour = report->offers[0].byHour[0];
        bill(hour, CostPart::load, 0);
        bill(hour, CostPart::idle, 0);
        hour.billedHours = hour.busyHours;
        QCOMPARE(plain(sentence(hourAccount(report->offers[0], 0, kMonth))),
                 QStringLiteral("Mon 00:00 costs hardly more than its work: $0.05 a month for 12 "
                                "requests a week"));
        hour = {};
        QCOMPARE(sentence(hourAccount(report->offers[0], 0, kMonth)),
                 QStringLiteral("Mon 00:00 costs nothing: no worker is up"));
    }

    void sharesOfTheHourAddUp() {
        const auto report = weekReport();
        const HourAccount account = hourAccount(report->offers[0], 27, kMonth);
        QCOMPARE(account.lines.size(), std::size_t(3));
        double share = 0, usd = 0;
        for (const HourLine& line : account.lines) {
            share += line.share;
            usd += line.monthlyUsd;
        }
        QVERIFY(qAbs(share - 1) < 1e-9);
        QCOMPARE(usd, 0.44);
        QCOMPARE(*account.line(BarPart::coldStart)->workerSeconds, 495.0);
        QCOMPARE(qRound(*account.billedSecondsPerRequest * 10), 564);
    }

    void thePanelShowsSentenceAndTable() {
        HourPanel panel;
        panel.resize(400, 300);
        panel.show();
        auto* table = panel.findChild<QTableView*>("hourTable");
        QVERIFY(!table->isVisible());
        panel.show(hourAccount(weekReport()->offers[0], 27, kMonth));
        QVERIFY(table->isVisible());
        QVERIFY(panel.sentence().startsWith("Tue 03:00 costs 9.4×"));
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("cold start"));
        QCOMPARE(plain(table->model()->index(1, 1).data().toString()), QStringLiteral("8.3 min"));
        QCOMPARE(table->model()->index(3, 2).data().toString(), QStringLiteral("$0.44"));
    }

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

    void aPartWhoseTimeCostsNothingIsSaidNotToBeBilled() {
        const auto report = weekReport();
        auto offer = report->offers[0];
        const OfferWeek all = offerWeek(offer, kMonth);
        QCOMPARE(partWords(all, WorkerPart::starting), QStringLiteral("cold"));
        QCOMPARE(partWords(all, WorkerPart::idle), QStringLiteral("idle"));
        for (auto& hour : offer.byHour) {
            bill(hour, CostPart::load, 0);
            bill(hour, CostPart::idle, 0);
        }
        bill(offer.byHour[5], CostPart::idle, 0.01); // once in the week is enough
        const OfferWeek some = offerWeek(offer, kMonth);
        QCOMPARE(partWords(some, WorkerPart::busy), QStringLiteral("busy"));
        QCOMPARE(partWords(some, WorkerPart::starting), QStringLiteral("cold, not billed"));
        QCOMPARE(partWords(some, WorkerPart::idle), QStringLiteral("idle"));
        const OfferWeek fleet = offerWeek(report->offers[1], kMonth); // rented whatever it does
        QCOMPARE(partWords(fleet, WorkerPart::unused), QStringLiteral("unused"));
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
