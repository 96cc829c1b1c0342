// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/benchmark.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace exchange;
using Json = nlohmann::ordered_json;

namespace {

std::vector<Json> documentsOf(const QString& name) {
    QFile file(QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/exchange/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    const QByteArray bytes = file.readAll();
    if (!name.endsWith("jsonl"))
        return {Json::parse(bytes.toStdString())};
    std::vector<Json> lines;
    for (const QByteArray& line : bytes.split('\n'))
        if (!line.isEmpty())
            lines.push_back(Json::parse(line.toStdString()));
    return lines;
}

std::vector<BenchmarkRun> runsOf(const QString& name) {
    return *readBenchmark(name.toStdString(), documentsOf(name));
}

std::vector<BenchmarkRun> inferenceX() {
    std::vector<BenchmarkRun> runs;
    for (const int clients : {64, 4, 16})
        runs.push_back(runsOf(QStringLiteral("inferencex_conc%1.json").arg(clients)).front());
    return runs;
}

} // namespace

class TestBenchmark : public QObject {
    Q_OBJECT
private slots:
    void everyFormatIsReadAsItStands_data();
    void everyFormatIsReadAsItStands();
    void risingConcurrencyGivesTheSpeedTable();
    void moreInFlightThanAPlanAllowsIsSaid();
    void aFullWorkerServesWhatWasMeasured();
    void oneRunSaysNothingOfSlowingDown();
    void aMedianInPlaceOfAMeanIsSaid();
    void anOverloadedRunIsSaidToBeOne();
    void whatCannotBeReadSaysWhereAndWhatToDo_data();
    void whatCannotBeReadSaysWhereAndWhatToDo();
    void runsThatAreNoTableAreRefused();
    void theReportsSayTheSame();
};

void TestBenchmark::everyFormatIsReadAsItStands_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("concurrency");
    QTest::addColumn<double>("requestsPerS");
    QTest::addColumn<double>("latencyS");
    QTest::addColumn<double>("cv"); // 0: not known
    QTest::addColumn<double>("ttftS");
    QTest::addColumn<double>("itlS");
    QTest::addColumn<double>("tokensIn");
    QTest::addColumn<double>("tokensOut");
    // 1.48639 + 0.106539 × (120.689 − 1) s, and 9.93370/s of that in flight
    QTest::newRow("vllm_serving.json") << "vllm" << 141.43532 << 9.9337011 << 14.2379276 << 0.0
                                       << 1.4863937 << 0.1065389 << 215.196 << 120.689;
    // 4 / 1.28693; ln(3.72035 / 3.02259) / 2.32635 = 0.0892839 of the normal law
    QTest::newRow("inferencex_conc4.json")
        << "inferencex" << 4.0 << 1.2869348 << 3.1081606 << 0.0894620 << 0.2649997 << 0.0213725
        << 1024.0 << 128.0;
    QTest::newRow("guidellm_v2.json") << "guidellm" << 0.00788466 << 0.3984343 << 0.0197891
                                      << 0.0262706 << 0.01148117 << 0.001150846 << 71.5 << 8.0;
    // 81.8908 a minute; 0.276336 / 2.490643
    QTest::newRow("llmperf.json") << "llmperf" << 5.0 << 1.3648464 << 2.4906428 << 0.1109496
                                  << 0.6223297 << 0.0157813 << 550.0 << 158.5933333;
    // two requests of 300 and 500 ms within 600 ms; the warm-up and the cancelled one do not count
    QTest::newRow("aiperf_records.jsonl")
        << "aiperf" << 0.8 / 0.6 << 2 / 0.6 << 0.4 << 0.25 << 0.25 << 0.005 << 550.0 << 11.0;
    QTest::newRow("aiperf_export.json")
        << "aiperf" << 4.0 << 2.5 << 1.6 << 0.25 << 0.2 << 0.01 << 550.0 << 141.0;
}

void TestBenchmark::everyFormatIsReadAsItStands() {
    QFETCH(QString, format);
    QFETCH(double, concurrency);
    QFETCH(double, requestsPerS);
    QFETCH(double, latencyS);
    QFETCH(double, cv);
    QFETCH(double, ttftS);
    QFETCH(double, itlS);
    QFETCH(double, tokensIn);
    QFETCH(double, tokensOut);
    const auto runs = runsOf(QTest::currentDataTag());
    QCOMPARE(runs.size(), std::size_t{1});
    const BenchmarkRun& run = runs.front();
    const auto near = [](const std::optional<double>& a, double b) {
        return std::fabs(a.value_or(0) - b) <= 2e-6 * b;
    };
    QCOMPARE(QString::fromStdString(run.format), format);
    QVERIFY(near(run.concurrency, concurrency));
    QVERIFY(near(run.requestsPerS, requestsPerS));
    QVERIFY(near(run.latencyS, latencyS));
    QVERIFY(near(run.latencyCv, cv));
    QVERIFY(near(run.ttftS, ttftS));
    QVERIFY(near(run.itlS, itlS));
    QVERIFY(near(run.inputTokens, tokensIn));
    QVERIFY(near(run.outputTokens, tokensOut));
}

void TestBenchmark::risingConcurrencyGivesTheSpeedTable() {
    const auto measured = measuredService(inferenceX(), 8);
    QVERIFY(measured);
    const pricing::GpuService& entry = measured->entry;
    QVERIFY(entry.service ==
            pricing::Service(pricing::Distribution(pricing::Lognormal{3.108, 0.08946})));
    QCOMPARE(entry.concurrency, std::optional(64));
    QCOMPARE(entry.gpusPerWorker, std::optional(8));
    QCOMPARE(entry.speed.size(), std::size_t{64});
    // latencies 3.10816, 5.07457 and 12.35525 s; nothing was measured below 4 in flight
    QCOMPARE(entry.speed[0], 1.0);
    QCOMPARE(entry.speed[3], 1.0);
    QCOMPARE(entry.speed[9], 0.7597); // 3.10816 / 4.09137, half way to 16
    QCOMPARE(entry.speed[15], 0.6125);
    QCOMPARE(entry.speed[63], 0.2516);
    QVERIFY(entry.source == "measured: inferencex_conc4.json, inferencex_conc16.json, "
                            "inferencex_conc64.json (inferencex)");
    QVERIFY(measured->notes.front().starts_with("no run below 4 in flight"));
}

void TestBenchmark::moreInFlightThanAPlanAllowsIsSaid() {
    auto runs = runsOf("vllm_serving.json");
    runs.front().concurrency = 1.4e10;
    const auto measured = measuredService(runs, {});
    QVERIFY(!measured);
    QVERIFY(measured.error().problem.find("in flight in vllm_serving.json") != std::string::npos);
}

void TestBenchmark::aFullWorkerServesWhatWasMeasured() {
    const auto runs = inferenceX();
    const auto measured = measuredService(runs, {});
    // K v(K) / S requests/s
    const double full = 64 * measured->entry.speed.back() / 3.108;
    QVERIFY(std::fabs(full / runs.front().requestsPerS - 1) < 5e-4);
}

void TestBenchmark::oneRunSaysNothingOfSlowingDown() {
    const auto measured = measuredService(runsOf("llmperf.json"), {});
    QVERIFY(measured);
    QVERIFY(measured->entry.speed.empty());
    QCOMPARE(measured->entry.concurrency, std::optional(5));
    QVERIFY(measured->notes[1].find("one run only") != std::string::npos);
    QVERIFY(!measured->entry.gpusPerWorker);
}

void TestBenchmark::aMedianInPlaceOfAMeanIsSaid() {
    auto documents = documentsOf("vllm_serving.json");
    documents[0].erase("mean_tpot_ms");
    const auto runs = readBenchmark("f", documents);
    QVERIFY(runs);
    QVERIFY(std::fabs(*runs->front().itlS - 0.1124545) < 1e-6);
    QVERIFY(runs->front().notes.front().find("median") != std::string::npos);
}

void TestBenchmark::anOverloadedRunIsSaidToBeOne() {
    const auto measured = measuredService(runsOf("vllm_serving.json"), {});
    QVERIFY(std::any_of(measured->notes.begin(), measured->notes.end(), [](const std::string& n) {
        return n.find("kept up with") != std::string::npos;
    }));
}

void TestBenchmark::whatCannotBeReadSaysWhereAndWhatToDo_data() {
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("pointer"); // what is changed of it; "-" in front: taken out
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* sample, const char* pointer, const char* value,
                        const char* place, const char* word) {
        QTest::addRow("%s %s %s", sample, pointer, value)
            << sample << pointer << value << place << word;
    };
    row("vllm_serving.json", "-/request_throughput", "", "", "no result file");
    row("vllm_serving.json", "/request_throughput", "\"9\"", "request_throughput", "number");
    row("vllm_serving.json", "/request_throughput", "0", "request_throughput", "above 0");
    row("vllm_serving.json", "-/completed", "", "completed", "missing");
    row("vllm_serving.json", "/completed", "0", "completed", "no request succeeded");
    row("vllm_serving.json", "-/total_output_tokens", "", "mean_e2el_ms", "percentile-metrics");
    row("vllm_serving.json", "/mean_ttft_ms", "-3", "mean_ttft_ms", "above 0");
    row("vllm_serving.json", "/mean_ttft_ms", "[1]", "mean_ttft_ms", "number");
    row("vllm_serving.json", "/mean_ttft_ms", "1e12", "mean_ttft_ms", "number");
    row("vllm_throughput.json", "/num_requests", "128", "requests_per_second", "vllm bench serve");
    row("inferencex_conc4.json", "/max_concurrency", "\"4\"", "max_concurrency", "number");
    row("inferencex_conc4.json", "/max_concurrency", "1e9", "max_concurrency", "number");
    row("inferencex_conc4.json", "/p99_e2el", "true", "p99_e2el", "number");
    row("guidellm_v2.json", "/metadata/version", "1", "metadata.version", "expected 2");
    row("guidellm_v2.json", "-/metadata", "", "metadata.version", "expected 2");
    row("guidellm_v2.json", "/benchmarks", "[]", "benchmarks", "one benchmark or more");
    row("guidellm_v2.json", "/benchmarks", "{}", "benchmarks", "one benchmark or more");
    row("guidellm_v2.json", "/benchmarks/0/metrics/request_latency/successful/mean", "0",
        "benchmarks[0].metrics.request_latency.successful.mean", "no request succeeded");
    row("guidellm_v2.json", "-/benchmarks/0/metrics/requests_per_second", "",
        "benchmarks[0].metrics.requests_per_second.successful.mean", "missing");
    row("llmperf.json", "-/num_concurrent_requests", "", "num_concurrent_requests", "missing");
    row("llmperf.json", "/results_end_to_end_latency_s_mean", "null",
        "results_end_to_end_latency_s_mean", "missing");
    row("llmperf.json", "/results_num_completed_requests_per_min", "\"NaN\"",
        "results_num_completed_requests_per_min", "number");
    row("aiperf_export.json", "/request_latency/unit", "\"furlong\"", "request_latency.unit",
        "ms, us or ns");
    row("aiperf_export.json", "-/request_latency/avg", "", "request_latency.avg", "time");
    row("aiperf_export.json", "-/request_throughput", "", "request_throughput.avg", "missing");
    row("aiperf_records.jsonl", "-/metrics/request_latency", "",
        "line 2.metrics.request_latency.value", "time");
    row("aiperf_records.jsonl", "/metadata/request_end_ns", "\"now\"",
        "line 2.metadata.request_end_ns", "number");
}

void TestBenchmark::whatCannotBeReadSaysWhereAndWhatToDo() {
    QFETCH(QString, sample);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, place);
    QFETCH(QString, word);
    auto documents = documentsOf(sample);
    Json& changed = documents[documents.size() > 1 ? 1 : 0];
    const bool out = pointer.startsWith('-');
    const Json::json_pointer at(pointer.mid(out ? 1 : 0).toStdString());
    if (out)
        changed[at.parent_pointer()].erase(at.back());
    else
        changed[at] = Json::parse(value.toStdString());
    const auto runs = readBenchmark("f", documents);
    QVERIFY(!runs);
    QCOMPARE(QString::fromStdString(runs.error().place), place);
    QVERIFY2(runs.error().problem.find(word.toStdString()) != std::string::npos,
             runs.error().problem.c_str());
}

void TestBenchmark::runsThatAreNoTableAreRefused() {
    for (const char* text : {"[]", "3", "{}", "\"benchmark\""})
        QVERIFY(!readBenchmark("f", {Json::parse(text)}));
    QVERIFY(!readBenchmark("f", {}));
    QVERIFY(!readBenchmark("f", {Json::object(), Json::object()}));
    QVERIFY(!measuredService({}, {}));
    auto twice = inferenceX();
    twice.push_back(twice.front());
    const auto same = measuredService(twice, {});
    QVERIFY(!same && same.error().problem.find("two runs at one load") != std::string::npos);
    auto mixed = inferenceX();
    mixed[1].model = "another";
    const auto models = measuredService(mixed, {});
    QVERIFY(!models && models.error().problem.find("two models") != std::string::npos);
}

void TestBenchmark::theReportsSayTheSame() {
    const auto measured = measuredService(inferenceX(), 8);
    const Json report = Json::parse(benchmarkJson("B200", *measured));
    QVERIFY(report["gpu"] == "B200");
    QVERIFY(report["entry"]["service"] == "lognormal:3.108,0.08946");
    QVERIFY(report["entry"]["gpus_per_worker"] == 8);
    QCOMPARE(report["runs"].size(), std::size_t{3});
    QVERIFY(report["runs"][2]["concurrency"] == 64);
    const std::string table = benchmarkTable("B200", *measured);
    QVERIFY(table.find("B200: service lognormal:3.108,0.08946, concurrency 64, speed 0.2516 when "
                       "full") != std::string::npos);
    QCOMPARE(QString::fromStdString(benchmarkCsv("B200", *measured)).count("\r\n"), 4);
}

QTEST_GUILESS_MAIN(TestBenchmark)
#include "tst_benchmark.moc"
