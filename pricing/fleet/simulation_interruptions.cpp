// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Machines that are taken away: each worker that has one loses it at a constant rate, whatever it
// does. What runs on it goes back to the queue, in order of arrival, and is run again from the
// start; min workers are started again at once, others when the scaler says so.

#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <cmath>

namespace pricing {

/// Machine-time until the next interruption of the fleet, drawn anew.
void FleetSimulation::drawInterruption() {
    m_exposureLeft =
        -exactLog(m_interruptionDraws.next()) / m_spec.interruptionsPerS * kTicksPerSecond;
}

Tick FleetSimulation::interruption() const {
    const int machines = m_workers.live() - m_nQueue;
    if (machines == 0)
        return kNever;
    const double after = std::ceil(std::max(m_exposureLeft, 0.0) / machines);
    return after > 4e18 ? kNever : m_now + static_cast<Tick>(after);
}

void FleetSimulation::interruptOne(Tick now) {
    const int machines = m_workers.live() - m_nQueue;
    auto chosen = static_cast<int>(m_interruptionDraws.next() * machines);
    drawInterruption();
    for (std::size_t s = 0; s < m_workers.end(); ++s) {
        const Worker& w = m_workers[s];
        const bool exposed = w.state != Worker::State::none && w.phase != StartPhase::seeking &&
                             w.phase != StartPhase::waiting;
        if (exposed && chosen-- == 0) {
            interrupt(s, now);
            return;
        }
    }
}

void FleetSimulation::interrupt(std::size_t slot, Tick now) {
    const bool kept = m_workers[slot].kept;
    const std::vector<RunningRequest> back = m_workers.runningOn(slot);
    ++m_tally->interruptions;
    stopWorker(slot, now);
    for (const RunningRequest& r : back) {
        leavePhase(m_running, m_tally->slotTime, now);
        m_queue.insertByArrival({r.arrival, r.service});
        m_tally->rerun += r.arrival >= 0 ? 1 : 0;
    }
    if (kept)
        startWorker(now, true);
    serveQueue(now);
    for (std::size_t i = 0; i < std::max<std::size_t>(1, back.size()); ++i)
        scaleUp(now, !m_queue.empty());
    updateTimer();
}

/// The week's requests that no fleet like this one ends are given up.
void FleetSimulation::abandonRunning() {
    for (std::size_t s = 0; s < m_workers.end(); ++s) {
        if (m_workers[s].state == Worker::State::none)
            continue;
        for (const RunningRequest& r : m_workers.runningOn(s))
            m_queue.insertByArrival({r.arrival, r.service});
    }
}

} // namespace pricing
