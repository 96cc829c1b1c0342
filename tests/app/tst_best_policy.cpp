// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "exchange/best_text.h"
#include "pricing/study/best_policy.h"
#include "pricing/study/cold_start_impact.h"

#include <algorithm>

using namespace pricing;

namespace {

BestPolicies best(const Plan& plan, int threads = 2) {
    QThreadPool pool;
    return *bestPolicies(priced::input(plan), document::spreadOver(pool, threads));
}

const BestPolicies& articleBest() {
    static const BestPolicies found = best(priced::plan(":/examples/article-40-percent.breakeven"));
    return found;
}

} // namespace

/// The cheapest policy of each offer that meets the targets.
class TestBestPolicy : public QObject {
    Q_OBJECT
private slots:
    void whatIsFoundMeetsTheTargetAndCostsWhatPriceSays() {
        const CompareInput in =
            priced::input(priced::plan(":/examples/article-40-percent.breakeven"));
        const Report report = *compare(withPolicies(in, articleBest().offers), Accuracy::finished);
        int found = 0;
        for (const BestPolicy& b : articleBest().offers) {
            if (!b.policy)
                continue;
            ++found;
            const OfferResult& price = report.offers[static_cast<std::size_t>(b.offer)];
            QVERIFY(*b.result.targetMet);
            QCOMPARE(b.result.monthlyCost->nano, price.monthlyCost->nano);
            QCOMPARE(b.result.latency.p95, price.latency.p95);
        }
        QVERIFY(found >= 4);
    }

    void noSafePointOfTheFrontierIsCheaper() {
        const CompareInput in =
            priced::input(priced::plan(":/examples/article-40-percent.breakeven"));
        const ColdStartStudy impact = *coldStartImpact(in);
        int compared = 0;
        for (const ColdStartImpact& i : impact.offers) {
            const BestPolicy& b = articleBest().offers[static_cast<std::size_t>(i.offer)];
            if (!i.advised)
                continue;
            const SettingFigures& advised = i.frontier[static_cast<std::size_t>(*i.advised)];
            ++compared;
            QVERIFY(b.policy.has_value());
            QVERIFY2(b.result.monthlyCost->usd() <= advised.monthlyCost.usd() +
                                                        3 * advised.stderrUsd +
                                                        3 * *b.result.monthlyCostStderrUsd + 1e-6,
                     qPrintable(QString::fromStdString(b.label)));
        }
        QVERIFY(compared >= 3);
    }

    void aPolicyThatMissesTheTargetIsReplacedByADearerOneThatMeetsIt() {
        for (const BestPolicy& b : articleBest().offers)
            if (b.policy && b.asSet.targetMet == false)
                QVERIFY(*b.result.targetMet);
        const auto documented = std::find_if(
            articleBest().offers.begin(), articleBest().offers.end(), [](const BestPolicy& b) {
                return b.pack == "documented" && b.id == "runpod-serverless-h100";
            });
        QVERIFY(documented != articleBest().offers.end());
        QVERIFY(documented->asSet.targetMet == false && documented->policy.has_value());
    }

    void whereNothingMeetsTheTargetTheReasonIsGiven() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        plan.scenarios[0].workload.targets = {{Metric::latency, 95, 0.5}}; // the service takes 4 s
        for (const BestPolicy& b : best(plan).offers) {
            QVERIFY(!b.policy);
            QVERIFY(!b.reason.empty());
        }
    }

    void withoutTargetsItIsTheCheapest() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        plan.scenarios[0].workload.targets.clear();
        for (const BestPolicy& b : best(plan).offers)
            if (b.policy)
                QVERIFY(b.result.monthlyCost->usd() <=
                        b.asSet.monthlyCost->usd() + 3 * *b.result.monthlyCostStderrUsd + 1e-6);
    }

    void aScheduleThatMeetsTheTargetIsNotReplacedByADearerNumber() {
        const BestPolicies found = best(priced::plan(":/examples/hf-endpoints-schedule.breakeven"));
        const BestPolicy& hf = found.offers[0];
        QVERIFY(*hf.asSet.targetMet);
        QCOMPARE(hf.result.monthlyCost->nano, hf.asSet.monthlyCost->nano);
    }

    void vendorDefaultsAreTheDocuments() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        plan.scenarios[0].offers[0].policy.idleTimeoutS = 77;
        const CompareInput in = withVendorDefaults(priced::input(plan));
        QCOMPARE(*in.offers[0].policy.idleTimeoutS, *in.offers[0].offer.defaults.idleTimeoutS);
    }

    void aScalerWithTimesOfItsOwnIsSearchedByThem() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        auto& offers = plan.scenarios[0].offers;
        offers.resize(1);
        for (const Scaler& scaler : {Scaler{AverageLoadScaler{}}, Scaler{WindowsScaler{}}}) {
            offers[0].policy.scaler = scaler;
            offers[0].policy.idleTimeoutS = 42;
            const BestPolicy b = best(plan).offers[0];
            QVERIFY2(b.policy.has_value(), b.reason.c_str());
            QVERIFY(*b.result.targetMet);
            QCOMPARE(*b.policy->idleTimeoutS, 42.0);
            QCOMPARE(b.policy->scaler->index(), scaler.index());
        }
    }

    void whereTimesAreEstimatedWorkersAreShapedToo() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        Scenario& s = plan.scenarios[0];
        s.workload.service = EstimateService{};
        s.workload.byGpu.clear();
        s.workload.model = "Llama 3.1 8B FP8"; // leaves memory for many requests
        for (double& rate : s.traffic.requestsPerSecond)
            rate *= 20;
        s.workload.inputTokens = TokenCount{1155, 1.1};
        s.workload.outputTokens = TokenCount{211, 0.8};
        s.workload.concurrency = 1;
        s.offers.resize(1);
        const BestPolicy b = best(plan).offers[0];
        QVERIFY2(b.policy.has_value(), b.reason.c_str());
        QVERIFY(*b.result.targetMet);
        // one request at a time leaves most of a GPU's speed unused
        QVERIFY(b.policy->concurrency.value_or(1) > 1);
        CompareInput one = priced::input(plan);
        one.offers[0].policy = *b.policy;
        const Report again = *compare(one, Accuracy::finished);
        QCOMPARE(again.offers[0].monthlyCost->nano, b.result.monthlyCost->nano);
    }

    void aStoppedSearchGivesNothingAndProgressNeverGoesBack() {
        const CompareInput in =
            priced::input(priced::plan(":/examples/article-40-percent.breakeven"));
        QVERIFY(!bestPolicies(in, oneAfterAnother, [](double, double) { return false; }));
        double last = 0;
        bool wentBack = false;
        const auto watch = [&](double done, double total) {
            wentBack = wentBack || done / total < last;
            last = done / total;
            return true;
        };
        QVERIFY(bestPolicies(in, oneAfterAnother, watch));
        QVERIFY(!wentBack && last > 0.9 && last <= 1);
    }

    void sameBitsWithAnyNumberOfThreads() {
        Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
        plan.scenarios[0].offers.resize(2);
        QCOMPARE(exchange::bestJson(best(plan, 1)), exchange::bestJson(best(plan, 5)));
    }
};

QTEST_GUILESS_MAIN(TestBestPolicy)
#include "tst_best_policy.moc"
