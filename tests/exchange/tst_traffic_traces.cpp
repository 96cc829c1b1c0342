// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace exchange;

/// The totals of real traces, to the last request.
class TestTrafficTraces : public QObject {
    Q_OBJECT
private slots:
    void totalsAreThoseOfTheFile_data();
    void totalsAreThoseOfTheFile();
    void filesWithoutAnAnswerAreRefusedWithTheReason_data();
    void filesWithoutAnAnswerAreRefusedWithTheReason();
    void pathsChooseRequestsOfALog();
    void readingStopsWhenAsked();
};

namespace {

/// In the repository, or in the folder BREAKEVEN_TRACES; empty where it is in neither.
QString trace(const char* name) {
    const QString here =
        QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/exchange/data/traffic/%1").arg(name);
    if (QFile::exists(here))
        return here;
    const QString folder = qEnvironmentVariable("BREAKEVEN_TRACES");
    const QString there = QDir(folder).filePath(name);
    return !folder.isEmpty() && QFile::exists(there) ? there : QString();
}

struct Expected {
    const char* file;
    TrafficFormat format;
    int rows;
    double requests, within;
    const char *first, *last; ///< empty: relative times
    double inputTokens, outputTokens, serviceS;
};

// Sums of the data's own statistics (README.md beside the files); `within` is what adding up rates
// of so many digits may be off.
const Expected kExpected[] = {
    {"apache_combined_semicomplete_2015.log.gz", TrafficFormat::accessLog, 10000, 10000, 0,
     "2015-05-17T10:05:00Z", "2015-05-20T21:05:59Z", 0, 0, 0},
    {"azure_functions_2019_sample_invocations_per_minute.csv.gz", TrafficFormat::azureFunctions, 4,
     4525, 0, "", "", 0, 0, 0},
    {"azure_functions_2021_sample_200.csv.gz", TrafficFormat::azureFunctions, 199, 199, 0, "", "",
     0, 0, 10599.17},
    {"azure_llm_2023_code.csv.gz", TrafficFormat::azureLlm, 8819, 8819, 0,
     "2023-11-16T18:17:03.97996", "2023-11-16T19:14:19.928016", 18059974, 245896, 0},
    {"azure_llm_2023_conv.csv.gz", TrafficFormat::azureLlm, 19366, 19366, 0,
     "2023-11-16T18:15:46.68059", "2023-11-16T19:14:08.402527", 22361870, 4088665, 0},
    {"burstgpt1_hourly_DERIVED.csv.gz", TrafficFormat::series, 1461, 1429737, 0, "", "", 0, 0, 0},
    {"gentd26_basemodel_update_latency.csv.gz", TrafficFormat::gentd26, 7531, 7531, 0,
     "2022-09-11T01:21:30Z", "2022-09-11T23:33:24Z", 0, 0, 0},
    {"gentd26_lora_update_latency.csv.gz", TrafficFormat::gentd26, 27415, 27415, 0,
     "2022-09-11T01:19:36Z", "2022-09-11T23:38:09Z", 0, 0, 0},
    {"gentd26_pipeline_inference_data.csv.gz", TrafficFormat::gentd26, 34421, 34421, 0,
     "2022-09-11T01:12:00Z", "2022-09-12T00:00:00Z", 0, 0, 0},
    {"gentd26_qps.csv.gz", TrafficFormat::gentd26, 24627, 201007.935, 1e-6, "2022-09-11T01:19:36Z",
     "2022-09-11T23:38:09Z", 0, 0, 0},
    {"gentd26_queue_rt.csv.gz", TrafficFormat::gentd26, 23478, 23478, 0, "2022-09-11T01:22:27Z",
     "2022-09-11T23:26:45Z", 0, 0, 0},
    {"gentd26_sd_requests_2024-11-15_to_11-28.csv.gz", TrafficFormat::gentd26, 13217, 13217, 0,
     "2024-11-15T16:57:50", "2024-11-28T23:59:59", 0, 0, 351852},
    {"mooncake_conversation.csv.gz", TrafficFormat::mooncake, 12031, 12031, 0, "", "", 144793823,
     4122048, 0},
    {"nab_cloudwatch_elb_request_count_8c0756.csv.gz", TrafficFormat::series, 4032, 249327, 0,
     "2014-04-10T00:04:00", "2014-04-24T00:39:00", 0, 0, 0},
    {"nab_twitter_volume_GOOG_5min.csv.gz", TrafficFormat::series, 15842, 328506, 0,
     "2015-02-26T21:42:53", "2015-04-22T21:47:53", 0, 0, 0},
    {"servegen_deepseek-r1_10min.csv.gz", TrafficFormat::series, 144, 1383669, 0.5, "", "", 0, 0,
     0},
    {"servegen_deepseek-r1_per_client.csv.gz", TrafficFormat::series, 3111, 1383669, 0.5, "", "", 0,
     0, 0},
    {"servegen_m-large_10min.csv.gz", TrafficFormat::series, 2016, 236892834, 0.5, "", "", 0, 0, 0},
    {"servegen_m-large_per_client.csv.gz", TrafficFormat::series, 99839, 236892826, 0.5, "", "", 0,
     0, 0},
    {"servegen_m-small_10min.csv.gz", TrafficFormat::series, 2016, 1420558792, 0.5, "", "", 0, 0,
     0},
    {"servegen_mm-image_10min.csv.gz", TrafficFormat::series, 144, 818610, 0.5, "", "", 0, 0, 0},
    {"prometheus_query_range_24h_step300.json", TrafficFormat::prometheus, 288, 1383669.25, 1e-3,
     "2025-05-01T00:05:00Z", "2025-05-02T00:00:00Z", 0, 0, 0},
    {"cloudwatch_get_metric_data_doc_example.json", TrafficFormat::cloudwatch, 1, 96.85, 1e-9,
     "2024-09-29T22:10:00Z", "2024-09-29T22:10:00Z", 0, 0, 0},
    {"access_log_combined_first50.log", TrafficFormat::accessLog, 50, 50, 0, "2015-05-17T10:05:00Z",
     "2015-05-17T10:05:59Z", 0, 0, 0},
};

TrafficTrace readOrFail(const QString& path, const TrafficOptions& options = {}) {
    auto read = readTraffic(path.toStdString(), options);
    if (!read)
        qWarning("%s", read.error().problem.problem.c_str());
    return read && *read ? std::move(**read) : TrafficTrace{};
}

} // namespace

void TestTrafficTraces::totalsAreThoseOfTheFile_data() {
    QTest::addColumn<int>("index");
    int i = 0;
    for (const Expected& e : kExpected)
        QTest::newRow(e.file) << i++;
}

void TestTrafficTraces::totalsAreThoseOfTheFile() {
    QFETCH(int, index);
    const Expected& e = kExpected[index];
    const QString path = trace(e.file);
    if (path.isEmpty())
        QSKIP("the file is not in the repository: BREAKEVEN_TRACES names the traces' folder");
    const TrafficTrace read = readOrFail(path);
    QCOMPARE(std::string(name(read.format)), std::string(name(e.format)));
    QCOMPARE(read.rows, std::int64_t{e.rows});
    QCOMPARE(read.rejectedRows, std::int64_t{0});
    QVERIFY2(std::fabs(read.seen.requests() - e.requests) <= e.within,
             qPrintable(QString::number(read.seen.requests(), 'f', 6)));
    QCOMPARE(timeText(*read.seen.first(), read.basis, {}), std::string(e.first));
    QCOMPARE(timeText(*read.seen.last(), read.basis, {}), std::string(e.last));
    QCOMPARE(read.inputTokens.sum(), e.inputTokens);
    QCOMPARE(read.outputTokens.sum(), e.outputTokens);
    QVERIFY(std::fabs(read.serviceS.sum() - e.serviceS) < 1e-6);
    // nothing is lost on the way to the week
    const pricing::FoldedTraffic week = pricing::foldTraffic(read.seen);
    double folded = 0;
    for (const auto& w : week.weeks)
        folded += w.total();
    QVERIFY(std::fabs(folded - read.seen.requests()) <= 1e-9 * folded);
}

void TestTrafficTraces::filesWithoutAnAnswerAreRefusedWithTheReason_data() {
    QTest::addColumn<QString>("part");
    QTest::newRow("prometheus_query_range_empty.json") << "the answer is empty";
    QTest::newRow("prometheus_query_range_error.json") << "parse error: unclosed left parenthesis";
    QTest::newRow("prometheus_query_range_too_many_points_error.json") << "maximum resolution";
    QTest::newRow("prometheus_query_range_inf_values.json") << "\"+Inf\": not a finite number";
    QTest::newRow("prometheus_query_range_nan_values.json") << "\"NaN\": not a finite number";
    QTest::newRow("prometheus_query_instant_vector.json") << "ask /api/v1/query_range";
    QTest::newRow("prometheus_query_range_two_series.json") << "is a counter";
    QTest::newRow("cloudwatch_get_metric_statistics_doc_example.json") << "--statistics Sum";
}

void TestTrafficTraces::filesWithoutAnAnswerAreRefusedWithTheReason() {
    QFETCH(QString, part);
    const auto read = readTraffic(trace(QTest::currentDataTag()).toStdString());
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().problem.problem).contains(part),
             read.error().problem.problem.c_str());
}

void TestTrafficTraces::pathsChooseRequestsOfALog() {
    const QString log = trace("access_log_combined_first50.log");
    // grep -c '"[A-Z]* /presentations/' of the file, and of paths that end in .png
    const TrafficTrace under = readOrFail(log, {.path = "/presentations/"});
    QCOMPARE(under.seen.requests(), 22.0);
    QCOMPARE(under.filteredRows, std::int64_t{28});
    QCOMPARE(readOrFail(log, {.path = "*.png"}).seen.requests(), 17.0);
    QVERIFY(!readTraffic(log.toStdString(), {.path = "/nothing"}));
}

void TestTrafficTraces::readingStopsWhenAsked() {
    const QString file = trace("mooncake_conversation.csv.gz");
    const auto read = readTraffic(file.toStdString(), {}, [](auto, auto) { return false; });
    QVERIFY(read && !*read);
}

QTEST_GUILESS_MAIN(TestTrafficTraces)
#include "tst_traffic_traces.moc"
