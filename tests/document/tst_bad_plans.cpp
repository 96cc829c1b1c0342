// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/bad_plans.h"
#include "document/plan_file.h"
#include "document/plan_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace document;

/// What a damaged or mistaken plan is answered with: the place and what was expected.
class BadPlansTest : public QObject {
    Q_OBJECT
private slots:
    void wrongValuesAreNamedByTheirPath_data();
    void wrongValuesAreNamedByTheirPath();
    void everyWrongTypeIsAnError_data();
    void everyWrongTypeIsAnError();
    void badSamplesNameTheirFileAndLine_data();
    void badSamplesNameTheirFileAndLine();
    void samplesOutsideThePlansFolderAreRefused();
    void theErrorIsOneLine();
    void aMissingFileIsWrongInput();
};

namespace {

QByteArray replaced(const char* what, const char* by) {
    return bytesOf(fullPlan()).replace(what, by);
}

} // namespace

namespace {

/// `fullPlan` with one value replaced.
void row(const std::string& pointer, const Json& value, const std::string& place,
         const char* word) {
    QTest::addRow("%s = %.40s", place.c_str(), value.dump().c_str())
        << bytesOf(with(fullPlan(), pointer.c_str(), value)) << QString::fromStdString(place)
        << word;
}

void missing(const char* parent, const char* key, const char* place) {
    QTest::addRow("%s missing", place)
        << bytesOf(without(fullPlan(), parent, key)) << place << "missing";
}

/// The path of a JSON pointer below an object, such as "targets/0/limit".
std::string pathBelow(std::string path, const QString& pointer) {
    for (const QString& key : pointer.split('/')) {
        bool isIndex = false;
        const auto index = static_cast<std::size_t>(key.toUInt(&isIndex));
        path = isIndex ? below(path, index) : below(path, key.toStdString());
    }
    return path;
}

void work(const char* key, const Json& value, const char* word) {
    row(std::string("/scenarios/0/workload/") + key, value, pathBelow("scenarios[0].workload", key),
        word);
}

void offer(const char* key, const Json& value, const char* word) {
    row(std::string("/scenarios/0/offers/0/") + key, value,
        pathBelow("scenarios[0].offers[0]", key), word);
}

void addMissingKeys() {
    missing("", "format", "format");
    missing("", "version", "version");
    missing("", "scenarios", "scenarios");
    missing("/scenarios/0", "traffic", "scenarios[0].traffic");
    missing("/scenarios/0/traffic", "requests_per_s", "scenarios[0].traffic.requests_per_s");
    missing("/scenarios/0/offers/1", "id", "scenarios[0].offers[1].id");
    missing("/scenarios/0/offers/0/policy/scaler", "kind",
            "scenarios[0].offers[0].policy.scaler.kind");
    missing("/scenarios/0/offers/0/override/rates/0", "per",
            "scenarios[0].offers[0].override.rates[0].per");
}

void addTopRows() {
    row("/format", "breakeven-prices", "format", "expected breakeven-plan");
    row("/format", 1, "format", "expected breakeven-plan");
    row("/version", 99, "version", "version 99 is newer than this program reads (1)");
    row("/version", 0, "version", "expected a whole number from 1");
    row("/version", "1", "version", "expected a whole number");
    row("/version", 1.5, "version", "expected a whole number");
    row("/version", 1e30, "version", "expected a whole number");
    row("/name", 7, "name", "expected a text");
    row("/about", 7, "about", "expected a text");
    row("/month_hours", 0, "month_hours", "greater than 0");
    row("/month_hours", -720, "month_hours", "expected");
    row("/month_hours", "month", "month_hours", "calendar");
    row("/month_hours", Json::array({720}), "month_hours", "calendar");
    row("/currency", nullptr, "currency", "expected a text");
    row("/seed", -1, "seed", "expected a whole number from 0");
    row("/seed", 1e20, "seed", "expected a whole number");
    row("/seed", 0.5, "seed", "expected a whole number");
    row("/price_packs", "documented", "price_packs", "expected a list");
    row("/price_packs", Json::array({"documented", 3}), "price_packs[1]", "expected a text");
    row("/scenarios", Json::object(), "scenarios", "expected a list");
    row("/scenarios", Json::array(), "scenarios", "at least one scenario");
    row("/scenarios/0", "Today", "scenarios[0]", "expected an object");
    row("/scenarios/1", fullPlan()["scenarios"][0], "scenarios[1].name", "Tomorrow");
}

void addTrafficRows() {
    row("/scenarios/0/traffic/cell_minutes", 30, "scenarios[0].traffic.cell_minutes", "60 or 15");
    row("/scenarios/0/traffic/cell_minutes", "15", "scenarios[0].traffic.cell_minutes", "60 or 15");
    row("/scenarios/0/traffic/cell_minutes", 60, "scenarios[0].traffic.requests_per_s", "168");
    const char* rates = "/scenarios/0/traffic/requests_per_s";
    row(rates, std::vector<double>(673, 1), "scenarios[0].traffic.requests_per_s", "672 numbers");
    row(rates, std::vector<double>(167, 1), "scenarios[0].traffic.requests_per_s", "672 numbers");
    row(rates, Json::array(), "scenarios[0].traffic.requests_per_s", "672 numbers");
    row(rates, "0.1", "scenarios[0].traffic.requests_per_s", "672 numbers");
    row("/scenarios/0/traffic/requests_per_s/12", -0.1, "scenarios[0].traffic.requests_per_s[12]",
        "from 0");
    row("/scenarios/0/traffic/requests_per_s/12", nullptr,
        "scenarios[0].traffic.requests_per_s[12]", "expected a number");
    row("/scenarios/0/traffic/requests_per_s/12", "1", "scenarios[0].traffic.requests_per_s[12]",
        "expected a number");
    row("/scenarios/0/workload/cached_input_share", 1.5, "scenarios[0].workload.cached_input_share",
        "0 to 1");
    row("/scenarios/0/workload/egress_gb_per_request", -1,
        "scenarios[0].workload.egress_gb_per_request", "0");
    row("/scenarios/0/offers/0/override/commitment/term_months", 0,
        "scenarios[0].offers[0].override.commitment.term_months", "1 to 120");
    row("/scenarios/0/offers/0/override/multipliers/region/us-west", 0,
        "scenarios[0].offers[0].override.multipliers.region.us-west", "greater than 0");
    row("/scenarios/0/offers/0/override/caps/workers", 0,
        "scenarios[0].offers[0].override.caps.workers", "1");
    row("/scenarios/0/offers/0/policy/cpu_cores", "eight",
        "scenarios[0].offers[0].policy.cpu_cores", "number");
    row("/scenarios/0/traffic/requests_per_s/671", 1e300,
        "scenarios[0].traffic.requests_per_s[671]", "from 0 to 1000000");
    row("/scenarios/0/traffic/burstiness", "poisson", "scenarios[0].traffic.burstiness",
        "spacing_ca2");
    row("/scenarios/0/basis", "best", "scenarios[0].basis",
        "one of as-set, vendor-default, cheapest");
    row("/scenarios/0/traffic/burstiness", -1, "scenarios[0].traffic.burstiness", "from 0");
    row("/scenarios/0/traffic/burstiness/level_cv", -1, "scenarios[0].traffic.burstiness.level_cv",
        "from 0");
    row("/scenarios/0/traffic/burstiness/level_time_s", 0,
        "scenarios[0].traffic.burstiness.level_time_s", "greater than 0");
    for (const auto& [key, value, expected] : {std::tuple{"pause_share", 1.0, "from 0 to 0.999"},
                                               {"pause_time_s", 0.0, "greater than 0"},
                                               {"long_pause_share", -0.1, "from 0"},
                                               {"long_pause_time_s", 0.0, "greater than 0"},
                                               {"batch_share", 1.5, "0 to 1"},
                                               {"batch_size", 0.5, "from 1"},
                                               {"clock_s", -1.0, "from 0"},
                                               {"clock_share", 2.0, "0 to 1"}})
        row("/scenarios/0/traffic/burstiness/" + std::string(key), value,
            "scenarios[0].traffic.burstiness." + std::string(key), expected);
    row("/scenarios/0/traffic/time_zone", 1, "scenarios[0].traffic.time_zone", "expected a text");
}

void addWorkloadRows() {
    work("model", 1, "expected a text");
    work("input_tokens", 1155, "expected an object");
    work("input_tokens/mean", -1, "from 0");
    work("output_tokens/cv", "0.8", "expected a number");
    work("service", "normal:3,1", "expected const:A");
    work("service", "uniform:5,1", "A ≤ B");
    work("service", "const:-1", "not negative");
    work("service", "const:1e999", "not negative");
    work("service", "exp:nan", "MEAN > 0");
    work("service", "triangular:1,5,3", "MODE ≤ B");
    work("service", 4, "expected a text");
    work("concurrency", 0, "from 1");
    work("concurrency", -2, "from 1");
    work("concurrency", 2.5, "expected a whole number");
    work("concurrency", 1e300, "expected a whole number");
    work("speed", 1, "expected a list");
    work("speed/1", -1, "from 0");
    work("targets", Json::object(), "expected a list");
    work("targets/0", "p95 < 5", "expected an object");
    work("targets/0/metric", "p95", "one of latency, ttft, itl, cold_wait_share");
    work("targets/0/percentile", 101, "from 0 to 100");
    work("targets/0/percentile", -5, "from 0 to 100");
    work("targets/0/limit", -1, "from 0");
    work("targets/1/limit", 1.5, "from 0 to 1");
    work("targets/0/scope", "month", "one of week, worst_hour");
    work("request_timeout_s", -1, "greater than 0");
    work("by_gpu", Json::array(), "expected an object");
    work("by_gpu/RTX 4090", 1, "expected an object");
    work("by_gpu/RTX 4090/concurrency", 0, "from 1");
    work("by_gpu/RTX 4090/gpus_per_worker", 0, "from 1");
}

void addOfferRows() {
    row("/scenarios/0/offers", "all", "scenarios[0].offers", "expected a list");
    row("/scenarios/0/offers/1", 1, "scenarios[0].offers[1]", "expected an object");
    offer("id", 1, "expected a text");
    offer("pack", 1, "expected a text");
    offer("label", false, "expected a text");
    offer("slot", 0, "from 1 to 16");
    offer("slot", 17, "from 1 to 16");
    offer("enabled", "yes", "true or false");
    offer("policy", "default", "expected an object");
    offer("policy/min_workers", std::vector<int>(167, 1), "168");
    offer("policy/min_workers", "two", "168");
    offer("policy/min_workers", -1, "from 0");
    offer("policy/min_workers", 4, "max");
    offer("policy/max_workers", 0, "from 1");
    offer("policy/max_workers", "3", "expected a whole number");
    offer("policy/idle_timeout_s", -5, "from 0");
    offer("policy/routing", "random", "one of newest, least-loaded, round-robin");
    offer("policy/concurrency", 0, "from 1");
    offer("policy/gpus_per_worker", 1.5, "whole number");
    offer("policy/spare_workers", -1, "from 0");
    offer("policy/when_full", "drop", "one of queue, reject");
    offer("policy/scaler", "modal", "expected an object");
    offer("policy/scaler/kind", "magic", "one of queue-delay");
    offer("policy/scaler/window_s", 0, "greater than 0");
    offer("policy/scaler/utilisation", 1.5, "at most 1");
    offer("policy/cold_start", "15-45", "expected const:A");
    offer("policy/workers", "many", "auto");
    offer("policy/workers", true, "auto");
}

void addOverrideRows() {
    offer("override", 2.9, "expected an object");
    offer("override/mode", "cheap", "one of serverless, dedicated, reserved, spot, managed");
    offer("override/gpus_per_worker", 0, "from 1");
    offer("override/setup_stars", 6, "from 1 to 5");
    offer("override/rates", 2.9, "expected a list");
    offer("override/rates/0/what", "tpu", "one of gpu");
    offer("override/rates/0/per", "day", "one of second");
    offer("override/rates/0/usd", -1, "from 0");
    offer("override/rates/0/usd", "2.9", "expected a number");
    offer("override/rates/0/low", 4, "low ≤ high");
    offer("override/rates/0/evidence", "rumour", "one of claimed");
    offer("override/meter/load", 1, "true, false or null");
    offer("override/meter/keep_warm", "always", "one of free, flex, active");
    offer("override/meter/rounding", "up", "one of exact, up-per-worker-life");
    offer("override/meter/granularity_s", -1, "from 0");
}

void addRepeatedKeys() {
    QTest::newRow("repeated key at the top")
        << replaced("\"seed\":", "\"seed\":1,\"seed\":") << "seed"
        << "twice";
    QTest::newRow("repeated key in a scenario")
        << replaced("\"time_zone\":", "\"cell_minutes\":15,\"time_zone\":")
        << "scenarios[0].traffic.cell_minutes"
        << "twice";
    QTest::newRow("repeated key deep in a list") << replaced("\"usd\":", "\"usd\":2,\"usd\":")
                                                 << "scenarios[0].offers[0].override.rates[0].usd"
                                                 << "twice";
    QTest::newRow("repeated key, once escaped")
        << replaced("\"seed\":", "\"\\u0073eed\":1,\"seed\":") << "seed"
        << "twice";
    QTest::newRow("repeated unknown key")
        << replaced("\"by\":", "\"by\":1,\"by\":") << "annotations.by"
        << "twice";
    QTest::newRow("repeated key of an odd name")
        << replaced("\"RTX 4090\":", "\"RTX 4090\":{},\"RTX 4090\":")
        << "scenarios[0].workload.by_gpu[\"RTX 4090\"]"
        << "twice";
}

void addNonFiniteNumbers() {
    QTest::newRow("NaN") << replaced("\"limit\":2,", "\"limit\":NaN,")
                         << "scenarios[0].workload.targets[0].limit"
                         << "finite";
    QTest::newRow("Infinity") << replaced("[0.25,0.25", "[0.25,Infinity")
                              << "scenarios[0].traffic.requests_per_s[1]"
                              << "finite";
    QTest::newRow("-Infinity") << replaced("\"slot\":2", "\"slot\":-Infinity")
                               << "scenarios[0].offers[0].slot"
                               << "finite";
    QTest::newRow("1e999") << replaced("[0.25,0.25,0.25", "[0.25,0.25,1e999")
                           << "scenarios[0].traffic.requests_per_s[2]"
                           << "1e999";
    QTest::newRow("-1e999") << replaced("\"limit\":2,", "\"limit\":-1e999,")
                            << "scenarios[0].workload.targets[0].limit"
                            << "finite";
    QTest::newRow("1e999 in an unknown key")
        << replaced("\"by\":", "\"n\":1e999,\"by\":") << "annotations.n"
        << "finite";
}

} // namespace

void BadPlansTest::wrongValuesAreNamedByTheirPath_data() {
    addColumns();
    addMissingKeys();
    addTopRows();
    addTrafficRows();
    addWorkloadRows();
    addOfferRows();
    addOverrideRows();
    addRepeatedKeys();
    addNonFiniteNumbers();
}

void BadPlansTest::wrongValuesAreNamedByTheirPath() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(QString, word);
    compareError(bytes, place, word);
}

namespace {

/// Every value of a tree that is not part of an unknown key, as JSON pointers.
void collectPointers(const Json& node, const std::string& pointer, std::vector<std::string>& out) {
    if (pointer == "/annotations" || pointer.ends_with("/colour") || pointer.ends_with("/mine") ||
        pointer.ends_with("/why") || pointer.ends_with("/ref"))
        return;
    if (!pointer.empty())
        out.push_back(pointer);
    if (node.is_object())
        for (const auto& [key, value] : node.items())
            collectPointers(value, pointer + "/" + key, out);
    for (std::size_t i = 0; node.is_array() && i < std::min<std::size_t>(node.size(), 3); ++i)
        collectPointers(node[i], pointer + "/" + std::to_string(i), out);
}

} // namespace

void BadPlansTest::everyWrongTypeIsAnError_data() {
    QTest::addColumn<QByteArray>("bytes");
    std::vector<std::string> pointers;
    collectPointers(fullPlan(), "", pointers);
    for (const std::string& pointer : pointers) {
        const Json old = fullPlan()[Json::json_pointer(pointer)];
        if (!old.is_object())
            QTest::addRow("%s = {}", pointer.c_str())
                << bytesOf(with(fullPlan(), pointer.c_str(), Json{{"spacing_ca3", 1}}));
        if (!old.is_boolean())
            QTest::addRow("%s = true", pointer.c_str())
                << bytesOf(with(fullPlan(), pointer.c_str(), true));
    }
}

void BadPlansTest::everyWrongTypeIsAnError() {
    if (QByteArray(QTest::currentDataTag()).contains("/meter/load = true"))
        return; // null there stands for a truth value
    QFETCH(QByteArray, bytes);
    QVERIFY(!parsePlan(bytes, "x"));
}

void BadPlansTest::badSamplesNameTheirFileAndLine_data() {
    QTest::addColumn<QByteArray>("samples");
    QTest::addColumn<QString>("place");
    QTest::newRow("a word") << QByteArray("1\n2\nfast\n") << "3:1";
    QTest::newRow("negative") << QByteArray("-1\n") << "1:1";
    QTest::newRow("two on a line") << QByteArray("1\n\n1 2\n") << "3:1";
    QTest::newRow("not finite") << QByteArray("inf\n") << "1:1";
    QTest::newRow("none") << QByteArray("\n") << "1:1";
}

void BadPlansTest::badSamplesNameTheirFileAndLine() {
    QFETCH(QByteArray, samples);
    const QTemporaryDir folder;
    QFile file(folder.filePath("s.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(samples) == samples.size());
    file.close();
    const auto bytes = bytesOf(with(smallPlan(), "/scenarios/0/workload/service", "file:s.txt"));
    const auto loaded = parsePlan(bytes, folder.filePath("x.breakeven"));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().file, folder.filePath("s.txt"));
    QTEST(loaded.error().place, "place");
}

void BadPlansTest::samplesOutsideThePlansFolderAreRefused() {
    for (const char* name : {"file:../s.txt", "file:/etc/hostname", "file:a/../../s", "file::/x"}) {
        const auto bytes = bytesOf(with(smallPlan(), "/scenarios/0/workload/service", name));
        compareError(bytes, "scenarios[0].workload.service", "beside");
    }
}

void BadPlansTest::theErrorIsOneLine() {
    const auto loaded =
        parsePlan(bytesOf(with(smallPlan(), "/scenarios/0/workload/service", "a\nb")), "x");
    QVERIFY(!loaded.error().text().contains('\n'));
}

void BadPlansTest::aMissingFileIsWrongInput() {
    const auto loaded = loadPlan("/nowhere/x.breakeven");
    QVERIFY(!loaded);
    QVERIFY(!loaded.error().machineFailed);
    QVERIFY(loaded.error().problem.startsWith("cannot be opened: "));
    QVERIFY(!loadPlan(QDir::tempPath()));
}

QTEST_GUILESS_MAIN(BadPlansTest)
#include "tst_bad_plans.moc"
