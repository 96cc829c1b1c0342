// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/load_average.h"
#include "pricing/fleet/load_windows.h"
#include "pricing/fleet/recorder.h"
#include "pricing/fleet/request_queue.h"
#include "pricing/fleet/spec.h"
#include "pricing/fleet/start_draws.h"
#include "pricing/fleet/tally.h"
#include "pricing/fleet/workers.h"
#include "pricing/traffic/arrivals.h"
#include "pricing/traffic/quantile_table.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <optional>
#include <span>

namespace pricing {

/// The samplers of a fleet, made once and shared by all its weeks.
struct FleetDraws {
    explicit FleetDraws(const FleetSpec&);
    QuantileTable service;
    QuantileTable coldStart;
    QuantileTable coldService;
    std::vector<StartDraws> starts;      ///< by worker type
    std::vector<QuantileTable> services; ///< the same, where there are several
};

/// One fleet, event by event: requests are routed to a warm worker with a free slot or wait in a
/// first-in-first-out queue; the scaler starts workers, which pass their cold start, serve, idle
/// and are stopped after the idle timeout, or by the scaler where it has a rule for that. Among
/// events of one instant, ends of service, ready
/// workers and expiries come before timers, and those before arrivals.
class FleetSimulation {
public:
    /// Min workers (or a fixed fleet) of `hour` of the week are up at `start`.
    FleetSimulation(const FleetSpec&, const FleetDraws&, RandomStream coldStarts, Recorder&,
                    Tick start, int hour);

    /// The next request; everything due until then happens first. `serviceQuantile` in (0, 1).
    void arrive(Tick time, double serviceQuantile) {
        arriveFor(time, m_mixed ? serviceQuantile : m_draws.service(serviceQuantile));
    }
    /// The first of `arrivals`, those before `end`; how many they are.
    std::size_t arriveBefore(Tick end, std::span<const Arrival> arrivals);
    void runUntil(Tick time);
    /// From `time` on, counts go to `tally` (which must outlive its use).
    void tallyInto(FleetTally& tally, Tick time);
    /// The schedule's next hour begins at `time`; the hour after it is `following`.
    void hourBegins(int hour, Tick time, Tick hourTicks);
    /// Serves what still waits or runs; no more arrivals come.
    void finishRequests();

    int workers() const { return m_workers.live(); }
    /// When something happens next of which no arrival is the cause; kNever when nothing does.
    Tick nextEvent() const { return std::min(m_workers.events.time(), nextTimer()); }

private:
    // What nearly every request passes is inlined wherever it is used: a call would cost as much as
    // the work.

    // time
    Tick nextTimer() const {
        const Tick timer = std::min(m_timer, m_prestart);
        return m_interrupts ? std::min(timer, interruption()) : timer;
    }
    void settle(Tick now);
    void beginPhase(int& workers, Tick& time, Tick now) const;
    void leavePhase(int& workers, Tick& time, Tick now) const;
    void closeTally(Tick now);
    [[gnu::always_inline]] inline void fire(std::size_t slot, Tick now);
    void fireTimer(Tick now);
    void updateTimer();
    // starts in phases
    void settleStarts(Tick dt);
    void settleTypes(Tick dt);
    int hourAt(Tick now) const;
    void beginStart(std::size_t slot, Tick now);
    void seekMachine(std::size_t slot, Tick now);
    void machineFound(std::size_t slot, Tick now);
    bool findsSnapshot(std::size_t type, Tick now);
    void beginLoad(std::size_t slot, Tick now);
    void closeStartPhase(Worker&, Tick now);
    void continueStart(std::size_t slot, Tick now);
    // interruptions
    void drawInterruption();
    Tick interruption() const;
    void interruptOne(Tick now);
    void interrupt(std::size_t slot, Tick now);
    void abandonRunning();
    // workers
    std::size_t startWorker(Tick now, bool kept);
    void addReadyWorker(Tick now);
    void workerReady(std::size_t slot, Tick now);
    void endPhase(std::size_t slot, Tick now);
    void beginBusy(std::size_t slot, Tick now);
    void beginIdle(std::size_t slot, Tick now);
    void stopWorker(std::size_t slot, Tick now);
    void idleExpired(std::size_t slot, Tick now);
    void setRetiring(std::size_t slot, bool retiring);
    void setKept(std::size_t slot, bool kept, Tick now);
    void keepWarm(int wanted, Tick now);
    void retire(int surplus, Tick now);
    // requests
    void arriveFor(Tick time, double service);
    [[gnu::always_inline]] inline std::size_t route();
    [[gnu::always_inline]] inline void serve(std::size_t slot, const WaitingRequest&, Tick now,
                                             bool queued);
    [[gnu::always_inline]] inline void endService(std::size_t slot, Tick now);
    void serveQueue(std::size_t slot, Tick now);
    void serveQueue(Tick now);
    const std::vector<double>& speedOn(const Worker& w) const {
        return w.type == 0 ? m_spec.speed : m_spec.types[w.type].speed;
    }
    double serviceOn(const Worker& w, double waiting) const {
        return m_mixed ? m_draws.services[w.type](waiting) * kTicksPerSecond : waiting;
    }
    [[gnu::always_inline]] inline void advanceWork(Worker&, Tick now) const;
    [[gnu::always_inline]] inline void updateFinish(std::size_t slot, Tick now);
    bool isFull() const;
    /// Of a request in the queue until now: whether a worker was starting meanwhile.
    bool waitedForStart(Tick arrival) const { return m_nLoad > 0 || m_lastStarting > arrival; }
    void serveColdOnOwnWorker(const WaitingRequest&, Tick now);
    // scaling
    void scaleUp(Tick now, bool requestWaits);
    void scaleUpForMore(Tick now);
    std::int64_t enoughFor() const;
    int wantedFor(std::int64_t demand) const;
    int wantedWorkers() const { return wantedFor(present()); }
    Tick nextDecision();
    void decide(Tick now);
    void decideByAverage(LoadAverage&, Tick now);
    void decideByWindows(LoadWindows&, Tick now);
    bool letOneGo(Tick now);
    std::int64_t present() const { return static_cast<std::int64_t>(m_queue.size()) + m_running; }
    int active() const { return m_workers.live() - m_retiring; }
    int starting() const { return m_nLoad; }
    int startingSlots() const { return m_nLoad * m_spec.concurrency; }
    bool mayStart() const { return m_workers.live() < m_spec.maxWorkers; }

    const FleetSpec& m_spec;
    const FleetDraws& m_draws;
    RandomStream m_coldStarts;
    Recorder& m_recorder;
    FleetTally m_unused;
    FleetTally* m_tally = &m_unused; ///< whose times hold once it is closed, see beginPhase
    Tick m_tallyBegan;
    Workers m_workers;
    RequestQueue m_queue;

    Tick m_now;
    int m_nLoad = 0, m_nBusy = 0, m_nIdle = 0, m_nBusyKept = 0, m_nIdleKept = 0;
    int m_running = 0;
    int m_kept = 0;
    int m_retiring = 0; ///< workers that only end what runs on them
    std::uint64_t m_startsDrawn = 0;
    Tick m_lastStarting = INT64_MIN; ///< when a worker was last starting
    Tick m_timer = kNever;
    Tick m_prestart = kNever; ///< when workers of the next hour's schedule are to be started
    int m_nextKept = 0;       ///< how many min workers m_prestart is for
    Tick m_idleTimeout, m_requestTimeout;
    Tick m_queueDelay = 0, m_coldKnown = 0;
    // scalers that also stop workers, and decide at times of their own
    std::optional<LoadAverage> m_average;
    std::optional<LoadWindows> m_windows;
    bool m_decides = false;
    bool m_noneToStop = false; ///< all workers too many are still starting
    // scalers that look at every arrival: so many requests call for no more than m_enough workers
    bool m_countsRequests = false;
    int m_enough = -1;
    std::int64_t m_enoughFor = 0;
    bool m_slowsDown;
    // starts in phases, interruptions
    bool m_phased, m_interrupts;
    bool m_mixed; ///< several kinds of machines; requests wait with their quantile of service
    bool m_recordsAtEnd; ///< a request's end is not known when it begins
    Draws m_startDraws, m_interruptionDraws;
    int m_nQueue = 0, m_nPull = 0;        ///< of the workers that are starting
    std::vector<SnapshotCopies> m_copies; ///< by worker type
    double m_exposureLeft = 0;            ///< machine-ticks until the next interruption
    int m_hour;
    Tick m_hourBegan, m_hourTicks = 0;
    std::vector<double> m_slowness; ///< 1 / v(n)
    bool m_keepsSpares = false;     ///< spare workers outlive the idle timeout while there is work
};

// In the header for speed: these run for every request.

inline void FleetSimulation::settle(Tick now) {
    const Tick dt = now - m_now;
    if (m_phased)
        settleStarts(dt);
    if (m_mixed)
        settleTypes(dt);
    if (m_interrupts)
        m_exposureLeft -= static_cast<double>((m_workers.live() - m_nQueue) * dt);
    if (m_average)
        m_average->add(present(), dt);
    m_now = now;
}

/// One more worker (or request) is in a phase whose total is `time`. Its part of the tally is what
/// it leaves at less what it came at, so that nothing is to be added up while nothing changes.
inline void FleetSimulation::beginPhase(int& workers, Tick& time, Tick now) const {
    ++workers;
    time -= now - m_tallyBegan;
}

inline void FleetSimulation::leavePhase(int& workers, Tick& time, Tick now) const {
    --workers;
    time += now - m_tallyBegan;
}

/// Closes the load, busy or idle phase that ends now and bills it to the worker's life.
inline void FleetSimulation::endPhase(std::size_t slot, Tick now) {
    Worker& w = m_workers[slot];
    FleetTally& t = *m_tally;
    const LifeRounding& r = m_spec.rounding;
    if (w.state == Worker::State::starting) {
        if (m_phased)
            closeStartPhase(w, now);
        leavePhase(m_nLoad, t.load, now);
        w.billed += r.load ? now - w.since : 0;
    } else if (w.running > 0) {
        w.kept ? leavePhase(m_nBusyKept, t.busyKept, now) : leavePhase(m_nBusy, t.busy, now);
        w.billed += r.execute ? now - w.since : 0;
    } else {
        w.kept ? leavePhase(m_nIdleKept, t.idleKept, now) : leavePhase(m_nIdle, t.idle, now);
        w.billed += r.idle ? now - w.since : 0;
    }
    w.since = now;
}

inline void FleetSimulation::beginBusy(std::size_t slot, Tick now) {
    Worker& w = m_workers[slot];
    FleetTally& t = *m_tally;
    w.kept ? beginPhase(m_nBusyKept, t.busyKept, now) : beginPhase(m_nBusy, t.busy, now);
    w.since = now;
    w.work = 0;
    w.workAt = now;
}

inline void FleetSimulation::beginIdle(std::size_t slot, Tick now) {
    Worker& w = m_workers[slot];
    FleetTally& t = *m_tally;
    w.since = now;
    w.kept ? beginPhase(m_nIdleKept, t.idleKept, now) : beginPhase(m_nIdle, t.idle, now);
    if (w.retiring) {
        stopWorker(slot, now);
        return;
    }
    const bool expires = !w.kept && m_idleTimeout != kNever;
    m_workers.events.set(slot, expires ? now + m_idleTimeout : kNever);
}

} // namespace pricing
