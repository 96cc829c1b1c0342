// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/estimate.h"
#include "pricing/study/compare.h"

#include <QTest>

#include <cmath>

using namespace pricing;

namespace {

Offer rented(const std::string& gpu, double memoryGb, int gpus = 1) {
    Offer o;
    o.id = "rented";
    o.provider = "R";
    o.mode = OfferMode::dedicated;
    o.gpu = gpu;
    o.gpuMemoryGb = memoryGb;
    o.gpusPerWorker = gpus;
    o.rates = {{RateOf::gpu, 2, RatePer::hour, "S", "2026-01-01", Evidence::documented}};
    o.defaults.workers = FixedWorkers{WorkerCount{1}};
    return o;
}

Offer serverless(double coldStartS) {
    Offer o = rented("H100", 80);
    o.mode = OfferMode::serverless;
    o.meter.load = o.meter.execute = o.meter.idle = true;
    o.meter.queue = o.meter.pull = o.meter.drain = false;
    o.defaults = {};
    o.defaults.scaler = PerRequestScaler{};
    o.defaults.coldStart = Constant{coldStartS};
    o.defaults.idleTimeoutS = 5;
    o.defaults.minWorkers = WorkerCount{0};
    o.defaults.maxWorkers = 10;
    return o;
}

/// Estimated, ten requests a minute, evenly spaced.
Scenario scenarioOf(const char* model, int concurrency) {
    Scenario s;
    s.traffic.requestsPerSecond.assign(168, 1.0 / 6);
    s.traffic.burstiness.spacingCa2 = 0;
    s.workload.model = model;
    s.workload.inputTokens = TokenCount{1000, 0};
    s.workload.outputTokens = TokenCount{200, 0};
    s.workload.service = EstimateService{};
    s.workload.concurrency = concurrency;
    return s;
}

OfferResult priced(const Offer& offer, Scenario scenario) {
    PricePack pack;
    pack.id = "pack";
    pack.offers = {offer};
    Plan plan;
    plan.pricePacks = {"pack"};
    OfferChoice choice;
    choice.id = offer.id;
    scenario.offers = {choice};
    plan.scenarios = {std::move(scenario)};
    const PricePack packs[] = {pack};
    const auto in = resolve(plan, 0, packs);
    if (!in)
        qFatal("%s: %s", in.error().place.c_str(), in.error().problem.c_str());
    return compare(*in, Accuracy::finished)->offers.at(0);
}

bool says(const OfferResult& r, const char* text) {
    return std::any_of(r.notes.begin(), r.notes.end(), [&](const std::string& note) {
        return note.find(text) != std::string::npos;
    });
}

std::optional<bool> meets(const Offer& offer, Scenario scenario, const Target& target) {
    scenario.workload.targets = {target};
    return priced(offer, scenario).targetMet;
}

} // namespace

/// Plans whose service time is "estimate": what they cost, and what is said of them.
class TestEstimate : public QObject {
    Q_OBJECT
private slots:
    void anEstimatedOfferIsPricedWithItsEstimate();
    void theNoteSaysHowAndWithWhatDerate();
    void whatDoesNotFitIsUnpricedWithTheReason();
    void moreGpusPerWorkerMakeItFit();
    void aGivenServiceTimeIsPricedEvenWhereTheModelDoesNotFit();
    void missingTokensAndUnknownNamesAreReasons();
    void concurrencyIsCutToWhatMemoryHolds();
    void aSpeedTableOfThePlanGoesBeforeTheEstimated();
    void oneGpuMayBeEstimatedBesideGivenOnes();
    void timeToFirstTokenIsJudged();
    void aColdStartDelaysTheFirstToken();
    void promptLengthsDecideTheShareOfLateFirstTokens();
    void timeBetweenTokensIsJudgedByTheFullStep();
    void tokenTimesAreNotKnownOfGivenServiceTimes();
};

void TestEstimate::anEstimatedOfferIsPricedWithItsEstimate() {
    const Scenario s = scenarioOf("Llama 3.1 8B FP8", 1);
    const auto e = *estimateService(s.workload, "H100", 80, 1, 1);
    const OfferResult r = priced(rented("H100", 80), s);
    QVERIFY(r.priceable());
    // 6 s apart and about 1 s each: every request is alone
    QVERIFY(e.serviceS(1, 200) < 6);
    QVERIFY(std::fabs(*r.latency.mean - e.serviceS(1, 200)) < 1e-4);
    QVERIFY(std::fabs(*r.utilisation - e.serviceS(1, 200) / 6) < 1e-3);
}

void TestEstimate::theNoteSaysHowAndWithWhatDerate() {
    const OfferResult r = priced(rented("A100", 80), scenarioOf("Llama 3.1 8B", 32));
    QVERIFY(says(r, "service time estimated: Llama 3.1 8B at 16 bit on A100 SXM 80GB, 1,000 tokens "
                    "in and 200 out"));
    QVERIFY(says(r, "with 32 at once"));
    QVERIFY(says(r, "room for 349 at once"));
    QVERIFY(says(r, "1.4× those of the well-tuned servers"));
    QVERIFY(!says(r, "not checked"));
    QVERIFY(says(priced(rented("RTX 4090", 24), scenarioOf("Llama 3.1 8B", 1)),
                 "not checked against measurements on RTX 4090"));
    QVERIFY(says(priced(rented("A100", 80), scenarioOf("Llama 3.1 8B FP8", 1)),
                 "no 8 bit floating point"));
}

void TestEstimate::whatDoesNotFitIsUnpricedWithTheReason() {
    const OfferResult r = priced(rented("H100", 80), scenarioOf("Llama 3.1 70B", 1));
    QVERIFY(!r.priceable());
    QVERIFY(says(r, "the weights of Llama 3.1 70B at 16 bit take 141 GB"));
    QVERIFY(says(r, "use more GPUs per worker"));
}

void TestEstimate::moreGpusPerWorkerMakeItFit() {
    QVERIFY(priced(rented("H100", 80, 4), scenarioOf("Llama 3.1 70B", 1)).priceable());
    Scenario s = scenarioOf("Llama 3.1 70B", 1);
    s.workload.byGpu["H100"].gpusPerWorker = 4;
    const OfferResult r = priced(rented("H100", 80), s);
    QVERIFY(r.priceable());
    QVERIFY(says(r, "4 × H100 SXM5"));
}

void TestEstimate::aGivenServiceTimeIsPricedEvenWhereTheModelDoesNotFit() {
    Scenario s = scenarioOf("Llama 3.1 70B", 1);
    s.workload.service = Distribution{Constant{2}};
    const OfferResult r = priced(rented("H100", 80), s);
    QVERIFY(r.priceable());
    QVERIFY(says(r, "take 141 GB"));
    s.workload.model = "Llama 3.1 70B FP8";
    QVERIFY(!says(priced(rented("H100", 80), s), "weights"));
    s.workload.model = "Something of our own";
    QVERIFY(!says(priced(rented("H100", 80), s), "known"));
    // a GPU that nothing but its memory is known of
    s.workload.model = "Llama 3.1 8B";
    QVERIFY(says(priced(rented("T4", 16), s), "take 16.1 GB"));
}

void TestEstimate::missingTokensAndUnknownNamesAreReasons() {
    Scenario s = scenarioOf("Llama 3.1 8B", 1);
    QVERIFY(says(priced(rented("T4", 16), s), "no figures of the GPU \"T4\""));
    s.workload.model = "Ours";
    QVERIFY(says(priced(rented("H100", 80), s), "no figures of the model \"Ours\""));
    s = scenarioOf("Llama 3.1 8B", 1);
    s.workload.outputTokens.reset();
    const OfferResult r = priced(rented("H100", 80), s);
    QVERIFY(!r.priceable());
    QVERIFY(says(r, "give input_tokens and output_tokens"));
}

void TestEstimate::concurrencyIsCutToWhatMemoryHolds() {
    const OfferResult r = priced(rented("H100", 80), scenarioOf("Llama 3.1 70B FP8", 16));
    QVERIFY(r.priceable());
    QVERIFY(says(r, "no more than 2 requests are served at once instead of 16"));
}

void TestEstimate::aSpeedTableOfThePlanGoesBeforeTheEstimated() {
    Scenario s = scenarioOf("Llama 3.1 8B", 2);
    QVERIFY(!says(priced(rented("H100", 80), s), "the plan's own"));
    s.workload.speed = {1, 0.5};
    QVERIFY(says(priced(rented("H100", 80), s), "the plan's own"));
}

void TestEstimate::oneGpuMayBeEstimatedBesideGivenOnes() {
    Scenario s = scenarioOf("Llama 3.1 8B", 1);
    s.workload.service = Distribution{Constant{3}};
    s.workload.byGpu["H100"].service = EstimateService{};
    QVERIFY(says(priced(rented("H100", 80), s), "service time estimated"));
    const OfferResult given = priced(rented("A100", 80), s);
    QVERIFY(!says(given, "service time estimated"));
    QCOMPARE(*given.latency.mean, 3.0);
}

void TestEstimate::timeToFirstTokenIsJudged() {
    const Scenario s = scenarioOf("Llama 3.1 8B FP8", 8);
    const Offer offer = rented("H100", 80);
    const auto e = *estimateService(s.workload, "H100", 80, 1, 8);
    const double first = e.stepS.back() + e.firstTokenS; // nothing waits
    QCOMPARE(meets(offer, s, {Metric::ttft, 99, first * 1.001}), std::optional(true));
    QCOMPARE(meets(offer, s, {Metric::ttft, 99, first * 0.999}), std::optional(false));
    // the whole answer takes longer than that limit
    QCOMPARE(meets(offer, s, {Metric::latency, 99, first * 1.001}), std::optional(false));
}

void TestEstimate::aColdStartDelaysTheFirstToken() {
    Scenario s = scenarioOf("Llama 3.1 8B FP8", 1);
    s.traffic.requestsPerSecond.assign(168, 1.0 / 60); // always cold
    QCOMPARE(meets(serverless(10), s, {Metric::ttft, 95, 9.9}), std::optional(false));
    QCOMPARE(meets(serverless(10), s, {Metric::ttft, 95, 10.5}), std::optional(true));
}

void TestEstimate::promptLengthsDecideTheShareOfLateFirstTokens() {
    Scenario s = scenarioOf("Llama 3.1 8B FP8", 1);
    s.workload.inputTokens->cv = 1.2;
    const auto e = *estimateService(s.workload, "H100", 80, 1, 1);
    const auto times = firstTokenTimes(e, *s.workload.inputTokens, 1024);
    const Offer offer = rented("H100", 80);
    // a week has 100,800 requests: the share beyond the 96th percentile is 4 % to 0.1 % of all
    const double p94 = times[963], p96 = times[983];
    QCOMPARE(meets(offer, s, {Metric::ttft, 95, p96}), std::optional(true));
    QCOMPARE(meets(offer, s, {Metric::ttft, 95, p94}), std::optional(false));
}

void TestEstimate::timeBetweenTokensIsJudgedByTheFullStep() {
    const Scenario s = scenarioOf("Llama 3.1 8B FP8", 32);
    const Offer offer = rented("H100", 80);
    const double step = estimateService(s.workload, "H100", 80, 1, 32)->stepS.back();
    QCOMPARE(meets(offer, s, {Metric::itl, 95, step * 1.001}), std::optional(true));
    QCOMPARE(meets(offer, s, {Metric::itl, 95, step * 0.999}), std::optional(false));
}

void TestEstimate::tokenTimesAreNotKnownOfGivenServiceTimes() {
    Scenario s = scenarioOf("Llama 3.1 8B FP8", 1);
    s.workload.service = Distribution{Constant{1}};
    QVERIFY(!meets(rented("H100", 80), s, {Metric::ttft, 95, 10}));
    QVERIFY(!meets(rented("H100", 80), s, {Metric::itl, 95, 10}));
    s.workload.targets = {{Metric::ttft, 95, 10}};
    QVERIFY(says(priced(rented("H100", 80), s), "not known where the service time is given"));
}

QTEST_APPLESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
