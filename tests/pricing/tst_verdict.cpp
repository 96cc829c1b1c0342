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
    o.rates = {{RateOf::gpu, usdPerHour, RatePer::hour, "S", "2026-01-01", Evidence::documented}};
    o.meter.load = o.meter.execute = true;
    o.meter.idle = o.meter.queue = o.meter.pull = o.meter.drain = false;
    o.defaults.scaler = PerRequestScaler{};
    o.defaults.coldStart = Constant{10};
    o.defaults.idleTimeoutS = 0.001;
    o.defaults.minWorkers = WorkerCount{0};
    o.defaults.maxWorkers = 100;
    return o;
}

/// The first `ticked` of the offers are in the comparison.
Report priced(const std::vector<Offer>& offers, double requestsPerSecond = 1.0 / 3600,
              std::size_t ticked = 100, const std::string& model = {}) {
    PricePack pack;
    pack.id = "pack";
    pack.offers = offers;
    Plan plan;
    plan.pricePacks = {"pack"};
    Scenario scenario;
    scenario.traffic.requestsPerSecond.assign(168, requestsPerSecond);
    scenario.traffic.burstiness.spacingCa2 = 0;
    scenario.workload.service = Distribution{Constant{10}};
    scenario.workload.model = model;
    for (const Offer& o : offers) {
        if (scenario.offers.size() == ticked)
            break;
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

/// What the verdict depends on, by what is said of it.
std::vector<Flip> inRange(const Report& r) {
    std::vector<Flip> flips;
    for (const Flip& f : r.verdict.flips)
        if (f.inRange)
            flips.push_back({f.input, f.value, f.then});
    return flips;
}

/// Where rates would make the two cheapest level.
std::vector<Flip> level(const Report& r) {
    std::vector<Flip> flips;
    for (const Flip& f : r.verdict.flips)
        if (!f.inRange)
            flips.push_back({f.input, f.value, f.then});
    return flips;
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
    void theRatesThatMakeTheTwoCheapestLevelAreNamed();
    void aRateAtWhichNothingIsLevelIsNotNamed();
    void cheaperOffersNotChosenHoldTheModel();
};

void TestVerdict::theCheapestWinsWhereNothingIsDisputed() {
    const Report r = priced({rented("A", 1), rented("B", 1.2)});
    QCOMPARE(r.verdict.winner, std::optional(0));
    QCOMPARE(r.verdict.runnerUp, std::optional(1));
    QVERIFY(inRange(r).empty());
}

void TestVerdict::aRateThatMayBeHigherFlipsWhereTheBillsAreEqual() {
    const Report r = priced({rented("A", 1, 0.9, 1.5), rented("B", 1.2)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(inRange(r).size(), std::size_t{1});
    QCOMPARE(inRange(r)[0], (Flip{"A, GPU rate", "above $1.20/h", "B"}));
    QVERIFY(QString::fromStdString(r.verdict.sentence)
                .contains("Depends on A, GPU rate: A below $1.20/h, B above (documented $1.00/h); "
                          "as stated A"));
}

void TestVerdict::aRivalsRateThatMayBeLowerFlipsToo() {
    const Report r = priced({rented("A", 1), rented("B", 1.2, 0.8, 1.3)});
    QVERIFY(!r.verdict.winner);
    QCOMPARE(inRange(r).size(), std::size_t{1});
    QCOMPARE(inRange(r)[0], (Flip{"B, GPU rate", "below $1.00/h", "B"}));
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
    QCOMPARE(inRange(r).size(), std::size_t{1});
    QCOMPARE(inRange(r)[0], (Flip{"S, cold start billed", "yes", "B"}));
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
    QCOMPARE(inRange(r).size(), std::size_t{1});
    QVERIFY(QString::fromStdString(inRange(r)[0].input).contains("A and B"));
    QCOMPARE(inRange(r)[0].then, std::string("B"));
}

void TestVerdict::theRatesThatMakeTheTwoCheapestLevelAreNamed() {
    // 1 request an hour: 20 s at $180/h are $1 an hour; A is level with B at $1.20 an hour
    const Report r = priced({perRequest("A", 180), rented("B", 1.2)});
    QCOMPARE(r.verdict.winner, std::optional(0));
    QCOMPARE(level(r), (std::vector<Flip>{{"A, GPU rate", "above $216.00/h", "B"},
                                          {"B, GPU rate", "below $1.00/h", "B"}}));
    QCOMPARE(r.verdict.flips[0].stated, std::string("documented $180.00/h"));
    QCOMPARE(r.verdict.flips[1].sentence,
             std::string("B below $1.00/h, A above (documented $1.20/h)"));
}

void TestVerdict::aRateAtWhichNothingIsLevelIsNotNamed() {
    Offer free = rented("A", 0); // no multiple of nothing costs as much as B
    const auto flips = level(priced({free, rented("B", 1.2)}));
    QVERIFY(flips.size() <= 1);
    for (const Flip& f : flips)
        QVERIFY(f.input != "A, GPU rate");
}

void TestVerdict::cheaperOffersNotChosenHoldTheModel() {
    Offer small = rented("small", 0.5), large = rented("large", 0.6), dear = rented("dear", 3);
    small.gpu = "RTX 4090"; // 24 GB; 141 GB of weights at 16 bit, 70.6 GB at 8 bit
    large.gpu = "H200";     // 141 GB
    const std::vector<Offer> offers{rented("A", 1), small, large, dear};
    using Names = std::vector<std::string>;
    QCOMPARE(priced(offers, 1.0 / 3600, 1).verdict.cheaperNotChosen,
             (Names{"small@pack", "large@pack"})); // nothing is said of a model
    QCOMPARE(priced(offers, 1.0 / 3600, 1, "a model of our own").verdict.cheaperNotChosen,
             (Names{"small@pack", "large@pack"}));
    QCOMPARE(priced(offers, 1.0 / 3600, 1, "Llama 3.1 70B FP8").verdict.cheaperNotChosen,
             Names{"large@pack"});
    QCOMPARE(priced(offers, 1.0 / 3600, 1, "Llama 3.1 70B").verdict.cheaperNotChosen, Names{});
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
