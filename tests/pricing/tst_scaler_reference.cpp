// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/reference_fleet.h"

#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace pricing;

Q_DECLARE_METATYPE(FleetSpec)

/// Every scaler beside a second simulation of another method (reference_fleet.h).
class TestScalerReference : public QObject {
    Q_OBJECT
private slots:
    void everyScalerAgreesWithAReferenceSimulation_data();
    void everyScalerAgreesWithAReferenceSimulation();
    void smallFleetsAgreeWithTheReferenceAndKeepTheirBounds();
};

namespace {

struct Draw {
    Tick time;
    double service; // quantile
};

std::vector<Draw> poisson(std::uint64_t seed, double rate, int count) {
    const RandomStream spacing(seed, Stream::spacing, 0), service(seed, Stream::service, 0);
    std::vector<Draw> draws;
    double at = 0;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
        at -= exactLog(spacing.uniform(i)) / rate;
        draws.push_back({ticks(at), service.uniform(i)});
    }
    return draws;
}

/// Both simulations on the same arrivals, services and starts; what differs, in words.
QString difference(const FleetSpec& spec, const std::vector<Draw>& arrivals, double idleEndS,
                   const std::function<QString(const FleetSimulation&)>& atEveryEvent = {}) {
    const FleetDraws draws(spec);
    const RandomStream colds(7, Stream::coldStart, 0);
    Recorder recorder({}, 0, 8, false);
    recorder.keepWaits();
    FleetTally tally, after;
    FleetSimulation fleet(spec, draws, colds, recorder, 0, 0);
    fleet.tallyInto(tally, 0);
    QString broken;
    const auto runTo = [&](Tick time) {
        while (fleet.nextEvent() <= time) {
            fleet.runUntil(fleet.nextEvent());
            if (atEveryEvent && broken.isEmpty())
                broken = atEveryEvent(fleet);
        }
    };
    std::vector<ReferenceFleet::Request> requests;
    for (const Draw& a : arrivals) {
        runTo(a.time);
        fleet.arrive(a.time, a.service);
        if (atEveryEvent && broken.isEmpty())
            broken = atEveryEvent(fleet);
        requests.push_back({a.time, nearestTick(draws.service(a.service) * kTicksPerSecond)});
    }
    const Tick end = arrivals.back().time + ticks(idleEndS);
    runTo(end);
    fleet.tallyInto(after, end);
    ReferenceFleet reference(spec, [&](int i) {
        return ticks(draws.coldStart(colds.uniform(static_cast<std::uint64_t>(i))));
    });
    reference.run(requests, end);
    const auto same = [&](const char* what, auto ours, auto theirs) {
        if (ours != theirs && broken.isEmpty())
            broken = QString("%1: %2, by the reference %3").arg(what).arg(ours).arg(theirs);
    };
    same("workers", fleet.workers(), reference.workers());
    same("starts", tally.starts, reference.starts);
    same("stops", tally.stops, reference.stops);
    same("rejected", tally.rejected, reference.rejected);
    same("timed out", tally.timedOut, reference.timedOut);
    same("load", tally.load, reference.load);
    same("busy", tally.busy + tally.busyKept, reference.busy);
    same("idle", tally.idle + tally.idleKept, reference.idle);
    if (spec.speed.empty())
        same("served", recorder.wait().count(), reference.served);
    const double wait = recorder.wait().meanSeconds() * static_cast<double>(reference.served);
    if (std::fabs(wait - seconds(reference.waits)) > 1e-6 * (1 + seconds(reference.waits)))
        same("summed wait", wait, seconds(reference.waits));
    if (tally.arrivals != reference.served + reference.waiting() + tally.rejected + tally.timedOut)
        same("arrived", tally.arrivals, reference.served + tally.rejected + tally.timedOut);
    return broken;
}

} // namespace

void TestScalerReference::everyScalerAgreesWithAReferenceSimulation_data() {
    QTest::addColumn<FleetSpec>("spec");
    QTest::addColumn<double>("rate");
    const auto row = [](const char* name, double rate, Scaler scaler, auto change) {
        FleetSpec f;
        f.service = Lognormal{4, 1};
        f.coldStart = Uniform{10, 40};
        f.scaler = scaler;
        f.maxWorkers = 8;
        f.idleTimeoutS = 20;
        change(f);
        QTest::newRow(name) << f << rate;
    };
    const auto asIs = [](FleetSpec&) {};
    const auto shared = [](FleetSpec& f) {
        f.concurrency = 3;
        f.routing = Routing::leastLoaded;
    };
    const auto capped = [](FleetSpec& f) {
        f.maxWorkers = 2;
        f.whenFull = WhenFull::reject;
    };
    const auto shortLived = [](FleetSpec& f) {
        f.idleTimeoutS = 0.5;
        f.requestTimeoutS = 25;
    };
    const auto inTurn = [](FleetSpec& f) {
        f.concurrency = 2;
        f.minWorkers = 1;
        f.routing = Routing::roundRobin;
    };
    row("queue delay", 0.3, QueueDelayScaler{4}, asIs);
    row("queue delay, shared", 1.2, QueueDelayScaler{2}, shared);
    row("queue delay, capped", 0.6, QueueDelayScaler{4}, capped);
    row("queue delay, short-lived", 0.3, QueueDelayScaler{4}, shortLived);
    row("queue delay, in turn", 0.5, QueueDelayScaler{0}, inTurn);
    row("request count", 0.6, RequestCountScaler{2}, asIs);
    row("request count, shared", 1.2, RequestCountScaler{4}, shared);
    row("request count, capped", 0.6, RequestCountScaler{1}, capped);
    row("modal", 0.3, ModalScaler{0}, asIs);
    row("modal, buffer", 0.3, ModalScaler{2}, asIs);
    row("modal, buffer, shared", 1.2, ModalScaler{1}, shared);
    row("modal, buffer, short-lived", 0.3, ModalScaler{1}, shortLived);
    row("per request", 0.3, PerRequestScaler{}, asIs);
    row("per request, capped", 0.6, PerRequestScaler{}, capped);
    row("per request, short-lived", 0.3, PerRequestScaler{}, shortLived);
    row("per request, in turn", 0.5, PerRequestScaler{}, inTurn);
    row("average load", 0.3, AverageLoadScaler{60, 1, 0.7, 300}, asIs);
    row("average load, shared", 1.2, AverageLoadScaler{30, 3, 0.7, 90}, shared);
    row("average load, capped", 0.6, AverageLoadScaler{10, 1, 1, 20}, capped);
    row("average load, quick", 0.1, AverageLoadScaler{5, 1, 0.9, 0}, shortLived);
    row("average load, in turn", 0.5, AverageLoadScaler{20, 2, 0.7, 40}, inTurn);
    row("windows", 0.3, WindowsScaler{30, 120, 240}, asIs);
    row("windows, shared", 1.2, WindowsScaler{5, 20, 40}, shared);
    row("windows, capped", 0.6, WindowsScaler{10, 15, 15}, capped);
    row("windows, quick", 0.1, WindowsScaler{0, 0, 10}, shortLived);
    row("windows, in turn", 0.5, WindowsScaler{3, 8, 5}, inTurn);
}

/// tests/pricing/reference_fleet.h on the same draws: equal to the nanosecond.
void TestScalerReference::everyScalerAgreesWithAReferenceSimulation() {
    QFETCH(FleetSpec, spec);
    QFETCH(double, rate);
    QCOMPARE(difference(spec, poisson(11, rate, 1500), 7200), QString());
}

namespace {

FleetSpec anyFleet(std::mt19937& draw) {
    const auto upTo = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); };
    FleetSpec f;
    f.concurrency = 1 + upTo(3);
    f.service = upTo(2) ? Distribution{Constant{1.0 + upTo(5)}} : Distribution{Exponential{5}};
    f.coldStart = upTo(2) ? Distribution{Constant{double(upTo(3)) * 5}} : Uniform{2, 20};
    const Scaler scalers[] = {
        QueueDelayScaler{double(upTo(5))},
        RequestCountScaler{0.5 + upTo(4)},
        ModalScaler{upTo(3)},
        PerRequestScaler{},
        AverageLoadScaler{1.0 + upTo(20), 0.5 + upTo(4), 0.1 + 0.1 * upTo(10), double(upTo(40))},
        WindowsScaler{double(upTo(10)), double(upTo(30)), double(upTo(60))},
    };
    f.scaler = scalers[upTo(6)];
    f.routing = static_cast<Routing>(upTo(3));
    f.whenFull = upTo(2) ? WhenFull::queue : WhenFull::reject;
    f.maxWorkers = 1 + upTo(5);
    f.minWorkers = upTo(3) ? 0 : upTo(f.maxWorkers + 1);
    f.idleTimeoutS = upTo(20);
    if (upTo(2))
        f.requestTimeoutS = 1 + upTo(30);
    return f;
}

} // namespace

void TestScalerReference::smallFleetsAgreeWithTheReferenceAndKeepTheirBounds() {
    std::mt19937 draw(1);
    for (int i = 0; i < 4000; ++i) {
        const FleetSpec f = anyFleet(draw);
        const int least = workersAt(f.minWorkers, 0);
        const auto bounds = [&](const FleetSimulation& fleet) {
            return fleet.workers() < least || fleet.workers() > f.maxWorkers
                       ? QString("%1 workers").arg(fleet.workers())
                       : QString();
        };
        const double rate = 0.05 * (1 + static_cast<int>(draw() % 40));
        const QString found = difference(f, poisson(draw(), rate, 12), 300, bounds);
        QVERIFY2(found.isEmpty(),
                 qPrintable(QString("fleet %1 (%2): %3")
                                .arg(i)
                                .arg(QString::fromStdString(std::string(kindName(f.scaler))))
                                .arg(found)));
    }
}

QTEST_GUILESS_MAIN(TestScalerReference)
#include "tst_scaler_reference.moc"
