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
#include "pricing/traffic/quantile_table.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <optional>

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
    void arrive(Tick time, double serviceQuantile);
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
    // time
    Tick nextTimer() const {
        const Tick timer = std::min(m_timer, m_prestart);
        return m_interrupts ? std::min(timer, interruption()) : timer;
    }
    void settle(Tick now);
    void fire(std::size_t slot, Tick now);
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
    std::size_t route();
    void serve(std::size_t slot, const WaitingRequest&, Tick now, bool queued);
    void endService(std::size_t slot, Tick now);
    void serveQueue(std::size_t slot, Tick now);
    const std::vector<double>& speedOn(const Worker& w) const {
        return w.type == 0 ? m_spec.speed : m_spec.types[w.type].speed;
    }
    double serviceOn(const Worker& w, double waiting) const {
        return m_mixed ? m_draws.services[w.type](waiting) * kTicksPerSecond : waiting;
    }
    void advanceWork(Worker&, Tick now) const;
    void updateFinish(std::size_t slot, Tick now);
    bool isFull() const;
    void serveColdOnOwnWorker(const WaitingRequest&, Tick now);
    // scaling
    void scaleUp(Tick now, bool requestWaits);
    int wantedWorkers() const;
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
    FleetTally* m_tally = &m_unused;
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

} // namespace pricing
