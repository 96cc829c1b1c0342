// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/compare.h"

#include <QTest>

using namespace pricing;

namespace {

/// A GPU rented by the hour; the week's one request an hour is nothing to it.
Offer rented(const char* id, double usdPerHour, std::optional<double> low = {},
             std::optional<double> high = {}) {
    Offer o;
    o.id = id;
    o.provider = id;
    o.mode = OfferMode::dedicated;
    o.gpu = "H100";
    o.rates = {{RateOf::gpu, usdPerHour, RatePer::hour, "S", "2026-01-01", Evidence::documented,
                low, high}};
    o.defaults.workers = FixedWorkers{WorkerCount{1}};
    return o;
}

/// A worker per request: 10 s of start and 10 s of work each, then stopped at once.
Offer perRequest(const char* id, double usdPerHour) {
    Offer o;
    o.id = id;
    o.provider = id;
    o.mode = OfferMode::serverless;
    o.gpu = "H100";
    o.rates = {{RateOf::gpu, usdPerHour, RatePer::hour}};
    o.meter.load = o.meter.execute = true;
    o.meter.idle = o.meter.queue = o.meter.pull = o.meter.drain = false;
    o.defaults.scaler = PerRequestScaler{};
    o.defaults.coldStart = Constant{10};
    o.defaults.idleTimeoutS = 0.001;
    o.defaults.minWorkers = WorkerCount{0};
    o.defaults.maxWorkers = 100;
    return o;
}

Report priced(const std::vector<Offer>& offers, double requestsPerSecond = 1.0 / 3600) {
    PricePack pack;
    pack.id = "pack";
    pack.offers = offers;
    Plan plan;
    plan.pricePacks = {"pack"};
    Scenario scenario;
    scenario.traffic.requestsPerSecond.assign(168, requestsPerSecond);
    scenario.traffic.burstiness.spacingCa2 = 0;
    scenario.workload.service = Distribution{Constant{10}};
    for (const Offer& o : offers) {
        OfferChoice choice;
        choice.id = choice.label.emplace(o.id);
        scenario.offers.push_back(choice);
    }
    plan.scenarios = {scenario};
    const PricePack packs[] = {pack};
    const auto in = resolve(plan, 0, packs);
    if (!in)
        qFatal("%s: %s", in.error().place.c_str(), in.error().problem.c_str());
    return *compare(*in, Accuracy::finished);
}

} // namespace

/// Who is said to win, and on what it is said to depend.
class TestVerdict : public QObject {
    Q_OBJECT
private slots:
    void theCheapestWinsWhereNothingIsDisputed();
    void aRateThatMayBeHigherFlipsWhereTheBillsAreEqual();
    void aRivalsRateThatMayBeLowerFlipsToo();
    void aRangeThatNeverReachesTheOtherChangesNothing();
    void onlyTheDisputedEndCounts();
    void aDisputedPhaseFlips();
    void aDisputedPhaseThatChangesNobodyIsNotNamed();
    void figuresThatOnlyFlipTogetherAreNamedTogether();
};

void TestVerdict::theCheapestWinsWhereNothingIsDisputed() {
    const Report r = priced({rented("A", 1), rented("B", 1.2)});
    QCOMPARE(r.verdict.winner, std::optional(0));
    QCOMPARE(r.verdict.runnerUp, std::optional(1));
    QVERIFY(r.verdict.flips.empty());
}

void TestVerdict::aRateThatMayBeHigherFlipsWhereTheBillsAreEqual() {
    const Report r = priced({rented("A", 1, 0.9, 1.5), rented("B", 1.2)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(r.verdict.flips.size(), std::size_t{1});
    QCOMPARE(r.verdict.flips[0], (Flip{"A, GPU rate", "above $1.20/h", "B"}));
    QVERIFY(QString::fromStdString(r.verdict.sentence).contains("above $1.20/h, B is cheapest"));
}

void TestVerdict::aRivalsRateThatMayBeLowerFlipsToo() {
    const Report r = priced({rented("A", 1), rented("B", 1.2, 0.8, 1.3)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(r.verdict.flips.size(), std::size_t{1});
    QCOMPARE(r.verdict.flips[0], (Flip{"B, GPU rate", "below $1.00/h", "B"}));
}

void TestVerdict::aRangeThatNeverReachesTheOtherChangesNothing() {
    const Report r = priced({rented("A", 1, 0.5, 1.19), rented("B", 1.2, 1.195, 9)});
    QCOMPARE(r.verdict.winner, std::optional(0));
}

void TestVerdict::onlyTheDisputedEndCounts() {
    QCOMPARE(priced({rented("A", 1, 0.5), rented("B", 1.2)}).verdict.winner, std::optional(0));
    QVERIFY(!priced({rented("A", 1), rented("B", 1.2, 0.5)}).verdict.winner);
}

void TestVerdict::aDisputedPhaseFlips() {
    // 1 request an hour: 10 s of work and 10 s of start at $360/h are $1 and $1 an hour
    Offer s = perRequest("S", 360);
    s.meter.load = false;
    s.disputes = {{Phase::load, false, true}};
    const Report r = priced({s, rented("B", 1.5)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(r.verdict.flips.size(), std::size_t{1});
    QCOMPARE(r.verdict.flips[0], (Flip{"S, cold start billed", "yes", "B"}));
}

void TestVerdict::aDisputedPhaseThatChangesNobodyIsNotNamed() {
    Offer s = perRequest("S", 360);
    s.meter.load = false;
    s.disputes = {{Phase::load, false, true}};
    QCOMPARE(priced({s, rented("B", 2.5)}).verdict.winner, std::optional(0));
}

void TestVerdict::figuresThatOnlyFlipTogetherAreNamedTogether() {
    const Report r = priced({rented("A", 1, 0.9, 1.15), rented("B", 1.2, 1.05, 1.3)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(r.verdict.flips.size(), std::size_t{1});
    QVERIFY(QString::fromStdString(r.verdict.flips[0].input).contains("A and B"));
    QCOMPARE(r.verdict.flips[0].then, std::string("B"));
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
