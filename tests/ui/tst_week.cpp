// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/format.h"
#include "ui/week/hour_account.h"
#include "ui/week/hour_panel.h"
#include "ui/week/offer_box.h"
#include "ui/week/week_figures.h"

#include <QLabel>
#include <QTableView>

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
