// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/fixed_queue.h"
#include "pricing/fleet/newest_first.h"
#include "pricing/fleet/simulation.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <span>
#include <utility>
#include <vector>

// The fleets that are simulated without an event list, beside the general simulation: the same
// arrivals, services and starts must give the same counts to the last tick and the last bin.

using namespace pricing;

namespace {

constexpr Tick kHour = 40'000'000'000; // of a short week, so that many hours begin and end

struct Case {
    FleetSpec spec;
    std::vector<Arrival> arrivals;
    std::vector<Tick> limits;
    bool wholeWeek = true; ///< latencies by hour, as in a plan; else as `simulate` keeps them
};

struct Outcome {
    std::vector<FleetTally> tallies;
    Recorder recorder;
};

Recorder recorderOf(const Case& c) {
    Recorder recorder(c.limits, c.wholeWeek ? static_cast<double>(kHour) : 0, c.wholeWeek ? 8 : 10,
                      c.wholeWeek);
    if (!c.wholeWeek)
        recorder.keepWaits();
    return recorder;
}

Tick startOf(const Case& c) {
    return c.wholeWeek ? -3 * kHour : 0;
}

/// The arrivals of the case's stretch h, in the pieces that `split` likes.
std::span<const Arrival> stretch(const Case& c, std::size_t h) {
    const auto before = [](const Arrival& a, Tick t) { return a.time < t; };
    const Tick from = startOf(c) + static_cast<Tick>(h) * kHour;
    const auto first = std::lower_bound(c.arrivals.begin(), c.arrivals.end(), from, before);
    return {first, std::lower_bound(first, c.arrivals.end(), from + kHour, before)};
}

constexpr std::size_t kStretches = 30;

Outcome general(const Case& c) {
    const FleetDraws draws(c.spec);
    Outcome o{std::vector<FleetTally>(kStretches + 1), recorderOf(c)};
    FleetSimulation fleet(c.spec, draws, RandomStream(3, Stream::coldStart, 0), o.recorder,
                          startOf(c), 0);
    for (std::size_t h = 0; h < kStretches; ++h) {
        fleet.tallyInto(o.tallies[h], startOf(c) + static_cast<Tick>(h) * kHour);
        for (const Arrival& a : stretch(c, h))
            fleet.arrive(a.time, a.service);
    }
    fleet.tallyInto(o.tallies[kStretches], startOf(c) + Tick{kStretches} * kHour);
    fleet.finishRequests();
    return o;
}

template <class Fleet> void finish(const Case& c, Fleet& fleet, Outcome& o) {
    fleet.tallyInto(o.tallies[kStretches], startOf(c) + Tick{kStretches} * kHour);
    fleet.finishRequests();
}

Outcome fixedQueue(const Case& c) {
    const FleetDraws draws(c.spec);
    Outcome o{std::vector<FleetTally>(kStretches + 1), recorderOf(c)};
    FixedQueueFleet fleet(c.spec, draws, o.recorder, startOf(c));
    for (std::size_t h = 0; h < kStretches; ++h) {
        fleet.tallyInto(o.tallies[h], startOf(c) + static_cast<Tick>(h) * kHour);
        fleet.arrive(stretch(c, h));
    }
    finish(c, fleet, o);
    return o;
}

/// All cases at once, side by side.
std::vector<Outcome> newestFirst(std::span<const Case> cases) {
    std::vector<FleetDraws> draws;
    std::vector<Outcome> outcomes;
    std::vector<std::unique_ptr<NewestFirstFleet>> fleets;
    for (const Case& c : cases) {
        draws.emplace_back(c.spec);
        outcomes.push_back({std::vector<FleetTally>(kStretches + 1), recorderOf(c)});
    }
    for (std::size_t i = 0; i < cases.size(); ++i)
        fleets.push_back(std::make_unique<NewestFirstFleet>(
            cases[i].spec, draws[i], RandomStream(3, Stream::coldStart, 0), outcomes[i].recorder,
            startOf(cases[i])));
    for (std::size_t h = 0; h < kStretches; ++h) {
        std::vector<NewestFirstFleet::Part> parts;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const Tick start = startOf(cases[i]) + static_cast<Tick>(h) * kHour;
            fleets[i]->tallyInto(outcomes[i].tallies[h], start);
            parts.push_back({fleets[i].get(), stretch(cases[i], h)});
        }
        NewestFirstFleet::arriveSideBySide(parts);
    }
    for (std::size_t i = 0; i < cases.size(); ++i)
        finish(cases[i], *fleets[i], outcomes[i]);
    return outcomes;
}

QString difference(const Case& c, Outcome& a, Outcome& b) {
    for (std::size_t h = 0; h < a.tallies.size(); ++h)
        if (a.tallies[h] != b.tallies[h])
            return QString("tally %1").arg(h);
    if (a.recorder.latency() != b.recorder.latency())
        return "latencies";
    if (a.recorder.wait() != b.recorder.wait())
        return "waits";
    if (a.recorder.coldWait() != b.recorder.coldWait())
        return "waits for starts";
    if (a.recorder.hours() != b.recorder.hours())
        return "latencies by hour";
    if (a.recorder.takeColdWaits() != b.recorder.takeColdWaits())
        return "counts of waits for starts";
    if (a.recorder.takeGaveUp() != b.recorder.takeGaveUp())
        return "counts of those who gave up";
    for (std::size_t i = 0; i < c.limits.size(); ++i)
        if (a.recorder.takeMissed(i) != b.recorder.takeMissed(i))
            return "missed limits";
    return {};
}

/// Random cases: short hours, whole seconds now and then so that events meet in one instant.
class Cases {
public:
    explicit Cases(unsigned seed) : m_random(seed) {}

    Case next(bool fixed) {
        Case c;
        FleetSpec& f = c.spec;
        c.wholeWeek = chance(0.5);
        const bool wholeSeconds = chance(0.25);
        f.service = wholeSeconds ? Distribution{Constant{1.0 + below(3)}} : duration(2);
        f.coldStart = chance(0.4) ? Distribution{Constant{double(below(6))}} : duration(5);
        f.whenFull = chance(0.3) ? WhenFull::reject : WhenFull::queue;
        f.maxWorkers = 1 + below(chance(0.2) ? 70 : 12);
        f.minWorkers = chance(0.5) ? 0 : below(f.maxWorkers + 1);
        f.idleTimeoutS = chance(0.1) ? 0 : chance(0.2) ? 3 : 20 * unit();
        if (chance(0.1))
            f.idleTimeoutS = 1e10;
        if (chance(0.4))
            f.requestTimeoutS = wholeSeconds ? below(5) : 8 * unit();
        if (chance(0.5))
            f.rounding = {chance(0.5), chance(0.5), chance(0.5), chance(0.5) ? 1.0 : 60.0,
                          chance(0.5) ? 30.0 : 0.0};
        f.diskIntervalS = chance(0.3) ? 300 : 0;
        if (fixed) {
            f.scaler = FixedScaler{};
            f.minWorkers = f.maxWorkers;
            f.routing = std::array{Routing::newest, Routing::leastLoaded,
                                   Routing::roundRobin}[std::size_t(below(3))];
        } else {
            f.scaler = scaler();
            if (chance(0.2))
                f.coldService = duration(4);
        }
        if (c.wholeWeek)
            c.limits = {ticks(1.5), ticks(4)};
        const double perWorker = 0.2 + unit();
        const double rate = perWorker * (0.3 + 0.7 * unit()) * f.maxWorkers / mean(f.service);
        double at = -3.0 * seconds(kHour);
        while (true) {
            at += wholeSeconds && chance(0.5) ? std::ceil(at) - at
                                              : -std::log(1 - unit()) / rate * burst(at);
            if (at >= (c.wholeWeek ? 27 : 30) * seconds(kHour))
                break;
            if (at >= 0 || c.wholeWeek)
                c.arrivals.push_back({ticks(at), 0.5e-9 + (1 - 1e-9) * unit()});
        }
        return c;
    }

private:
    double unit() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    bool chance(double p) { return unit() < p; }
    int below(int n) { return static_cast<int>(unit() * n); }
    /// Some hours are quiet.
    double burst(double at) { return static_cast<long>(at / 100) % 3 == 0 ? 8.0 : 0.8; }
    Distribution duration(double about) {
        const std::vector<Distribution> laws{Exponential{about}, Lognormal{about, 1.2},
                                             Uniform{about / 3, about * 2}, Gamma{about, 0.7},
                                             Triangular{0, about, 3 * about}};
        return laws[std::size_t(below(5))];
    }
    Scaler scaler() {
        switch (below(4)) {
        case 0:
            return PerRequestScaler{};
        case 1:
            return ModalScaler{};
        case 2:
            return RequestCountScaler{1.0 + below(4)};
        default:
            return QueueDelayScaler{double(below(5))};
        }
    }
    std::mt19937_64 m_random;
};

} // namespace

class TestQuickFleets : public QObject {
    Q_OBJECT
private slots:
    void fixedFleetsGiveWhatTheGeneralSimulationGives();
    void newestFirstFleetsGiveWhatTheGeneralSimulationGives();
};

void TestQuickFleets::fixedFleetsGiveWhatTheGeneralSimulationGives() {
    Cases cases(1);
    for (int i = 0; i < 1000; ++i) {
        const Case c = cases.next(true);
        QVERIFY(FixedQueueFleet::suits(c.spec));
        Outcome expected = general(c), got = fixedQueue(c);
        QVERIFY2(difference(c, expected, got).isEmpty(),
                 qPrintable(QString("case %1: %2").arg(i).arg(difference(c, expected, got))));
    }
}

void TestQuickFleets::newestFirstFleetsGiveWhatTheGeneralSimulationGives() {
    Cases cases(2);
    for (int i = 0; i < 800; ++i) {
        std::vector<Case> together;
        for (int k = 0; k <= i % 4; ++k) {
            together.push_back(cases.next(false));
            QVERIFY(NewestFirstFleet::suits(together.back().spec));
        }
        std::vector<Outcome> got = newestFirst(together);
        for (std::size_t k = 0; k < together.size(); ++k) {
            Outcome expected = general(together[k]);
            const QString what = difference(together[k], expected, got[k]);
            QVERIFY2(what.isEmpty(), qPrintable(QString("case %1/%2: %3").arg(i).arg(k).arg(what)));
        }
    }
}

QTEST_APPLESS_MAIN(TestQuickFleets)
#include "tst_quick_fleets.moc"
