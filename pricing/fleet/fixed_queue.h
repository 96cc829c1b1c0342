// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/recorder.h"
#include "pricing/fleet/request_block.h"
#include "pricing/fleet/simulation.h"
#include "pricing/fleet/spec.h"
#include "pricing/fleet/tally.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pricing {

/// A fixed fleet whose workers take one request each, without an event list: all that matters of
/// the past is when each worker is free next (Kiefer and Wolfowitz 1955). Gives what
/// FleetSimulation gives, count by count and tick by tick.
class FixedQueueFleet {
public:
    /// Whether it knows everything that this fleet asks for.
    static bool suits(const FleetSpec&);

    FixedQueueFleet(const FleetSpec&, const FleetDraws&, Recorder&, Tick start);

    /// The next requests, in order.
    void arrive(std::span<const Arrival>);
    void tallyInto(FleetTally& tally, Tick time);
    void finishRequests();

private:
    struct Served { // ticks
        Tick arrival, start;
        double wait, latency;
    };
    void arriveBlock(std::span<const Arrival>);
    void waitsOfMany(std::size_t n, double* waits);
    std::size_t loseSome(std::size_t n, double* waits);
    void lose(Tick arrival);
    void recordBegun(std::size_t n, const double* waits);
    void record(Tick until);
    Tick busyUntil(Tick time) const;

    const FleetDraws& m_draws;
    Recorder& m_recorder;
    FleetTally m_unused;
    FleetTally* m_tally = &m_unused;
    int m_workers;
    bool m_rejects;
    double m_limit; ///< ticks a request waits at most
    Tick m_epoch;
    RequestBlock m_block;
    /// When each worker is free, ticks since the epoch: sorted, infinite past the workers; of more
    /// than kSorted workers a heap.
    static constexpr int kSorted = 16;
    std::vector<double> m_freeAt;
    Tick m_worked = 0; ///< service of all requests that were given to a worker
    Tick m_settled, m_busySettled = 0;
    std::vector<Served> m_toRecord; ///< in the order of their starts, from m_recorded on
    std::size_t m_recorded = 0;
    std::vector<Tick> m_givingUp; ///< when those give up that will not be served
    std::size_t m_gaveUp = 0;
};

} // namespace pricing
