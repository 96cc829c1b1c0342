// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <functional>

namespace {

const QString kRunPod = "runpod-serverless-h100@documented";

QString plan() {
    return example("article-business-hours-23");
}

QJsonObject planTree() {
    QFile file(plan());
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the example");
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// The example with its scenario changed.
QString changed(const QTemporaryDir& dir, const std::function<void(QJsonObject&)>& change) {
    QJsonObject root = planTree();
    QJsonArray scenarios = root["scenarios"].toArray();
    QJsonObject scenario = scenarios[0].toObject();
    change(scenario);
    scenarios[0] = scenario;
    root["scenarios"] = scenarios;
    return written(dir, "plan.breakeven", QJsonDocument(root).toJson());
}

Run priced(const QString& file, const QStringList& more = {}) {
    return cli(QStringList{"price", file, "--format", "json"} + more);
}

QJsonObject onlyOffer(const Run& run) {
    return run.json()["offers"].toArray()[0].toObject();
}

bool hasNote(const QJsonObject& offer, const QString& begins) {
    for (const auto& note : offer["notes"].toArray())
        if (note.toString().startsWith(begins))
            return true;
    return false;
}

} // namespace

/// How the offers are run where a plan is priced: `basis` in the plan, `--basis`, `study best`.
class TestCliBasis : public QObject {
    Q_OBJECT
private slots:
    void withoutABasisAPlanIsPricedAsSet();
    void thePlansBasisHoldsAndTheOptionGoesBeforeIt();
    void theReportSaysWhichPolicyWasPriced();
    void aPolicyFoundStandsInAPlanAndCostsTheSame();
    void tableAndVerdictNameTheBasis();
    void studiesFollowTheBasis();
    void bestGivesItsKeys();
    void bestSpeaksInATableAndHasALinePerOffer();
    void wrongArgumentsHaveStatusTwo_data();
    void wrongArgumentsHaveStatusTwo();
    void aBasisThatIsNoneIsNamedByItsPath();
};

void TestCliBasis::withoutABasisAPlanIsPricedAsSet() {
    const Run plain = priced(plan()), asSet = priced(plan(), {"--basis", "as-set"});
    QCOMPARE(plain.status, 0);
    QCOMPARE(plain.out, asSet.out);
    QCOMPARE(plain.json()["basis"].toString(), QString("as-set"));
}

void TestCliBasis::thePlansBasisHoldsAndTheOptionGoesBeforeIt() {
    QTemporaryDir dir;
    const QString file = changed(dir, [](QJsonObject& s) { s["basis"] = "vendor-default"; });
    const Run own = priced(file);
    QCOMPARE(own.err, QByteArray());
    QCOMPARE(own.json()["basis"].toString(), QString("vendor-default"));
    QCOMPARE(own.out, priced(plan(), {"--basis", "vendor-default"}).out);
    QCOMPARE(priced(file, {"--basis", "as-set"}).out, priced(plan()).out);
}

void TestCliBasis::theReportSaysWhichPolicyWasPriced() {
    QTemporaryDir dir;
    const QString file = changed(dir, [](QJsonObject& s) {
        s["offers"] =
            QJsonArray{QJsonObject{{"id", "runpod-serverless-h100"},
                                   {"pack", "documented"},
                                   {"policy", QJsonObject{{"idle_timeout_s", 77}}}},
                       QJsonObject{{"id", "gmi-bare-metal-h100"}, {"pack", "documented"}}};
    });
    const QJsonArray set = priced(file).json()["offers"].toArray();
    const QJsonObject policy = set[0].toObject()["policy"].toObject();
    for (const char* key : {"min_workers", "max_workers", "idle_timeout_s", "routing",
                            "spare_workers", "when_full", "scaler", "cold_start"})
        QVERIFY2(policy.contains(key), key);
    QCOMPARE(policy["idle_timeout_s"].toDouble(), 77.0);
    QCOMPARE(policy["scaler"].toObject()["kind"].toString(), QString("queue-delay"));
    QVERIFY(set[1].toObject()["policy"].toObject()["workers"].toInt() >= 1);
    QVERIFY(!hasNote(set[0].toObject(), "run as"));
    const QJsonObject documented = priced(file, {"--basis", "vendor-default", "--offer", kRunPod})
                                       .json()["offers"]
                                       .toArray()[0]
                                       .toObject();
    QCOMPARE(documented["policy"].toObject()["idle_timeout_s"].toDouble(), 5.0);
    QVERIFY(hasNote(documented, "run as its documents say: none kept warm, idle timeout 5"));
}

void TestCliBasis::aPolicyFoundStandsInAPlanAndCostsTheSame() {
    const Run found = priced(plan(), {"--basis", "cheapest", "--offer", kRunPod});
    const QJsonObject best = onlyOffer(found);
    QVERIFY(best["target_met"].toBool());
    QVERIFY(hasNote(best, "cheapest policy found: "));
    QTemporaryDir dir;
    const QString file = changed(dir, [&](QJsonObject& s) {
        s["offers"] = QJsonArray{QJsonObject{
            {"id", "runpod-serverless-h100"}, {"pack", "documented"}, {"policy", best["policy"]}}};
    });
    const Run set = priced(file);
    QCOMPARE(set.err, QByteArray());
    QCOMPARE(onlyOffer(set)["policy"], best["policy"]);
    QCOMPARE(onlyOffer(set)["monthly_cost_usd"], best["monthly_cost_usd"]);
    QVERIFY(onlyOffer(set)["target_met"].toBool());
}

void TestCliBasis::tableAndVerdictNameTheBasis() {
    const Run table = cli({"price", plan(), "--basis", "cheapest"});
    QCOMPARE(table.status, 0);
    QCOMPARE(table.err, QByteArray());
    QVERIFY(table.out.contains("basis cheapest"));
    QVERIFY(table.out.contains("cheapest policy found: "));
    QVERIFY(table.out.contains("With the cheapest policy found for each offer that meets the "
                               "target"));
    QVERIFY(!cli({"price", plan()}).out.contains("basis"));
    const Run same = cli({"price", plan(), "--basis", "cheapest", "--threads", "1"});
    QCOMPARE(same.out, table.out);
}

void TestCliBasis::studiesFollowTheBasis() {
    const QStringList study{"study", "break-even", plan(), "--format", "json", "--offer",
                            kRunPod, "--to",       "1",    "--from",   "0.9"};
    const auto cost = [&](const QString& basis) {
        const Run run = cli(study + QStringList{"--basis", basis});
        const QJsonObject curve = run.json()["curves"].toArray()[0].toObject();
        return curve["points"].toArray().last().toObject()["monthly_cost_usd"].toDouble();
    };
    const double found =
        onlyOffer(priced(plan(), {"--basis", "cheapest", "--offer", kRunPod}))["monthly_cost_usd"]
            .toDouble();
    QVERIFY(std::fabs(cost("cheapest") - found) < 0.02 * found);
    QVERIFY(cost("as-set") != cost("cheapest"));
}

void TestCliBasis::bestGivesItsKeys() {
    const Run run = cli({"study", "best", plan(), "--format", "json", "--offer", kRunPod, "--offer",
                         "gmi-bare-metal-h100@documented"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonArray offers = run.json()["offers"].toArray();
    QCOMPARE(offers.size(), 2);
    for (const auto& offer : offers) {
        const QJsonObject o = offer.toObject();
        for (const char* key :
             {"id", "pack", "label", "reason", "policy", "monthly_cost_usd",
              "monthly_cost_stderr_usd", "latency_p95_s", "target_met", "as_set_monthly_cost_usd",
              "as_set_target_met", "settings_tried", "sentence"})
            QVERIFY2(o.contains(key), key);
        QVERIFY(o["target_met"].toBool() && o["settings_tried"].toInt() >= 1);
    }
    QVERIFY(offers[0].toObject()["policy"].toObject().contains("idle_timeout_s"));
    QVERIFY(offers[1].toObject()["policy"].toObject()["workers"].isDouble());
}

void TestCliBasis::bestSpeaksInATableAndHasALinePerOffer() {
    const QStringList best{"study", "best", plan(), "--offer", kRunPod};
    const Run table = cli(best);
    QCOMPARE(table.status, 0);
    QCOMPARE(table.err, QByteArray());
    QVERIFY(table.out.contains("Meets target") && table.out.contains("idle timeout"));
    const Run csv = cli(best + QStringList{"--format", "csv"});
    QVERIFY(csv.out.startsWith("id,pack,label,policy,monthly_cost_usd"));
    QCOMPARE(csv.out.count("\r\n"), 2);
}

void TestCliBasis::wrongArgumentsHaveStatusTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no such basis")
        << QStringList{"price", plan(), "--basis", "dearest"} << QByteArray("--basis");
    QTest::newRow("no basis") << QStringList{"price", plan(), "--basis"} << QByteArray("--basis");
    QTest::newRow("of a study") << QStringList{"study", "break-even", plan(), "--basis", "best"}
                                << QByteArray("--basis");
    QTest::newRow("of best") << QStringList{"study", "best", plan(), "--basis", "as-set"}
                             << QByteArray("--basis");
    QTest::newRow("an axis of best")
        << QStringList{"study", "best", plan(), "--from", "2"} << QByteArray("break-even");
    QTest::newRow("best of nobody")
        << QStringList{"study", "best", plan(), "--offer", "nobody"} << QByteArray("nobody");
    QTest::newRow("best of nothing") << QStringList{"study", "best"} << QByteArray("PLAN");
}

void TestCliBasis::wrongArgumentsHaveStatusTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Run run = cli(arguments);
    QCOMPARE(run.status, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(said), run.err);
}

void TestCliBasis::aBasisThatIsNoneIsNamedByItsPath() {
    QTemporaryDir dir;
    const QString file = changed(dir, [](QJsonObject& s) { s["basis"] = "dearest"; });
    const Run run = priced(file);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("scenarios[0].basis") && run.err.contains("cheapest"), run.err);
}

QTEST_GUILESS_MAIN(TestCliBasis)
#include "tst_cli_basis.moc"
