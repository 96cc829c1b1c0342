// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// `breakeven-cli import benchmark` and `import traffic` as a process.
class TestCliImport : public QObject {
    Q_OBJECT
private slots:
    void benchmarkFilesGiveTheEntryOfAPlan();
    void theEntryGoesIntoThePlan();
    void aFileOfLinesIsReadLineByLine();
    void wrongInputHasStatusTwoAndNamesThePlace();
    void trafficGivesTheReportOfTheContract();
    void trafficGoesIntoAPlan();
    void realWeeksAreReplayed();
    void trafficThatCannotBeReadHasStatusTwo();
};

namespace {

QString sample(const QString& name) {
    return QString(BREAKEVEN_SOURCE_DIR) + "/tests/exchange/data/" + name;
}

QStringList inferenceX() {
    return {sample("inferencex_conc4.json"), sample("inferencex_conc16.json"),
            sample("inferencex_conc64.json")};
}

} // namespace

void TestCliImport::benchmarkFilesGiveTheEntryOfAPlan() {
    const Run run = cli(QStringList{"import", "benchmark"} + inferenceX() +
                        QStringList{"--gpu", "B200", "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    QCOMPARE(j["gpu"].toString(), QString("B200"));
    QCOMPARE(j["runs"].toArray().size(), 3);
    QCOMPARE(j["entry"].toObject()["service"].toString(), QString("lognormal:3.108,0.08946"));
    QCOMPARE(j["entry"].toObject()["concurrency"].toInt(), 64);
    QCOMPARE(j["entry"].toObject()["speed"].toArray().size(), 64);
}

void TestCliImport::theEntryGoesIntoThePlan() {
    const QTemporaryDir dir;
    const QString plan = dir.filePath("measured.breakeven");
    const Run run =
        cli(QStringList{"import", "benchmark"} + inferenceX() +
            QStringList{"--gpu", "H100", "--plan", example("article-24x7-even"), "--output", plan});
    QCOMPARE(run.status, 0);
    QFile file(plan);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject scenario = saved["scenarios"].toArray()[0].toObject();
    const QJsonObject workload = scenario["workload"].toObject();
    const QJsonObject entry = workload["by_gpu"].toObject()["H100"].toObject();
    QCOMPARE(entry["concurrency"].toInt(), 64);
    QVERIFY(entry["source"].toString().startsWith("measured: inferencex_conc4.json"));
    QCOMPARE(cli({"check", plan}).status, 0);
}

void TestCliImport::aFileOfLinesIsReadLineByLine() {
    const Run run = cli(
        {"import", "benchmark", sample("aiperf_records.jsonl"), "--gpu", "L4", "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.json()["format"].toString(), QString("aiperf"));
}

void TestCliImport::wrongInputHasStatusTwoAndNamesThePlace() {
    const QTemporaryDir dir;
    const auto refused = [](const QStringList& arguments, const QString& part) {
        const Run run = cli(QStringList{"import", "benchmark"} + arguments);
        const QString said = QString::fromUtf8(run.err);
        QVERIFY2(run.status == 2 && said.contains(part) && run.out.isEmpty(), run.err.constData());
    };
    const QString broken = written(dir, "broken.json", "{\"request_throughput\": }");
    refused({broken, "--gpu", "H100"}, "broken.json: 1:");
    const QString second = written(dir, "lines.jsonl", "{\"a\": 1}\n{\"a\": }\n");
    refused({second, "--gpu", "H100"}, "lines.jsonl: line 2, 1:");
    refused({written(dir, "other.json", "{\"a\": 1}"), "--gpu", "H100"}, "other.json: ");
    refused({sample("vllm_throughput.json"), "--gpu", "H100"}, "requests_per_second");
    refused({sample("llmperf.json")}, "--gpu");
    refused({sample("llmperf.json"), "--gpu", "H100", "--output", dir.filePath("x")}, "--plan");
    refused({sample("llmperf.json"), "--gpu", "H100", "--plan", example("article-24x7-even"),
             "--scenario", "None", "--output", dir.filePath("x")},
            "no scenario is called");
    // a plan is never written when anything is wrong
    QVERIFY(!QFile::exists(dir.filePath("x")));
}

void TestCliImport::trafficGivesTheReportOfTheContract() {
    const QString file = sample("traffic/nab_cloudwatch_elb_request_count_8c0756.csv.gz");
    const Run run = cli({"import", "traffic", file, "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    QCOMPARE(j["format"].toString(), QString("series"));
    QCOMPARE(j["rows"].toInt(), 4032);
    QCOMPARE(j["rejected_rows"].toInt(), 0);
    QCOMPARE(j["requests"].toDouble(), 249327.0);
    QCOMPARE(j["first"].toString(), QString("2014-04-10T00:04:00"));
    QCOMPARE(j["last"].toString(), QString("2014-04-24T00:39:00"));
    QCOMPARE(j["weeks"].toDouble(), 2.0); // 4,032 steps of 300 s
    QCOMPARE(j["requests_per_s"].toArray().size(), 168);
    QVERIFY(j["burstiness"].isNull() && j["input_tokens"].isNull() && j["output_tokens"].isNull());
    const Run trace =
        cli({"import", "traffic", sample("traffic/mooncake_conversation.csv.gz"), "--format",
             "json", "--as", "mooncake", "--start", "2025-01-01T09:00:00", "--timezone", "UTC"});
    QCOMPARE(trace.status, 0);
    QCOMPARE(trace.json()["first"].toString(), QString("2025-01-01T09:00:00Z"));
    QCOMPARE(trace.json()["input_tokens"].toObject()["sum"].toDouble(), 144793823.0);
    const QJsonArray week = trace.json()["requests_per_s"].toArray();
    QVERIFY(week[0].isNull()); // never observed
    QVERIFY(week[2 * 24 + 9].toDouble() > 3);
}

void TestCliImport::trafficGoesIntoAPlan() {
    const QTemporaryDir dir;
    const QString plan = dir.filePath("measured.breakeven");
    const QString times = written(dir, "times.csv",
                                  "time,input_tokens,output_tokens\n"
                                  "2024-05-15T10:00:00Z,100,10\n"
                                  "2024-05-15T10:59:59Z,300,10\n");
    const Run run = cli({"import", "traffic", times, "--timezone", "Europe/Berlin", "--plan",
                         example("article-24x7-even"), "--output", plan});
    QCOMPARE(run.status, 0);
    QFile file(plan);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject scenario =
        QJsonDocument::fromJson(file.readAll()).object()["scenarios"].toArray()[0].toObject();
    const QJsonObject traffic = scenario["traffic"].toObject();
    QCOMPARE(traffic["time_zone"].toString(), QString("Europe/Berlin"));
    const QJsonArray rates = traffic["requests_per_s"].toArray();
    QCOMPARE(rates[2 * 24 + 12].toDouble(), 2.0 / 3600); // Wednesday 12:00 in Berlin
    QCOMPARE(rates[0].toDouble(), 0.0);
    const QJsonObject workload = scenario["workload"].toObject();
    QCOMPARE(workload["input_tokens"].toObject()["mean"].toDouble(), 200.0);
    QCOMPARE(workload["input_tokens"].toObject()["cv"].toDouble(), 0.5);
    QCOMPARE(workload["output_tokens"].toObject()["cv"].toDouble(), 0.0);
    QCOMPARE(cli({"check", plan}).status, 0);
}

void TestCliImport::realWeeksAreReplayed() {
    const QTemporaryDir dir;
    const QString plan = dir.filePath("replayed.breakeven");
    // Monday 1 June 2026 to Sunday 14 June: a request an hour, in the second week two
    QByteArray times;
    for (int hour = 0; hour < 2 * 168; ++hour)
        for (int i = 0; i <= hour / 168; ++i)
            times += QDateTime(QDate(2026, 6, 1), QTime(0, 0), Qt::UTC)
                         .addSecs(hour * 3600 + i * 25)
                         .toString(Qt::ISODate)
                         .toLatin1() +
                     "\n";
    const QString file = written(dir, "two weeks.txt", times);
    const Run run =
        cli({"import", "traffic", file, "--replay", "--timezone", "UTC", "--output", plan});
    QVERIFY2(run.status == 0, run.err.constData());
    QFile saved(plan);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QJsonObject traffic = QJsonDocument::fromJson(saved.readAll())
                                    .object()["scenarios"]
                                    .toArray()[0]
                                    .toObject()["traffic"]
                                    .toObject();
    const QJsonObject replay = traffic["replay"].toObject();
    QCOMPARE(replay["from"].toString(), QString("2026-06-01"));
    QCOMPARE(replay["source"].toString(), QString("two weeks.txt"));
    QCOMPARE(replay["step_s"].toInt(), 10);
    QCOMPARE(replay["weeks"].toArray().size(), 2);
    QCOMPARE(replay["weeks"].toArray()[1].toArray()[0].toInt(), 1);
    QCOMPARE(replay["weeks"].toArray()[1].toArray()[2].toInt(), 1); // 25 s later: the third step
    QCOMPARE(traffic["requests_per_s"].toArray()[100].toDouble(), 1.5 / 3600);
    QCOMPARE(cli({"check", plan}).status, 0);
    const Run part = cli({"import", "traffic", written(dir, "day.txt", times.left(21 * 24)),
                          "--replay", "--output", dir.filePath("none")});
    QCOMPARE(part.status, 2);
    QVERIFY2(part.err.contains("no week was observed from Monday to Sunday"), part.err.constData());
    QVERIFY(!QFile::exists(dir.filePath("none")));
}

void TestCliImport::trafficThatCannotBeReadHasStatusTwo() {
    const QTemporaryDir dir;
    const auto refused = [](const QStringList& arguments, const QString& part) {
        const Run run = cli(QStringList{"import", "traffic"} + arguments);
        const QString said = QString::fromUtf8(run.err);
        QVERIFY2(run.status == 2 && said.contains(part) && run.out.isEmpty(), run.err.constData());
    };
    refused({dir.filePath("nothing.csv")}, "nothing.csv: cannot be opened");
    refused({dir.path()}, "is a folder");
    refused({written(dir, "words.txt", "hello\nworld\n")}, "words.txt: line 1: no column holds");
    refused({written(dir, "cut.json", "{\"status\":\n \"succ")}, "cut.json: 2:");
    refused({sample("traffic/prometheus_query_instant_vector.json")}, "data.resultType");
    const QString times = written(dir, "times.txt", "2024-05-15T10:00:00\n");
    refused({times, "--drop-dates", "soon"}, "expected a day as YYYY-MM-DD");
    refused({times, "--as", "csv"}, "--as");
    refused({times, "--plan", example("article-24x7-even")}, "go with --output");
    refused({times, "--output", dir.filePath("x")}, "no hour of the week was observed");
    QVERIFY(!QFile::exists(dir.filePath("x")));
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
