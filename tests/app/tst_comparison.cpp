// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"
#include "support/sampled.h"

#include "exchange/report_json.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace pricing;

namespace {

Plan mixedPlan() {
    Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
    plan.scenarios[0].workload.inputTokens = TokenCount{900, 1};
    plan.scenarios[0].workload.outputTokens = TokenCount{200, 1};
    for (std::size_t h = 0; h < 168; ++h)
        plan.scenarios[0].traffic.requestsPerSecond[h] = 0.002 + 0.01 * static_cast<double>(h % 24);
    return plan;
}

Money sumOfHours(const OfferResult& o) {
    Money sum;
    for (const HourFigures& h : o.byHour)
        sum += total(h.cost);
    return sum;
}

} // namespace

/// The comparison as a whole: sums, determinism, precision, verdict.
class TestComparison : public QObject {
    Q_OBJECT
private slots:
    void phasesAndHoursAddUpToTheBillExactly();
    void sameBitsWithOneAndTwoThreads();
    void anOffersFiguresDoNotDependOnTheOthers();
    void theSeedChangesTheDrawButNotTheAnswer();
    void theStandardErrorCoversTheTruth();
    void coarseAgreesWithFinished();
    void aStoppedStudyGivesNothing();
    void managedBillsNeverFallWithTraffic();
    void managedIsPricedByRequestAndToken();
    void aMissedTargetCannotWin();
    void theVerdictNamesAFlipBetweenPacks();
    void aManagedOfferWithoutLatencyNeverWins();
    void autoSizedFleetsUseTheFewestWorkersThatMeetTheTarget();
    void anImpossibleTargetLeavesTheFleetUnpriced();
    void noTrafficCostsNothingServerless();
    void monthLengthScalesTheBill();
    void offersAreNamedByIdPackOrLabel();
    void overridesReplaceFigures();
    void aLeastBilledTimeHoldsWithoutRounding_data();
    void aLeastBilledTimeHoldsWithoutRounding();
    void twoRowsOfOneOfferAtDifferentPricesAreCompared();
    void aFleetThatSeesNoRequestIsStillSizedAndSaysSo();
};

void TestComparison::phasesAndHoursAddUpToTheBillExactly() {
    const Report report = priced::report(mixedPlan());
    for (const OfferResult& o : report.offers) {
        if (!o.priceable())
            continue;
        QCOMPARE(total(o.costByPart).nano, o.monthlyCost->nano);
        QCOMPARE(sumOfHours(o).nano, o.monthlyCost->nano);
        QCOMPARE(o.byHour.size(), std::size_t{168});
    }
}

void TestComparison::sameBitsWithOneAndTwoThreads() {
    const Plan plan = mixedPlan();
    const auto one = exchange::reportJson(priced::report(plan, 1), true);
    QCOMPARE(exchange::reportJson(priced::report(plan, 2), true), one);
    QCOMPARE(exchange::reportJson(priced::report(plan, 5), true), one);
}

void TestComparison::anOffersFiguresDoNotDependOnTheOthers() {
    Plan plan = mixedPlan();
    const Report all = priced::report(plan);
    auto& offers = plan.scenarios[0].offers;
    std::reverse(offers.begin(), offers.end());
    for (OfferChoice& o : offers)
        o.enabled = o.id == "runpod-serverless-h100" && o.pack == "documented";
    const Report one = priced::report(plan);
    QCOMPARE(one.offers.size(), std::size_t{1});
    const auto& same = priced::offer(all, "runpod-serverless-h100", "documented");
    QCOMPARE(one.offers[0].monthlyCost->nano, same.monthlyCost->nano);
    QCOMPARE(*one.offers[0].latency.p95, *same.latency.p95);
    QCOMPARE(*one.offers[0].monthlyCostStderrUsd, *same.monthlyCostStderrUsd);
}

void TestComparison::theSeedChangesTheDrawButNotTheAnswer() {
    Plan plan = mixedPlan();
    const Report a = priced::report(plan);
    plan.seed = 2;
    const Report b = priced::report(plan);
    SampledFigures agreement;
    for (std::size_t i = 0; i < a.offers.size(); ++i)
        if (a.offers[i].priceable() && *a.offers[i].monthlyCostStderrUsd > 0) {
            QVERIFY(a.offers[i].monthlyCost->nano != b.offers[i].monthlyCost->nano);
            agreement.add(
                "cost", a.offers[i].monthlyCost->usd(), b.offers[i].monthlyCost->usd(),
                std::hypot(*a.offers[i].monthlyCostStderrUsd, *b.offers[i].monthlyCostStderrUsd));
        }
    QCOMPARE(agreement.disagreement(), QString());
}

/// The busy cost of Poisson traffic is known exactly; the 95 % intervals of 1,000 repetitions of
/// the coarse answer must hold it about as often (tst_oracles looks at other parts of the bill).
void TestComparison::theStandardErrorCoversTheTruth() {
    Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
    auto& offers = plan.scenarios[0].offers;
    offers.resize(1); // RunPod as claimed: only execution is billed
    for (double& rate : plan.scenarios[0].traffic.requestsPerSecond)
        rate = 0.01;
    const double truth = 0.04 * 720 * 2.90;
    int covered = 0;
    constexpr int repetitions = 1000;
    for (int i = 0; i < repetitions; ++i) {
        plan.seed = 1000 + static_cast<std::uint64_t>(i);
        const Report r = priced::report(plan, 1, Accuracy::coarse);
        const auto& o = r.offers[0];
        covered += std::fabs(o.monthlyCost->usd() - truth) <= 1.96 * *o.monthlyCostStderrUsd;
    }
    QVERIFY2(covered >= 930 && covered <= 970, qPrintable(QString::number(covered)));
}

void TestComparison::coarseAgreesWithFinished() {
    Plan plan = mixedPlan();
    const Report coarse = priced::report(plan, 2, Accuracy::coarse);
    const Report finished = priced::report(plan);
    QVERIFY(coarse.coarse && !finished.coarse);
    for (std::size_t i = 0; i < coarse.offers.size(); ++i)
        if (coarse.offers[i].priceable())
            QVERIFY(std::fabs(coarse.offers[i].monthlyCost->usd() /
                                  finished.offers[i].monthlyCost->usd() -
                              1) < 0.1);
}

void TestComparison::aStoppedStudyGivesNothing() {
    const auto in = priced::input(mixedPlan());
    int calls = 0;
    const auto report =
        compare(in, Accuracy::finished, oneAfterAnother, [&](double done, double all) {
            ++calls;
            return done <= all && calls < 50;
        });
    QVERIFY(!report);
    QCOMPARE(calls, 50);
}

namespace {

OfferChoice managedChoice(double perRequest, double perInputToken) {
    OfferChoice choice;
    choice.id = "gmi-serverless";
    choice.pack = "article-2026-04-13";
    OfferPatch patch;
    patch.rates.push_back({RateOf::request,
                           perRequest,
                           RatePer::unit,
                           "test",
                           "2026-11-23",
                           Evidence::claimed,
                           {},
                           {}});
    if (perInputToken > 0)
        patch.rates.push_back({RateOf::inputToken,
                               perInputToken,
                               RatePer::million,
                               "test",
                               "2026-11-23",
                               Evidence::claimed,
                               {},
                               {}});
    choice.override_ = patch;
    return choice;
}

} // namespace

void TestComparison::managedBillsNeverFallWithTraffic() {
    Plan plan = mixedPlan();
    plan.scenarios[0].offers = {managedChoice(0.001, 0)};
    double last = 0;
    for (const double factor : {0.5, 1.0, 2.0, 7.0}) {
        Plan scaled = plan;
        for (double& rate : scaled.scenarios[0].traffic.requestsPerSecond)
            rate *= factor;
        const double usd = priced::report(scaled).offers[0].monthlyCost->usd();
        QVERIFY(usd > last);
        last = usd;
    }
}

void TestComparison::managedIsPricedByRequestAndToken() {
    Plan plan = mixedPlan();
    plan.scenarios[0].offers = {managedChoice(0.001, 2)};
    const Report r = priced::report(plan);
    const double requests = r.requestsPerWeek * 720 / 168;
    QVERIFY(r.offers[0].method == Method::closedForm);
    QVERIFY(std::fabs(r.offers[0].monthlyCost->usd() - requests * (0.001 + 900 * 2e-6)) < 1e-4);
    QVERIFY(!r.offers[0].billedHours);
    QVERIFY(!r.offers[0].targetMet);
}

void TestComparison::aMissedTargetCannotWin() {
    const Report r = priced::report(priced::plan(":/examples/article-40-percent.breakeven"));
    const auto& claimed = priced::offer(r, "runpod-serverless-h100", "article-2026-04-13");
    QCOMPARE(*claimed.targetMet, false); // one request in twenty waits longer than 30 s
    QVERIFY(claimed.monthlyCost <
            priced::offer(r, "gmi-bare-metal-h100", "article-2026-04-13").monthlyCost);
    QVERIFY(r.verdict.winner);
    QCOMPARE(r.offers[static_cast<std::size_t>(*r.verdict.winner)].id, "gmi-bare-metal-h100");
    QVERIFY(!r.verdict.sentence.empty());
}

void TestComparison::theVerdictNamesAFlipBetweenPacks() {
    const Report r = priced::report(priced::plan(":/examples/article-business-hours.breakeven"));
    QVERIFY(!r.verdict.winner);
    QVERIFY(r.verdict.sentence.find("Depends") == 0);
    const bool packFlip = std::any_of(r.verdict.flips.begin(), r.verdict.flips.end(),
                                      [](const Flip& f) { return f.input == "price pack"; });
    QVERIFY(packFlip);
}

void TestComparison::aManagedOfferWithoutLatencyNeverWins() {
    Plan plan = mixedPlan();
    plan.scenarios[0].offers.push_back(managedChoice(1e-6, 0));
    const Report r = priced::report(plan);
    const int managed = static_cast<int>(r.offers.size()) - 1;
    QVERIFY(!r.verdict.winner || *r.verdict.winner != managed);
    QVERIFY(r.verdict.sentence.find("latency is not known") != std::string::npos ||
            !r.verdict.winner);
}

void TestComparison::autoSizedFleetsUseTheFewestWorkersThatMeetTheTarget() {
    Plan plan = mixedPlan();
    for (double& rate : plan.scenarios[0].traffic.requestsPerSecond)
        rate = 0.9; // 3.6 workers' work
    auto& offers = plan.scenarios[0].offers;
    std::erase_if(offers, [](const OfferChoice& o) { return o.id != "gmi-bare-metal-h100"; });
    offers.resize(1);
    offers[0].policy.workers = AutoWorkers{};
    plan.scenarios[0].workload.targets = {{Metric::latency, 95, 12, TargetScope::week}};
    const Report r = priced::report(plan);
    QVERIFY(r.offers[0].workers);
    const int n = *r.offers[0].workers;
    QVERIFY(n >= 4 && n <= 8);
    QCOMPARE(*r.offers[0].targetMet, true);
    offers[0].policy.workers = WorkerCount{n - 1};
    QCOMPARE(*priced::report(plan).offers[0].targetMet, false);
}

void TestComparison::anImpossibleTargetLeavesTheFleetUnpriced() {
    Plan plan = mixedPlan();
    for (OfferChoice& o : plan.scenarios[0].offers)
        o.policy.workers.reset();
    plan.scenarios[0].workload.targets = {{Metric::latency, 95, 3, TargetScope::week}};
    const Report r = priced::report(plan); // a request alone takes 4 s
    const auto& o = priced::offer(r, "gmi-bare-metal-h100", "article-2026-04-13");
    QVERIFY(!o.priceable());
    QVERIFY(o.notes[0].find("no number of workers") != std::string::npos);
    QVERIFY(!r.verdict.winner);
}

void TestComparison::noTrafficCostsNothingServerless() {
    Plan plan = mixedPlan();
    for (double& rate : plan.scenarios[0].traffic.requestsPerSecond)
        rate = 0;
    const Report r = priced::report(plan);
    QCOMPARE(priced::offer(r, "runpod-serverless-h100", "documented").monthlyCost->nano, 0);
    QVERIFY(!priced::offer(r, "runpod-serverless-h100", "documented").usdPer1kRequests);
    QVERIFY(!r.verdict.winner);
}

void TestComparison::monthLengthScalesTheBill() {
    Plan plan = priced::plan(":/examples/article-24x7-even.breakeven");
    plan.month.calendar = true;
    const Report r = priced::report(plan);
    QCOMPARE(r.monthHours, 730.5);
    const auto& o = priced::offer(r, "runpod-serverless-h100", "article-2026-04-13");
    QVERIFY(std::fabs(o.monthlyCost->usd() - 730.5 * 2.9) < 0.01);
}

void TestComparison::offersAreNamedByIdPackOrLabel() {
    const Plan plan = mixedPlan();
    const auto packs = document::bundledPacks();
    const auto chosen = [&](std::vector<std::string> names) {
        std::vector<std::string> result;
        const auto in = resolve(plan, 0, packs, names);
        if (!in)
            return result;
        for (const ResolvedOffer& r : in->offers)
            result.push_back(r.offer.id + "@" + r.pack);
        return result;
    };
    QCOMPARE(chosen({"runpod-serverless-h100"}),
             std::vector<std::string>{"runpod-serverless-h100@article-2026-04-13"});
    QCOMPARE(chosen({"runpod-serverless-h100@documented"}),
             std::vector<std::string>{"runpod-serverless-h100@documented"});
    QCOMPARE(chosen({"runpod-serverless-h200@documented"}), // not in the scenario
             std::vector<std::string>{"runpod-serverless-h200@documented"});
    QVERIFY(chosen({"nobody"}).empty());
}

void TestComparison::overridesReplaceFigures() {
    Plan plan = priced::plan(":/examples/article-24x7-even.breakeven");
    OfferPatch patch;
    patch.rates.push_back(
        {RateOf::gpu, 1.5, RatePer::hour, "negotiated", "2026-11-01", Evidence::claimed, {}, {}});
    plan.scenarios[0].offers[0].override_ = patch;
    const Report r = priced::report(plan);
    QVERIFY(std::fabs(r.offers[0].monthlyCost->usd() - 1.5 * 720) < 0.01);
    QCOMPARE(r.offers[0].priceAsOf, std::string("2026-11-01"));
}

void TestComparison::aLeastBilledTimeHoldsWithoutRounding_data() {
    QTest::addColumn<int>("rounding");
    QTest::addColumn<double>("granularity");
    QTest::newRow("exact") << int(Rounding::exact) << 1.0;
    QTest::newRow("up to nothing") << int(Rounding::upPerWorkerLife) << 0.0;
}

void TestComparison::aLeastBilledTimeHoldsWithoutRounding() {
    QFETCH(int, rounding);
    QFETCH(double, granularity);
    Plan plan = mixedPlan();
    auto& offers = plan.scenarios[0].offers;
    offers.resize(1);
    offers[0].id = "runpod-serverless-h100";
    offers[0].pack = "documented";
    offers[0].policy = {};
    offers[0].policy.coldStart = Constant{1};
    offers[0].policy.idleTimeoutS = 0;
    OfferPatch patch;
    patch.meter.rounding = static_cast<Rounding>(rounding);
    patch.meter.granularityS = granularity;
    patch.meter.minimumS = 600;
    offers[0].override_ = patch;
    const Report report = priced::report(plan);
    const OfferResult& o = report.offers[0];
    QVERIFY(*o.coldStartsPerMonth > 1000);
    const double atLeast = *o.coldStartsPerMonth * 600 / 3600;
    QVERIFY2(*o.billedHours > 0.99 * atLeast, QByteArray::number(*o.billedHours));
    const double usd = *o.billedHours * 3600 * 0.00116;
    QVERIFY(std::fabs(o.monthlyCost->usd() - usd) < 1e-6 * usd);
}

void TestComparison::twoRowsOfOneOfferAtDifferentPricesAreCompared() {
    Plan plan = priced::plan(":/examples/article-24x7-even.breakeven");
    auto& offers = plan.scenarios[0].offers;
    offers.resize(1);
    offers.push_back(offers[0]);
    OfferPatch patch;
    patch.rates.push_back(
        {RateOf::gpu, 1.5, RatePer::hour, "negotiated", "2026-11-01", Evidence::claimed, {}, {}});
    offers[1].override_ = patch;
    plan.pricePacks = {"article-2026-04-13"};
    const Report r = priced::report(plan);
    QCOMPARE(r.verdict.winner, std::optional(1));
    QCOMPARE(r.verdict.runnerUp, std::optional(0));
}

void TestComparison::aFleetThatSeesNoRequestIsStillSizedAndSaysSo() {
    Plan plan = mixedPlan();
    auto& offers = plan.scenarios[0].offers;
    offers.resize(1);
    offers[0].id = "gmi-bare-metal-h100";
    offers[0].pack = "article-2026-04-13";
    offers[0].policy = {};
    offers[0].override_ = {};
    plan.scenarios[0].workload.targets = {Target{}};
    plan.scenarios[0].traffic.requestsPerSecond.assign(168, 1e-12);
    const Report report = priced::report(plan);
    const OfferResult& o = report.offers[0];
    QVERIFY2(o.priceable() && o.workers == 1, o.notes.empty() ? "" : o.notes[0].c_str());
    QVERIFY(!o.targetMet);
    QVERIFY(std::any_of(o.notes.begin(), o.notes.end(), [](const std::string& note) {
        return note.starts_with("no request came");
    }));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
