// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

namespace {

const QString kRunPod = "runpod-serverless-h100@article-2026-04-13";
const QString kGmi = "gmi-bare-metal-h100@article-2026-04-13";

void verifyKeys(const QJsonObject& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        QVERIFY2(object.contains(key), key);
}

} // namespace

/// `breakeven-cli study`, held to its public contract.
class TestCliStudy : public QObject {
    Q_OBJECT
private slots:
    void breakEvenGivesTheContractsKeys();
    void theArticlesCrossingIsFound();
    void theAxisIsCutWhereAsked();
    void otherAxesNameTheirColumn();
    void coldStartGivesTheContractsKeys();
    void tablesSpeakAndCsvHasALinePerPoint();
    void aRepeatedOfferIsNamedByItsLabel();
    void theVerdictOfPriceCarriesItsRange();
    void wrongArgumentsHaveStatusTwo_data();
    void wrongArgumentsHaveStatusTwo();
};

void TestCliStudy::breakEvenGivesTheContractsKeys() {
    const Run run = cli({"study", "break-even", example("article-40-percent"), "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    verifyKeys(j, {"pairs", "curves"});
    for (const auto& pair : j["pairs"].toArray())
        verifyKeys(pair.toObject(),
                   {"a", "b", "status", "traffic_multiplier", "requests_per_day", "billed_share",
                    "utilisation", "cheaper_below", "cheaper_above"});
    QCOMPARE(j["curves"].toArray().size(), 6);
    const QJsonObject curve = j["curves"].toArray()[0].toObject();
    verifyKeys(curve, {"id", "pack", "points"});
    QVERIFY(curve["points"].toArray().size() >= 33);
    verifyKeys(curve["points"].toArray()[0].toObject(),
               {"traffic_multiplier", "monthly_cost_usd", "stderr_usd"});
    // no source has a price of GMI's managed models: no points, and in no pair
    const QJsonObject unpriced = j["curves"].toArray()[5].toObject();
    QCOMPARE(unpriced["id"].toString(), QString("gmi-serverless"));
    QVERIFY(unpriced["points"].toArray().isEmpty() && unpriced["reason"].isString());
    for (const auto& pair : j["pairs"].toArray())
        QVERIFY(!pair.toObject()["a"].toString().startsWith("gmi-serverless") &&
                !pair.toObject()["b"].toString().startsWith("gmi-serverless"));
}

void TestCliStudy::theArticlesCrossingIsFound() {
    const Run run = cli({"study", "break-even", example("article-40-percent"), "--format", "json",
                         "--offer", kRunPod, "--offer", kGmi});
    const QJsonArray pairs = run.json()["pairs"].toArray();
    QCOMPARE(pairs.size(), 1);
    const QJsonObject pair = pairs[0].toObject();
    QCOMPARE(pair["a"].toString(), kRunPod);
    QCOMPARE(pair["b"].toString(), kGmi);
    QCOMPARE(pair["status"].toString(), QString("crosses"));
    QVERIFY(std::fabs(pair["billed_share"].toDouble() - 2.00 / 2.90) < 1e-6);
    QVERIFY(std::fabs(pair["traffic_multiplier"].toDouble() - 1.7241) < 0.02);
    QCOMPARE(pair["cheaper_below"].toString(), kRunPod);
    QCOMPARE(pair["cheaper_above"].toString(), kGmi);
}

void TestCliStudy::theAxisIsCutWhereAsked() {
    const Run run = cli({"study", "break-even", example("article-40-percent"), "--format", "json",
                         "--offer", kRunPod, "--offer", kGmi, "--from", "0.5", "--to", "1.5"});
    const QJsonObject j = run.json();
    QCOMPARE(j["pairs"].toArray()[0].toObject()["status"].toString(), QString("not-reached"));
    QVERIFY(j["pairs"].toArray()[0].toObject()["traffic_multiplier"].isNull());
    const QJsonArray points = j["curves"].toArray()[0].toObject()["points"].toArray();
    QCOMPARE(points.first().toObject()["traffic_multiplier"].toDouble(), 0.5);
    QCOMPARE(points.last().toObject()["traffic_multiplier"].toDouble(), 1.5);
}

void TestCliStudy::otherAxesNameTheirColumn() {
    const Run run = cli({"study", "break-even", example("article-40-percent"), "--format", "json",
                         "--offer", kRunPod, "--offer", kGmi, "--across", "price"});
    QCOMPARE(run.status, 0);
    const QJsonObject j = run.json();
    QCOMPARE(j["varied"].toString(), kRunPod);
    const QJsonObject pair = j["pairs"].toArray()[0].toObject();
    QVERIFY(std::fabs(pair["price_multiplier"].toDouble() - 1.7241) < 0.02);
}

void TestCliStudy::coldStartGivesTheContractsKeys() {
    const Run run =
        cli({"study", "cold-start", example("article-business-hours-23"), "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonArray offers = run.json()["offers"].toArray();
    QCOMPARE(offers.size(), 6);
    for (const auto& offer : offers) {
        verifyKeys(offer.toObject(), {"id", "pack", "cost_usd", "cold_wait_fraction", "added_p95_s",
                                      "by_hour_of_week", "frontier"});
        QCOMPARE(offer.toObject()["by_hour_of_week"].toArray().size(), 168);
    }
    const QJsonObject runpod = offers[0].toObject();
    QVERIFY(runpod["by_hour_of_week"].toArray()[0].isNull()); // Monday 00:00: nobody comes
    QVERIFY(runpod["by_hour_of_week"].toArray()[10].isDouble());
    QVERIFY(runpod["frontier"].toArray().size() >= 10);
    verifyKeys(runpod["frontier"].toArray()[0].toObject(),
               {"idle_timeout_s", "min_workers", "monthly_cost_usd", "p95_s", "target_met"});
}

void TestCliStudy::tablesSpeakAndCsvHasALinePerPoint() {
    const QStringList breakEven{
        "study", "break-even", example("article-40-percent"), "--from", "0.5", "--to", "5"};
    const Run table = cli(breakEven);
    QCOMPARE(table.status, 0);
    QVERIFY(table.out.contains("GMI H100 is the cheapest that meets the target"));
    QVERIFY(table.out.contains("is cheaper than"));
    const Run csv = cli(breakEven + QStringList{"--format", "csv"});
    QVERIFY(csv.out.startsWith("id,pack,label,traffic_multiplier,monthly_cost_usd,stderr_usd"));
    QVERIFY(csv.out.count("\r\n") > 5 * 9);
    const Run settings = cli({"study", "cold-start", example("article-business-hours-23"),
                              "--offer", "modal-serverless-h100", "--format", "csv"});
    QVERIFY(settings.out.startsWith("id,pack,label,idle_timeout_s,min_workers"));
    QVERIFY(settings.out.count("\r\n") >= 10);
    QVERIFY(cli({"study", "cold-start", example("article-business-hours-23"), "--offer",
                 "modal-serverless-h100"})
                .out.contains("wait for a start"));
}

void TestCliStudy::aRepeatedOfferIsNamedByItsLabel() {
    const Run run = cli({"study", "break-even", example("cloudwatch-elb"), "--format", "json",
                         "--from", "0.5", "--to", "2"});
    QStringList names;
    for (const auto& pair : run.json()["pairs"].toArray())
        names << pair.toObject()["a"].toString() << pair.toObject()["b"].toString();
    QVERIFY(names.contains("RunPod RTX 4090, 1 warm"));
    QVERIFY(names.contains("gmi-bare-metal-h100@documented"));
}

void TestCliStudy::theVerdictOfPriceCarriesItsRange() {
    const Run run = cli({"price", example("article-24x7-even"), "--format", "json"});
    const QJsonObject verdict = run.json()["verdict"].toObject();
    // GMI's $1,440 against $2.90 for each hour of a GPU that is always busy
    QVERIFY(std::fabs(verdict["holds_from"].toDouble() - 2.00 / 2.90) < 0.01);
    QVERIFY(std::fabs(verdict["holds_to"].toDouble() - 1) < 0.02); // then one worker is too few
    QVERIFY(verdict["sentence"].toString().contains("It holds from"));
}

void TestCliStudy::wrongArgumentsHaveStatusTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const QString plan = example("article-40-percent");
    QTest::newRow("no name") << QStringList{"study"} << QByteArray("NAME");
    QTest::newRow("no such study")
        << QStringList{"study", "tornado", plan} << QByteArray("tornado");
    QTest::newRow("no plan") << QStringList{"study", "break-even"} << QByteArray("PLAN");
    QTest::newRow("no such file") << QStringList{"study", "break-even", "nowhere.breakeven"}
                                  << QByteArray("nowhere.breakeven");
    QTest::newRow("no such offer")
        << QStringList{"study", "cold-start", plan, "--offer", "nobody"} << QByteArray("nobody");
    QTest::newRow("no such scenario")
        << QStringList{"study", "cold-start", plan, "--scenario", "Nowhen"} << QByteArray("Nowhen");
    QTest::newRow("axis backwards")
        << QStringList{"study", "break-even", plan, "--from", "2", "--to", "1"}
        << QByteArray("--from");
    QTest::newRow("axis from nothing")
        << QStringList{"study", "break-even", plan, "--from", "0"} << QByteArray("--from");
    QTest::newRow("axis not a number")
        << QStringList{"study", "break-even", plan, "--to", "nan"} << QByteArray("--to");
    QTest::newRow("no such axis") << QStringList{"study", "break-even", plan, "--across", "weather"}
                                  << QByteArray("weather");
    QTest::newRow("an axis without one")
        << QStringList{"study", "cold-start", plan, "--across", "price"}
        << QByteArray("break-even");
    QTest::newRow("vary all") << QStringList{"study", "break-even", plan, "--vary",
                                             "gmi-bare-metal-h100"}
                              << QByteArray("--vary");
    QTest::newRow("nothing to vary")
        << QStringList{"study",  "break-even",         plan, "--across", "idle-timeout",
                       "--vary", "gmi-bare-metal-h100"}
        << QByteArray("gmi-bare-metal-h100");
}

void TestCliStudy::wrongArgumentsHaveStatusTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Run run = cli(arguments);
    QCOMPARE(run.status, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(said), run.err);
}

QTEST_GUILESS_MAIN(TestCliStudy)
#include "tst_cli_study.moc"
