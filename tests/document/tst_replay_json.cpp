// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_document.h"
#include "document/plan_file.h"
#include "pricing/study/compare.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pricing;

namespace {

Plan twoWeeks() {
    TrafficReplay replay;
    replay.from = "2026-06-01";
    replay.source = "access \"log\" \xE6\x97\xA5.csv";
    replay.weeks.assign(2, std::vector<double>(672, 0.0));
    replay.weeks[0][5] = 3;
    replay.weeks[0][6] = 0.25;
    replay.weeks[1][671] = 2;
    Plan plan = document::newPlan();
    setReplay(plan.scenarios[0].traffic, SharedReplay(replay));
    return plan;
}

/// A worker for each request: `loadS` of start and 10 s of work, at $3.60 an hour.
Report priced(const WeeklyTraffic& traffic, const ForEach& forEach = oneAfterAnother) {
    Offer offer;
    offer.id = offer.provider = "one";
    offer.mode = OfferMode::serverless;
    offer.gpu = "H100";
    offer.rates = {
        {RateOf::gpu, 3.6, RatePer::hour, "S", "2026-01-01", Evidence::documented, {}, {}}};
    offer.meter.load = offer.meter.execute = true;
    offer.meter.idle = offer.meter.queue = offer.meter.pull = offer.meter.drain = false;
    offer.defaults.scaler = PerRequestScaler{};
    offer.defaults.coldStart = Constant{20};
    offer.defaults.idleTimeoutS = 0.001;
    offer.defaults.minWorkers = WorkerCount{0};
    offer.defaults.maxWorkers = 100;
    PricePack pack;
    pack.id = "pack";
    pack.offers = {offer};
    Plan plan;
    plan.month.hours = 168;
    plan.pricePacks = {"pack"};
    Scenario scenario;
    scenario.traffic = traffic;
    scenario.workload.service = Distribution{Constant{10}};
    scenario.offers.emplace_back().id = "one";
    plan.scenarios = {scenario};
    const PricePack packs[] = {pack};
    const auto in = resolve(plan, 0, packs);
    if (!in)
        qFatal("%s: %s", in.error().place.c_str(), in.error().problem.c_str());
    return *compare(*in, Accuracy::finished, forEach);
}

WeeklyTraffic hourly(const std::vector<int>& everyHours) {
    TrafficReplay replay;
    for (const int every : everyHours) {
        auto& week = replay.weeks.emplace_back(672, 0.0);
        for (std::size_t h = 0; every > 0 && h < 168; h += static_cast<std::size_t>(every))
            week[h * 4] = 1;
    }
    WeeklyTraffic traffic;
    setReplay(traffic, SharedReplay(replay));
    return traffic;
}

} // namespace

class TestReplayJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReplayComesBackFromItsFile() {
        QTemporaryDir dir;
        const QString file = dir.filePath("plan.breakeven");
        const Plan plan = twoWeeks();
        QVERIFY(document::savePlan(plan, nullptr, file));
        const auto loaded = document::loadPlan(file);
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
        QVERIFY(loaded->plan.scenarios[0].traffic == plan.scenarios[0].traffic);
        QVERIFY(loaded->warnings.isEmpty());
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        // stretches without a request are one number
        QVERIFY(saved.size() < 8000);
    }

    void whatIsWrongInAReplayIsNamed_data() {
        QTest::addColumn<QByteArray>("replay");
        QTest::addColumn<QString>("place");
        QTest::newRow("no weeks") << QByteArray(R"({"step_s": 900})") << "replay.weeks";
        QTest::newRow("empty") << QByteArray(R"({"step_s": 900, "weeks": []})") << "replay.weeks";
        QTest::newRow("short") << QByteArray(R"({"step_s": 900, "weeks": [[1, -3]]})")
                               << "replay.weeks[0]";
        QTest::newRow("long") << QByteArray(R"({"step_s": 900, "weeks": [[-672, 1]]})")
                              << "replay.weeks[0]";
        QTest::newRow("far too long")
            << QByteArray(R"({"step_s": 900, "weeks": [[-600000, -600000]]})") << "replay.weeks[0]";
        QTest::newRow("text") << QByteArray(R"({"step_s": 900, "weeks": [["a"]]})")
                              << "replay.weeks[0]";
        QTest::newRow("step") << QByteArray(R"({"step_s": 11, "weeks": [[-672]]})")
                              << "replay.step_s";
        QTest::newRow("times") << QByteArray(R"({"step_s": 900, "times": 0, "weeks": [[-672]]})")
                               << "replay.times";
        QTest::newRow("other week")
            << QByteArray(R"({"step_s": 900, "weeks": [[5, -671]]})") << "requests_per_s[0]";
    }
    void whatIsWrongInAReplayIsNamed() {
        QFETCH(QByteArray, replay);
        QFETCH(QString, place);
        QTemporaryDir dir;
        const QString file = dir.filePath("plan.breakeven");
        Plan plan = document::newPlan();
        plan.scenarios[0].traffic = WeeklyTraffic{};
        QVERIFY(document::savePlan(plan, nullptr, file));
        QFile f(file);
        QVERIFY(f.open(QIODevice::ReadOnly));
        QByteArray text = f.readAll();
        f.close();
        const auto at = text.indexOf("\"requests_per_s\"");
        QVERIFY(at > 0);
        text.insert(at, "\"replay\": " + replay + ", ");
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(text);
        f.close();
        const auto loaded = document::loadPlan(file);
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().text().contains(place), qPrintable(loaded.error().text()));
    }

    void paintingOverAReplayIsOneStepBack() {
        document::PlanDocument open;
        open.edit("Import", [](Plan& plan) { plan = twoWeeks(); });
        open.edit("Paint", [](Plan& plan) { plan.scenarios[0].traffic.requestsPerSecond[20] = 1; });
        QVERIFY(!open.plan()->scenarios[0].traffic.replay);
        QVERIFY(!firstProblem(*open.plan()));
        open.undoStack().undo();
        QVERIFY(open.plan()->scenarios[0].traffic.replay);
    }

    /// 168 requests in one week and 84 in the other, each of (20 + 10) s at $0.001/s.
    void theBillIsThatOfTheRealWeeks() {
        const Report report = priced(hourly({1, 2}));
        const OfferResult& offer = report.offers[0];
        QCOMPARE(offer.monthlyCost->usd(), (168 + 84) / 2.0 * 30 * 0.001);
        QCOMPARE(report.requestsPerWeek, 126.0);
        double requests = 0;
        for (const HourFigures& hour : offer.byHour)
            requests += hour.requests;
        QCOMPARE(requests, 126.0);
        QVERIFY(*offer.monthlyCostStderrUsd < 1e-9);
        // a month is as good as one week of either: 84 ± 42/√2 requests
        QVERIFY(*offer.monthlyCostP90Usd > 3.78 && *offer.monthlyCostP10Usd < 3.78);
    }

    void anEmptyWeekHalvesTheBill() {
        QCOMPARE(priced(hourly({1, 0})).offers[0].monthlyCost->usd(),
                 priced(hourly({1})).offers[0].monthlyCost->usd() / 2);
    }

    void figuresDoNotDependOnTheOrderOfTheTasks() {
        const ForEach backwards = [](std::size_t n, const std::function<void(std::size_t)>& task) {
            while (n-- > 0)
                task(n);
        };
        const Report one = priced(hourly({1, 3, 5})), other = priced(hourly({1, 3, 5}), backwards);
        QCOMPARE(one.offers[0].monthlyCost->nano, other.offers[0].monthlyCost->nano);
        QCOMPARE(*one.offers[0].monthlyCostStderrUsd, *other.offers[0].monthlyCostStderrUsd);
        QCOMPARE(one.offers[0].latency.p95, other.offers[0].latency.p95);
    }

    void theReportSaysThatWeeksAreReal() {
        const Report report = priced(hourly({1, 2}));
        QVERIFY(report.assumptions[1].find("2 real weeks") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestReplayJson)
#include "tst_replay_json.moc"
