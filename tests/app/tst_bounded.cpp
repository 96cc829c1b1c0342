// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"
#include "support/sampled.h"

#include "pricing/study/offer_prices.h"
#include "pricing/study/runs.h"

#include <algorithm>

using namespace pricing;

namespace {

/// A thousandfold week needs fleets as large: one request a worker, where no pool outlives its
/// need.
Plan busyPlan(double requestsPerWeek) {
    Plan plan = priced::plan(":/examples/support-assistant.breakeven");
    Scenario& s = plan.scenarios[0];
    const double factor = requestsPerWeek / s.traffic.requestsPerWeek();
    for (double& rate : s.traffic.requestsPerSecond)
        rate *= factor;
    s.workload.byGpu.clear();
    s.workload.speed.clear();
    s.workload.concurrency = 1;
    s.workload.service = Distribution{Lognormal{0.5, 1.2}};
    s.offers.resize(1);
    s.offers[0].policy.maxWorkers = 100'000;
    s.offers[0].policy.scaler = Scaler{PerRequestScaler{}};
    s.offers[0].policy.idleTimeoutS = 20;
    return plan;
}

Costing simulated(const CompareInput& in, const LookAt& looks, bool refine) {
    Costing c = std::move(pricesOf(in.offers, in).front().own);
    Costing* const one[] = {&c};
    QThreadPool pool;
    simulateAll(one, in, looks, refine, document::spreadOver(pool, 2), {});
    return c;
}

} // namespace

/// Weeks too busy to be simulated request by request: what a part of them tells, and how much of
/// them is looked at.
class TestBounded : public QObject {
    Q_OBJECT
private slots:
    void aPartTellsWhatTheWholeDoes_data();
    void aPartTellsWhatTheWholeDoes();
    void aPlaceOfACurveTellsTheWholeToo();
    void poolsThatOutliveAnHourAreToldByLongerParts();
    void noWeekIsLookedAtForLonger_data();
    void noWeekIsLookedAtForLonger();
    void requestsThatAreNeverSeenAreCountedAsLost();
};

void TestBounded::aPartTellsWhatTheWholeDoes_data() {
    QTest::addColumn<double>("requests");
    QTest::newRow("parts of every hour") << 2e6;
    QTest::newRow("the shortest parts of every hour") << 5e6;
    QTest::newRow("parts of some hours") << 2e7;
}

void TestBounded::aPartTellsWhatTheWholeDoes() {
    QFETCH(double, requests);
    const CompareInput in = priced::input(busyPlan(requests));
    const Costing part = simulated(in, finishedLooks(in.scenario.traffic), true);
    RunSize all{2, 1, false};
    const Costing whole = simulated(in, alike(all), false);
    QVERIFY(part.run->excerpt());
    QVERIFY(part.run->simulatedPerWeek() < 0.5 * whole.run->simulatedPerWeek());
    const std::vector<std::pair<const char*, FleetRun::Value>> figures{
        {"cost", [&](const PhaseSeconds& s) { return usd(whole.card, s); }},
        {"starting", [](const PhaseSeconds& s) { return s.load; }},
        {"busy", [](const PhaseSeconds& s) { return s.busy; }},
        {"idle", [](const PhaseSeconds& s) { return s.idle; }}};
    SampledFigures sampled;
    for (const auto& [what, value] : figures)
        sampled.add(what, value(part.run->meanWeek()), value(whole.run->meanWeek()),
                    std::hypot(part.run->standardError(value), whole.run->standardError(value)));
    QVERIFY2(sampled.disagreement().isEmpty(), qPrintable(sampled.disagreement()));
}

void TestBounded::aPlaceOfACurveTellsTheWholeToo() {
    SampledFigures sampled;
    for (const double requests : {1e6, 3e6, 8e6}) {
        const CompareInput in = priced::input(busyPlan(requests));
        const WeeklyTraffic& traffic = in.scenario.traffic;
        const auto looks = [&](const Costing& c) { return placeLook(c, traffic, {30'000}); };
        const Costing part = simulated(in, looks, false);
        const Costing whole = simulated(in, alike(RunSize{2, 1, false}), false);
        QVERIFY(part.run->excerpt());
        QVERIFY(2 * part.run->simulatedPerWeek() < 2e5);
        const auto usdOf = [&](const PhaseSeconds& s) { return usd(whole.card, s); };
        sampled.add(qPrintable(QString("%1 requests a week").arg(requests)),
                    usdOf(part.run->meanWeek()), usdOf(whole.run->meanWeek()),
                    std::hypot(part.run->standardError(usdOf), whole.run->standardError(usdOf)));
    }
    QVERIFY2(sampled.disagreement().isEmpty(), qPrintable(sampled.disagreement()));
}

/// Requests spread over all workers of a pool, several to each, keep it from idling out.
void TestBounded::poolsThatOutliveAnHourAreToldByLongerParts() {
    Plan plan = busyPlan(1.2e7);
    Scenario& s = plan.scenarios[0];
    s.traffic.burstiness = {};
    s.traffic.burstiness.levelCv = 0.78;
    s.traffic.burstiness.levelTimeS = 120;
    s.workload.concurrency = 16;
    s.workload.service = Distribution{Lognormal{0.06, 2.9}};
    s.offers[0].policy.scaler = Scaler{QueueDelayScaler{4}};
    s.offers[0].policy.maxWorkers = 3;
    s.offers[0].policy.idleTimeoutS = 5;
    const CompareInput in = priced::input(plan);
    const OfferResult o = priced::report(plan).offers.at(0);
    const Costing whole = simulated(in, alike(RunSize{2, 1, false}), false);
    QVERIFY(whole.run->isSlow());
    const double month = in.month.value() / kHoursPerWeek;
    const auto usdOf = [&](const PhaseSeconds& w) { return usd(whole.card, w) * month; };
    const double truth = usdOf(whole.run->meanWeek());
    QVERIFY2(std::abs(o.monthlyCost->usd() / truth - 1) < 0.1,
             qPrintable(QString("%1, not %2").arg(o.monthlyCost->usd()).arg(truth)));
    QVERIFY(std::abs(o.monthlyCost->usd() - truth) <
            4.5 * std::hypot(*o.monthlyCostStderrUsd, whole.run->standardError(usdOf)));
    QVERIFY(*o.monthlyCostStderrUsd < 0.25 * truth);
}

void TestBounded::noWeekIsLookedAtForLonger_data() {
    QTest::addColumn<double>("requests");
    QTest::newRow("100 million") << 1e8;
    QTest::newRow("a billion") << 1e9;
}

void TestBounded::noWeekIsLookedAtForLonger() {
    QFETCH(double, requests);
    const Report report = priced::report(busyPlan(requests));
    const OfferResult& o = report.offers.at(0);
    QVERIFY(o.priceable());
    QVERIFY(o.requestsSimulated < 4e6);
    QVERIFY(o.method == Method::estimate);
    QVERIFY(std::any_of(o.notes.begin(), o.notes.end(), [](const std::string& note) {
        return note.find("of the requests were simulated") != std::string::npos;
    }));
    QVERIFY(*o.monthlyCostStderrUsd > 0);
}

void TestBounded::requestsThatAreNeverSeenAreCountedAsLost() {
    Plan plan = busyPlan(1e8);
    plan.scenarios[0].offers[0].policy.maxWorkers = 4;
    const OfferResult o = priced::report(plan).offers.at(0);
    const double most = 4 / 0.5 * kSecondsPerWeek; // requests that four workers can serve
    QVERIFY(std::abs(*o.timedOutFraction - (1 - most / 1e8)) < 0.01);
}

QTEST_GUILESS_MAIN(TestBounded)
#include "tst_bounded.moc"
