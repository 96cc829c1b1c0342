// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_tree.h"
#include "document/pack_file.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace document;
using namespace pricing;

class PackFileTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyKeyIsRead();
    void everyKindOfRateIsRead_data();
    void everyKindOfRateIsRead();
    void badPacksAreNamedByTheirPath_data();
    void badPacksAreNamedByTheirPath();
    void unknownKeysAreWarnings();
    void everyBundledPackIsSound_data();
    void everyBundledPackIsSound();
    void aPackBesideThePlanIsFoundByItsId();
    void theUsersFolderGoesBeforeThePlans();
    void aPackNobodyHasIsAnErrorOfThePlan();
    void aBrokenPackOfThatNameIsNotPassedOver();
};

namespace {

const QByteArray kPack = R"({
  "format": "breakeven-prices", "version": 1, "id": "mine", "title": "My prices", "as_of": "2026-11-09",
  "offers": [{
    "id": "runpod-serverless-h100", "provider": "RunPod", "product": "Serverless", "mode": "serverless",
    "gpu": "H100", "gpu_memory_gb": 80, "gpus_per_worker": 1, "region": null,
    "rates": [{"what": "gpu", "usd": 0.00116, "per": "second", "source": "S1", "as_of": "2026-04-23",
               "evidence": "documented", "low": null, "high": 0.002},
              {"what": "gpu_active", "usd": null, "per": "second"}],
    "meter": {"queue": false, "pull": null, "load": true, "execute": true, "idle": true, "drain": true,
              "keep_warm": "active", "granularity_s": 1, "rounding": "up-per-worker-life", "minimum_s": 0},
    "disputes": [{"phase": "load", "low": false, "high": true, "source": "S1", "as_of": "2026-06-29",
                  "note": "two pages differ"}],
    "defaults": {"scaler": {"kind": "queue-delay", "seconds": 4}, "idle_timeout_s": 5, "min_workers": 0,
                 "max_workers": 3, "cold_start": "triangular:15,28,45"},
    "notes": ["a note"], "latency": null, "setup_stars": 3
  }],
  "sources": {"S1": {"title": "Prices", "url": "https://example.org", "read": "2026-11-22"}}
})";

QByteArray replaced(const char* what, const char* by) {
    return QByteArray(kPack).replace(what, by);
}

void write(const QString& fileName, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(fileName).path());
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(fileName));
}

} // namespace

void PackFileTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName("tst_pack_file");
}

void PackFileTest::everyKeyIsRead() {
    const auto pack = parsePack(kPack, "mine.json");
    QVERIFY2(pack, pack ? "" : qPrintable(pack.error().text()));
    QCOMPARE(pack->title, std::string("My prices"));
    QCOMPARE(pack->sources.at("S1").read, std::string("2026-11-22"));
    const Offer& offer = pack->offers.at(0);
    QCOMPARE(offer.rate(RateOf::gpu)->usd, std::optional(0.00116));
    QCOMPARE(offer.rate(RateOf::gpu)->high, std::optional(0.002));
    QVERIFY(!offer.rate(RateOf::gpu)->low && !offer.rate(RateOf::gpuActive)->usd);
    QVERIFY(offer.meter.queue == false && !offer.meter.pull && offer.meter.load == true);
    QVERIFY(offer.meter.keepWarm == KeepWarm::active);
    QVERIFY(offer.meter.rounding == Rounding::upPerWorkerLife);
    QVERIFY(offer.disputes.at(0).phase == Phase::load && offer.disputes.at(0).high);
    QVERIFY(offer.defaults.coldStart == Distribution(Triangular{15, 28, 45}));
    QCOMPARE(offer.defaults.maxWorkers, std::optional(3));
    QCOMPARE(offer.notes, std::vector<std::string>{"a note"});
    QVERIFY(offer.setupStars == 3 && !offer.latency && !offer.region);
}

void PackFileTest::everyKindOfRateIsRead_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("per");
    for (const char* what :
         {"gpu", "gpu_active", "cpu_core", "memory_gib", "storage_gb", "egress_gb", "plan_fee"})
        QTest::newRow(what) << QByteArray(what) << QByteArray("second");
    for (const char* what : {"request", "input_token", "cached_input_token", "output_token",
                             "batch_request", "batch_input_token", "batch_output_token"})
        QTest::newRow(what) << QByteArray(what) << QByteArray("million");
}

void PackFileTest::everyKindOfRateIsRead() {
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, per);
    const QByteArray was = R"("what": "gpu_active", "usd": null, "per": "second")";
    const QByteArray now = R"("what": ")" + what + R"(", "usd": null, "per": ")" + per + '"';
    const auto pack = parsePack(replaced(was.constData(), now.constData()), "x");
    QVERIFY2(pack, pack ? "" : qPrintable(pack.error().text()));
    QCOMPARE(name(pack->offers[0].rates[1].what), std::string_view(what.constData()));
}

void PackFileTest::badPacksAreNamedByTheirPath_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::newRow("a plan") << replaced("breakeven-prices", "breakeven-plan") << "format";
    QTest::newRow("newer") << replaced("\"version\": 1", "\"version\": 2") << "version";
    QTest::newRow("no id") << replaced("\"id\": \"mine\",", "") << "id";
    QTest::newRow("offer without id")
        << replaced("\"id\": \"runpod-serverless-h100\",", "") << "offers[0].id";
    QTest::newRow("unknown mode") << replaced("\"mode\": \"serverless\"", "\"mode\": \"x\"")
                                  << "offers[0].mode";
    QTest::newRow("negative rate") << replaced("0.00116", "-1") << "offers[0].rates[0].usd";
    QTest::newRow("GPU by number")
        << replaced("\"per\": \"second\", \"source\"", "\"per\": \"million\", \"source\"")
        << "offers[0].rates[0].per";
    QTest::newRow("tokens by time")
        << replaced("\"gpu_active\"", "\"input_token\"") << "offers[0].rates[1].per";
    QTest::newRow("no worker at most")
        << replaced("\"max_workers\": 3", "\"max_workers\": 0") << "offers[0].defaults.max_workers";
    QTest::newRow("unknown phase")
        << replaced("\"phase\": \"load\"", "\"phase\": \"nap\"") << "offers[0].disputes[0].phase";
    QTest::newRow("bad cold start")
        << replaced("15,28,45", "45,28,15") << "offers[0].defaults.cold_start";
    QTest::newRow("six stars") << replaced("\"setup_stars\": 3", "\"setup_stars\": 6")
                               << "offers[0].setup_stars";
    QTest::newRow("note is a number") << replaced("\"a note\"", "1") << "offers[0].notes[0]";
    QTest::newRow("source is a text")
        << replaced("\"S1\": {\"title\": \"Prices\", \"url\": \"https://example.org\", \"read\": "
                    "\"2026-11-22\"}",
                    "\"S1\": \"x\"")
        << "sources.S1";
    QTest::newRow("evidence of a default")
        << replaced("\"latency\": null", "\"default_sources\": {\"meter\": {\"evidence\": \"x\"}}")
        << "offers[0].default_sources.meter.evidence";
    QTest::newRow("repeated source")
        << replaced("\"sources\": {", "\"sources\": {\"S1\": {}, ") << "sources.S1";
    QTest::newRow("truncated") << kPack.left(40) << "2:39";
}

void PackFileTest::badPacksAreNamedByTheirPath() {
    QFETCH(QByteArray, bytes);
    const auto pack = parsePack(bytes, "mine.json");
    QVERIFY(!pack);
    QTEST(pack.error().place, "place");
}

void PackFileTest::unknownKeysAreWarnings() {
    QStringList warnings;
    QVERIFY(parsePack(replaced("\"latency\": null", "\"colour\": 1"), "x", &warnings));
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings[0].startsWith("offers[0].colour: "));
}

void PackFileTest::everyBundledPackIsSound_data() {
    QTest::addColumn<QString>("fileName");
    const QDir folder(BREAKEVEN_SOURCE_DIR "/resources/packs");
    for (const QString& name : folder.entryList({"*.json"}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void PackFileTest::everyBundledPackIsSound() {
    QFETCH(QString, fileName);
    QStringList warnings;
    const auto pack = loadPack(fileName, &warnings);
    QVERIFY2(pack, pack ? "" : qPrintable(pack.error().text()));
    QCOMPARE(warnings, QStringList());
    QCOMPARE(QString::fromStdString(pack->id), QFileInfo(fileName).completeBaseName());
    for (const Offer& offer : pack->offers)
        for (const Rate& rate : offer.rates)
            QVERIFY2(!rate.usd || pack->sources.contains(rate.source), offer.id.c_str());
}

void PackFileTest::aPackBesideThePlanIsFoundByItsId() {
    const QTemporaryDir folder;
    write(folder.filePath("other.json"), "{\"not\": \"a pack\"");
    write(folder.filePath("prices of mine.json"), kPack);
    const auto packs = findPacks({"mine"}, folder.filePath("x.breakeven"));
    QVERIFY2(packs, packs ? "" : qPrintable(packs.error().text()));
    QCOMPARE(packs->front().title, std::string("My prices"));
    QCOMPARE(packs->size(), bundledPacks().size() + 1);
}

void PackFileTest::theUsersFolderGoesBeforeThePlans() {
    const QTemporaryDir folder;
    const QString data =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/breakeven";
    write(data + "/packs/mine.json", replaced("My prices", "From the user's folder"));
    write(folder.filePath("mine.json"), kPack);
    const auto packs = findPacks({"mine"}, folder.filePath("x.breakeven"));
    QDir(data + "/packs").removeRecursively();
    QVERIFY(packs);
    QCOMPARE(packs->front().title, std::string("From the user's folder"));
}

void PackFileTest::aPackNobodyHasIsAnErrorOfThePlan() {
    const QTemporaryDir folder;
    write(folder.filePath("mine.json"), kPack);
    const auto packs = findPacks({"mine", "../mine"}, folder.filePath("x.breakeven"));
    QVERIFY(!packs);
    QCOMPARE(packs.error().place, QString("price_packs[1]"));
    QCOMPARE(packs.error().file, folder.filePath("x.breakeven"));
    QVERIFY(packs.error().problem.contains("../mine"));
}

void PackFileTest::aBrokenPackOfThatNameIsNotPassedOver() {
    const QTemporaryDir folder;
    write(folder.filePath("mine.json"), replaced("0.00116", "-1"));
    const auto packs = findPacks({"mine"}, folder.filePath("x.breakeven"));
    QVERIFY(!packs);
    QCOMPARE(packs.error().file, folder.filePath("mine.json"));
}

QTEST_GUILESS_MAIN(PackFileTest)
#include "tst_pack_file.moc"
