// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "pricing/study/policy_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace pricing;

namespace {

/// One offer of the article, 4 s a request, under even traffic and a target on cold waits.
CompareInput oneOffer(const std::string& id, double requestsPerS) {
    Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
    Scenario& s = plan.scenarios[0];
    s.traffic.requestsPerSecond.assign(168, requestsPerS);
    Target t;
    t.metric = Metric::coldWaitShare;
    t.limit = 0.1;
    s.workload.targets = {t};
    std::erase_if(s.offers, [&](const OfferChoice& o) { return o.id != id; });
    s.offers.resize(1);
    return priced::input(plan);
}

OfferResult resultOf(const CompareInput& in) {
    return compare(in, Accuracy::finished, oneAfterAnother)->offers.at(0);
}

/// Why it has no price.
bool says(const OfferResult& o, const char* word) {
    return !o.priceable() && std::any_of(o.notes.begin(), o.notes.end(), [&](const std::string& n) {
        return n.find(word) != std::string::npos;
    });
}

} // namespace

/// Requests that nobody serves, and fleets that serve nobody.
class TestUnserved : public QObject {
    Q_OBJECT
private slots:
    void lostRequestsCountAgainstATargetOnColdWaits();
    void rejectedRequestsCountToo();
    void whoGivesUpWaitingForAStartWaitedForIt();
    void aFleetWithoutWorkersHasNoPrice();
    void accountCapsHoldForRentedWorkersToo();
    void aFleetThatIsSizedKeepsToTheAccountsCaps();
    void capsThatAreTooFewForTheTargetAreTheReason();
    void aPolicyIsSoughtWithinTheAccountsCaps();
    void aPriceByTheTokenNeedsNoneByTheRequest();
};

void TestUnserved::lostRequestsCountAgainstATargetOnColdWaits() {
    CompareInput in = oneOffer("gmi-bare-metal-h100", 10); // 40 times what one worker can do
    in.offers[0].policy.workers = WorkerCount{1};
    const OfferResult o = resultOf(in);
    QVERIFY(*o.timedOutFraction > 0.9);
    QCOMPARE(o.targetMet, std::optional(false));
    CompareInput fits = oneOffer("gmi-bare-metal-h100", 0.1);
    fits.offers[0].policy.workers = WorkerCount{1};
    QCOMPARE(resultOf(fits).targetMet, std::optional(true));
}

void TestUnserved::rejectedRequestsCountToo() {
    CompareInput in = oneOffer("runpod-serverless-h100", 0.2);
    Policy& p = in.offers[0].policy;
    p.minWorkers = WorkerCount{1};
    p.maxWorkers = 1;
    p.whenFull = WhenFull::reject;
    const OfferResult o = resultOf(in);
    QVERIFY(*o.rejectedFraction > 0.4); // Erlang B of 0.8: 0.444
    QCOMPARE(o.targetMet, std::optional(false));
}

void TestUnserved::whoGivesUpWaitingForAStartWaitedForIt() {
    CompareInput in = oneOffer("runpod-serverless-h100", 0.01);
    Policy& p = in.offers[0].policy;
    p.scaler = Scaler{PerRequestScaler{}};
    p.coldStart = Distribution{Constant{30}};
    p.idleTimeoutS = 0.001;
    p.maxWorkers = 50;
    in.scenario.workload.requestTimeoutS = 10; // nobody waits for a start to its end
    const OfferResult o = resultOf(in);
    // served are those who come while a worker is up, and those to whom one becomes free in time
    QVERIFY(*o.timedOutFraction > 0.5);
    QVERIFY(*o.coldWaitFraction >= *o.timedOutFraction);
    in.scenario.workload.targets[0].limit = 1;
    QCOMPARE(resultOf(in).targetMet, std::optional(true)); // no request is counted twice
}

void TestUnserved::aFleetWithoutWorkersHasNoPrice() {
    CompareInput rented = oneOffer("gmi-bare-metal-h100", 0.1);
    rented.offers[0].policy.workers = WorkerCount{0};
    QVERIFY(says(resultOf(rented), "nothing is served"));
    CompareInput scaled = oneOffer("runpod-serverless-h100", 0.1);
    scaled.offers[0].policy.scaler = Scaler{FixedScaler{}};
    scaled.offers[0].policy.minWorkers = WorkerCount{0};
    QVERIFY(says(resultOf(scaled), "nothing is served"));
    scaled.offers[0].policy.minWorkers = WorkerCount{1};
    QVERIFY(resultOf(scaled).priceable());
}

void TestUnserved::accountCapsHoldForRentedWorkersToo() {
    CompareInput in = oneOffer("gmi-bare-metal-h100", 0.1);
    in.offers[0].offer.caps.workers = 2;
    in.offers[0].policy.workers = WorkerCount{3};
    QVERIFY(says(resultOf(in), "account's caps"));
    in.offers[0].policy.workers = WorkerCount{2};
    QVERIFY(resultOf(in).priceable());
}

namespace {

/// A rented fleet for 4.4 Erlang, as large as it has to be.
CompareInput sizedFleet() {
    CompareInput in = oneOffer("gmi-bare-metal-h100", 1.1);
    in.offers[0].policy.workers = AutoWorkers{};
    Target t;
    t.limit = 8; // p95 of 4 s of service and as much of waiting
    in.scenario.workload.targets = {t};
    return in;
}

} // namespace

void TestUnserved::aFleetThatIsSizedKeepsToTheAccountsCaps() {
    CompareInput in = sizedFleet();
    const OfferResult free = resultOf(in);
    QCOMPARE(free.targetMet, std::optional(true));
    QVERIFY(*free.workers > 5); // 5 keep up with the traffic
    in.offers[0].offer.caps.workers = *free.workers;
    QCOMPARE(resultOf(in).workers, free.workers);
    QCOMPARE(resultOf(in).monthlyCost, free.monthlyCost);
    in.scenario.workload.targets.clear(); // the fewest that keep up
    in.offers[0].offer.caps.workers = 5;
    QCOMPARE(resultOf(in).workers, std::optional(5));
}

void TestUnserved::capsThatAreTooFewForTheTargetAreTheReason() {
    CompareInput in = sizedFleet();
    const int needed = *resultOf(in).workers;
    const std::string allowed = "the account's caps allow " + std::to_string(needed - 1) +
                                " workers, too few to meet the target";
    in.offers[0].offer.caps.workers = needed - 1;
    QVERIFY(says(resultOf(in), allowed.c_str()));
    in.offers[0].offer.caps = {.workers = {}, .usdPerHour = 2.0 * needed - 0.01}; // $2 an hour each
    QVERIFY(says(resultOf(in), allowed.c_str()));
    in.offers[0].offer.caps.usdPerHour = 1;
    QVERIFY(says(resultOf(in), "the account's caps allow no worker"));
    in.offers[0].offer.caps = {.workers = 4, .usdPerHour = {}};
    in.scenario.workload.targets.clear();
    QVERIFY(says(resultOf(in),
                 "the account's caps allow 4 workers, and the busiest hour asks for 5: raise"));
}

void TestUnserved::aPolicyIsSoughtWithinTheAccountsCaps() {
    CompareInput in = oneOffer("runpod-serverless-h100", 1.1);
    in.offers[0].offer.caps.workers = 6;
    const auto policies = policiesToTry(in.offers[0], in.scenario);
    QVERIFY(policies.size() > 5);
    for (const Policy& p : policies) {
        QVERIFY(*p.maxWorkers <= 6);
        QVERIFY(mostWorkers(*p.minWorkers) <= 6);
    }
    in.offers[0].offer.caps = {};
    const auto free = policiesToTry(in.offers[0], in.scenario);
    QVERIFY(
        std::any_of(free.begin(), free.end(), [](const Policy& p) { return *p.maxWorkers > 6; }));
}

void TestUnserved::aPriceByTheTokenNeedsNoneByTheRequest() {
    CompareInput in = oneOffer("gmi-serverless", 0.1);
    in.scenario.workload.inputTokens = TokenCount{900, 1};
    in.scenario.workload.outputTokens = TokenCount{200, 1};
    QVERIFY(!resultOf(in).priceable());
    for (const auto& [what, usd] :
         {std::pair{RateOf::inputToken, 1.0}, {RateOf::outputToken, 2.0}}) {
        Rate rate;
        rate.what = what;
        rate.usd = usd;
        rate.per = RatePer::million;
        in.offers[0].offer.rates.push_back(rate);
    }
    const OfferResult o = resultOf(in);
    QVERIFY(o.priceable());
    const double requests = 0.1 * 720 * 3600;
    QVERIFY(std::abs(o.monthlyCost->usd() - requests * (900 * 1e-6 + 200 * 2e-6)) < 0.01);
}

QTEST_GUILESS_MAIN(TestUnserved)
#include "tst_unserved.moc"
