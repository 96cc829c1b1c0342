// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"
#include "support/json_schema.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>

/// Price packs through the command line: lists, differences, days, imports, and the bundled market.
class TestPrices : public QObject {
    Q_OBJECT
private slots:
    void theMarketIsWide();
    void theMarketIsItsTablesRebuilt();
    void everyFigureSaysWhereItIsFrom();
    void everyPackFollowsTheSchema_data();
    void everyPackFollowsTheSchema();
    void aListIsFilteredAndMarksOldPrices();
    void aChangeOfRateCostsItsHours();
    void everyChangeIsPricedAlone();
    void offersOfOtherPacksAreNotTouched();
    void equalPacksHaveNoDifference();
    void aPlanIsReplayedOnThePricesOfADay_data();
    void aPlanIsReplayedOnThePricesOfADay();
    void thePlanItselfMayNameTheDay();
    void oldPricesAreMarked();
    void anImportedListIsAPackAPlanCanUse();
    void aDiscountAndACurrencyPriceThePlan();
    void wrongUsageHasStatusTwo_data();
    void wrongUsageHasStatusTwo();
};

namespace {

const QString kSource = QStringLiteral(BREAKEVEN_SOURCE_DIR);
const QString kDocumented = kSource + "/resources/packs/documented.json";

QJsonObject read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Two offers of the article at other prices.
QByteArray smallPack(const QByteArray& gpu, const QByteArray& metal, const QByteArray& more = {}) {
    const QByteArray meter =
        R"("meter": {"queue": false, "pull": false, "load": false, "execute": true,
        "idle": false, "drain": false, "keep_warm": "flex", "granularity_s": 1, "rounding": "exact"})";
    return R"({"format": "breakeven-prices", "version": 1, "id": "article-2026-04-13", "title": "T",
        "as_of": "2026-04-13", "offers": [
        {"id": "runpod-serverless-h100", "provider": "RunPod", "product": "Serverless", "mode": "serverless",
         "gpu": "H100", "gpu_memory_gb": 80, )" +
           meter + R"(, "rates": [{"what": "gpu", "usd": )" + gpu +
           R"(, "per": "hour", "source": "S", "as_of": "2026-04-13"}],
         "defaults": {"max_workers": 3, "cold_start": "const:0"}},
        {"id": "gmi-bare-metal-h100", "provider": "GMI Cloud", "product": "Bare Metal", "mode": "dedicated",
         "gpu": "H100", )" +
           meter + R"(, "rates": [{"what": "gpu", "usd": )" + metal +
           R"(, "per": "hour", "source": "S", "as_of": "2026-04-13"}]})" + more + R"(],
        "sources": {"S": {"title": "s", "url": "", "read": ""}}})";
}

/// A plan of one worker of an offer of the documented pack, 1,000 requests of a second a week.
QByteArray onePod(const QByteArray& topLevel = {}, const QByteArray& choice = {}) {
    return R"({"format": "breakeven-plan", "version": 1, "price_packs": ["documented"], )" +
           topLevel + R"("scenarios": [{"name": "A", "traffic": {"requests_per_s": [)" +
           QByteArray("0.0016,").repeated(167) + R"(0.0016]}, "workload": {"service": "const:1"},
           "offers": [{"id": "runpod-pod-h100", "policy": {"workers": 1})" +
           choice + "}]}]}";
}

QJsonObject offerIn(const QJsonObject& list, const QString& id) {
    for (const auto& value : list["offers"].toArray())
        if (value.toObject()["id"].toString() == id)
            return value.toObject();
    return {};
}

bool near(double a, double b) {
    return std::fabs(a - b) < 0.005;
}

} // namespace

void TestPrices::theMarketIsWide() {
    const QJsonObject list = cli({"prices", "list", "documented", "--format", "json"}).json();
    QSet<QString> providers, modes, ids;
    for (const auto& value : list["offers"].toArray()) {
        const QJsonObject offer = value.toObject();
        providers << offer["provider"].toString();
        modes << offer["mode"].toString();
        ids << offer["id"].toString();
    }
    QVERIFY2(providers.size() >= 20, QByteArray::number(providers.size()));
    QVERIFY2(ids.size() >= 120, QByteArray::number(ids.size()));
    QCOMPARE(modes, (QSet<QString>{"serverless", "dedicated", "reserved", "spot", "managed"}));
}

void TestPrices::theMarketIsItsTablesRebuilt() {
    const QTemporaryDir dir;
    QProcess python;
    python.start("python3", {kSource + "/resources/packs/make_documented.py", "--output",
                             dir.filePath("rebuilt.json")});
    if (!python.waitForStarted())
        QSKIP("no Python here");
    QVERIFY(python.waitForFinished(60'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError());
    QFile rebuilt(dir.filePath("rebuilt.json")), committed(kDocumented);
    QVERIFY(rebuilt.open(QIODevice::ReadOnly) && committed.open(QIODevice::ReadOnly));
    QCOMPARE(rebuilt.readAll(), committed.readAll());
}

void TestPrices::everyFigureSaysWhereItIsFrom() {
    const QJsonObject pack = read(kDocumented), sources = pack["sources"].toObject();
    static const QRegularExpression day("^\\d{4}-\\d{2}-\\d{2}$");
    const auto check = [&](const QJsonObject& figure) {
        return sources.contains(figure["source"].toString()) && figure.contains("evidence") &&
               day.match(figure["as_of"].toString()).hasMatch() &&
               figure["as_of"].toString() <= pack["as_of"].toString();
    };
    for (const auto& offer : pack["offers"].toArray())
        for (const auto& rate : offer.toObject()["rates"].toArray()) {
            const QByteArray id = offer.toObject()["id"].toString().toUtf8();
            QVERIFY2(check(rate.toObject()), id);
            for (const auto& figure : rate.toObject()["history"].toArray())
                QVERIFY2(check(figure.toObject()), id);
        }
}

void TestPrices::everyPackFollowsTheSchema_data() {
    QTest::addColumn<QString>("pack");
    for (const char* name : {"article-2026-04-13", "documented"})
        QTest::newRow(name) << kSource + "/resources/packs/" + name + ".json";
}

void TestPrices::everyPackFollowsTheSchema() {
    QFETCH(QString, pack);
    const QJsonObject schema = read(kSource + "/resources/schema/price-pack.schema.json");
    QCOMPARE(fault(read(pack), schema, schema, "pack"), QString());
    QJsonObject odd = read(pack);
    odd["colour"] = "red";
    QCOMPARE(fault(odd, schema, schema, "pack"), QString("pack.colour: not in the schema"));
}

void TestPrices::aListIsFilteredAndMarksOldPrices() {
    const QStringList list{"prices",    "list",   "documented", "--provider", "runpod", "--gpu",
                           "h100 pcie", "--mode", "dedicated",  "--format",   "json",   "--today"};
    const QJsonObject then = cli(list + QStringList{"2026-11-10"}).json();
    QCOMPARE(then["offers"].toArray().size(), 2); // secure and community cloud
    const QJsonObject secure = offerIn(then, "runpod-pod-h100-pcie");
    QCOMPARE(secure["price_stale"], QJsonValue(false));
    QCOMPARE(secure["rates"].toArray()[0].toObject()["usd"].toDouble(), 2.89);
    const QJsonObject later = cli(list + QStringList{"2027-11-10"}).json();
    QCOMPARE(offerIn(later, "runpod-pod-h100-pcie")["price_stale"], QJsonValue(true));
    const Run table = cli({"prices", "list", "--mode", "spot", "--today", "2027-11-10"});
    QVERIFY(table.status == 0 && table.out.contains("(old)") && table.err.isEmpty());
    const Run csv = cli({"prices", "list", "article-2026-04-13", "--format", "csv"});
    QVERIFY(csv.out.startsWith("id,pack,provider"));
}

void TestPrices::aChangeOfRateCostsItsHours() {
    const QTemporaryDir dir;
    const QString before = written(dir, "a.json", smallPack("2.90", "2.00"));
    const QString after = written(dir, "b.json", smallPack("3.48", "1.50", R"(, {"id": "new",
        "provider": "P", "mode": "dedicated", "gpu": "L4", "rates": []})"));
    const Run run = cli({"prices", "diff", before, after, "--plan", example("article-24x7-even"),
                         "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    QCOMPARE(offerIn(j, "new")["change"].toString(), QString("added"));
    // one H100 busy all month: 720 h at $2.90, then at $3.48
    const QJsonObject runpod =
        offerIn(j, "runpod-serverless-h100")["effects"].toArray()[0].toObject();
    QVERIFY(near(runpod["monthly_cost_before_usd"].toDouble(), 2088.00));
    QVERIFY(near(runpod["monthly_cost_after_usd"].toDouble(), 2505.60));
    QVERIFY(near(runpod["difference_usd"].toDouble(), 417.60));
    const QJsonObject metal = offerIn(j, "gmi-bare-metal-h100")["effects"].toArray()[0].toObject();
    QVERIFY(near(metal["difference_usd"].toDouble(), 720 * -0.50));
    const Run table =
        cli({"prices", "diff", before, after, "--plan", example("article-24x7-even")});
    QVERIFY2(table.out.contains("$2,088") && table.out.contains("−$360"), table.out);
    const Run csv = cli({"prices", "diff", before, after, "--plan", example("article-24x7-even"),
                         "--format", "csv"});
    QVERIFY2(csv.out.contains("rates.gpu"), csv.out);
}

void TestPrices::everyChangeIsPricedAlone() {
    const QTemporaryDir dir;
    QByteArray other = smallPack("3.48", "2.00");
    other.replace("\"max_workers\": 3", "\"max_workers\": 3, \"min_workers\": 2");
    const Run run = cli({"prices", "diff", written(dir, "a.json", smallPack("2.90", "2.00")),
                         written(dir, "b.json", other), "--plan", example("article-24x7-even"),
                         "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    const QJsonArray effects = offerIn(run.json(), "runpod-serverless-h100")["effects"].toArray();
    QCOMPARE(effects.size(), 1);
    QHash<QString, double> alone;
    for (const auto& change : effects[0].toObject()["by_change"].toArray())
        alone[change.toObject()["key"].toString()] = change.toObject()["difference_usd"].toDouble();
    QVERIFY(near(alone["rates.gpu"], 417.60));
    // a second worker kept warm all month, at $2.90; both together: at $3.48
    QVERIFY2(near(alone["defaults.min_workers"], 2088.00),
             QByteArray::number(alone["defaults.min_workers"]));
    QVERIFY(near(effects[0].toObject()["difference_usd"].toDouble(), 2 * 2505.60 - 2088));
}

void TestPrices::offersOfOtherPacksAreNotTouched() {
    const QTemporaryDir dir;
    // the example has RunPod's H100 both as claimed and as documented
    const Run run = cli({"prices", "diff", written(dir, "a.json", smallPack("2.90", "2.00")),
                         written(dir, "b.json", smallPack("3.48", "2.00")), "--plan",
                         example("article-24x7-even"), "--format", "json"});
    QCOMPARE(offerIn(run.json(), "runpod-serverless-h100")["effects"].toArray().size(), 1);
}

void TestPrices::equalPacksHaveNoDifference() {
    const Run run = cli({"prices", "diff", "documented", kDocumented, "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(run.json()["offers"].toArray().size(), 0);
}

void TestPrices::aPlanIsReplayedOnThePricesOfADay_data() {
    QTest::addColumn<QString>("day");
    QTest::addColumn<double>("usdPerHour"); // 0: no price
    // RunPod's secure H100: 3.29 on 2026-05-24, 3.49 on 2026-09-25, 3.99 on 2026-11-09
    QTest::newRow("before the first") << "2026-05-23" << 0.0;
    QTest::newRow("summer") << "2026-06-01" << 3.29;
    QTest::newRow("autumn") << "2026-10-01" << 3.49;
    QTest::newRow("now") << "2026-11-09" << 3.99;
}

void TestPrices::aPlanIsReplayedOnThePricesOfADay() {
    QFETCH(QString, day);
    QFETCH(double, usdPerHour);
    const QTemporaryDir dir;
    const Run run = cli(
        {"price", written(dir, "p.breakeven", onePod()), "--prices-of", day, "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    const QJsonObject offer = run.json()["offers"].toArray()[0].toObject();
    QCOMPARE(run.json()["prices_of"].toString(), day);
    if (usdPerHour > 0) {
        QVERIFY(near(offer["monthly_cost_usd"].toDouble(), 720 * usdPerHour));
        QVERIFY(offer["price_as_of"].toString() <= day);
        return;
    }
    QVERIFY(offer["monthly_cost_usd"].isNull());
    QVERIFY2(QJsonDocument(offer).toJson().contains("the first is of 2026-05-24"),
             QJsonDocument(offer).toJson());
}

void TestPrices::thePlanItselfMayNameTheDay() {
    const QTemporaryDir dir;
    const QString plan = written(dir, "p.breakeven", onePod(R"("prices_of": "2026-06-01", )"));
    const Run run = cli({"price", plan, "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(near(run.json()["offers"].toArray()[0].toObject()["monthly_cost_usd"].toDouble(),
                 720 * 3.29));
    QVERIFY(!run.json().contains("warnings"));
    const QString bad = written(dir, "bad.breakeven", onePod(R"("prices_of": "June", )"));
    const Run wrong = cli({"price", bad});
    QCOMPARE(wrong.status, 2);
    QVERIFY2(wrong.err.contains("prices_of"), wrong.err);
}

void TestPrices::oldPricesAreMarked() {
    const QTemporaryDir dir;
    const QString plan = written(dir, "p.breakeven", onePod());
    const auto stale = [&](const QString& today) {
        const Run run = cli({"price", plan, "--today", today, "--format", "json"});
        return run.json()["offers"].toArray()[0].toObject()["price_stale"];
    };
    QCOMPARE(stale("2027-02-07"), QJsonValue(false)); // 90 days after 2026-11-09
    QCOMPARE(stale("2027-02-08"), QJsonValue(true));
    const Run table = cli({"price", plan, "--today", "2027-02-08"});
    QVERIFY2(table.out.contains("more than 90 days old") && table.out.contains("2026-11-09"),
             table.out);
}

void TestPrices::anImportedListIsAPackAPlanCanUse() {
    const QTemporaryDir dir;
    const QString pack = dir.filePath("lambda.json");
    const Run run =
        cli({"import", "prices", kSource + "/tests/document/data/skypilot_lambda.csv", "--provider",
             "Lambda", "--as-of", "2026-08-01", "--output", pack, "--format", "json"});
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(run.json()["offers"].toInt(), 4);
    QCOMPARE(run.json()["skipped"].toArray()[0].toObject()["place"].toString(), QString("line 2"));
    QCOMPARE(cli({"check", pack}).status, 0);
    QByteArray plan = onePod();
    plan.replace("\"documented\"", "\"lambda\"");
    plan.replace("runpod-pod-h100", "lambda-gpu-1x-a6000-us-east-1");
    const Run priced = cli({"price", written(dir, "p.breakeven", plan), "--format", "json"});
    QVERIFY2(priced.status == 0, priced.err);
    QVERIFY(near(priced.json()["offers"].toArray()[0].toObject()["monthly_cost_usd"].toDouble(),
                 720 * 1.09));
}

void TestPrices::aDiscountAndACurrencyPriceThePlan() {
    const QTemporaryDir dir;
    const auto cost = [&](const QByteArray& topLevel, const QByteArray& override_) {
        const QString file =
            written(dir, "p.breakeven", onePod(topLevel, R"(, "override": )" + override_));
        const Run run = cli({"price", file, "--format", "json"});
        if (run.status != 0 || run.json().contains("warnings"))
            qWarning("%s", (run.err + run.out).constData());
        return run.json()["offers"].toArray()[0].toObject()["monthly_cost_usd"].toDouble();
    };
    QVERIFY(near(
        cost({}, R"({"discount": {"share": 0.2, "source": "contract", "as_of": "2026-10-01"}})"),
        720 * 3.99 * 0.8));
    const QByteArray euros =
        R"({"rates": [{"what": "gpu", "currency": "EUR", "amount": 3, "per": "hour",
        "source": "offer", "as_of": "2026-10-01"}]})";
    const QByteArray exchange =
        R"("exchange_rates": {"EUR": {"usd": 1.1, "as_of": "2026-11-20"}}, )";
    QVERIFY(near(cost(exchange, euros), 720 * 3.30));
    const QString without = written(dir, "q.breakeven", onePod({}, R"(, "override": )" + euros));
    const Run run = cli({"price", without});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("scenarios[0].offers[0].override.rates[0].currency"), run.err);
}

void TestPrices::wrongUsageHasStatusTwo_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing") << "prices" << QByteArray("subcommand");
    QTest::newRow("no such pack") << "prices list nobody" << QByteArray("nobody");
    QTest::newRow("no such file") << "prices diff documented absent.json"
                                  << QByteArray("absent.json");
    QTest::newRow("mode") << "prices list --mode cheap" << QByteArray("--mode");
    QTest::newRow("day") << "prices list --today tomorrow" << QByteArray("--today");
    QTest::newRow("day of prices")
        << "price x.breakeven --prices-of 2026-02-30" << QByteArray("--prices-of");
    QTest::newRow("as") << "import prices x --as excel" << QByteArray("--as");
    QTest::newRow("as of") << "import prices x --as-of May" << QByteArray("--as-of");
    QTest::newRow("no list") << "import prices absent.csv" << QByteArray("absent.csv");
    QTest::newRow("nothing to import") << "import" << QByteArray("subcommand");
}

void TestPrices::wrongUsageHasStatusTwo() {
    QFETCH(QString, arguments);
    QFETCH(QByteArray, said);
    const Run run = cli(arguments.split(' '));
    QCOMPARE(run.status, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(said), run.err);
}

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
