// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_file.h"
#include "document/plan_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace document;
using namespace pricing;

class PlanFileTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsLeftOutHasItsDefault();
    void everyKeyIsRead();
    void everyScalerIsReadAndWritten_data();
    void everyScalerIsReadAndWritten();
    void workersMayBeANumberAScheduleOrAuto_data();
    void workersMayBeANumberAScheduleOrAuto();
    void aByteOrderMarkIsAccepted();
    void unknownKeysAreReportedByPath();
    void anUnchangedPlanIsSavedByteForByte();
    void anEditTouchesNothingElse();
    void unknownKeysSurviveEditsOfTheirNeighbours();
    void scenariosAndOffersAreFoundAgainAfterReordering();
    void aDuplicatedScenarioTakesItsUnknownKeysAlong();
    void whatAPlanEndsUpAsIsReadBackEqual_data();
    void whatAPlanEndsUpAsIsReadBackEqual();
    void aPlanOfOursNeedsNoSource();
    void policiesStayMinimal();
    void samplesAreReadFromBesideThePlan();
    void theOldFileStaysWhenSavingFails();
    void aSavedFileIsReplacedInOneStep();
    void everyExampleIsReadAndSavedUnchanged_data();
    void everyExampleIsReadAndSavedUnchanged();
};

namespace {

LoadedPlan parsed(const QByteArray& bytes) {
    auto loaded = parsePlan(bytes, "x.breakeven");
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return std::move(*loaded);
}

LoadedPlan parsed(const Json& json) {
    return parsed(bytesOf(json));
}

/// Where a plan's parts came from is no part of what it says.
Plan withoutOrigins(Plan plan) {
    for (Scenario& scenario : plan.scenarios) {
        scenario.origin = 0;
        for (OfferChoice& offer : scenario.offers)
            offer.origin = 0;
    }
    return plan;
}

Json savedTree(const Plan& plan, const LoadedPlan& from) {
    return Json::parse(planText(plan, from.source.get()).toStdString());
}

} // namespace

void PlanFileTest::whatIsLeftOutHasItsDefault() {
    const Plan plan = parsed(smallPlan()).plan;
    QCOMPARE(plan.name, std::string("Untitled plan"));
    QCOMPARE(plan.month.value(), 720.0);
    QCOMPARE(plan.seed, std::uint64_t(1));
    QCOMPARE(plan.pricePacks, (std::vector<std::string>{"article-2026-04-13", "documented"}));
    const Scenario& scenario = plan.scenarios.at(0);
    QCOMPARE(scenario.name, std::string("Today"));
    QVERIFY(scenario.workload == Workload{});
    QCOMPARE(scenario.basis, Basis::asSet);
    QCOMPARE(scenario.traffic.burstiness.spacingCa2, 1.0);
    QVERIFY(scenario.offers.at(0).enabled);
    QVERIFY(scenario.offers.at(0).policy == Policy{});
    QVERIFY(!scenario.offers.at(0).override_);
}

void PlanFileTest::everyKeyIsRead() {
    const Plan plan = parsed(fullPlan()).plan;
    QVERIFY(plan.month.calendar);
    QCOMPARE(plan.seed, UINT64_MAX);
    QCOMPARE(plan.currency, std::string("EUR"));
    QCOMPARE(plan.name, std::string("Grüße"));
    const Scenario& s = plan.scenarios.at(0);
    QCOMPARE(s.basis, Basis::vendorDefault);
    QVERIFY((s.traffic.burstiness ==
             Burstiness{1, 0.3, 300, {0.5, 20, true}, {0.1, 900}, 0.2, 4, 60, 0.3}));
    QCOMPARE(s.traffic.requestsPerSecond.size(), std::size_t(672));
    QCOMPARE(s.traffic.timeZone, std::optional<std::string>("Europe/Berlin"));
    QVERIFY((s.workload.inputTokens == TokenCount{1155, 1.1}));
    QVERIFY(s.workload.service == Service(Distribution(Exponential{4.5})));
    QVERIFY((s.workload.targets == std::vector{Target{Metric::ttft, 99, 2, TargetScope::worstHour},
                                               Target{Metric::coldWaitShare, 95, 0.1}}));
    const GpuService& gpu = s.workload.byGpu.at("RTX 4090");
    QVERIFY((gpu == GpuService{Service(EstimateService{}), 1, {1}, 2, "measured"}));
    const Policy& policy = s.offers.at(0).policy;
    QVERIFY(policy.scaler == Scaler(AverageLoadScaler{.windowS = 30}));
    QVERIFY(policy.coldStart == Distribution(Uniform{15, 45}));
    QVERIFY(policy.minWorkers == WorkerCount(1) && policy.maxWorkers == 3);
    QVERIFY(policy.whenFull == WhenFull::reject && policy.routing == Routing::roundRobin);
    QVERIFY(policy.concurrency == 2 && policy.gpusPerWorker == 4);
    const OfferPatch& patch = *s.offers.at(0).override_;
    QVERIFY(patch.mode == OfferMode::spot && patch.gpusPerWorker == 2 && patch.setupStars == 4);
    QCOMPARE(patch.rates.at(0).high, std::optional(3.0));
    QVERIFY((patch.meter.phases == std::map<Phase, std::optional<bool>>{{Phase::load, std::nullopt},
                                                                        {Phase::idle, false}}));
    QVERIFY(patch.meter.keepWarm == KeepWarm::active && patch.defaults->maxWorkers == 9);
    QVERIFY(s.offers.at(1).policy.workers == FixedWorkers(AutoWorkers{}));
    QVERIFY(policy.cpuCores == 8 && policy.memoryGib == 64 && policy.diskGb == 20);
    QVERIFY(policy.volumeGb == 150 && policy.region == "us-west" && policy.nonPreemptible == false);
    QVERIFY((patch.multipliers == Multipliers{{{"us-west", 1.75}}, 3, true}));
    QVERIFY((patch.commitment == Commitment{12, 0.2, 100}) && patch.nodeGpus == 8);
    QVERIFY((patch.caps == AccountCaps{5, 80}));
    QVERIFY(s.workload.egressGb == 0.001 && s.workload.ingressGb == 0.002);
    QVERIFY(s.workload.cachedInputShare == 0.3 && s.workload.batchShare == 0.1);
    QCOMPARE(s.workload.retryShare, 0.02);
}

void PlanFileTest::everyScalerIsReadAndWritten_data() {
    QTest::addColumn<QByteArray>("scaler");
    for (
        const char* text :
        {R"({"kind":"queue-delay","seconds":2.5})", R"({"kind":"request-count","value":7})",
         R"({"kind":"modal","buffer":2})", R"({"kind":"per-request"})",
         R"({"kind":"average-load","window_s":5,"target":2,"utilisation":0.5,"scale_down_delay_s":6})",
         R"({"kind":"windows","up_s":1,"down_s":2,"to_zero_s":3})", R"({"kind":"fixed"})"})
        QTest::newRow(text) << QByteArray(text);
}

void PlanFileTest::everyScalerIsReadAndWritten() {
    QFETCH(QByteArray, scaler);
    const Json node = Json::parse(scaler.toStdString());
    const Plan plan =
        parsed(with(smallPlan(), "/scenarios/0/offers/0/policy", Json{{"scaler", node}})).plan;
    const Json written = Json::parse(planText(plan, nullptr).toStdString());
    QCOMPARE(
        QByteArray::fromStdString(written["scenarios"][0]["offers"][0]["policy"]["scaler"].dump()),
        scaler);
}

void PlanFileTest::workersMayBeANumberAScheduleOrAuto_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("number") << "2";
    QTest::newRow("auto") << "\"auto\"";
    QTest::newRow("schedule") << "[" + QString("3,").repeated(167) + "0]";
}

void PlanFileTest::workersMayBeANumberAScheduleOrAuto() {
    QFETCH(QString, text);
    const Json value = Json::parse(text.toStdString());
    const Plan plan =
        parsed(with(smallPlan(), "/scenarios/0/offers/0/policy", Json{{"workers", value}})).plan;
    const Json written = Json::parse(planText(plan, nullptr).toStdString());
    QCOMPARE(
        QString::fromStdString(written["scenarios"][0]["offers"][0]["policy"]["workers"].dump()),
        text);
}

void PlanFileTest::aByteOrderMarkIsAccepted() {
    const QByteArray bytes = bytesOf(smallPlan());
    QVERIFY(parsed("\xEF\xBB\xBF" + bytes).plan == parsed(bytes).plan);
}

void PlanFileTest::unknownKeysAreReportedByPath() {
    QStringList places;
    for (const QString& warning : parsed(fullPlan()).warnings)
        places.append(warning.section(": ", 0, 0));
    places.sort();
    QCOMPARE(places, (QStringList{"annotations", "scenarios[0].offers[0].colour",
                                  "scenarios[0].offers[0].override.rates[0].ref",
                                  "scenarios[0].offers[0].policy.scaler.mine",
                                  "scenarios[0].workload.targets[0].why"}));
}

void PlanFileTest::anUnchangedPlanIsSavedByteForByte() {
    const LoadedPlan first = parsed(fullPlan());
    const QByteArray written = planText(first.plan, first.source.get());
    const LoadedPlan again = parsed(written);
    QCOMPARE(planText(again.plan, again.source.get()), written);
    QCOMPARE(QByteArray::fromStdString(savedTree(first.plan, first).dump()), bytesOf(fullPlan()));
    QCOMPARE(written.count('\n'), written.trimmed().count('\n') + 1);
}

void PlanFileTest::anEditTouchesNothingElse() {
    const LoadedPlan loaded = parsed(fullPlan());
    Plan plan = loaded.plan;
    plan.scenarios[0].workload.concurrency = 5;
    plan.scenarios[0].offers[0].policy.idleTimeoutS = 7.5;
    Json expected = with(fullPlan(), "/scenarios/0/workload/concurrency", 5);
    expected = with(expected, "/scenarios/0/offers/0/policy/idle_timeout_s", 7.5);
    QCOMPARE(savedTree(plan, loaded).dump(), expected.dump());
}

void PlanFileTest::unknownKeysSurviveEditsOfTheirNeighbours() {
    const LoadedPlan loaded = parsed(fullPlan());
    Plan plan = loaded.plan;
    Scenario& scenario = plan.scenarios[0];
    scenario.workload.targets[0].limit = 9;
    OfferChoice& offer = scenario.offers[0];
    offer.label.reset();
    std::get<AverageLoadScaler>(*offer.policy.scaler).target = 3;
    offer.override_->rates[0].usd = 1.25;
    offer.override_->meter.phases.erase(Phase::idle);
    const Json saved = savedTree(plan, loaded)["scenarios"][0];
    QCOMPARE(
        saved["workload"]["targets"][0].dump(),
        std::string(
            R"({"metric":"ttft","percentile":99,"limit":9,"scope":"worst_hour","why":"kept"})"));
    QCOMPARE(saved["workload"]["service"].get<std::string>(), std::string("exp:4.50"));
    QCOMPARE(saved["offers"][0]["policy"]["scaler"].dump(),
             std::string(R"({"window_s":30,"kind":"average-load","mine":"kept","target":3})"));
    QCOMPARE(saved["offers"][0]["colour"].get<std::string>(), std::string("red"));
    QVERIFY(!saved["offers"][0].contains("label"));
    QCOMPARE(saved["offers"][0]["override"]["rates"][0]["ref"].get<std::string>(),
             std::string("kept"));
    QVERIFY(saved["offers"][0]["override"]["meter"].contains("load"));
    QVERIFY(!saved["offers"][0]["override"]["meter"].contains("idle"));
}

void PlanFileTest::scenariosAndOffersAreFoundAgainAfterReordering() {
    Json two = fullPlan();
    two["scenarios"].push_back(with(smallPlan()["scenarios"][0], "/mark", "second"));
    const LoadedPlan loaded = parsed(two);
    Plan plan = loaded.plan;
    std::swap(plan.scenarios[0], plan.scenarios[1]);
    std::swap(plan.scenarios[1].offers[0], plan.scenarios[1].offers[1]);
    const Json saved = savedTree(plan, loaded)["scenarios"];
    QCOMPARE(saved[0]["mark"].get<std::string>(), std::string("second"));
    QCOMPARE(saved[1]["offers"][1]["colour"].get<std::string>(), std::string("red"));
    plan.scenarios.pop_back();
    QCOMPARE(savedTree(plan, loaded)["scenarios"].dump(),
             Json::array({two["scenarios"][1]}).dump());
}

void PlanFileTest::aDuplicatedScenarioTakesItsUnknownKeysAlong() {
    const LoadedPlan loaded = parsed(with(fullPlan(), "/scenarios/0/mark", "kept"));
    Plan plan = loaded.plan;
    plan.scenarios.push_back(plan.scenarios[0]);
    plan.scenarios[1].name = "Copy";
    const Json saved = savedTree(plan, loaded)["scenarios"];
    QCOMPARE(saved[0]["name"].get<std::string>(), std::string("Tomorrow"));
    QCOMPARE(saved[1]["name"].get<std::string>(), std::string("Copy"));
    QCOMPARE(saved[1]["mark"].get<std::string>(), std::string("kept"));
    QCOMPARE(saved[1]["offers"][0]["colour"].get<std::string>(), std::string("red"));
}

void PlanFileTest::whatAPlanEndsUpAsIsReadBackEqual_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("small") << bytesOf(smallPlan());
    QTest::newRow("full") << bytesOf(fullPlan());
    QTest::newRow("month 730") << bytesOf(with(smallPlan(), "/month_hours", 730));
    QTest::newRow("no time-out") << bytesOf(
        with(smallPlan(), "/scenarios/0/workload/request_timeout_s", nullptr));
    QTest::newRow("burstiness 2.5")
        << bytesOf(with(smallPlan(), "/scenarios/0/traffic/burstiness", 2.5));
    QTest::newRow("odd rates") << bytesOf(
        with(smallPlan(), "/scenarios/0/traffic/requests_per_s/3", 0.1 + 0.2));
    QTest::newRow("tiny rate") << bytesOf(
        with(smallPlan(), "/scenarios/0/traffic/requests_per_s/3", 5e-324));
}

void PlanFileTest::whatAPlanEndsUpAsIsReadBackEqual() {
    QFETCH(QByteArray, bytes);
    const LoadedPlan loaded = parsed(bytes);
    QVERIFY(parsed(planText(loaded.plan, loaded.source.get())).plan == loaded.plan);
    // without the source every key is spelled from the plan alone
    QVERIFY(parsed(planText(loaded.plan, nullptr)).plan == loaded.plan);
    const LoadedPlan other = parsed(smallPlan());
    Plan moved = loaded.plan; // on top of another file every field counts as edited
    QVERIFY(parsed(planText(moved, other.source.get())).plan == loaded.plan);
}

void PlanFileTest::aPlanOfOursNeedsNoSource() {
    const Plan plan = newPlan();
    QVERIFY(!firstProblem(plan));
    const QByteArray text = planText(plan, nullptr);
    const LoadedPlan loaded = parsed(text);
    QVERIFY(withoutOrigins(loaded.plan) == plan);
    QVERIFY(loaded.warnings.isEmpty());
    QCOMPARE(planText(loaded.plan, loaded.source.get()), text);
    QCOMPARE(plan.scenarios[0].offers.size(), std::size_t(4));
}

void PlanFileTest::policiesStayMinimal() {
    Plan plan = newPlan();
    plan.scenarios[0].offers[0].policy.maxWorkers = 2;
    const Json offers =
        Json::parse(planText(plan, nullptr).toStdString())["scenarios"][0]["offers"];
    QCOMPARE(offers[0]["policy"].dump(), std::string(R"({"max_workers":2})"));
    QVERIFY(!offers[1].contains("policy"));
}

void PlanFileTest::samplesAreReadFromBesideThePlan() {
    const QTemporaryDir folder;
    QFile samples(folder.filePath("s.txt"));
    QVERIFY(samples.open(QIODevice::WriteOnly) && samples.write("3\r\n1.5\n\n2e0") > 0);
    samples.close();
    const QByteArray bytes =
        bytesOf(with(smallPlan(), "/scenarios/0/workload/service", "file:s.txt"));
    const auto loaded = parsePlan(bytes, folder.filePath("x.breakeven"));
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
    const auto& service = std::get<Distribution>(loaded->plan.scenarios[0].workload.service);
    QCOMPARE(std::get<Samples>(service).values, (std::vector<double>{1.5, 2, 3}));
}

void PlanFileTest::theOldFileStaysWhenSavingFails() {
    const QTemporaryDir folder;
    const QString occupied = folder.filePath("plan.breakeven");
    QVERIFY(savePlan(newPlan(), nullptr, occupied));
    // a file where a folder is needed: not even the administrator can write below it
    const auto saved = savePlan(newPlan(), nullptr, occupied + "/below.breakeven");
    QVERIFY(!saved);
    QVERIFY(saved.error().machineFailed);
    QVERIFY(saved.error().problem.startsWith("cannot be saved: "));
    QVERIFY(loadPlan(occupied));
    QVERIFY(!savePlan(newPlan(), nullptr, folder.path())); // a folder of that name
    QVERIFY(!savePlan(newPlan(), nullptr, "/dev/full/x"));
}

void PlanFileTest::aSavedFileIsReplacedInOneStep() {
    const QTemporaryDir folder;
    const QString name = folder.filePath("plan.breakeven");
    QVERIFY(savePlan(newPlan(), nullptr, name));
    const LoadedPlan loaded = *loadPlan(name);
    Plan plan = loaded.plan;
    plan.name = "Renamed";
    QVERIFY(savePlan(plan, loaded.source.get(), name));
    QCOMPARE(loadPlan(name)->plan.name, std::string("Renamed"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{"plan.breakeven"});
}

void PlanFileTest::everyExampleIsReadAndSavedUnchanged_data() {
    QTest::addColumn<QString>("fileName");
    const QDir folder(BREAKEVEN_SOURCE_DIR "/resources/examples");
    for (const QString& name : folder.entryList({"*.breakeven"}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void PlanFileTest::everyExampleIsReadAndSavedUnchanged() {
    QFETCH(QString, fileName);
    const auto loaded = loadPlan(fileName);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
    QCOMPARE(loaded->warnings, QStringList());
    QVERIFY(!loaded->about.isEmpty());
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(savedTree(loaded->plan, *loaded).dump(),
             Json::parse(file.readAll().toStdString()).dump());
    QVERIFY(withoutOrigins(parsed(planText(loaded->plan, nullptr)).plan) ==
            withoutOrigins(loaded->plan));
}

QTEST_GUILESS_MAIN(PlanFileTest)
#include "tst_plan_file.moc"
