// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/gzip.h"
#include "document/import/price_import.h"
#include "document/import/python_literal.h"
#include "document/pack_file.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace document;
using namespace pricing;

class PriceImportTest : public QObject {
    Q_OBJECT
private slots:
    void everySampleBecomesASoundPack_data();
    void everySampleBecomesASoundPack();
    void instancesArePricedByTheGpu();
    void zonesOfOnePriceAreOneOffer();
    void zonesOfDifferentPricesAreOffersOfTheirOwn();
    void spotPricesAreOffersOfTheirOwn();
    void columnsMayStandInAnyOrder();
    void tokensAreCountedByTheMillion();
    void entriesWithoutAPriceAreListed_data();
    void entriesWithoutAPriceAreListed();
    void anOwnPackIsTakenAsItIs();
    void pythonsLiteralsBecomeJson_data();
    void pythonsLiteralsBecomeJson();
    void gzipIsReadDirectly();
    void unusableFilesAreNamedByTheirPlace_data();
    void unusableFilesAreNamedByTheirPlace();
};

namespace {

const QString kData = QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/document/data/");

QByteArray bytesOf(const QString& name) {
    QFile file(kData + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

PriceImportOptions dated() {
    PriceImportOptions options;
    options.asOf = "2026-08-01";
    options.packId = "mine";
    return options;
}

ImportedPrices imported(const QByteArray& bytes, const QString& name) {
    auto result = importPrices(bytes, name, dated());
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return std::move(*result);
}

PricePack packOf(const ImportedPrices& prices) {
    QStringList warnings;
    auto pack = parsePack(QByteArray::fromStdString(layOut(prices.pack)), "mine.json", &warnings);
    if (!pack || !warnings.isEmpty())
        qFatal("%s", qPrintable(pack ? warnings.join("; ") : pack.error().text()));
    return std::move(*pack);
}

const Offer& offerOf(const PricePack& pack, const char* id) {
    const Offer* offer = pack.find(id);
    if (!offer) {
        for (const Offer& o : pack.offers)
            qWarning("%s", o.id.c_str());
        qFatal("no offer %s", id);
    }
    return *offer;
}

double usdOf(const Offer& offer, RateOf what) {
    const Rate* rate = offer.rate(what);
    return rate ? rate->usd.value_or(-1) : -1;
}

const QByteArray kHead = "InstanceType,AcceleratorName,AcceleratorCount,Price,Region,GpuInfo,"
                         "SpotPrice,AvailabilityZone\n";

QByteArray catalogue(const QByteArray& rows) {
    return kHead + rows;
}

} // namespace

void PriceImportTest::everySampleBecomesASoundPack_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("offers");
    QTest::addColumn<int>("skipped");
    // RunPod: two instances in two regions each, every one to be had as spot; Lambda: one row is
    // a machine without GPU and none has a spot price
    QTest::newRow("SkyPilot, RunPod")
        << "skypilot_runpod.csv" << int(PriceFormat::skypilot) << 8 << 0;
    QTest::newRow("SkyPilot, Lambda")
        << "skypilot_lambda.csv" << int(PriceFormat::skypilot) << 4 << 1;
    // ten entries beside the sample: one paid by image, one without a price, one of price 0
    QTest::newRow("LiteLLM") << "litellm.json" << int(PriceFormat::litellm) << 7 << 3;
    QTest::newRow("models.dev") << "models_dev.json" << int(PriceFormat::modelsDev) << 3 << 6;
    QTest::newRow("OpenRouter") << "openrouter.json" << int(PriceFormat::openrouter) << 2 << 2;
}

void PriceImportTest::everySampleBecomesASoundPack() {
    QFETCH(QString, file);
    const ImportedPrices prices = imported(bytesOf(file), file);
    QTEST(int(prices.format), "format");
    QTEST(prices.offers, "offers");
    const PricePack pack = packOf(prices);
    QCOMPARE(int(pack.offers.size()), prices.offers);
    for (const Offer& offer : pack.offers)
        for (const Rate& rate : offer.rates) {
            QCOMPARE(rate.asOf, std::string("2026-08-01"));
            QVERIFY(rate.evidence == Evidence::transcribed && pack.sources.contains(rate.source));
        }
    QTEST(int(prices.skipped.size()), "skipped");
}

void PriceImportTest::instancesArePricedByTheGpu() {
    auto options = dated();
    options.provider = "Lambda";
    const auto prices =
        importPrices(bytesOf("skypilot_lambda.csv"), "skypilot_lambda.csv", options);
    QVERIFY(prices);
    const PricePack pack = packOf(*prices);
    const Offer& v100 = offerOf(pack, "lambda-gpu-8x-v100-n-europe-central-1");
    QCOMPARE(usdOf(v100, RateOf::gpu), 0.79); // 6.32 / 8
    QCOMPARE(v100.nodeGpus, 8);
    QCOMPARE(v100.gpuMemoryGb, std::optional(16.0));
    QCOMPARE(v100.mode, OfferMode::dedicated);
    const Offer& a6000 = offerOf(pack, "lambda-gpu-4x-a6000-us-east-1");
    QCOMPARE(usdOf(a6000, RateOf::gpu), 1.09); // 4.36 / 4
    QCOMPARE(a6000.gpu, std::string("RTX A6000"));
    QVERIFY(prices->warnings.empty());
}

void PriceImportTest::zonesOfOnePriceAreOneOffer() {
    const auto prices = imported(catalogue("a,H100,1,3,US,,,z1\na,H100,1,3,US,,,z2\n"), "c.csv");
    QCOMPARE(prices.offers, 1);
    QCOMPARE(packOf(prices).offers[0].region, std::optional<std::string>("US"));
}

void PriceImportTest::zonesOfDifferentPricesAreOffersOfTheirOwn() {
    const auto prices = imported(catalogue("a,H100,1,3,US,,,z1\na,H100,1,4,US,,,z2\n"), "c.csv");
    const PricePack pack = packOf(prices);
    QCOMPARE(usdOf(offerOf(pack, "c-a-z1"), RateOf::gpu), 3.0);
    QCOMPARE(usdOf(offerOf(pack, "c-a-z2"), RateOf::gpu), 4.0);
}

void PriceImportTest::spotPricesAreOffersOfTheirOwn() {
    const PricePack pack =
        packOf(imported(catalogue("a,H100,2,6,US,,4,\nb,H100,2,,US,,5,\n"), "c.csv"));
    QCOMPARE(int(pack.offers.size()), 3);
    const Offer& spot = offerOf(pack, "c-a-spot-us");
    QCOMPARE(spot.mode, OfferMode::spot);
    QCOMPARE(usdOf(spot, RateOf::gpu), 2.0);
    QCOMPARE(usdOf(offerOf(pack, "c-b-spot-us"), RateOf::gpu), 2.5);
}

void PriceImportTest::columnsMayStandInAnyOrder() {
    const PricePack pack =
        packOf(imported("Region,Price,GpuInfo,AcceleratorCount,InstanceType,AcceleratorName\n"
                        "\"a, b\",8,,4,x,L4\n",
                        "c.csv"));
    QCOMPARE(usdOf(pack.offers.at(0), RateOf::gpu), 2.0);
    QCOMPARE(pack.offers[0].region, std::optional<std::string>("a, b"));
    QCOMPARE(pack.offers[0].gpu, std::string("L4"));
}

void PriceImportTest::tokensAreCountedByTheMillion() {
    const PricePack litellm = packOf(imported(bytesOf("litellm.json"), "litellm.json"));
    const Offer& o1 = offerOf(litellm, "azure-eu-o1-mini-2024-09-12");
    QCOMPARE(usdOf(o1, RateOf::inputToken), 1.21); // 1.21e-06 a token
    QCOMPARE(usdOf(o1, RateOf::cachedInputToken), 0.605);
    QCOMPARE(usdOf(o1, RateOf::outputToken), 4.84);
    QCOMPARE(usdOf(o1, RateOf::batchOutputToken), 2.42);
    QCOMPARE(o1.mode, OfferMode::managed);
    const PricePack router = packOf(imported(bytesOf("openrouter.json"), "openrouter.json"));
    const Offer& llama = offerOf(router, "openrouter-meta-llama-llama-3-3-70b-instruct");
    QCOMPARE(usdOf(llama, RateOf::inputToken), 0.13); // "0.00000013" a token
    QCOMPARE(usdOf(llama, RateOf::outputToken), 0.4);
    QCOMPARE(llama.model, std::string("Llama-3.3-70B-Instruct"));
    const PricePack models = packOf(imported(bytesOf("models_dev.json"), "models_dev.json"));
    const Offer& qwen = offerOf(models, "gmicloud-qwen-qwen3-7-max");
    QCOMPARE(usdOf(qwen, RateOf::inputToken), 2.5); // by the million already
    QCOMPARE(usdOf(qwen, RateOf::cachedInputToken), 0.25);
}

void PriceImportTest::entriesWithoutAPriceAreListed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
    const QByteArray good = "a,H100,1,3,US,,,\n";
    QTest::newRow("no GPU") << catalogue(good + "b,,,1,US,,,\n") << "line 3"
                            << "no GPU";
    QTest::newRow("half a GPU") << catalogue(good + "b,L4,0.5,1,US,,,\n") << "line 3"
                                << "0.5";
    QTest::newRow("negative") << catalogue(good + "b,L4,1,-1,US,,,\n") << "line 3"
                              << "-1";
    QTest::newRow("NaN") << catalogue(good + "b,L4,1,nan,US,,,\n") << "line 3"
                         << "nan";
    QTest::newRow("a formula") << catalogue(good + "b,L4,1,=1+1,US,,,\n") << "line 3"
                               << "=1+1";
    QTest::newRow("no price") << catalogue(good + "b,L4,1,,US,,,\n") << "line 3"
                              << "no price";
    QTest::newRow("no dictionary") << catalogue(good + "b,L4,1,1,US,\"{'Gpus': [\",,\n") << "line 3"
                                   << "GpuInfo";
    QTest::newRow("two prices of one region") << catalogue(good + "a,H100,1,4,US,,,\n") << "line 3"
                                              << "another price";
    const QByteArray model = R"("good":{"litellm_provider":"x","input_cost_per_token":1e-6})";
    const auto litellm = [&](const char* entry) { return "{" + model + ",\"bad\":" + entry + "}"; };
    QTest::newRow("model without price") << litellm("{\"mode\":\"chat\"}") << "bad"
                                         << "no price";
    QTest::newRow("price as a list")
        << litellm("{\"input_cost_per_token\":[1]}") << "bad.input_cost_per_token"
        << "expected a price";
    QTest::newRow("price below zero")
        << litellm("{\"output_cost_per_token\":-5}") << "bad.output_cost_per_token"
        << "expected a price";
    QTest::newRow("price nobody pays")
        << litellm("{\"input_cost_per_token\":1e9}") << "bad.input_cost_per_token"
        << "expected a price";
    QTest::newRow("free or unknown")
        << litellm("{\"input_cost_per_token\":0,\"output_cost_per_token\":0}") << "bad"
        << "every price is 0";
    QTest::newRow("by the image") << litellm("{\"mode\":\"image_generation\"}") << "bad.mode"
                                  << "image";
    QTest::newRow("no object") << litellm("7") << "bad"
                               << "expected an object";
}

void PriceImportTest::entriesWithoutAPriceAreListed() {
    QFETCH(QByteArray, bytes);
    const ImportedPrices prices = imported(bytes, "list");
    QCOMPARE(prices.offers, 1);
    QCOMPARE(int(prices.skipped.size()), 1);
    QTEST(QString::fromStdString(prices.skipped[0].place), "place");
    QFETCH(QString, word);
    QVERIFY2(QString::fromStdString(prices.skipped[0].reason).contains(word),
             prices.skipped[0].reason.c_str());
}

void PriceImportTest::anOwnPackIsTakenAsItIs() {
    QFile file(BREAKEVEN_SOURCE_DIR "/resources/packs/article-2026-04-13.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const ImportedPrices prices = imported(bytes, "article.json");
    QCOMPARE(int(prices.format), int(PriceFormat::pack));
    QCOMPARE(packOf(prices).id, std::string("article-2026-04-13"));
    QCOMPARE(prices.offers, int(packOf(prices).offers.size()));
}

void PriceImportTest::pythonsLiteralsBecomeJson_data() {
    QTest::addColumn<QByteArray>("python");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("words") << QByteArray("[True, False, None]")
                           << QByteArray("[true, false, null]");
    QTest::newRow("a quote inside")
        << QByteArray("{'a': 'it\\'s \"x\"'}") << QByteArray("{\"a\": \"it's \\\"x\\\"\"}");
    QTest::newRow("double quotes")
        << QByteArray("{\"a\": 'True'}") << QByteArray("{\"a\": \"True\"}");
    QTest::newRow("numbers") << QByteArray("[1.0, 1e3, -2]") << QByteArray("[1.0, 1e3, -2]");
}

void PriceImportTest::pythonsLiteralsBecomeJson() {
    QFETCH(QByteArray, python);
    QTEST(QByteArray::fromStdString(jsonOfPythonLiteral(python.toStdString())), "json");
}

void PriceImportTest::gzipIsReadDirectly() {
    // `printf hello | gzip -n`, and half of it
    const QByteArray packed = QByteArray::fromHex("1f8b0800000000000003cb48cdc9c907008"
                                                  "6a6103605000000");
    QVERIFY(isGzip(packed) && !isGzip("hello"));
    QCOMPARE(gunzipped(packed, 100).value_or(QByteArray()), QByteArray("hello"));
    QCOMPARE(gunzipped(packed + packed, 100).value_or(QByteArray()), QByteArray("hellohello"));
    QVERIFY(gunzipped(packed.left(14), 100).error().problem.find("ends early") !=
            std::string::npos);
    QVERIFY(gunzipped(packed, 4).error().problem.find("too large") != std::string::npos);
    QByteArray damaged = packed;
    damaged[18] = 'x';
    QVERIFY(gunzipped(damaged, 100).error().problem.find("damaged") != std::string::npos);
}

void PriceImportTest::unusableFilesAreNamedByTheirPlace_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("as");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QByteArray& bytes, const char* as,
                        const char* place,
                        const char* word) { QTest::newRow(name) << bytes << as << place << word; };
    row("empty", "", "", "", "empty");
    row("only blanks", " \n\t", "", "", "empty");
    row("binary", QByteArray("\xff\xfe\x00x", 4), "", "", "UTF-8");
    row("something else", "{\"a\": 1}", "", "", "no price list");
    row("a list", "[1, 2]", "", "", "no price list");
    row("an empty object", "{}", "", "", "no price list");
    row("broken JSON", "{\n \"a\": }", "", "2:7", "syntax error");
    row("truncated JSON", "{\"data\": [{\"id\": \"x\"", "", "1:21", "syntax error");
    row("NaN", "{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": NaN}}", "",
        "a.input_cost_per_token", "finite");
    row("a number beyond doubles", "{\"a\": {\"input_cost_per_token\": 1e999}}", "litellm",
        "a.input_cost_per_token", "finite");
    row("a model twice", "{\"a\": {}, \"a\": {}}", "litellm", "a", "twice");
    row("a list as LiteLLM", "[]", "litellm", "", "object");
    row("LiteLLM without prices", "{\"a\": {\"mode\": \"chat\"}}", "litellm", "",
        "no price that can be used");
    row("OpenRouter without data", "{\"models\": []}", "openrouter", "data", "list of models");
    row("OpenRouter, prices that vary",
        "{\"data\": [{\"id\": \"a\", \"pricing\": {\"prompt\": \"-1\", \"completion\": \"-1\"}}]}",
        "", "", "varies");
    row("OpenRouter, prices that are words",
        "{\"data\": [{\"id\": \"a\", \"pricing\": {\"prompt\": \"free\"}}]}", "", "",
        "expected a price");
    row("models.dev without cost", "{\"a\": {\"models\": {\"m\": {}}}}", "", "", "no cost");
    row("a plan", "{\"format\": \"breakeven-plan\", \"version\": 1}", "", "format",
        "breakeven-prices");
    row("a newer pack", "{\"format\": \"breakeven-prices\", \"version\": 99}", "", "version",
        "newer");
    row("CSV as JSON", catalogue("a,H100,1,3,US,,,\n"), "litellm", "1:1", "syntax error");
    row("another CSV", "time,requests\n1,2\n", "skypilot", "line 1", "InstanceType");
    row("no Price column", "InstanceType,AcceleratorName,AcceleratorCount,Region\n", "", "line 1",
        "Price");
    row("a column twice", "InstanceType,AcceleratorName,AcceleratorCount,Price,Price,Region\n", "",
        "line 1", "two columns");
    row("only a head", kHead, "", "", "no price that can be used");
    row("a cell too many", catalogue("a,H100,1,3,US,,,\na,H100,1,3,US,,,,\n"), "", "line 3",
        "9 cells");
    row("a quote in a cell", catalogue("a,H\"100,1,3,US,,,\n"), "", "line 2", "quote");
    row("a quoted cell without end", catalogue("a,\"H100,1,3,US,,,\n"), "", "line 2",
        "quoted cell");
    row("semicolons", "InstanceType;AcceleratorName;AcceleratorCount;Price;Region\n", "", "line 1",
        "no column");
    row("too deep", QByteArray(70, '['), "", "1:65", "64");
}

void PriceImportTest::unusableFilesAreNamedByTheirPlace() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, as);
    PriceImportOptions options = dated();
    options.format = priceFormatNamed(as.toStdString());
    const auto result = importPrices(bytes, "list", options);
    QVERIFY2(!result, "the file was accepted");
    QCOMPARE(result.error().file, QString("list"));
    QTEST(result.error().place, "place");
    QFETCH(QString, word);
    QVERIFY2(result.error().problem.contains(word), qPrintable(result.error().text()));
    QVERIFY(!result.error().machineFailed);
}

QTEST_GUILESS_MAIN(PriceImportTest)
#include "tst_price_import.moc"
