// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The life of workers: when they start, which are kept warm, when they stop.

#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <cmath>

namespace pricing {

std::size_t FleetSimulation::startWorker(Tick now, bool kept) {
    const std::size_t slot = m_workers.create(now);
    m_workers[slot].kept = kept;
    if (m_phased) {
        beginStart(slot, now);
    } else {
        const double draw = m_draws.coldStart(m_coldStarts.uniform(m_startsDrawn++));
        m_workers.events.set(slot, now + ticks(draw));
    }
    beginPhase(m_nLoad, m_tally->load, now);
    ++m_tally->starts;
    m_lastStarting = now;
    return slot;
}

/// A min worker that is simply there: at the start, or rented by schedule.
void FleetSimulation::addReadyWorker(Tick now) {
    const std::size_t slot = m_workers.create(now);
    m_workers[slot].kept = true;
    m_workers[slot].state = Worker::State::up;
    if (m_queue.empty())
        beginIdle(slot, now);
    else
        serveQueue(slot, now);
    m_workers.updateFree(slot);
}

void FleetSimulation::workerReady(std::size_t slot, Tick now) {
    m_lastStarting = now;
    m_noneToStop = false;
    endPhase(slot, now);
    m_workers[slot].state = Worker::State::up;
    if (m_queue.empty()) {
        beginIdle(slot, now);
    } else {
        serveQueue(slot, now);
    }
    m_workers.updateFree(slot);
    updateTimer();
}

void FleetSimulation::stopWorker(std::size_t slot, Tick now) {
    endPhase(slot, now);
    const Worker& w = m_workers[slot];
    const LifeRounding& r = m_spec.rounding;
    if (r.granularityS > 0) {
        const Tick unit = ticks(r.granularityS);
        const Tick whole = std::max((w.billed + unit - 1) / unit * unit, ticks(r.minimumS));
        m_tally->surplus += whole - w.billed;
        if (w.type > 0)
            m_tally->others[w.type - 1u].surplus += whole - w.billed;
    }
    if (m_spec.diskIntervalS > 0) {
        const Tick unit = ticks(m_spec.diskIntervalS), life = now - w.born;
        m_tally->diskSurplus += (life + unit - 1) / unit * unit - life;
        if (w.type > 0)
            m_tally->others[w.type - 1u].diskSurplus += (life + unit - 1) / unit * unit - life;
    }
    m_tally->lives += now - w.born;
    ++m_tally->stops;
    m_retiring -= w.retiring ? 1 : 0;
    m_workers.remove(slot);
}

void FleetSimulation::idleExpired(std::size_t slot, Tick now) {
    if (m_keepsSpares && m_running > 0 && m_workers.live() <= wantedWorkers()) {
        m_workers.events.set(slot, now + std::max(m_idleTimeout, ticks(1)));
        return;
    }
    stopWorker(slot, now);
    updateTimer(); // room under the maximum may let an overdue request start a worker
}

void FleetSimulation::setRetiring(std::size_t slot, bool retiring) {
    Worker& w = m_workers[slot];
    m_retiring += int(retiring) - int(w.retiring);
    w.retiring = retiring;
}

void FleetSimulation::setKept(std::size_t slot, bool kept, Tick now) {
    Worker& w = m_workers[slot];
    if (w.kept == kept)
        return;
    if (w.state == Worker::State::starting) {
        w.kept = kept;
        return;
    }
    endPhase(slot, now);
    w.kept = kept;
    if (w.running == 0)
        beginIdle(slot, now);
    else
        kept ? beginPhase(m_nBusyKept, m_tally->busyKept, now)
             : beginPhase(m_nBusy, m_tally->busy, now);
}

/// Makes the number of min workers `wanted`: the oldest that are up or starting first, then new
/// ones; where there are too many, the youngest idle ones become ordinary workers.
void FleetSimulation::keepWarm(int wanted, Tick now) {
    for (std::size_t s = 0; s < m_workers.end() && m_kept < wanted; ++s)
        if (m_workers[s].state != Worker::State::none && !m_workers[s].kept) {
            setRetiring(s, false);
            setKept(s, true, now);
            if (m_workers[s].running > 0) // it was to take no more, now it may
                serveQueue(s, now);
            m_workers.updateFree(s);
            ++m_kept;
        }
    for (; m_kept < wanted; ++m_kept) {
        if (m_spec.isFixed())
            addReadyWorker(now);
        else
            startWorker(now, true);
    }
    if (m_kept > wanted)
        retire(m_kept - wanted, now);
    m_noneToStop = false;
    updateTimer();
}

void FleetSimulation::retire(int surplus, Tick now) {
    for (const bool idleOnes : {true, false})
        for (std::size_t s = m_workers.end(); s-- > 0 && surplus > 0;) {
            if (s >= m_workers.end() || !m_workers[s].kept ||
                m_workers[s].state == Worker::State::none || (idleOnes && m_workers[s].running > 0))
                continue;
            setRetiring(s, m_spec.isFixed());
            --m_kept;
            --surplus;
            setKept(s, false, now);
            if (m_workers[s].state != Worker::State::none)
                m_workers.updateFree(s);
        }
}

void FleetSimulation::hourBegins(int hour, Tick time, Tick hourTicks) {
    settle(time);
    m_hour = hour;
    m_hourBegan = time;
    m_hourTicks = hourTicks;
    // A start that takes whole hours is under way in the hours before the one it is for
    const auto ahead = static_cast<int>(
        std::min<Tick>(m_coldKnown / std::max<Tick>(hourTicks, 1), kHoursPerWeek - 2));
    const auto scheduled = [&](int later) {
        return workersAt(m_spec.minWorkers, (hour + later) % kHoursPerWeek);
    };
    int wanted = 0;
    for (int later = 0; later <= ahead; ++later)
        wanted = std::max(wanted, scheduled(later));
    if (wanted != m_kept)
        keepWarm(wanted, time);
    m_nextKept = scheduled(ahead + 1);
    m_prestart = kNever;
    if (m_nextKept > wanted && m_coldKnown > 0)
        m_prestart = std::max(time, time + (ahead + 1) * hourTicks - m_coldKnown);
}

} // namespace pricing
