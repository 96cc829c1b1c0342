// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "exchange/study_json.h"
#include "pricing/study/cold_start_impact.h"

#include <algorithm>
#include <cmath>

using namespace pricing;

namespace {

Plan supportPlan() {
    return priced::plan(":/examples/support-assistant.breakeven");
}

ColdStartStudy study(const Plan& plan, const ColdStartOptions& options = {}, int threads = 2) {
    QThreadPool pool;
    return *coldStartImpact(priced::input(plan), options, document::spreadOver(pool, threads));
}

/// All offers of the support plan, simulated once for all the tests that only look.
const ColdStartStudy& supportStudy() {
    static const ColdStartStudy s = study(supportPlan());
    return s;
}

/// The plan with only that offer, under that setting.
Plan alone(Plan plan, int choice, const SettingFigures& setting) {
    auto& offers = plan.scenarios[0].offers;
    offers = {offers[static_cast<std::size_t>(choice)]};
    offers[0].policy.idleTimeoutS = setting.idleTimeoutS;
    offers[0].policy.minWorkers = WorkerCount{setting.minWorkers};
    return plan;
}

const SettingFigures* present(const ColdStartImpact& impact) {
    const auto it = std::find_if(impact.frontier.begin(), impact.frontier.end(),
                                 [](const SettingFigures& f) { return f.present; });
    return it == impact.frontier.end() ? nullptr : &*it;
}

} // namespace

/// What cold starts do to the bill and to the users, and the settings that could be used instead.
class TestColdStartImpact : public QObject {
    Q_OBJECT
private slots:
    void pointsOfTheFrontierArePriceRunsToTheBit_data();
    void pointsOfTheFrontierArePriceRunsToTheBit();
    void theMoneyAddsUpToTheBill();
    void theHoursAddUpToTheShareThatWaits();
    void waitsAreSharesOfThoseThatWait();
    void offersWithoutStartsSaySo();
    void noStartAddsNothing();
    void longerStartsMakeMoreWait();
    void theAdvisedSettingMeetsTheTargetAndIsNotOneStepFromFailing();
    void aScalerWithoutAnIdleTimeoutVariesNone();
    void sameBitsWithAnyNumberOfThreads();
    void aStoppedStudyGivesNothing();
};

void TestColdStartImpact::pointsOfTheFrontierArePriceRunsToTheBit_data() {
    QTest::addColumn<int>("choice");
    QTest::newRow("RunPod H100") << 0;
    QTest::newRow("RunPod H100, 1 warm") << 2;
    QTest::newRow("Modal H100") << 3;
}

void TestColdStartImpact::pointsOfTheFrontierArePriceRunsToTheBit() {
    QFETCH(int, choice);
    const Plan plan = supportPlan();
    const auto s = study(plan, {.offer = choice});
    const auto& frontier = s.offers.at(0).frontier;
    QVERIFY(frontier.size() >= 10);
    for (const SettingFigures& f : frontier) {
        const Report report = priced::report(alone(plan, choice, f), 1);
        const OfferResult& price = report.offers.at(0);
        QCOMPARE(f.monthlyCost.nano, price.monthlyCost->nano);
        QCOMPARE(f.stderrUsd, *price.monthlyCostStderrUsd);
        QVERIFY(f.latency == price.latency);
        QCOMPARE(f.coldWaitFraction, price.coldWaitFraction);
        QCOMPARE(f.targetMet, price.targetMet);
        QCOMPARE(f.weeksMeetingTarget, price.weeksMeetingTarget);
    }
}

void TestColdStartImpact::theMoneyAddsUpToTheBill() {
    const Report report = priced::report(supportPlan());
    const auto& s = supportStudy();
    QCOMPARE(s.offers.size(), report.offers.size());
    for (std::size_t i = 0; i < s.offers.size(); ++i) {
        const ColdStartImpact& impact = s.offers[i];
        if (impact.mode != OfferMode::serverless)
            continue;
        const Money sum = impact.starts + impact.idling + impact.keepWarm + impact.work;
        QCOMPARE(sum.nano, report.offers[i].monthlyCost->nano);
        QCOMPARE(impact.cost.nano, (impact.starts + impact.idling).nano);
        QVERIFY(present(impact));
        QCOMPARE(present(impact)->monthlyCost.nano, sum.nano);
    }
}

void TestColdStartImpact::theHoursAddUpToTheShareThatWaits() {
    for (const ColdStartImpact& impact : supportStudy().offers) {
        QCOMPARE(impact.byHour.size(), std::size_t{168});
        if (!impact.coldWaitFraction)
            continue;
        double waiting = 0, all = 0;
        for (std::size_t h = 0; h < 168; ++h) {
            waiting += impact.byHour[h].value_or(0) * impact.requestsByHour[h];
            all += impact.requestsByHour[h];
        }
        QVERIFY(std::fabs(waiting / all - *impact.coldWaitFraction) < 1e-9);
        QVERIFY(std::fabs(waiting - *impact.requestsWaitingPerWeek) < 1e-6 * all);
    }
}

void TestColdStartImpact::waitsAreSharesOfThoseThatWait() {
    const auto s = study(supportPlan(), {.offer = 0});
    const ColdStartImpact& impact = s.offers.at(0);
    double sum = 0, median = 0;
    for (const WaitBin& bin : impact.waits) {
        QVERIFY(bin.toS > bin.fromS && bin.share >= 0);
        if (sum < 0.5 && sum + bin.share >= 0.5)
            median = bin.toS;
        sum += bin.share;
    }
    QVERIFY(std::fabs(sum - 1) < 1e-9);
    QVERIFY(*impact.waitP50S <= median && *impact.waitP50S >= median - 2 * impact.waits[0].toS);
}

void TestColdStartImpact::offersWithoutStartsSaySo() {
    const auto& s = supportStudy();
    const ColdStartImpact& fixed = s.offers.at(4);
    QCOMPARE(fixed.id, std::string("gmi-bare-metal-h100"));
    QVERIFY(fixed.frontier.empty());
    QCOMPARE(*fixed.coldWaitFraction, 0.0);
    QCOMPARE(*fixed.addedP95S, 0.0);
    const ColdStartImpact& managed = s.offers.at(6);
    QCOMPARE(managed.id, std::string("gmi-serverless"));
    QVERIFY(!managed.coldWaitFraction && managed.frontier.empty() && !managed.reason.empty());
}

void TestColdStartImpact::noStartAddsNothing() {
    Plan plan = supportPlan();
    plan.scenarios[0].offers[0].policy.coldStart = Constant{0};
    const auto s = study(plan, {.offer = 0});
    QCOMPARE(*s.offers.at(0).addedP95S, 0.0);
    QCOMPARE(s.offers.at(0).starts.nano, 0);
}

void TestColdStartImpact::longerStartsMakeMoreWait() {
    ColdStartParts built;
    built.weightsGb = 0;
    built.initialisation = Constant{90};
    const auto s = study(supportPlan(), {.offer = 0, .built = built});
    const auto& rows = s.offers.at(0).byDuration;
    QCOMPARE(rows.size(), std::size_t{6});
    for (std::size_t i = 1; i + 1 < rows.size(); ++i)
        QVERIFY(*rows[i].figures.latency.p95 > *rows[i - 1].figures.latency.p95);
    QVERIFY(rows.back().given);
    QCOMPARE(rows.back().meanS, 90.0);
    QVERIFY(*rows.back().figures.latency.p95 > *rows[4].figures.latency.p95); // twice 30 s
}

void TestColdStartImpact::theAdvisedSettingMeetsTheTargetAndIsNotOneStepFromFailing() {
    const auto& s = supportStudy();
    int advised = 0;
    for (const ColdStartImpact& impact : s.offers) {
        if (!impact.advised)
            continue;
        ++advised;
        const auto i = static_cast<std::size_t>(*impact.advised);
        const auto& f = impact.frontier;
        QVERIFY(*f[i].weeksMeetingTarget >= 0.95);
        for (const std::size_t k : {i - 1, i + 1})
            if (k < f.size() && f[k].minWorkers == f[i].minWorkers)
                QVERIFY(*f[k].targetMet);
        const auto now =
            std::find_if(f.begin(), f.end(), [](const auto& setting) { return setting.present; });
        if (now != f.end() && now->targetMet.value_or(false) && !f[i].present)
            QVERIFY((now->monthlyCost - f[i].monthlyCost).usd() >
                    std::max(0.5, now->stderrUsd + f[i].stderrUsd));
    }
    QVERIFY(advised >= 2);
}

void TestColdStartImpact::aScalerWithoutAnIdleTimeoutVariesNone() {
    Plan plan = supportPlan();
    auto& offers = plan.scenarios[0].offers;
    offers.resize(1);
    for (const Scaler& scaler : {Scaler{AverageLoadScaler{}}, Scaler{WindowsScaler{}}}) {
        offers[0].policy.scaler = scaler;
        offers[0].policy.idleTimeoutS = 42;
        const auto frontier = study(plan).offers[0].frontier;
        QVERIFY(frontier.size() >= 3); // by workers kept warm
        for (const SettingFigures& f : frontier)
            QCOMPARE(f.idleTimeoutS, 42.0);
    }
}

void TestColdStartImpact::sameBitsWithAnyNumberOfThreads() {
    const Plan plan = priced::plan(":/examples/article-business-hours-23.breakeven");
    const auto one = exchange::coldStartJson(study(plan, {}, 1));
    QCOMPARE(exchange::coldStartJson(study(plan, {}, 2)), one);
    QCOMPARE(exchange::coldStartJson(study(plan, {}, 5)), one);
}

void TestColdStartImpact::aStoppedStudyGivesNothing() {
    int asked = 0;
    const auto stop = [&](double, double) { return ++asked < 20; };
    QVERIFY(!coldStartImpact(priced::input(supportPlan()), {}, oneAfterAnother, stop));
    QCOMPARE(asked, 20);
}

QTEST_GUILESS_MAIN(TestColdStartImpact)
#include "tst_cold_start_impact.moc"
