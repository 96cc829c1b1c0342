// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/week_bench.h"

class TestHourAccount : public QObject {
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
};

QTEST_MAIN(TestHourAccount)
#include "tst_hour_account.moc"
