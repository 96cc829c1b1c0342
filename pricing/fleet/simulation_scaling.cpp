// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the named scalers decide: how many workers there are to be, and when that is asked.

#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pricing {

int FleetSimulation::wantedFor(std::int64_t demand) const {
    const auto ceilDiv = [](std::int64_t a, std::int64_t b) {
        return static_cast<int>((a + b - 1) / b);
    };
    const int spare = demand > 0 ? m_spec.spareWorkers : 0;
    if (const auto* count = std::get_if<RequestCountScaler>(&m_spec.scaler))
        return static_cast<int>(std::min(std::ceil(static_cast<double>(demand) / count->value),
                                         static_cast<double>(m_spec.maxWorkers))) +
               spare;
    int wanted = ceilDiv(demand, m_spec.concurrency) + spare;
    if (const auto* modal = std::get_if<ModalScaler>(&m_spec.scaler))
        wanted += demand > 0 ? modal->buffer : 0;
    return wanted;
}

/// The most requests that call for no worker beside those there are.
std::int64_t FleetSimulation::enoughFor() const {
    if (!mayStart())
        return INT64_MAX;
    const auto* modal = std::get_if<ModalScaler>(&m_spec.scaler);
    const int serving = m_workers.live() - m_spec.spareWorkers - (modal ? modal->buffer : 0);
    if (serving <= 0)
        return 0;
    const auto* count = std::get_if<RequestCountScaler>(&m_spec.scaler);
    auto most = static_cast<std::int64_t>(serving * (count ? count->value : m_spec.concurrency));
    while (wantedFor(most + 1) <= m_workers.live()) // what rounding took
        ++most;
    while (most > 0 && wantedFor(most) > m_workers.live())
        --most;
    return most;
}

/// An arrival found room. Looked up, since of many arrivals hardly one calls for a worker.
void FleetSimulation::scaleUpForMore(Tick now) {
    scaleUp(now, false);
    m_enough = m_workers.live();
    m_enoughFor = enoughFor();
}

void FleetSimulation::scaleUp(Tick now, bool requestWaits) {
    if (m_spec.isFixed())
        return;
    if (m_decides) { // the first start from zero waits for no decision
        if (!m_queue.empty() && active() == 0 && mayStart())
            startWorker(now, false);
        return;
    }
    if (std::holds_alternative<PerRequestScaler>(m_spec.scaler)) {
        if (requestWaits && mayStart())
            startWorker(now, false);
    } else if (std::holds_alternative<QueueDelayScaler>(m_spec.scaler)) {
        if (!m_queue.empty() && m_workers.live() == 0 && mayStart())
            startWorker(now, false);
        while (mayStart() && m_queue.size() > static_cast<std::size_t>(startingSlots()) &&
               m_queue[static_cast<std::size_t>(startingSlots())].arrival + m_queueDelay <= now)
            startWorker(now, false);
    } else {
        for (int wanted = wantedWorkers(); m_workers.live() < wanted && mayStart();)
            startWorker(now, false);
    }
    if (m_spec.spareWorkers > 0)
        for (int wanted = wantedWorkers(); m_workers.live() < wanted && mayStart();)
            startWorker(now, false);
}

/// When the scaler is to be asked again, as things stand now.
Tick FleetSimulation::nextDecision() {
    if (m_average) {
        if (!m_average->isAwake() && (present() > 0 || active() > m_kept))
            m_average->wake(m_now);
        return m_average->decision();
    }
    m_windows->setNeed(std::min(wantedWorkers(), m_spec.maxWorkers), m_now);
    const Tick up = mayStart() ? m_windows->upTime(active()) : kNever;
    const bool mayStop = active() > m_kept && !m_noneToStop;
    return mayStop ? std::min(up, m_windows->downTime(active())) : up;
}

void FleetSimulation::decide(Tick now) {
    if (m_windows)
        decideByWindows(*m_windows, now);
    else if (m_average->decision() <= now)
        decideByAverage(*m_average, now);
}

void FleetSimulation::decideByAverage(LoadAverage& load, Tick now) {
    int wanted = load.closeWindow(m_spec.maxWorkers);
    if (wanted > 0)
        wanted = std::min(wanted + m_spec.spareWorkers, m_spec.maxWorkers);
    wanted = std::max(wanted, m_kept);
    while (active() < wanted && mayStart())
        startWorker(now, false);
    for (int n = load.surplus(active(), wanted, now); n > 0 && letOneGo(now); --n) {
    }
    if (present() == 0 && active() <= m_kept)
        load.sleep(); // every further window would say the same
}

void FleetSimulation::decideByWindows(LoadWindows& load, Tick now) {
    load.setNeed(std::min(wantedWorkers(), m_spec.maxWorkers), now);
    while (mayStart() && load.upTime(active()) <= now)
        startWorker(now, false);
    while (!m_noneToStop && active() > m_kept && load.downTime(active()) <= now)
        m_noneToStop = !letOneGo(now);
}

/// Stops the youngest idle worker or, where all that are up work, lets the one with the fewest
/// requests take no more; false where all that may go are still starting.
bool FleetSimulation::letOneGo(Tick now) {
    constexpr auto kNone = SIZE_MAX;
    std::size_t chosen = kNone;
    for (std::size_t s = m_workers.end(); s-- > 0;) {
        const Worker& w = m_workers[s];
        if (w.state == Worker::State::up && !w.kept && !w.retiring &&
            (chosen == kNone || w.running < m_workers[chosen].running))
            chosen = s;
    }
    if (chosen == kNone)
        return false;
    if (m_workers[chosen].running == 0) {
        stopWorker(chosen, now);
        return true;
    }
    setRetiring(chosen, true);
    m_workers.updateFree(chosen);
    return true;
}

} // namespace pricing
