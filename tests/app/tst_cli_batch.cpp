// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QJsonArray>
#include <QTest>

namespace {

/// A plan of the examples on one line.
QByteArray line(const QString& name) {
    QFile file(example(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the example");
    return QJsonDocument::fromJson(file.readAll()).toJson(QJsonDocument::Compact);
}

Run batch(const QByteArray& input, const QStringList& more = {}) {
    QProcess process;
    process.start(QString(BREAKEVEN_BIN_DIR) + "/breakeven-cli", QStringList{"batch"} + more);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QList<QJsonObject> answers(const Run& run) {
    QList<QJsonObject> found;
    for (const QByteArray& answer : run.out.split('\n'))
        if (!answer.isEmpty())
            found.append(QJsonDocument::fromJson(answer).object());
    return found;
}

} // namespace

/// `batch`: plans on standard input, results on standard output, line for line.
class TestCliBatch : public QObject {
    Q_OBJECT
private slots:
    void eachLineIsAnsweredAsPriceAnswersIt();
    void aBadLineIsAnsweredInItsPlace_data();
    void aBadLineIsAnsweredInItsPlace();
    void aLineWithoutItsEndIsAPlanToo();
    void optionsHoldForEveryPlan();
    void nothingInNothingOut();
};

void TestCliBatch::eachLineIsAnsweredAsPriceAnswersIt() {
    const QStringList plans{"article-24x7-60-percent", "article-business-hours-23",
                            "article-24x7-60-percent"};
    QByteArray input;
    for (const QString& plan : plans)
        input += line(plan) + "\n";
    const Run run = batch(input, {"--today", "2026-11-20"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const auto found = answers(run);
    QCOMPARE(found.size(), plans.size());
    for (int i = 0; i < plans.size(); ++i) {
        QJsonObject alone =
            cli({"price", example(plans[i]), "--format", "json", "--today", "2026-11-20"}).json();
        QCOMPARE(found[i], alone);
    }
}

void TestCliBatch::aBadLineIsAnsweredInItsPlace_data() {
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("{\"format\": ") << "line 2: 1:";
    QTest::newRow("empty line") << QByteArray() << "line 2:";
    QTest::newRow("a wrong key") << line("article-24x7-60-percent")
                                        .replace("\"month_hours\":", "\"month_hours\":\"x\",\"y\":")
                                 << "line 2: month_hours";
    QTest::newRow("an unknown pack")
        << line("article-24x7-60-percent").replace("\"article-2026-04-13\"", "\"no-such-pack\"")
        << "no-such-pack";
    QTest::newRow("longer than any plan") << QByteArray(33 * 1024 * 1024, ' ') << "line 2: ";
}

void TestCliBatch::aBadLineIsAnsweredInItsPlace() {
    QFETCH(QByteArray, bad);
    QFETCH(QString, says);
    const QByteArray good = line("article-24x7-60-percent");
    const Run run = batch(good + "\n" + bad + "\n" + good + "\n");
    QCOMPARE(run.status, 2);
    const auto found = answers(run);
    QCOMPARE(found.size(), 3);
    QVERIFY(!found[0]["offers"].toArray().isEmpty());
    QCOMPARE(found[1].keys(), QStringList{"error"});
    const QString error = found[1]["error"].toString();
    QVERIFY2(error.contains(says), qPrintable(error));
    QCOMPARE(found[2], found[0]);
}

void TestCliBatch::aLineWithoutItsEndIsAPlanToo() {
    const Run run = batch(line("article-24x7-60-percent"));
    QCOMPARE(run.status, 0);
    QCOMPARE(answers(run).size(), 1);
    QVERIFY(run.out.endsWith("\n"));
}

void TestCliBatch::optionsHoldForEveryPlan() {
    const QByteArray plan = line("article-24x7-60-percent");
    const auto found = answers(
        batch(plan + "\n" + plan + "\n", {"--seed", "7", "--offer", "gmi-bare-metal-h100"}));
    QCOMPARE(found.size(), 2);
    for (const QJsonObject& answer : found) {
        QCOMPARE(answer["seed"].toInt(), 7);
        QCOMPARE(answer["offers"].toArray().size(), 1);
    }
}

void TestCliBatch::nothingInNothingOut() {
    const Run run = batch({});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestCliBatch)
#include "tst_cli_batch.moc"
