// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cost/bill.h"
#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"
#include "pricing/plan.h"
#include "support/sampled.h"

#include <QTest>

#include <cmath>

using namespace pricing;

/// Fleets whose starts take the first of several kinds of machines that is to be had, and
/// schedules by a rule for spikes.
class TestGpuMix : public QObject {
    Q_OBJECT
private slots:
    void startsTakeTheFirstKindThatIsToBeHad();
    void eachKindIsBilledAtItsOwnRate();
    void kindsThatAreAlikeChangeNothing();
    void spikesCostAsTheirFormulaSays();
};

namespace {

WorkerType kind(double refused, Distribution service) {
    WorkerType type;
    type.start.weightsGb = 0;
    type.start.initialisation = Constant{20};
    type.scarcity.refusedShare.values = {refused};
    type.scarcity.retryAfterS = 5;
    type.service = std::move(service);
    return type;
}

struct Outcome {
    FleetTally tally;
    double latencyS = 0;
};

/// One worker for every request, far from the next.
Outcome simulated(FleetSpec f, int count, double gapS) {
    f.scaler = PerRequestScaler{};
    f.maxWorkers = 1000;
    f.idleTimeoutS = 0;
    const FleetDraws draws(f);
    Recorder recorder({}, 0, 12, false);
    Outcome o;
    FleetTally after;
    FleetSimulation fleet(f, draws, RandomStream(3, Stream::coldStart, 0), recorder, 0, 0);
    fleet.tallyInto(o.tally, 0);
    for (int i = 0; i < count; ++i)
        fleet.arrive(ticks(gapS * i),
                     RandomStream(3, Stream::service, 0).uniform(std::uint64_t(i)));
    fleet.tallyInto(after, ticks(gapS * count));
    o.latencyS = recorder.latency().meanSeconds();
    return o;
}

} // namespace

/// Refused with shares r1 and r2, always granted the third: shares (1 − r1), r1 (1 − r2), r1 r2.
void TestGpuMix::startsTakeTheFirstKindThatIsToBeHad() {
    constexpr int kRequests = 20'000;
    FleetSpec f;
    f.service = Constant{4};
    f.types = {kind(0.6, Constant{0}), kind(0.5, Constant{10}), kind(0, Constant{30})};
    const Outcome o = simulated(f, kRequests, 1000);
    const FleetTally& t = o.tally;
    QCOMPARE(t.refused, std::int64_t{0});
    QCOMPARE(t.others.size(), std::size_t{2});
    SampledFigures agreement;
    const auto hold = [&](const char* what, double share, double exact) {
        agreement.add(what, share, exact, std::sqrt(exact * (1 - exact) / kRequests));
    };
    hold("second", seconds(t.others[0].load) / 20 / kRequests, 0.3);
    hold("third", seconds(t.others[1].load) / 20 / kRequests, 0.3);
    QCOMPARE(seconds(t.others[0].busy), seconds(t.others[0].load) / 20 * 10); // its own service
    QCOMPARE(seconds(t.others[1].busy), seconds(t.others[1].load) / 20 * 30);
    const double first = kRequests - seconds(t.others[0].load + t.others[1].load) / 20;
    QCOMPARE(seconds(t.busy), first * 4 + seconds(t.others[0].busy + t.others[1].busy));
    const double mean = 20 + 0.4 * 4 + 0.3 * 10 + 0.3 * 30;
    const double second = 0.4 * 16 + 0.3 * 100 + 0.3 * 900, spread = mean - 20;
    agreement.add("latency", o.latencyS, mean, std::sqrt((second - spread * spread) / kRequests));
    QCOMPARE(agreement.disagreement(), QString());
}

void TestGpuMix::eachKindIsBilledAtItsOwnRate() {
    RateCard card, other;
    card.load = card.busy = card.idle = 2;
    other.load = other.busy = other.idle = 3;
    card.others = {other};
    PhaseSeconds s, on;
    s.load = 100;
    s.busy = 1000;
    s.idle = 50;
    on.load = 40;
    on.busy = 300;
    on.idle = 10;
    s.others = {on};
    QCOMPARE(usd(card, s), 2 * 1150.0 + 350);
    const UsdByPart parts = usdByPart(card, s);
    QCOMPARE(parts[static_cast<std::size_t>(CostPart::execute)], 2 * 700.0 + 3 * 300);
    QCOMPARE(parts[static_cast<std::size_t>(CostPart::load)], 2 * 60.0 + 3 * 40);
    QCOMPARE(usd(card, s * 2), 2 * usd(card, s));
    PhaseSeconds sum = s;
    sum += s;
    QCOMPARE(usd(card, sum), 2 * usd(card, s));
    QCOMPARE(billedSeconds(card, s), 1150.0);
}

/// Where the kinds differ in nothing, or the first is always to be had, a mix is the fleet of one.
void TestGpuMix::kindsThatAreAlikeChangeNothing() {
    FleetSpec one;
    one.service = Lognormal{4, 1};
    one.types = {kind(0, Constant{0})};
    FleetSpec mixed = one;
    mixed.types.push_back(kind(0.3, Constant{50}));
    FleetSpec alike = one;
    alike.types[0].scarcity.refusedShare.values = {0.5};
    alike.types.push_back(kind(0, one.service));
    const Outcome a = simulated(one, 500, 30);
    for (const FleetSpec* f : {&mixed, &alike}) {
        const Outcome b = simulated(*f, 500, 30);
        QCOMPARE(b.tally.busy, a.tally.busy);
        QCOMPARE(b.tally.load, a.tally.load);
        QCOMPARE(b.tally.starts, a.tally.starts);
        QCOMPARE(b.latencyS, a.latencyS);
    }
}

/// Hugging Face's example: $0.50 an hour, 730 hours with one replica, a quarter of them with two
/// more: 0.5 × (730 + 182.5 × 2) = $547.50.
void TestGpuMix::spikesCostAsTheirFormulaSays() {
    WeeklyTraffic traffic;
    for (int h = 0; h < kHoursPerWeek; ++h)
        traffic.requestsPerSecond[static_cast<std::size_t>(h)] = (h * 37) % 101;
    const WorkerCount schedule = spikeSchedule({1, 2, 42}, traffic);
    double hours = 0, least = 1e9, most = 0;
    for (int h = 0; h < kHoursPerWeek; ++h) {
        const int workers = workersAt(schedule, h);
        hours += workers;
        const double rate = traffic.hourRate(h);
        (workers == 3 ? least : most) = workers == 3 ? std::min(least, rate) : std::max(most, rate);
    }
    QCOMPARE(0.5 * hours * 730 / kHoursPerWeek, 547.5);
    QVERIFY(least >= most); // the spikes are where the traffic is
    QCOMPARE(mostWorkers(spikeSchedule({2, 3, 0}, traffic)), 2);
}

QTEST_GUILESS_MAIN(TestGpuMix)
#include "tst_gpu_mix.moc"
