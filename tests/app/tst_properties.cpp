// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "pricing/study/offer_prices.h"
#include "pricing/study/runs.h"
#include "pricing/study/vary.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace pricing;

namespace {

constexpr int kPlans = 2000, kComparedPlans = 60;

/// Draws of one plan.
class Dice {
public:
    explicit Dice(int plan) : m_stream(20261123, Stream::level, static_cast<std::uint64_t>(plan)) {}
    double between(double low, double high) {
        return low + (high - low) * m_stream.uniform(m_next++);
    }
    int among(int n) { return static_cast<int>(m_stream.uniform(m_next++) * n); }

private:
    RandomStream m_stream;
    std::uint64_t m_next = 0;
};

Scaler scaler(Dice& dice) {
    switch (dice.among(6)) {
    case 0:
        return QueueDelayScaler{dice.between(0.5, 8)};
    case 1:
        return RequestCountScaler{dice.between(1, 6)};
    case 2:
        return ModalScaler{dice.among(3)};
    case 3:
        return PerRequestScaler{};
    case 4:
        return AverageLoadScaler{dice.between(10, 120), dice.between(1, 4), dice.between(0.4, 1),
                                 dice.between(30, 900)};
    default:
        return WindowsScaler{dice.between(5, 60), dice.between(60, 900), dice.between(900, 3600)};
    }
}

Policy policy(Dice& dice) {
    constexpr std::array kRoutings{Routing::newest, Routing::leastLoaded, Routing::roundRobin};
    Policy p;
    p.maxWorkers = 1 + dice.among(6);
    p.minWorkers = WorkerCount{dice.among(*p.maxWorkers + 1)};
    p.idleTimeoutS = dice.between(1, 300);
    p.routing = kRoutings[static_cast<std::size_t>(dice.among(3))];
    p.whenFull = dice.among(2) == 0 ? WhenFull::queue : WhenFull::reject;
    p.scaler = scaler(dice);
    p.coldStart = Uniform{dice.between(0, 10), dice.between(10, 60)};
    return p;
}

CompareInput inputOf(const Plan& plan) {
    static const auto packs = document::bundledPacks();
    return *resolve(plan, 0, packs);
}

/// A few hundred requests a week for up to four fleets, everything at random.
Plan randomPlan(int number) {
    Dice dice(number);
    static const Plan base = priced::plan(":/examples/support-assistant.breakeven");
    Plan plan = base;
    Scenario& s = plan.scenarios[0];
    const double level = dice.between(0.00005, 0.0008);
    for (double& rate : s.traffic.requestsPerSecond)
        rate = dice.among(4) == 0 ? 0 : level * dice.between(0, 6);
    s.traffic.burstiness.spacingCa2 = std::array{0.0, 1.0, 4.0}[dice.among(3)];
    Workload& w = s.workload;
    w.byGpu.clear();
    w.speed.clear();
    w.service = Distribution{Lognormal{dice.between(0.5, 200), dice.between(0.2, 1.5)}};
    w.concurrency = 1 + dice.among(4);
    w.requestTimeoutS = dice.between(20, 900);
    plan.seed = static_cast<std::uint64_t>(number) + 1;
    std::vector<OfferChoice> offers;
    for (const int i : {0, 1, 3})
        if (offers.empty() || dice.among(2) == 0) {
            offers.push_back(s.offers[static_cast<std::size_t>(i)]);
            offers.back().policy = policy(dice);
        }
    offers.push_back(s.offers[4]);
    offers.back().policy.workers = FixedWorkers{WorkerCount{1 + dice.among(4)}};
    s.offers = std::move(offers);
    return plan;
}

bool sameFigures(const OfferResult& a, const OfferResult& b) {
    return a.label == b.label && a.monthlyCost == b.monthlyCost && a.costByPart == b.costByPart &&
           a.monthlyCostStderrUsd == b.monthlyCostStderrUsd && a.latency == b.latency &&
           a.coldWaitFraction == b.coldWaitFraction && a.targetMet == b.targetMet &&
           a.byHour == b.byHour;
}

} // namespace

/// What holds of every plan, over random ones. Their seeds were fixed beforehand.
class TestProperties : public QObject {
    Q_OBJECT
private slots:
    void requestsAreConservedAndWorkersStayWithinTheirLimits();
    void partsAndHoursAddUpToTheBill();
    void threadsOrderAndOtherOffersChangeNothing();
    void aFixedOrManagedBillNeverFallsWithTraffic();
};

void TestProperties::requestsAreConservedAndWorkersStayWithinTheirLimits() {
    for (int n = 0; n < kPlans; ++n) {
        const CompareInput in = inputOf(randomPlan(n));
        std::vector<OfferPrices> prices = pricesOf(in.offers, in);
        const std::vector<Costing*> costings = ownCostings(prices);
        QVERIFY(simulateAll(costings, in, alike({2, 1, false}), false, oneAfterAnother, {}));
        for (const Costing* c : costings) {
            const FleetRun& run = *c->run;
            double lost = 0;
            for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
                const HourCounts& counts = run.counts()[h];
                lost += counts.rejected + counts.timedOut;
                QVERIFY(counts.coldGaveUp <= counts.timedOut &&
                        counts.coldGaveUp <= counts.coldWaits);
                QVERIFY(counts.rejected + counts.timedOut + counts.coldWaits - counts.coldGaveUp <=
                        counts.arrivals);
                const PhaseSeconds& s = run.hours()[h];
                const double hour = run.weeks() * kSecondsPerHour;
                const double kept = (s.busyKept + s.idleKept) / hour;
                const double all = kept + (s.load + s.busy + s.idle) / hour;
                const int least = workersAt(c->fleet.minWorkers, static_cast<int>(h));
                const int most = c->fleet.isFixed() ? least : c->fleet.maxWorkers;
                QVERIFY2(kept >= least - 1e-6 && all <= most + 1e-6,
                         qPrintable(QString("plan %1: %2 kept of %3, %4 in all of %5")
                                        .arg(n)
                                        .arg(kept)
                                        .arg(least)
                                        .arg(all)
                                        .arg(most)));
            }
            const auto served = static_cast<double>(run.recorder().latency().count());
            QVERIFY2(served + lost == run.requests(),
                     qPrintable(QString("plan %1: %2 served and %3 lost of %4")
                                    .arg(n)
                                    .arg(served)
                                    .arg(lost)
                                    .arg(run.requests())));
        }
    }
}

void TestProperties::partsAndHoursAddUpToTheBill() {
    for (int n = 0; n < 10 * kComparedPlans; ++n) {
        const auto report = compare(inputOf(randomPlan(n)), Accuracy::coarse);
        for (const OfferResult& o : report->offers) {
            QCOMPARE(total(o.costByPart).nano, o.monthlyCost->nano);
            CostByPart sum{};
            for (const HourFigures& h : o.byHour)
                for (std::size_t p = 0; p < kCostParts; ++p)
                    sum[p] += h.cost[p];
            QVERIFY(sum == o.costByPart);
        }
    }
}

void TestProperties::threadsOrderAndOtherOffersChangeNothing() {
    QThreadPool pool;
    for (int n = 0; n < kComparedPlans; ++n) {
        const CompareInput in = inputOf(randomPlan(n));
        const Report report = *compare(in, Accuracy::coarse);
        const Report threads = *compare(in, Accuracy::coarse, document::spreadOver(pool, 3));
        CompareInput reversed = in, alone = in;
        std::reverse(reversed.offers.begin(), reversed.offers.end());
        alone.offers.resize(1);
        const Report backwards = *compare(reversed, Accuracy::coarse);
        QVERIFY(sameFigures(compare(alone, Accuracy::coarse)->offers[0], report.offers[0]));
        for (std::size_t i = 0; i < report.offers.size(); ++i) {
            QVERIFY(sameFigures(threads.offers[i], report.offers[i]));
            QVERIFY(sameFigures(backwards.offers[report.offers.size() - 1 - i], report.offers[i]));
        }
        QCOMPARE(threads.verdict.sentence, report.verdict.sentence);
    }
}

void TestProperties::aFixedOrManagedBillNeverFallsWithTraffic() {
    for (int n = 0; n < kComparedPlans; ++n) {
        Plan plan = randomPlan(n);
        Scenario& s = plan.scenarios[0];
        s.workload.targets.clear();
        OfferChoice fixed = s.offers.back(), managed;
        fixed.policy.workers = FixedWorkers{AutoWorkers{}};
        managed.id = "gmi-serverless";
        managed.pack = "article-2026-04-13";
        OfferPatch patch;
        patch.rates.push_back({RateOf::request,
                               0.001,
                               RatePer::unit,
                               "test",
                               "2026-11-23",
                               Evidence::claimed,
                               {},
                               {}});
        managed.override_ = patch;
        s.offers = {fixed, managed};
        std::array<Money, 2> last{};
        for (const double factor : {1.0, 3.0, 10.0, 100.0}) {
            const Report r =
                *compare(varied(inputOf(plan), Across::traffic, factor), Accuracy::coarse);
            for (std::size_t i = 0; i < last.size(); ++i) {
                QVERIFY(*r.offers[i].monthlyCost >= last[i]);
                last[i] = *r.offers[i].monthlyCost;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_properties.moc"
