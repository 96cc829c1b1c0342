// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/compare.h"
#include "pricing/study/costing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pricing;

namespace {

constexpr double kMonth = 720;

bool near(double value, double expected, double share = 1e-9) {
    return std::fabs(value - expected) <= share * std::max(1e-12, std::fabs(expected));
}

Rate rate(RateOf what, double usd, RatePer per, std::optional<double> upTo = {}) {
    Rate r;
    r.what = what;
    r.usd = usd;
    r.per = per;
    r.upTo = upTo;
    return r;
}

/// Modal H100 as its price page has it (read 2026-07-01).
Offer modal() {
    Offer o;
    o.id = "modal";
    o.provider = "Modal";
    o.gpu = "H100";
    o.rates = {rate(RateOf::gpu, 0.001097, RatePer::second),
               rate(RateOf::cpuCore, 0.0000131, RatePer::second),
               rate(RateOf::memoryGib, 0.00000222, RatePer::second)};
    o.meter.load = o.meter.execute = o.meter.idle = true;
    o.multipliers.region = {{"us", 1.5}, {"us-west", 1.75}};
    o.multipliers.nonPreemptible = 3;
    return o;
}

Offer rented(int gpusPerWorker = 1) {
    Offer o;
    o.id = "rented";
    o.provider = "Rented";
    o.mode = OfferMode::dedicated;
    o.gpu = "H100";
    o.gpusPerWorker = gpusPerWorker;
    o.rates = {rate(RateOf::gpu, 2.0, RatePer::hour)};
    o.defaults.workers = FixedWorkers{WorkerCount{1}};
    return o;
}

Offer managed() {
    Offer o;
    o.id = "managed";
    o.provider = "Managed";
    o.mode = OfferMode::managed;
    o.rates = {rate(RateOf::inputToken, 1, RatePer::million),
               rate(RateOf::cachedInputToken, 0.1, RatePer::million),
               rate(RateOf::outputToken, 4, RatePer::million),
               rate(RateOf::batchInputToken, 0.5, RatePer::million),
               rate(RateOf::batchOutputToken, 2, RatePer::million)};
    return o;
}

Workload tokens() {
    Workload w;
    w.inputTokens = TokenCount{1000, 0};
    w.outputTokens = TokenCount{200, 0};
    return w;
}

OfferResult priced(const Offer& offer, const Policy& policy = {}, const Workload& w = tokens()) {
    PricePack pack;
    pack.id = "pack";
    pack.offers = {offer};
    Plan plan;
    plan.pricePacks = {"pack"};
    Scenario scenario;
    scenario.traffic.requestsPerSecond.assign(kHoursPerWeek, 0.01);
    scenario.traffic.burstiness.spacingCa2 = 0;
    scenario.workload = w;
    OfferChoice choice;
    choice.id = offer.id;
    choice.policy = policy;
    scenario.offers = {choice};
    plan.scenarios = {scenario};
    const std::vector<PricePack> packs{pack};
    return compare(*resolve(plan, 0, packs), Accuracy::finished)->offers[0];
}

double part(const OfferResult& r, CostPart p) {
    return r.costByPart[static_cast<std::size_t>(p)].usd();
}

bool notes(const OfferResult& r, const std::string& words) {
    return std::any_of(r.notes.begin(), r.notes.end(), [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

constexpr double kRequestsPerMonth = 0.01 * 3600 * kMonth;

} // namespace

/// What is billed beside GPU time: each rule of the meter against a sum done by hand.
class TestBill : public QObject {
    Q_OBJECT
private slots:
    void theRateOfAKeptWorkersStartIsAnAssumption();
    void coresAndMemoryStandBesideTheGpu() {
        Policy p;
        const double bare = rateCardOf(modal(), p, 1, kMonth)->busy;
        QVERIFY(near(bare, 0.001097));
        p.cpuCores = 8;
        p.memoryGib = 64;
        const double whole = rateCardOf(modal(), p, 1, kMonth)->busy;
        QVERIFY(near((whole - bare) * 3600, 8 * 0.0000131 * 3600 + 64 * 0.00000222 * 3600));
        QVERIFY(std::fabs((whole - bare) * 3600 - 0.89) < 0.005); // 22 % of an H100
        QVERIFY(std::fabs(whole / bare - 1.22) < 0.01);
    }

    void aRegionMultipliesAllThree() {
        Policy p;
        p.cpuCores = 8;
        const double usual = rateCardOf(modal(), p, 1, kMonth)->busy;
        p.region = "us-west";
        QVERIFY(near(rateCardOf(modal(), p, 1, kMonth)->busy, 1.75 * usual));
        p.region = "moon";
        const auto unknown = rateCardOf(modal(), p, 1, kMonth);
        QVERIFY(!unknown && unknown.error().problem.find("moon") != std::string::npos);
    }

    void machinesThatAreNeverTakenAwayAreNotToBeHadWithAGpu() {
        Policy p;
        p.nonPreemptible = true;
        QVERIFY(!rateCardOf(modal(), p, 1, kMonth));
        Offer allowed = modal();
        allowed.multipliers.nonPreemptibleGpu = true;
        QVERIFY(near(rateCardOf(allowed, p, 1, kMonth)->busy, 3 * 0.001097));
    }

    void aDiskIsMeteredInIntervalsOfFiveMinutes() {
        Offer o = modal();
        o.rates.push_back(rate(RateOf::diskGb, 0.10, RatePer::month));
        Policy p;
        p.diskGb = 20;
        const RateCard card = *rateCardOf(o, p, 1, kMonth);
        const double gbSecond = 0.10 / (kMonth * 3600);
        PhaseSeconds lives; // ten of a minute fill an interval each
        lives.busy = 600;
        lives.diskSurplus = 2400;
        const UsdByPart cost = usdByPart(card, lives);
        QVERIFY(near(cost[static_cast<std::size_t>(CostPart::storage)], 20 * gbSecond * 3000));
        QVERIFY(near(sum(cost), usd(card, lives)));
        QCOMPARE(diskIntervalS(o, p), 300.0);
        QCOMPARE(diskIntervalS(modal(), p), 0.0);
    }

    void everyLifeFillsItsDisksIntervals() {
        // one request every 100 s is served for 2 s and waited for 5 s: each life takes 7 s
        Offer o = modal();
        o.rates.push_back(rate(RateOf::diskGb, 0.10, RatePer::month));
        o.meter.drain = false;
        Policy p;
        p.diskGb = 20;
        p.scaler = PerRequestScaler{};
        p.idleTimeoutS = 5;
        p.coldStart = Constant{0};
        Workload w = tokens();
        w.service = Constant{2};
        const OfferResult r = priced(o, p, w);
        QVERIFY(near(part(r, CostPart::storage),
                     kRequestsPerMonth * 300 * 20 * 0.10 / (kMonth * 3600), 1e-7));
        double hours = 0;
        for (const HourFigures& h : r.byHour)
            hours += h.cost[static_cast<std::size_t>(CostPart::storage)].usd();
        QVERIFY(near(hours, part(r, CostPart::storage)));
    }

    void aVolumeIsBilledByItsTiers() {
        Offer o = rented();
        o.rates.push_back(rate(RateOf::storageGb, 0.07, RatePer::month, 1000));
        o.rates.push_back(rate(RateOf::storageGb, 0.05, RatePer::month));
        Policy p;
        p.volumeGb = 1500;
        const OfferResult r = priced(o, p);
        QCOMPARE(r.monthlyCost->usd(), 1440.0 + 70 + 25);
        QVERIFY(near(part(r, CostPart::storage), 95));
        QCOMPARE(tieredUsd({{1024, 0}, {1e300, 0.09}}, 1000), 0.0);
        QCOMPARE(tieredUsd({{1024, 0}, {1e300, 0.09}}, 1124), 9.0);
    }

    void whatIsSentIsBilledByTheMonthsRequests() {
        Offer o = rented();
        o.rates.push_back(rate(RateOf::egressGb, 0.0, RatePer::unit, 100));
        o.rates.push_back(rate(RateOf::egressGb, 0.09, RatePer::unit));
        Workload w = tokens();
        w.egressGb = 0.01;
        const OfferResult r = priced(o, {}, w);
        const double gb = 0.01 * kRequestsPerMonth;
        QVERIFY(near(part(r, CostPart::transfer), (gb - 100) * 0.09, 1e-8));
        double hours = 0;
        for (const HourFigures& h : r.byHour)
            hours += h.cost[static_cast<std::size_t>(CostPart::transfer)].usd();
        QVERIFY(near(hours, part(r, CostPart::transfer)));
    }

    void aCreditTakesNoMoreThanTheBill() {
        Offer o = managed();
        o.rates.push_back(rate(RateOf::planFee, 250, RatePer::month));
        o.rates.push_back(rate(RateOf::planCredit, 100, RatePer::month));
        const double work = kRequestsPerMonth * (1000 * 1e-6 + 200 * 4e-6);
        QVERIFY(near(priced(o).monthlyCost->usd(), work + 150, 1e-8));
        for (Rate& r : o.rates)
            if (r.what == RateOf::planCredit)
                r.usd = 1e6;
        QCOMPARE(priced(o).monthlyCost->usd(), 0.0);
    }

    void aCommitmentDiscountsTheRateAndSpreadsWhatIsPaidUpfront() {
        Offer o = rented();
        o.commitment = Commitment{12, 0.25, 1200};
        const OfferResult r = priced(o);
        QVERIFY(near(r.monthlyCost->usd(), 1440 * 0.75 + 100));
        QVERIFY(near(part(r, CostPart::fees), 100));
    }

    void wholeNodesAreRented() {
        Offer o = rented(2);
        o.nodeGpus = 8;
        Policy p;
        p.workers = FixedWorkers{WorkerCount{3}}; // 6 GPUs in one node
        const OfferResult r = priced(o, p);
        QVERIFY(near(r.monthlyCost->usd(), 8 * 2.0 * kMonth));
        QVERIFY(near(*r.billedHours, 8 * kMonth));
        QVERIFY(part(r, CostPart::reservedUnused) > 0.7 * r.monthlyCost->usd());
    }

    void cachedBatchedAndRepeatedTokensHaveTheirPrices() {
        Workload w = tokens();
        QVERIFY(near(*managedUsdPerRequest(managed(), w), 1000e-6 + 800e-6));
        w.cachedInputShare = 0.5;
        QVERIFY(near(*managedUsdPerRequest(managed(), w), 500e-6 + 50e-6 + 800e-6));
        w.batchShare = 0.2;
        QVERIFY(near(*managedUsdPerRequest(managed(), w),
                     0.2 * 500e-6 + 0.8 * (500e-6 + 50e-6) + 0.2 * 400e-6 + 0.8 * 800e-6));
        w.batchShare = w.cachedInputShare = 0;
        w.retryShare = 0.1;
        QVERIFY(near(*managedUsdPerRequest(managed(), w), 1.1 * 1800e-6));
        Offer plain = managed(); // no prices of their own: the ordinary ones
        std::erase_if(plain.rates, [](const Rate& r) {
            return r.what != RateOf::inputToken && r.what != RateOf::outputToken;
        });
        w = tokens();
        w.cachedInputShare = w.batchShare = 0.5;
        QVERIFY(near(*managedUsdPerRequest(plain, w), 1800e-6));
    }

    void anAccountsCapsBoundTheFleet() {
        Offer o = modal();
        o.defaults.scaler = PerRequestScaler{};
        o.defaults.maxWorkers = 50;
        o.caps.usdPerHour = 80; // at $3.95 an hour
        OfferResult r = priced(o);
        QVERIFY(notes(r, "the account's caps allow 20 of the 50 workers"));
        o.caps = {.workers = 7, .usdPerHour = {}};
        r = priced(o);
        QVERIFY(notes(r, "the account's caps allow 7 of the 50 workers"));
    }

    void aFleetTheAccountDoesNotAllowHasNoPrice() {
        Offer o = modal();
        o.caps.workers = 2;
        Policy p;
        p.minWorkers = WorkerCount{5};
        OfferResult r = priced(o, p);
        QVERIFY(!r.monthlyCost);
        QVERIFY(notes(r,
                      "the account's caps allow 2 of the 5 workers kept warm: raise them or keep "
                      "fewer"));
        o.caps = {.workers = {}, .usdPerHour = 1}; // a worker costs $3.95 an hour
        r = priced(o);
        QVERIFY(!r.monthlyCost);
        QVERIFY(notes(r, "the account's caps allow no worker: raise them"));
    }

    void whatThePlanGivesNoAmountForIsNoted() {
        const OfferResult r = priced(modal());
        QVERIFY(notes(r, "(cpu_cores)") && notes(r, "(memory_gib)") && !notes(r, "(disk_gb)"));
    }
};

void TestBill::theRateOfAKeptWorkersStartIsAnAssumption() {
    Offer offer = modal();
    offer.meter.keepWarm = KeepWarm::active;
    offer.rates.push_back(rate(RateOf::gpuActive, 0.0009, RatePer::second));
    const auto noted = [&](const Policy& policy) {
        return notes(priced(offer, policy), "start of an always-on worker");
    };
    Policy p;
    p.coldStart = Constant{60};
    p.minWorkers = WorkerCount{1};
    QVERIFY(!noted(p)); // it stands all week
    p.interruptionsPerHour = 0.1;
    QVERIFY(noted(p));
    p.coldStart = Constant{0};
    QVERIFY(!noted(p)); // there is nothing to bill
    p.coldStart = Constant{60};
    p.minWorkers = WorkerCount{0};
    QVERIFY(!noted(p)); // all are ordinary workers
    p.interruptionsPerHour.reset();
    p.minWorkers = WorkerCount{std::vector<int>(kHoursPerWeek, 1)};
    QVERIFY(!noted(p));
    std::get<std::vector<int>>(*p.minWorkers)[9] = 2;
    QVERIFY(noted(p));
    offer.meter.load = false;
    QVERIFY(!noted(p));
    offer.meter.load = true;
    offer.rates.pop_back(); // both rates are the ordinary one
    QVERIFY(!noted(p));
    offer.meter.keepWarm = KeepWarm::free;
    QVERIFY(noted(p));
}

QTEST_GUILESS_MAIN(TestBill)
#include "tst_bill.moc"
