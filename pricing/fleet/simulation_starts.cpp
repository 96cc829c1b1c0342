// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A start in its phases, where they are told apart: a machine is looked for and waited for, the
// image is pulled, the worker loads.

#include "pricing/fleet/simulation.h"

namespace pricing {

void FleetSimulation::settleStarts(Tick dt) {
    FleetTally& t = *m_tally;
    t.queue += m_nQueue * dt;
    t.pull += m_nPull * dt;
    t.load -= (m_nQueue + m_nPull) * dt; // the caller counted all that are starting
}

/// A fleet of several kinds is small enough to be counted worker by worker.
void FleetSimulation::settleTypes(Tick dt) {
    m_tally->others.resize(m_spec.types.size() - 1);
    for (std::size_t s = 0; s < m_workers.end(); ++s) {
        const Worker& w = m_workers[s];
        if (w.state == Worker::State::none || w.type == 0)
            continue;
        FleetTally& t = m_tally->others[w.type - 1u];
        if (w.state == Worker::State::up && w.running > 0)
            (w.kept ? t.busyKept : t.busy) += dt;
        else if (w.state == Worker::State::up)
            (w.kept ? t.idleKept : t.idle) += dt;
        else if (w.phase == StartPhase::load)
            t.load += dt;
        else
            (w.phase == StartPhase::pull ? t.pull : t.queue) += dt;
    }
}

int FleetSimulation::hourAt(Tick now) const {
    if (m_hourTicks <= 0)
        return m_hour;
    return static_cast<int>((m_hour + (now - m_hourBegan) / m_hourTicks) % kHoursPerWeek);
}

void FleetSimulation::beginStart(std::size_t slot, Tick now) {
    m_workers[slot].phase = StartPhase::seeking;
    ++m_nQueue;
    seekMachine(slot, now);
}

/// The first type of which a machine is granted; where there is none, the same again later.
void FleetSimulation::seekMachine(std::size_t slot, Tick now) {
    const int hour = hourAt(now);
    for (std::size_t k = 0; k < m_spec.types.size(); ++k) {
        const Scarcity& s = m_spec.types[k].scarcity;
        const double refused = s.refusedShare.at(hour);
        if (refused > 0 && m_startDraws.next() < refused)
            continue;
        const StartDraws& draws = m_draws.starts[k];
        m_workers[slot].type = static_cast<unsigned char>(k) & 0xf; // as wide as the field
        double wait = draws.machineWait(m_startDraws.next());
        const double delayed = s.delayedShare.at(hour);
        if (draws.scarcityWait.mean() > 0 && m_startDraws.next() < delayed)
            wait += draws.scarcityWait(m_startDraws.next());
        m_workers[slot].phase = StartPhase::waiting;
        if (const Tick length = ticks(wait); length > 0)
            m_workers.events.set(slot, now + length);
        else
            machineFound(slot, now);
        return;
    }
    ++m_tally->refused;
    m_workers.events.set(slot, now + ticks(m_spec.types.front().scarcity.retryAfterS));
}

void FleetSimulation::machineFound(std::size_t slot, Tick now) {
    closeStartPhase(m_workers[slot], now);
    m_workers[slot].born = now;
    const std::size_t type = m_workers[slot].type;
    const ColdStartParts& parts = m_spec.types[type].start;
    const StartDraws& draws = m_draws.starts[type];
    if (parts.snapshot && findsSnapshot(type, now)) {
        ++m_tally->restored;
        const double weights = parts.snapshot->includesWeights ? 0 : parts.weightsS();
        m_workers.events.set(slot, now + ticks(weights + draws.restore(m_startDraws.next())));
        return;
    }
    const bool cached = parts.imageCachedShare > 0 && m_startDraws.next() < parts.imageCachedShare;
    if (const Tick length = cached ? 0 : ticks(parts.pullS()); length > 0) {
        m_workers[slot].phase = StartPhase::pull;
        ++m_nPull;
        m_workers.events.set(slot, now + length);
    } else {
        beginLoad(slot, now);
    }
}

/// Whether the start that has a machine of that type is restored; it leaves a copy itself.
bool FleetSimulation::findsSnapshot(std::size_t type, Tick now) {
    const Snapshot& snapshot = *m_spec.types[type].start.snapshot;
    SnapshotCopies& copies = m_copies[type];
    const double left = copies.by(now, snapshot.lifetimeS);
    copies = {left + 1, now};
    return m_startDraws.next() < snapshot.chance(left);
}

void FleetSimulation::beginLoad(std::size_t slot, Tick now) {
    const std::size_t type = m_workers[slot].type;
    const StartDraws& draws = m_draws.starts[type];
    double length = m_spec.types[type].start.weightsS();
    for (const QuantileTable* part : {&draws.initialisation, &draws.compile, &draws.warmUp})
        length += (*part)(m_startDraws.next());
    m_workers.events.set(slot, now + ticks(length));
}

/// Ends the queue or pull phase of a starting worker and bills it to its life; what follows, if
/// anything, is load.
void FleetSimulation::closeStartPhase(Worker& w, Tick now) {
    const LifeRounding& r = m_spec.rounding;
    if (w.phase == StartPhase::load)
        return;
    const bool pulls = w.phase == StartPhase::pull;
    --(pulls ? m_nPull : m_nQueue);
    w.billed += (pulls ? r.pull : r.queue) ? now - w.since : 0;
    w.since = now;
    w.phase = StartPhase::load;
}

/// What comes after the phase that ends now.
void FleetSimulation::continueStart(std::size_t slot, Tick now) {
    switch (m_workers[slot].phase) {
    case StartPhase::seeking:
        seekMachine(slot, now);
        break;
    case StartPhase::waiting:
        machineFound(slot, now);
        break;
    case StartPhase::pull:
        closeStartPhase(m_workers[slot], now);
        beginLoad(slot, now);
        break;
    case StartPhase::load:
        workerReady(slot, now);
        break;
    }
}

} // namespace pricing
