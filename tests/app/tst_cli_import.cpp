// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// `breakeven-cli import benchmark` as a process.
class TestCliImport : public QObject {
    Q_OBJECT
private slots:
    void benchmarkFilesGiveTheEntryOfAPlan();
    void theEntryGoesIntoThePlan();
    void aFileOfLinesIsReadLineByLine();
    void wrongInputHasStatusTwoAndNamesThePlace();
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

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
