// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/recorder.h"
#include "pricing/fleet/request_block.h"
#include "pricing/fleet/request_queue.h"
#include "pricing/fleet/simulation.h"
#include "pricing/fleet/spec.h"
#include "pricing/fleet/tally.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace pricing {

/// Workers that come and go, take one request each and the newest idle one first. There is no
/// event list: while no request waits, a worker is known by when it is free, and that it idled out
/// is noticed when somebody looks. Only a queue is simulated event by event. Gives what
/// FleetSimulation gives, count by count and tick by tick.
class NewestFirstFleet {
public:
    /// Whether it knows everything that this fleet asks for.
    static bool suits(const FleetSpec&);

    NewestFirstFleet(const FleetSpec&, const FleetDraws&, RandomStream coldStarts, Recorder&,
                     Tick start);
    NewestFirstFleet(const NewestFirstFleet&) = delete;
    NewestFirstFleet& operator=(const NewestFirstFleet&) = delete;

    /// The next requests, in order.
    void arrive(std::span<const Arrival>);
    /// The same of up to kSideBySide fleets at once, which is quicker than one after the other.
    static constexpr std::size_t kSideBySide = 4;
    struct Part {
        NewestFirstFleet* fleet;
        std::span<const Arrival> arrivals;
    };
    static void arriveSideBySide(std::span<Part>);
    void tallyInto(FleetTally& tally, Tick time);
    /// Serves what still waits; no more arrivals come.
    void finishRequests();

private:
    struct Life { // beside freeAt and worked
        Tick born, ready;
        bool isStarting;
    };
    struct alignas(64) Times { // as many as the loops look at together
        double at[32];
    };
    struct Phases {
        Tick load = 0, busy = 0, busyKept = 0, life = 0;
    };
    // blocks
    std::size_t fill(std::span<const Arrival>);
    void recordServed(const double* end);
    // requests that were not served at once
    static void takeOther(void* fleet, double time, double service);
    void take(Tick now, double service);
    void serveCold(Tick now);
    void serve(std::size_t worker, const WaitingRequest&, Tick now, bool isCold);
    void enqueue(Tick now, double service);
    bool isFull() const;
    // time
    void runUntil(Tick time);
    void workerFree(std::size_t worker, Tick now);
    void fireTimer(Tick now);
    void updateTimer();
    Phases phasesUntil(Tick time) const;
    // workers
    void scaleUp(Tick now, bool requestWaits);
    int wantedWorkers() const;
    /// Of a request in the queue until now: whether a worker was starting meanwhile.
    bool waitedForStart(Tick arrival) const { return m_starting > 0 || m_lastStarting > arrival; }
    void makeRoom();
    std::size_t addWorker(Tick now, Tick ready);
    void startWorker(Tick now);
    void noteReady(Tick now);
    void stopIdle(Tick now);
    void stop(std::size_t worker);
    void leaveEpoch(Tick epoch);
    Tick freeTick(std::size_t worker) const {
        return m_epoch + static_cast<Tick>(m_pool.freeAt[worker]);
    }
    bool mayStart() const { return m_pool.workers < m_spec.maxWorkers; }

    const FleetSpec& m_spec;
    const FleetDraws& m_draws;
    RandomStream m_coldStarts;
    Recorder& m_recorder;
    FleetTally m_unused;
    FleetTally* m_tally = &m_unused;

    NewestFirst m_pool;
    std::vector<Times> m_freeAt;
    std::vector<double> m_worked;
    std::vector<Life> m_lives;
    Tick m_epoch, m_now;
    std::size_t m_starting = 0;
    Tick m_lastStarting = INT64_MIN; ///< when a worker was last starting
    std::uint64_t m_startsDrawn = 0;
    RequestQueue m_queue;
    Tick m_timer = kNever; ///< a request gives up, or the queue-delay scaler starts a worker
    Tick m_requestTimeout, m_queueDelay = 0;

    Phases m_done;    ///< of the lives that ended, and of the loads
    Phases m_settled; ///< counted in a tally so far
    Tick m_settledAt;
    RequestBlock m_block;
    int m_blockHour = 0;
    std::array<double, RequestBlock::kMost> m_served;
};

} // namespace pricing
