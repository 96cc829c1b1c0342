// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pricing {

FleetDraws::FleetDraws(const FleetSpec& spec)
    : service(spec.service), coldStart(spec.coldStart),
      coldService(spec.coldService.value_or(Constant{0})) {
    for (const WorkerType& type : spec.types)
        starts.emplace_back(type.start, type.scarcity);
    if (spec.types.size() > 1)
        for (const WorkerType& type : spec.types)
            services.emplace_back(&type == &spec.types.front() ? spec.service : type.service);
}

FleetSimulation::FleetSimulation(const FleetSpec& spec, const FleetDraws& draws,
                                 RandomStream coldStarts, Recorder& recorder, Tick start, int hour)
    : m_spec(spec), m_draws(draws), m_coldStarts(coldStarts), m_recorder(recorder),
      m_tallyBegan(start), m_workers(spec.concurrency, spec.routing == Routing::leastLoaded,
                                     !spec.speed.empty() || spec.interruptionsPerS > 0),
      m_now(start), m_idleTimeout(ticks(spec.idleTimeoutS)),
      m_requestTimeout(spec.requestTimeoutS ? ticks(*spec.requestTimeoutS) : kNever),
      m_slowsDown(!spec.speed.empty()), m_phased(!spec.types.empty()),
      m_interrupts(spec.interruptionsPerS > 0), m_mixed(spec.types.size() > 1),
      m_recordsAtEnd(m_slowsDown || m_interrupts),
      m_startDraws(coldStarts.sibling(Stream::startParts)),
      m_interruptionDraws(coldStarts.sibling(Stream::interruptions)),
      m_copies(spec.types.size(), SnapshotCopies{0, start}), m_hour(hour), m_hourBegan(start) {
    if (m_interrupts)
        drawInterruption();
    const auto* modal = std::get_if<ModalScaler>(&spec.scaler);
    m_keepsSpares = spec.spareWorkers > 0 || (modal && modal->buffer > 0);
    if (const auto* delay = std::get_if<QueueDelayScaler>(&spec.scaler))
        m_queueDelay = ticks(delay->seconds);
    if (const auto* average = std::get_if<AverageLoadScaler>(&spec.scaler))
        m_average.emplace(*average);
    if (const auto* windows = std::get_if<WindowsScaler>(&spec.scaler))
        m_windows.emplace(*windows, start);
    m_decides = spec.stopsByScaler();
    m_countsRequests =
        !spec.isFixed() && !m_decides &&
        (spec.spareWorkers > 0 || modal || std::holds_alternative<RequestCountScaler>(spec.scaler));
    if (m_decides)
        m_idleTimeout = kNever;
    if (const auto* known = std::get_if<Constant>(&spec.coldStart))
        m_coldKnown = spec.isFixed() ? 0 : ticks(known->value);
    for (const double v : spec.speed)
        m_slowness.push_back(1 / v);
    m_kept = workersAt(spec.minWorkers, hour);
    for (int i = 0; i < m_kept; ++i)
        addReadyWorker(start);
}

/// What is in a phase leaves it as far as the tally is concerned, and begins it anew in the next.
void FleetSimulation::closeTally(Tick now) {
    const Tick length = now - m_tallyBegan;
    FleetTally& t = *m_tally;
    t.load += m_nLoad * length;
    t.busy += m_nBusy * length;
    t.idle += m_nIdle * length;
    t.busyKept += m_nBusyKept * length;
    t.idleKept += m_nIdleKept * length;
    t.slotTime += m_running * length;
    m_tallyBegan = now;
}

void FleetSimulation::tallyInto(FleetTally& tally, Tick time) {
    runUntil(time);
    settle(time);
    closeTally(time);
    m_tally = &tally;
}

void FleetSimulation::runUntil(Tick time) {
    while (true) {
        const Tick event = m_workers.events.time();
        const Tick timer = nextTimer();
        if (std::min(event, timer) > time)
            return;
        if (event <= timer) {
            const std::size_t slot = m_workers.events.slot();
            settle(event);
            fire(slot, event);
        } else {
            settle(std::max(timer, m_now));
            fireTimer(m_now);
        }
    }
}

void FleetSimulation::fire(std::size_t slot, Tick now) {
    const Worker& w = m_workers[slot];
    if (w.state == Worker::State::starting)
        m_phased ? continueStart(slot, now) : workerReady(slot, now);
    else if (w.running > 0)
        endService(slot, now);
    else
        idleExpired(slot, now);
}

void FleetSimulation::fireTimer(Tick now) {
    if (m_interrupts && interruption() <= now)
        interruptOne(now);
    if (m_prestart <= now) {
        m_prestart = kNever;
        keepWarm(std::max(m_nextKept, m_kept), now);
    }
    while (!m_queue.empty() && m_requestTimeout != kNever &&
           m_queue.front().arrival + m_requestTimeout <= now) {
        const Tick arrival = m_queue.front().arrival;
        m_queue.pop();
        m_recorder.lost(arrival);
        m_recorder.gaveUp(arrival, waitedForStart(arrival));
        if (m_recorder.hourOf(arrival) >= 0)
            ++m_tally->timedOut;
    }
    if (m_decides)
        decide(now);
    else if (!m_queue.empty())
        scaleUp(now, false);
    updateTimer();
}

/// The earliest of: the scaler's next decision, where it decides at times of its own; the
/// longest-waiting request gives up; a waiting request that no starting worker covers has waited
/// long enough for the queue-delay scaler.
void FleetSimulation::updateTimer() {
    m_timer = m_decides ? nextDecision() : kNever;
    if (m_queue.empty())
        return;
    if (m_requestTimeout != kNever)
        m_timer = std::min(m_timer, m_queue.front().arrival + m_requestTimeout);
    if (std::holds_alternative<QueueDelayScaler>(m_spec.scaler) && mayStart()) {
        const auto uncovered = static_cast<std::size_t>(startingSlots());
        if (m_queue.size() > uncovered)
            m_timer = std::min(m_timer, m_queue[uncovered].arrival + m_queueDelay);
    }
}

std::size_t FleetSimulation::route() {
    switch (m_spec.routing) {
    case Routing::newest:
        return m_workers.newestFree();
    case Routing::leastLoaded:
        return m_workers.leastLoadedFree();
    case Routing::roundRobin:
        return m_workers.nextFree();
    }
    return SlotSet::none;
}

/// `service`: in seconds, or of a mixed fleet its quantile, for it is not known yet on what it
/// runs.
void FleetSimulation::arriveFor(Tick time, double service) {
    runUntil(time);
    settle(time);
    const bool counts = time >= 0;
    m_tally->arrivals += counts ? 1 : 0;
    const WaitingRequest request{time, m_mixed ? service : service * kTicksPerSecond};
    if (m_queue.empty() && m_workers.anyFree()) {
        serve(route(), request, time, false);
        if (m_countsRequests && (present() > m_enoughFor || m_workers.live() != m_enough))
            scaleUpForMore(time);
        if (m_decides)
            updateTimer();
        return;
    }
    if (m_spec.coldService && mayStart()) {
        serveColdOnOwnWorker(request, time);
        return;
    }
    if (m_spec.whenFull == WhenFull::reject && isFull()) {
        m_recorder.lost(time);
        m_tally->rejected += counts ? 1 : 0;
        return;
    }
    m_queue.push(request);
    scaleUp(time, true);
    updateTimer();
}

std::size_t FleetSimulation::arriveBefore(Tick end, std::span<const Arrival> arrivals) {
    const auto first = arrivals.begin();
    const auto last =
        std::partition_point(first, arrivals.end(), [&](const Arrival& a) { return a.time < end; });
    const auto count = static_cast<std::size_t>(last - first);
    constexpr std::size_t kBlock = 256;
    std::array<double, kBlock> shares, services;
    for (std::size_t from = 0; from < count; from += kBlock) {
        const std::size_t n = std::min(kBlock, count - from);
        for (std::size_t i = 0; i < n; ++i)
            shares[i] = arrivals[from + i].service;
        if (!m_mixed)
            m_draws.service.quantiles(shares.data(), n, services.data());
        for (std::size_t i = 0; i < n; ++i)
            arriveFor(arrivals[from + i].time, m_mixed ? shares[i] : services[i]);
    }
    return count;
}

/// No worker may be started and every slot of those that are starting is spoken for.
bool FleetSimulation::isFull() const {
    return !mayStart() && m_queue.size() >= static_cast<std::size_t>(startingSlots());
}

void FleetSimulation::serve(std::size_t slot, const WaitingRequest& r, Tick now, bool queued) {
    Worker& w = m_workers[slot];
    if (w.running == 0) {
        if (w.state == Worker::State::up && w.since <= now && !queued)
            endPhase(slot, now);
        beginBusy(slot, now);
    } else if (m_slowsDown) {
        advanceWork(w, now);
    }
    const Tick wait = now - r.arrival;
    const bool cold = queued && waitedForStart(r.arrival);
    m_tally->coldWaits += cold && m_recorder.hourOf(r.arrival) >= 0 ? 1 : 0;
    beginPhase(m_running, m_tally->slotTime, now);
    const RunningRequest running{r.arrival, wait, cold ? 1 : 0, r.service};
    const double service = serviceOn(w, r.service);
    if (m_slowsDown) {
        m_workers.pushRunning(slot, w.work + service, running);
    } else {
        const Tick finish = now + nearestTick(service);
        m_workers.pushRunning(slot, finish, running);
        if (!m_recordsAtEnd)
            m_recorder.served(r.arrival, wait, finish - r.arrival, cold);
    }
    updateFinish(slot, now);
    m_workers.updateFree(slot);
}

void FleetSimulation::serveColdOnOwnWorker(const WaitingRequest& r, Tick now) {
    const std::size_t slot = startWorker(now, false);
    endPhase(slot, now);
    m_workers[slot].state = Worker::State::up;
    const double stay = m_draws.coldService(m_coldStarts.uniform(m_startsDrawn++));
    m_tally->coldWaits += r.arrival >= 0 ? 1 : 0;
    serve(slot, {r.arrival, stay * kTicksPerSecond}, now, true);
}

void FleetSimulation::advanceWork(Worker& w, Tick now) const {
    const double v = speedOn(w)[static_cast<std::size_t>(w.running) - 1];
    w.work += static_cast<double>(now - w.workAt) * v;
    w.workAt = now;
}

void FleetSimulation::updateFinish(std::size_t slot, Tick now) {
    const Worker& w = m_workers[slot];
    if (!m_slowsDown) {
        const Tick earliest = m_workers.earliestFinish(slot);
        if (earliest != m_workers.events.at(slot)) // most requests come before and end after others
            m_workers.events.set(slot, earliest);
        return;
    }
    const auto sharing = static_cast<std::size_t>(w.running) - 1;
    const double slowness = w.type == 0 ? m_slowness[sharing] : 1 / speedOn(w)[sharing];
    const double left = (m_workers.earliestWork(slot) - w.work) * slowness;
    // rounded up, so that the work is done when the event comes
    const Tick whole = static_cast<Tick>(std::max(0.0, left));
    m_workers.events.set(slot, now + whole + (static_cast<double>(whole) < left ? 1 : 0));
}

void FleetSimulation::endService(std::size_t slot, Tick now) {
    Worker& w = m_workers[slot];
    if (m_slowsDown)
        advanceWork(w, now);
    const bool lastOne = w.running == 1;
    if (lastOne)
        endPhase(slot, now);
    const RunningRequest done = m_workers.popRunning(slot);
    leavePhase(m_running, m_tally->slotTime, now);
    if (m_recordsAtEnd)
        m_recorder.served(done.arrival, done.wait, now - done.arrival, done.cold != 0);
    if (!m_queue.empty() && !w.retiring) {
        serveQueue(slot, now);
        updateTimer();
        return;
    }
    if (lastOne)
        beginIdle(slot, now);
    else
        updateFinish(slot, now);
    if (m_workers[slot].state != Worker::State::none)
        m_workers.updateFree(slot);
    if (m_decides)
        updateTimer();
}

/// Hands waiting requests to a worker that has free slots and is not counted in any phase, or is
/// busy; at least one waits.
void FleetSimulation::serveQueue(std::size_t slot, Tick now) {
    while (!m_queue.empty() && m_workers[slot].running < m_spec.concurrency) {
        const WaitingRequest r = m_queue.front();
        m_queue.pop();
        serve(slot, r, now, true);
    }
}

/// The same for as many as there is room for, wherever it is.
void FleetSimulation::serveQueue(Tick now) {
    while (!m_queue.empty() && m_workers.anyFree()) {
        const WaitingRequest r = m_queue.front();
        m_queue.pop();
        serve(route(), r, now, false);
    }
}

void FleetSimulation::finishRequests() {
    // what the fleet costs from here on belongs to the week after
    FleetTally& week = *m_tally;
    closeTally(m_now);
    m_unused = {};
    m_tally = &m_unused;
    // requests that take longer than machines last might never end
    const Tick latest = m_interrupts || m_phased ? m_now + ticks(kSecondsPerWeek) : kNever - 1;
    while (!m_queue.empty() || m_running > 0) {
        const Tick next = std::min(m_workers.events.time(), m_timer);
        if (next > latest)
            break;
        runUntil(next);
    }
    if (m_running > 0)
        abandonRunning();
    for (; !m_queue.empty(); m_queue.pop()) { // no rule will ever start a worker for these
        const Tick arrival = m_queue.front().arrival;
        m_recorder.lost(arrival);
        m_recorder.gaveUp(arrival, waitedForStart(arrival));
        week.timedOut += m_recorder.hourOf(arrival) >= 0 ? 1 : 0;
    }
    week.timedOut += m_unused.timedOut;
    week.coldWaits += m_unused.coldWaits;
}

} // namespace pricing
