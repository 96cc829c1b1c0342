// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cli_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

/// breakeven-cli as a process, held to its public contract.
class TestCli : public QObject {
    Q_OBJECT
private slots:
    void priceGivesTheContractsKeys();
    void pricePrintsATableAndNothingOnStandardError();
    void csvHasOneLinePerOffer();
    void byHourAddsTheSameByHourOfWeek();
    void byHourTellsTheExpectedRequests();
    void scenarioAndOfferAreChosenByName();
    void seedAndThreadsAreHonoured();
    void simulateGivesTheContractsKeys();
    void simulateAgreesWithErlangC();
    void simulateTakesScalersWithSeveralArguments();
    void aFixedFleetHasTheNumberItIsGiven();
    void whatCannotBeHadIsNeverANumber();
    void checkAcceptsEveryExampleAndPack();
    void wrongInputHasStatusTwoAndNamesThePlace_data();
    void wrongInputHasStatusTwoAndNamesThePlace();
    void wrongArgumentsHaveStatusTwo_data();
    void wrongArgumentsHaveStatusTwo();
    void unknownKeysAreWarnedOfAndKeepTheStatus();
    void unknownKeysOfAPackBesideThePlanAreWarnedOf();
    void aPackThatDoesNotSayWhereItsPricesAreFromIsWarnedOf();
    void settingsThatDoNothingAreNamedWithTheRemedy_data();
    void settingsThatDoNothingAreNamedWithTheRemedy();
    void aPlanMayBeNamedAfterThePackFormat();
    void aFullDiskHasStatusOne();
};

namespace {

QByteArray smallPlan(const QByteArray& topLevel) {
    return R"({"format":"breakeven-plan","version":1,)" + topLevel +
           R"("scenarios":[{"name":"A","traffic":{"requests_per_s":[0)" +
           QByteArray(",0.001").repeated(167) + R"(]},"offers":[{"id":"gmi-bare-metal-h100"}]}]})";
}

} // namespace

void TestCli::priceGivesTheContractsKeys() {
    const Run run = cli({"price", example("article-24x7-even"), "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    for (const char* key : {"plan", "scenario", "seed", "month_hours", "engine_version",
                            "weeks_simulated", "requests_per_week", "offers", "verdict"})
        QVERIFY2(j.contains(key), key);
    for (const char* key : {"winner", "runner_up", "sentence", "holds_from", "holds_to", "flips",
                            "cheaper_not_chosen"})
        QVERIFY2(j["verdict"].toObject().contains(key), key);
    const QJsonObject o = j["offers"].toArray()[0].toObject();
    for (const char* key : {"id",
                            "pack",
                            "label",
                            "provider",
                            "product",
                            "mode",
                            "gpu",
                            "monthly_cost_usd",
                            "monthly_cost_stderr_usd",
                            "monthly_cost_p10_usd",
                            "monthly_cost_p90_usd",
                            "cost_by_phase_usd",
                            "billed_hours",
                            "busy_hours",
                            "billed_share",
                            "utilisation",
                            "slot_fill",
                            "billed_over_busy",
                            "usd_per_1k_requests",
                            "usd_per_1m_tokens",
                            "usd_per_1m_input_tokens",
                            "usd_per_1m_output_tokens",
                            "cold_starts_per_month",
                            "cold_wait_fraction",
                            "rejected_fraction",
                            "timed_out_fraction",
                            "latency_s",
                            "target_met",
                            "setup_stars",
                            "price_as_of",
                            "price_source",
                            "evidence",
                            "method",
                            "notes"})
        QVERIFY2(o.contains(key), key);
    const QJsonObject phases = o["cost_by_phase_usd"].toObject();
    double sum = 0;
    for (const char* key : {"queue", "pull", "load", "execute", "idle", "keep_warm", "drain",
                            "reserved_unused", "requests", "storage", "transfer", "fees"}) {
        QVERIFY2(phases.contains(key), key);
        sum += phases[key].toDouble();
    }
    QCOMPARE(o["id"].toString(), QString("runpod-serverless-h100"));
    QVERIFY(std::fabs(o["monthly_cost_usd"].toDouble() - 2088) < 0.005);
    QVERIFY(std::fabs(sum - o["monthly_cost_usd"].toDouble()) < 1e-6);
}

void TestCli::pricePrintsATableAndNothingOnStandardError() {
    const Run run = cli({"price", example("hf-endpoints-schedule")});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("$548"));
    QVERIFY(run.out.contains("target met"));
}

void TestCli::csvHasOneLinePerOffer() {
    const Run run = cli({"price", example("article-business-hours"), "--format", "csv"});
    QCOMPARE(run.status, 0);
    const auto lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 7); // six offers under their head
    QVERIFY(lines[0].startsWith("id,pack,label"));
}

void TestCli::byHourAddsTheSameByHourOfWeek() {
    const Run run =
        cli({"price", example("article-business-hours"), "--format", "json", "--by-hour"});
    const QJsonObject o = run.json()["offers"].toArray()[0].toObject();
    const QJsonArray hours = o["by_hour"].toArray();
    QCOMPARE(hours.size(), 168);
    double sum = 0;
    for (const auto& h : hours)
        sum += h.toObject()["monthly_cost_usd"].toDouble();
    QVERIFY(std::fabs(sum - o["monthly_cost_usd"].toDouble()) < 1e-6);
    QCOMPARE(hours[0].toObject()["monthly_cost_usd"].toDouble(), 0.0); // Monday 00:00
    QVERIFY(hours[9].toObject()["monthly_cost_usd"].toDouble() > 0);
}

/// Of the traffic, not of the weeks that came out: the same for every offer, whatever the seed.
void TestCli::byHourTellsTheExpectedRequests() {
    const QTemporaryDir dir;
    const QString file = written(dir, "rare.breakeven", smallPlan({}));
    const QStringList byHour{"price", file, "--by-hour", "--format"};
    const QJsonObject report = cli(byHour + QStringList{"json"}).json();
    const QJsonArray hours = report["offers"].toArray()[0].toObject()["by_hour"].toArray();
    double sum = 0;
    for (int h = 0; h < hours.size(); ++h) {
        const double requests = hours[h].toObject()["requests_per_week"].toDouble();
        QVERIFY(std::fabs(requests - (h == 0 ? 0 : 3.6)) < 1e-9); // 0.001 a second
        sum += requests;
    }
    QVERIFY(std::fabs(sum - report["requests_per_week"].toDouble()) < 1e-6);
    const auto lines = cli(byHour + QStringList{"csv"}).out.split('\n');
    QVERIFY(std::fabs(lines[2].split(',')[4].toDouble() - 3.6) < 1e-9);
}

void TestCli::scenarioAndOfferAreChosenByName() {
    const Run one = cli({"price", example("article-40-percent"), "--format", "json", "--offer",
                         "gmi-bare-metal-h100@article-2026-04-13"});
    QCOMPARE(one.json()["offers"].toArray().size(), 1);
    const Run none = cli({"price", example("article-40-percent"), "--scenario", "Nowhere"});
    QCOMPARE(none.status, 2);
    QVERIFY(none.err.contains("Nowhere"));
    const Run unknown = cli({"price", example("article-40-percent"), "--offer", "nobody"});
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.err.contains("nobody"));
}

void TestCli::seedAndThreadsAreHonoured() {
    const QStringList base{"price", example("article-40-percent"), "--format", "json"};
    const Run a = cli(base + QStringList{"--seed", "7", "--threads", "1"});
    const Run b = cli(base + QStringList{"--seed", "7", "--threads", "2"});
    const Run c = cli(base + QStringList{"--seed", "8"});
    QCOMPARE(a.out, b.out);
    QVERIFY(a.out != c.out);
    QCOMPARE(a.json()["seed"].toInt(), 7);
}

void TestCli::simulateGivesTheContractsKeys() {
    const Run run =
        cli({"simulate", "--arrivals", "poisson:0.9", "--service", "exp:1.991", "--cold-service",
             "exp:2.244", "--idle-timeout", "600", "--requests", "200000", "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    const QJsonObject j = run.json();
    for (const char* key :
         {"requests", "cold_start_fraction", "rejected_fraction", "mean_workers",
          "mean_occupied_workers", "mean_idle_workers", "mean_worker_lifetime_s",
          "billed_s_per_request", "wait_s", "latency_s", "stderr", "requests_per_cpu_second"})
        QVERIFY2(j.contains(key), key);
    QVERIFY(j["stderr"].toObject().contains("wait_s"));
    QCOMPARE(j["requests"].toInt(), 200000);
    QVERIFY(std::fabs(j["mean_workers"].toDouble() - 7.70) < 0.3);
}

void TestCli::simulateAgreesWithErlangC() {
    const Run run = cli({"simulate", "--arrivals", "poisson:6.4", "--service", "exp:1", "--scaler",
                         "fixed", "--min-workers", "8", "--max-workers", "8", "--queue",
                         "--requests", "2000000", "--format", "json"});
    const QJsonObject j = run.json();
    const double wait = j["wait_s"].toObject()["mean"].toDouble();
    const double error = j["stderr"].toObject()["wait_s"].toObject()["mean"].toDouble();
    QVERIFY(error > 0 && error < 0.01);
    QVERIFY(std::fabs(wait - 0.28602807840126008) < 4.5 * error);
}

void TestCli::simulateTakesScalersWithSeveralArguments() {
    const auto workers = [&](const QString& scaler) {
        const Run run = cli({"simulate", "--arrivals", "poisson:0.2", "--service", "exp:8",
                             "--cold-start", "const:45", "--max-workers", "10", "--queue",
                             "--requests", "20000", "--scaler", scaler, "--format", "json"});
        return run.status == 0 ? run.json()["mean_workers"].toDouble() : -1;
    };
    // left out, an argument keeps its documented default
    QCOMPARE(workers("average-load"), workers("average-load:60,1,0.7,900"));
    QCOMPARE(workers("windows:30"), workers("windows:30,600,3600"));
    QVERIFY(workers("average-load:60,1,0.7,900") > workers("average-load:60,1,0.7,60"));
    QVERIFY(workers("windows:30,600,3600") > workers("windows:30,60,3600"));
}

void TestCli::aFixedFleetHasTheNumberItIsGiven() {
    const auto workers = [](const QStringList& number) {
        const QStringList fixed{"simulate", "--arrivals", "const:1", "--scaler", "fixed",
                                "--queue",  "--requests", "100",     "--format", "json"};
        return cli(fixed + number).json()["mean_workers"].toDouble();
    };
    QCOMPARE(workers({"--min-workers", "3"}), 3.0);
    QCOMPARE(workers({"--max-workers", "4"}), 4.0);
    QCOMPARE(workers({"--min-workers", "3", "--max-workers", "4"}), 3.0);
}

void TestCli::whatCannotBeHadIsNeverANumber() {
    // 1,000 requests within a nanosecond: of no time there is no mean
    const QStringList within{"simulate",   "--arrivals",    "const:1e13", "--cold-start",
                             "const:1000", "--requests",    "1000",       "--warm-up",
                             "0",          "--max-workers", "1"};
    const Run json = cli(within + QStringList{"--format", "json"});
    QCOMPARE(json.status, 0);
    QVERIFY(json.json()["mean_workers"].isNull());
    QVERIFY(json.json()["mean_worker_lifetime_s"].isNull());
    QVERIFY(json.json()["rejected_fraction"].isDouble());
    const QByteArray table = cli(within).out;
    QVERIFY2(!table.contains("nan") && table.contains("\u2013"), table.constData());
    const QByteArray csv = cli(within + QStringList{"--format", "csv"}).out;
    QVERIFY2(csv.contains("mean_workers,,\r\n"), csv.constData());

    // a full fleet that rejects: all but the first, in the warm-up
    const QStringList none{"simulate",  "--arrivals",    "const:1", "--service",
                           "const:1e6", "--requests",    "100",     "--warm-up",
                           "1",         "--max-workers", "1"};
    const QJsonObject nobody = cli(none + QStringList{"--format", "json"}).json();
    QCOMPARE(nobody["rejected_fraction"].toDouble(), 1.0);
    for (const char* figure : {"wait_s", "latency_s"})
        for (const char* quantile : {"mean", "p50", "p95", "p99"}) {
            QVERIFY(nobody[figure].toObject().contains(quantile));
            QVERIFY(nobody[figure].toObject()[quantile].isNull());
            QVERIFY(nobody["stderr"].toObject()[figure].toObject()[quantile].isNull());
        }
    const QByteArray lines = cli(none + QStringList{"--format", "csv"}).out;
    QVERIFY2(lines.contains("wait_p95_s,,\r\n"), lines.constData());
}

void TestCli::checkAcceptsEveryExampleAndPack() {
    for (const QString name : {"article-24x7-even", "article-40-percent", "article-business-hours",
                               "article-business-hours-23", "article-24x7-60-percent",
                               "hf-endpoints-schedule", "support-assistant", "cloudwatch-elb"}) {
        const Run run = cli({"check", example(name)});
        QVERIFY2(run.status == 0 && !run.out.contains("warning"), run.out + run.err);
    }
    for (const QString pack : {"article-2026-04-13", "documented"}) {
        const Run run =
            cli({"check", QString(BREAKEVEN_SOURCE_DIR) + "/resources/packs/" + pack + ".json"});
        QVERIFY2(run.status == 0 && !run.out.contains("warning"), run.out + run.err);
    }
}

void TestCli::wrongInputHasStatusTwoAndNamesThePlace_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("negative rate")
        << QByteArray(
               R"({"format":"breakeven-plan","version":1,"scenarios":[{"name":"A","traffic":{"requests_per_s":[-1)" +
               QByteArray(",0").repeated(167) + R"(]},"offers":[]}]})")
        << QByteArray("scenarios[0].traffic.requests_per_s[0]");
    QTest::newRow("unknown offer")
        << QByteArray(
               R"({"format":"breakeven-plan","version":1,"scenarios":[{"name":"A","traffic":{"requests_per_s":[0)" +
               QByteArray(",0").repeated(167) + R"(]},"offers":[{"id":"nobody"}]}]})")
        << QByteArray("scenarios[0].offers[0].id");
    QTest::newRow("broken syntax") << QByteArray("{\n  \"format\": }") << QByteArray("2:");
    QTest::newRow("newer version")
        << QByteArray(R"({"format":"breakeven-plan","version":99})") << QByteArray("version");
}

void TestCli::wrongInputHasStatusTwoAndNamesThePlace() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, place);
    const QTemporaryDir dir;
    const QString file = written(dir, "bad.breakeven", bytes);
    for (const char* verb : {"price", "check"}) {
        const Run run = cli({verb, file});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.startsWith(file.toUtf8() + ": " + place), run.err);
    }
    QCOMPARE(cli({"price", dir.filePath("absent.breakeven")}).status, 2);
    QCOMPARE(cli({"price"}).status, 2);
    QCOMPARE(cli({"price", file, "--format", "yaml"}).status, 2);
    QCOMPARE(cli({"simulate", "--arrivals", "sometimes"}).status, 2);
    QCOMPARE(cli({"simulate", "--arrivals", "poisson:1", "--scaler", "magic"}).status, 2);
    QCOMPARE(cli({}).status, 2);
    QCOMPARE(cli({"--help"}).status, 0);
}

void TestCli::wrongArgumentsHaveStatusTwo_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("negative seed")
        << "simulate --arrivals poisson:1 --seed -1" << QByteArray("--seed");
    QTest::newRow("half a worker")
        << "simulate --arrivals poisson:1 --scaler modal:2.5" << QByteArray("--scaler");
    QTest::newRow("no end of workers")
        << "simulate --arrivals poisson:1 --scaler modal:1e300" << QByteArray("--scaler");
    QTest::newRow("more than all of a worker")
        << "simulate --arrivals poisson:1 --scaler average-load:60,1,1.5" << QByteArray("--scaler");
    QTest::newRow("a fourth window")
        << "simulate --arrivals poisson:1 --scaler windows:1,2,3,4" << QByteArray("--scaler");
    QTest::newRow("ratio of nothing")
        << "simulate --arrivals poisson:1 --scaler request-count:1e-9" << QByteArray("--scaler");
    QTest::newRow("an age between requests")
        << "simulate --arrivals poisson:1e-300" << QByteArray("--arrivals");
    QTest::newRow("an age of service")
        << "simulate --arrivals poisson:1 --service const:1e12" << QByteArray("--service");
    QTest::newRow("a fixed fleet of no number")
        << "simulate --arrivals poisson:1 --scaler fixed" << QByteArray("--min-workers");
    QTest::newRow("a fixed fleet of none")
        << "simulate --arrivals poisson:1 --scaler fixed --min-workers 0 --max-workers 5"
        << QByteArray("--min-workers");
    QTest::newRow("more kept than allowed")
        << "simulate --arrivals poisson:1 --min-workers 6 --max-workers 5"
        << QByteArray("--min-workers");
}

void TestCli::wrongArgumentsHaveStatusTwo() {
    QFETCH(QString, arguments);
    const Run run = cli(arguments.split(' '));
    QCOMPARE(run.status, 2);
    QCOMPARE(run.out, QByteArray());
    QFETCH(QByteArray, said);
    QVERIFY2(run.err.contains(said), run.err.constData());
}

void TestCli::unknownKeysAreWarnedOfAndKeepTheStatus() {
    const QTemporaryDir dir;
    const QString file = written(dir, "extra.breakeven", smallPlan(R"("colour":"red",)"));
    const Run run = cli({"price", file, "--format", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.json()["warnings"].toArray()[0].toString().contains("colour"));
}

void TestCli::unknownKeysOfAPackBesideThePlanAreWarnedOf() {
    const QTemporaryDir dir;
    const QString pack = written(dir, "mine.json",
                                 R"({"format":"breakeven-prices","version":1,"id":"mine",)"
                                 R"("as_of":"2026-11-09","colour":"red","offers":[{"id":)"
                                 R"("gmi-bare-metal-h100","provider":"P","product":"Q",)"
                                 R"("mode":"dedicated","gpu":"H100","rates":[]}],"sources":{}})");
    const QString file = written(dir, "mine.breakeven", smallPlan(R"("price_packs":["mine"],)"));
    const QString expected = pack + ": colour: unknown key, ignored";
    const QStringList asJson{"--format", "json"};
    for (const QStringList& verb :
         {QStringList{"price", file}, QStringList{"study", "break-even", file},
          QStringList{"study", "best", file}, QStringList{"check", file}}) {
        const Run run = cli(verb + asJson);
        QCOMPARE(run.status, 0);
        QCOMPARE(run.err, QByteArray()); // of what succeeds nothing stands there
        QVERIFY2(run.json()["warnings"].toArray().contains(expected), run.out.constData());
        QVERIFY(cli(verb).out.contains("warning: " + expected.toUtf8()));
    }
}

void TestCli::aPackThatDoesNotSayWhereItsPricesAreFromIsWarnedOf() {
    const QTemporaryDir dir;
    const auto warningsOf = [&](const QByteArray& rate, const QByteArray& meterSource) {
        const QString pack = written(
            dir, "mine.json",
            R"({"format":"breakeven-prices","version":1,"id":"mine","as_of":"2026-11-09",)"
            R"("offers":[{"id":"rented-l4","provider":"P","product":"Q","mode":"dedicated",)"
            R"("gpu":"L4","rates":[{"what":"gpu","per":"hour",)" +
                rate + R"(}],"meter":{"load":true},"default_sources":{)" + meterSource +
                R"(}}],"sources":{"S1":{"title":"T","url":"U","read":"2026-11-09"}}})");
        const Run run = cli({"check", pack, "--format", "json"});
        QStringList warnings;
        for (const auto warning : run.json()["warnings"].toArray())
            warnings.append(warning.toString());
        return run.status == 0 ? warnings : QStringList{"failed", run.err};
    };
    const QByteArray said = R"("source":"S1","as_of":"2026-11-09","evidence":"claimed")";
    const QByteArray meter = R"("meter":{)" + said + "}";
    QCOMPARE(warningsOf(R"("usd":2,)" + said, meter), QStringList());
    QCOMPARE(warningsOf(R"("usd":null)", meter), QStringList()); // nobody states it
    QStringList warnings = warningsOf(R"("usd":2)", meter);
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings[0].startsWith("offers[0].rates[0]: the price for gpu of \"rented-l4\" has no "
                                    "source, as_of, evidence: say where"),
             qPrintable(warnings[0]));
    warnings =
        warningsOf(R"("usd":2,"source":"S9","as_of":"2026-11-09","evidence":"claimed")", meter);
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings[0].contains("\"S9\" is none"), qPrintable(warnings[0]));
    warnings = warningsOf(R"("usd":2,)" + said, {});
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings[0].startsWith("offers[0].default_sources: the meter of \"rented-l4\""),
             qPrintable(warnings[0]));
}

void TestCli::settingsThatDoNothingAreNamedWithTheRemedy_data() {
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QStringList>("said"); // none: no warning
    const QStringList none;
    QTest::newRow("scaling of what is rented")
        << QByteArray(R"({"id":"gmi-bare-metal-h100","policy":{"workers":1,"min_workers":0,)"
                      R"("scaler":{"kind":"modal"},"idle_timeout_s":9}})")
        << QStringList{"min_workers, idle_timeout_s and scaler have no effect", "set workers"};
    QTest::newRow("a start of what never starts")
        << QByteArray(R"({"id":"gmi-bare-metal-h100","policy":{"cold_start":"const:9"}})")
        << QStringList{"cold_start has no effect", "interruptions_per_worker_hour"};
    QTest::newRow("a start after an interruption")
        << QByteArray(R"({"id":"gmi-bare-metal-h100","policy":{"workers":1,"cold_start":"const:9",)"
                      R"("interruptions_per_worker_hour":0.1}})")
        << none;
    QTest::newRow("workers of a fleet that scales")
        << QByteArray(R"({"id":"runpod-serverless-h100","policy":{"workers":2}})")
        << QStringList{"workers has no effect", "set min_workers and max_workers"};
    QTest::newRow("workers of a managed offer")
        << QByteArray(R"({"id":"gmi-serverless","policy":{"max_workers":2,"routing":"newest"}})")
        << QStringList{"max_workers and routing have no effect", "take out of the policy"};
    QTest::newRow("what fits") << QByteArray(R"({"id":"runpod-serverless-h100","policy":)"
                                             R"({"min_workers":1,"idle_timeout_s":9}})")
                               << none;
    QTest::newRow("the defaults of the offer")
        << QByteArray(R"({"id":"gmi-bare-metal-h100","policy":{}})") << none;
}

void TestCli::settingsThatDoNothingAreNamedWithTheRemedy() {
    QFETCH(QByteArray, offer);
    QFETCH(QStringList, said);
    const QTemporaryDir dir;
    const QString file =
        written(dir, "odd.breakeven",
                R"({"format":"breakeven-plan","version":1,"price_packs":["article-2026-04-13"],)"
                R"("scenarios":[{"name":"A","traffic":{"requests_per_s":[0)" +
                    QByteArray(",0.001").repeated(167) + R"(]},"offers":[)" + offer + "]}]}");
    const Run priced = cli({"price", file, "--format", "json"});
    QCOMPARE(priced.status, 0);
    QStringList notes;
    for (const auto note : priced.json()["offers"].toArray()[0].toObject()["notes"].toArray())
        if (note.toString().contains("no effect"))
            notes.append(note.toString());
    QCOMPARE(notes.size(), said.isEmpty() ? 0 : 1);
    const QByteArray table = cli({"price", file}).out;
    const Run checked = cli({"check", file});
    const QJsonObject study = cli({"study", "best", file, "--format", "json"}).json();
    QCOMPARE(table.contains("no effect"), !said.isEmpty());
    QCOMPARE(checked.status, 0);
    QCOMPARE(checked.out.contains("warning: scenarios[0].offers[0].policy: "), !said.isEmpty());
    QCOMPARE(study["warnings"].toArray().size(), said.isEmpty() ? 0 : 1);
    for (const QString& part : said) {
        QVERIFY2(notes[0].contains(part), qPrintable(notes[0]));
        QVERIFY2(checked.out.contains(part.toUtf8()), checked.out.constData());
        QVERIFY(study["warnings"].toArray()[0].toString().contains(part));
    }
}

void TestCli::aPlanMayBeNamedAfterThePackFormat() {
    const QTemporaryDir dir;
    const QString file = written(dir, "odd.breakeven", smallPlan(R"("name":"breakeven-prices",)"));
    const Run run = cli({"check", file});
    QVERIFY2(run.status == 0 && run.out.contains("sound plan"), run.out + run.err);
}

void TestCli::aFullDiskHasStatusOne() {
    if (!QFile::exists("/dev/full"))
        QSKIP("no /dev/full here");
    const Run run = cli({"price", example("hf-endpoints-schedule")}, "/dev/full");
    QCOMPARE(run.status, 1);
    QVERIFY(!run.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
