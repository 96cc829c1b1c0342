// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_file.h"

#include <QTest>

using namespace document;
using namespace pricing;

/// History, currencies, discounts and days in the files of packs and plans.
class DatedRatesTest : public QObject {
    Q_OBJECT
private slots:
    void aPacksHistoryAndCurrencyAreRead();
    void aPlansTermsSurviveSaving();
    void aFigureSetInUsdReplacesTheOneInEuros();
    void theDayOfThePricesIsSavedAndTakenAway();
    void wrongTermsAreNamedByTheirPath_data();
    void wrongTermsAreNamedByTheirPath();
};

namespace {

QByteArray pack(const QByteArray& rate, const QByteArray& topLevel = {}) {
    return R"({"format": "breakeven-prices", "version": 1, "id": "p", )" + topLevel +
           R"("offers": [{"id": "o", "rates": [)" + rate + "]}]}";
}

QByteArray plan(const QByteArray& override_, const QByteArray& topLevel = {}) {
    return R"({"format": "breakeven-plan", "version": 1, )" + topLevel +
           R"("scenarios": [{"name": "A", "traffic": {"requests_per_s": [0)" +
           QByteArray(", 0").repeated(167) + R"(]}, "offers": [{"id": "o", "override": )" +
           override_ + "}]}]}";
}

const QByteArray kEuro =
    R"("exchange_rates": {"EUR": {"usd": 1.25, "source": "bank", "as_of": "2026-11-20"}}, )";
const QByteArray kInEuro =
    R"({"rates": [{"what": "gpu", "currency": "EUR", "amount": 2, "per": "hour",
    "low": 1.6, "high": 2.4}], "discount": {"share": 0.1, "source": "contract", "as_of": "2026-10-01"}})";

LoadedPlan loaded(const QByteArray& bytes) {
    auto result = parsePlan(bytes, "x.breakeven");
    if (!result || !result->warnings.isEmpty())
        qFatal("%s", qPrintable(result ? result->warnings.join("; ") : result.error().text()));
    return std::move(*result);
}

} // namespace

void DatedRatesTest::aPacksHistoryAndCurrencyAreRead() {
    QStringList warnings;
    const auto read =
        parsePack(pack(R"({"what": "gpu", "currency": "EUR", "amount": 2, "per": "hour",
        "as_of": "2026-11-01", "history": [
          {"amount": 1.6, "as_of": "2026-09-01", "source": "S", "evidence": "transcribed"},
          {"amount": 1.2, "as_of": "2026-03-01"}]}, {"what": "cpu_core", "usd": 1, "currency": "USD",
          "per": "hour"})",
                       kEuro),
                  "p.json", &warnings);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QCOMPARE(warnings, QStringList());
    const Rate& rate = read->offers[0].rates[0];
    QCOMPARE(rate.usd, std::optional(2.5));
    QCOMPARE(rate.amount, std::optional(2.0));
    QCOMPARE(rate.currency, std::string("EUR"));
    QCOMPARE(int(rate.history.size()), 2);
    QCOMPARE(rate.history[0].asOf, std::string("2026-03-01")); // the oldest first
    QCOMPARE(rate.history[1].usd, std::optional(2.0));
    QVERIFY(rate.history[1].evidence == Evidence::transcribed);
    QCOMPARE(read->offers[0].rates[1].usd, std::optional(1.0));
    QCOMPARE(read->exchangeRates.at("EUR").asOf, std::string("2026-11-20"));
}

void DatedRatesTest::aPlansTermsSurviveSaving() {
    const LoadedPlan before = loaded(plan(kInEuro, kEuro + R"("prices_of": "2026-06-01", )"));
    const Rate& rate = before.plan.scenarios[0].offers[0].override_->rates[0];
    QVERIFY(rate.usd == 2.5 && rate.low == 2.0 && rate.high == 3.0);
    const LoadedPlan again = loaded(planText(before.plan, before.source.get()));
    QVERIFY(again.plan == before.plan);
    // also written anew, without the file it came from
    const LoadedPlan fresh = loaded(planText(before.plan, nullptr));
    QVERIFY(fresh.plan.pricesOf == before.plan.pricesOf);
    QVERIFY(fresh.plan.exchangeRates == before.plan.exchangeRates);
    QVERIFY(*fresh.plan.scenarios[0].offers[0].override_ ==
            *before.plan.scenarios[0].offers[0].override_);
}

void DatedRatesTest::aFigureSetInUsdReplacesTheOneInEuros() {
    const LoadedPlan before = loaded(plan(kInEuro, kEuro));
    Plan edited = before.plan;
    edited.scenarios[0].offers[0].override_->rates[0].usd = 4;
    const QByteArray text = planText(edited, before.source.get());
    QVERIFY2(text.contains("\"usd\": 4") && !text.contains("\"currency\": \"EUR\""), text);
    const Rate rate = loaded(text).plan.scenarios[0].offers[0].override_->rates[0];
    QVERIFY(rate.usd == 4 && rate.currency.empty());
}

void DatedRatesTest::theDayOfThePricesIsSavedAndTakenAway() {
    const LoadedPlan before = loaded(plan("{}"));
    QVERIFY(!before.plan.pricesOf);
    Plan edited = before.plan;
    edited.pricesOf = "2026-06-01";
    const LoadedPlan then = loaded(planText(edited, before.source.get()));
    QCOMPARE(then.plan.pricesOf, std::optional<std::string>("2026-06-01"));
    QVERIFY(!planText(before.plan, then.source.get()).contains("prices_of"));
}

void DatedRatesTest::wrongTermsAreNamedByTheirPath_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
    const auto rate = [](const char* name, const QByteArray& text, const QString& place,
                         const char* word, const QByteArray& topLevel = {}) {
        QTest::newRow(name) << pack(text, topLevel) << "offers[0].rates[0]" + place << word;
    };
    const QByteArray head = R"({"what": "gpu", "per": "hour", "usd": 1, "as_of": "2026-05-01", )";
    rate("unknown currency", R"({"what": "gpu", "per": "hour", "currency": "EUR", "amount": 1})",
         ".currency", "exchange_rates");
    rate("two prices",
         R"({"what": "gpu", "per": "hour", "currency": "EUR", "amount": 1, "usd": 1})", ".usd",
         "amount", kEuro);
    rate("history without days", head + R"("history": [{"usd": 1}]})", ".history[0].as_of", "day");
    rate("history of no day", head + R"("history": [{"usd": 1, "as_of": "May"}]})",
         ".history[0].as_of", "YYYY-MM-DD");
    rate("history of the same day", head + R"("history": [{"usd": 1, "as_of": "2026-05-01"}]})",
         ".history", "not older");
    rate(
        "two of one day",
        head +
            R"("history": [{"usd": 1, "as_of": "2026-04-01"}, {"usd": 2, "as_of": "2026-04-01"}]})",
        ".history", "not older");
    rate(
        "history of a price without a day",
        R"({"what": "gpu", "per": "hour", "usd": 1, "history": [{"usd": 1, "as_of": "2026-04-01"}]})",
        ".history", "not older");
    rate("negative history", head + R"("history": [{"usd": -1, "as_of": "2026-04-01"}]})",
         ".history[0].usd", "from 0");
    rate("history is no list", head + R"("history": {}})", ".history", "list");
    const auto top = [](const char* name, const QByteArray& text, const char* place,
                        const char* word) {
        QTest::newRow(name) << pack({}, text) << QString(place) << word;
    };
    top("a currency's name", R"("exchange_rates": {"euro": {"usd": 1}}, )", "exchange_rates.euro",
        "capital");
    top("dollars in dollars", R"("exchange_rates": {"USD": {"usd": 1}}, )", "exchange_rates.USD",
        "not USD");
    top("worth nothing", R"("exchange_rates": {"EUR": {"usd": 0}}, )", "exchange_rates.EUR.usd",
        "greater than 0");
    top("worth unsaid", R"("exchange_rates": {"EUR": {}}, )", "exchange_rates.EUR.usd", "USD");
    top("rate of no day", R"("exchange_rates": {"EUR": {"usd": 1, "as_of": "now"}}, )",
        "exchange_rates.EUR.as_of", "YYYY-MM-DD");
    const auto ofPlan = [](const char* name, const QByteArray& text, const char* place,
                           const char* word) {
        QTest::newRow(name) << text << QString(place) << word;
    };
    ofPlan("a plan's day", plan("{}", R"("prices_of": "2026-02-30", )"), "prices_of", "YYYY-MM-DD");
    ofPlan("more than all off", plan(R"({"discount": {"share": 1.5}})"),
           "scenarios[0].offers[0].override.discount.share", "to 1");
    ofPlan("discount of nothing", plan(R"({"discount": {}})"),
           "scenarios[0].offers[0].override.discount.share", "share");
    ofPlan("an override's currency", plan(kInEuro),
           "scenarios[0].offers[0].override.rates[0].currency", "exchange_rates");
}

void DatedRatesTest::wrongTermsAreNamedByTheirPath() {
    QFETCH(QByteArray, bytes);
    FileError error;
    if (bytes.contains("breakeven-plan")) {
        const auto read = parsePlan(bytes, "x");
        QVERIFY2(!read, "the plan was accepted");
        error = read.error();
    } else {
        const auto read = parsePack(bytes, "x");
        QVERIFY2(!read, "the pack was accepted");
        error = read.error();
    }
    QTEST(error.place, "place");
    QFETCH(QString, word);
    QVERIFY2(error.problem.contains(word), qPrintable(error.text()));
}

QTEST_GUILESS_MAIN(DatedRatesTest)
#include "tst_dated_rates.moc"
