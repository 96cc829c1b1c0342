// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/dated_prices.h"
#include "pricing/pack_diff.h"
#include "pricing/study/report.h"

#include <QTest>

using namespace pricing;

class DatedPricesTest : public QObject {
    Q_OBJECT
private slots:
    void daysOfTheCalendarAreCounted_data();
    void daysOfTheCalendarAreCounted();
    void aPriceIsOldAfterNinetyDays();
    void aDayHasTheNewestFigureNotAfterIt_data();
    void aDayHasTheNewestFigureNotAfterIt();
    void beforeTheFirstFigureThereIsNoPrice();
    void disputesOfALaterDayFallAway();
    void otherCurrenciesFollowTheirRate();
    void aDiscountIsTakenOffThePacksRatesOnly();
    void packsDifferInWhatTheySay();
    void eachChangeStandsAlone();
};

namespace {

Offer pod() {
    Offer offer;
    offer.id = "pod";
    Rate rate{RateOf::gpu, 3.99, RatePer::hour, "C", "2026-11-09", Evidence::transcribed};
    rate.history = {{3.29, {}, {}, "A", "2026-05-24", Evidence::unconfirmed},
                    {3.49, 3.4, 3.6, "B", "2026-09-25", Evidence::documented}};
    offer.rates = {rate, {RateOf::planFee, 20.0, RatePer::month}};
    return offer;
}

PricePack packOf(const Offer& offer) {
    PricePack pack;
    pack.id = "p";
    pack.offers = {offer};
    return pack;
}

} // namespace

void DatedPricesTest::daysOfTheCalendarAreCounted_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("days"); // -1000000: no day
    QTest::newRow("a day") << "2026-01-31"
                           << "2026-02-01" << 1;
    QTest::newRow("a leap year") << "2024-02-28"
                                 << "2024-03-01" << 2;
    QTest::newRow("no leap year") << "2026-02-28"
                                  << "2026-03-01" << 1;
    QTest::newRow("back") << "2026-03-01"
                          << "2026-02-28" << -1;
    QTest::newRow("a year") << "2026-06-08"
                            << "2027-06-08" << 365;
    for (const char* bad : {"", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00",
                            "2026-01-0x", "2026--1-01", "2026/01/01"})
        QTest::newRow(bad) << bad << "2026-01-01" << -1000000;
}

void DatedPricesTest::daysOfTheCalendarAreCounted() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(daysBetween(from.toStdString(), to.toStdString()).value_or(-1000000), "days");
}

void DatedPricesTest::aPriceIsOldAfterNinetyDays() {
    QCOMPARE(isStale("2026-08-25", "2026-11-23"), std::optional(false)); // 90 days
    QCOMPARE(isStale("2026-08-24", "2026-11-23"), std::optional(true));
    QVERIFY(!isStale("", "2026-11-23"));
    Report report;
    report.offers.resize(2);
    report.offers[0].priceAsOf = "2026-06-08";
    report = judgedOn(std::move(report), "2026-11-23");
    QCOMPARE(report.offers[0].priceStale, std::optional(true));
    QVERIFY(!report.offers[1].priceStale);
}

void DatedPricesTest::aDayHasTheNewestFigureNotAfterIt_data() {
    QTest::addColumn<QString>("day");
    QTest::addColumn<double>("usd");
    QTest::addColumn<QString>("source");
    QTest::newRow("the first") << "2026-05-24" << 3.29 << "A";
    QTest::newRow("between") << "2026-09-24" << 3.29 << "A";
    QTest::newRow("the second") << "2026-09-25" << 3.49 << "B";
    QTest::newRow("today's") << "2026-11-09" << 3.99 << "C";
    QTest::newRow("later") << "2027-01-01" << 3.99 << "C";
}

void DatedPricesTest::aDayHasTheNewestFigureNotAfterIt() {
    QFETCH(QString, day);
    const Offer then = pricesOn(pod(), day.toStdString());
    QTEST(*then.rates[0].usd, "usd");
    QTEST(QString::fromStdString(then.rates[0].source), "source");
    QVERIFY(then.notes.empty());
    QCOMPARE(then.rates[1].usd, std::optional(20.0)); // it has no date
    if (day == "2026-09-25")
        QCOMPARE(then.rates[0].high, std::optional(3.6));
}

void DatedPricesTest::beforeTheFirstFigureThereIsNoPrice() {
    const Offer then = pricesOn(pod(), "2026-05-23");
    QVERIFY(!then.rates[0].usd && then.rates[0].asOf.empty());
    QCOMPARE(then.notes, std::vector<std::string>{"no price of its gpu is known of 2026-05-23: the "
                                                  "first is of 2026-05-24"});
}

void DatedPricesTest::disputesOfALaterDayFallAway() {
    Offer offer = pod();
    offer.disputes = {{Phase::load, false, true, "D", "2026-06-29", ""}};
    QVERIFY(pricesOn(offer, "2026-06-28").disputes.empty());
    QCOMPARE(int(pricesOn(offer, "2026-06-29").disputes.size()), 1);
}

void DatedPricesTest::otherCurrenciesFollowTheirRate() {
    Offer offer = pod();
    Rate& rate = offer.rates[0];
    rate.currency = "EUR";
    rate.usdPerUnit = 1.25;
    rate.amount = 2;
    rate.usd = 2.5;
    rate.high = 5;
    const ExchangeRates weaker{{"EUR", {1.0, "bank", "2026-11-20"}}};
    const Offer now = exchangedAt(offer, weaker);
    QCOMPARE(now.rates[0].usd, std::optional(2.0));
    QCOMPARE(now.rates[0].high, std::optional(4.0));
    QCOMPARE(now.rates[0].history[0].usd, std::optional(3.29 * 0.8));
    QCOMPARE(now.rates[1].usd, std::optional(20.0)); // in USD
    QVERIFY(exchangedAt(now, weaker) == now);
    QVERIFY(exchangedAt(offer, {{"GBP", {1.3, "", ""}}}) == offer);
}

void DatedPricesTest::aDiscountIsTakenOffThePacksRatesOnly() {
    OfferPatch patch;
    patch.discount = Discount{0.25, "contract 17", "2026-10-01"};
    const Offer cheaper = patched(pod(), patch);
    QCOMPARE(cheaper.rates[0].usd, std::optional(3.99 * 0.75));
    QCOMPARE(cheaper.rates[0].source, std::string("contract 17"));
    QCOMPARE(cheaper.rates[0].asOf, std::string("2026-10-01"));
    QCOMPARE(cheaper.rates[1].usd, std::optional(20.0)); // fees are no usage
    patch.rates = {{RateOf::gpu, 3.0, RatePer::hour}};
    QCOMPARE(patched(pod(), patch).rates[0].usd, std::optional(3.0));
}

void DatedPricesTest::packsDifferInWhatTheySay() {
    Offer dearer = pod();
    dearer.rates[0].usd = 4.5;
    dearer.rates[0].asOf = "2026-12-01";
    dearer.meter.idle = true;
    dearer.defaults.maxWorkers = 5;
    Offer other = pod();
    other.id = "other";
    QVERIFY(differences(packOf(pod()), packOf(pod())).empty());
    const auto changed = differences(packOf(pod()), packOf(dearer));
    QCOMPARE(int(changed.size()), 1);
    QStringList said;
    for (const OfferChange& c : changed[0].changes)
        said << QString::fromStdString(c.key + ": " + c.from + " > " + c.to);
    QCOMPARE(said, QStringList({"rates.gpu: 3.99 USD per hour > 4.5 USD per hour",
                                "rates.gpu.source: 2026-11-09, transcribed, C > 2026-12-01, "
                                "transcribed, C",
                                "meter.idle: – > true", "defaults.max_workers: – > 5"}));
    const auto swapped = differences(packOf(pod()), packOf(other));
    QVERIFY(swapped.size() == 2 && !swapped[0].after && !swapped[1].before);
}

void DatedPricesTest::eachChangeStandsAlone() {
    Offer other = pod();
    other.rates[0].usd = 4.5;
    other.rates.push_back({RateOf::cpuCore, 0.1, RatePer::hour});
    other.rates.erase(other.rates.begin() + 1); // no fee any more
    other.meter.load = true;
    const auto changes = differences(packOf(pod()), packOf(other)).at(0).changes;
    QCOMPARE(int(changes.size()), 4);
    QCOMPARE(changes[0].with.rates[0].usd, std::optional(4.5));
    QVERIFY(!changes[0].with.meter.load && changes[0].with.rates.size() == 2);
    const Offer& cpu = changes[1].with;
    QVERIFY(cpu.rate(RateOf::cpuCore) && cpu.rate(RateOf::planFee));
    QCOMPARE(cpu.rates[0].usd, std::optional(3.99));
    QVERIFY(!changes[2].with.rate(RateOf::planFee));
    QVERIFY(changes[3].with.meter.load == true && changes[3].with.rates == pod().rates);
}

QTEST_APPLESS_MAIN(DatedPricesTest)
#include "tst_dated_prices.moc"
