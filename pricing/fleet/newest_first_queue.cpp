// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens when a request finds no idle worker: the rules of FleetSimulation, for workers that
// take one request each. While a request waits nobody idles, so the next event is the first worker
// to be free or ready, or the timer.

#include "pricing/fleet/newest_first.h"

#include <algorithm>
#include <cmath>

namespace pricing {

void NewestFirstFleet::takeOther(void* fleet, double time, double service) {
    auto* self = static_cast<NewestFirstFleet*>(fleet);
    self->take(self->m_epoch + static_cast<Tick>(time), service);
}

void NewestFirstFleet::take(Tick now, double service) {
    runUntil(now);
    m_now = now;
    if (m_queue.empty()) {
        noteReady(now);
        stopIdle(now);
        for (auto i = static_cast<std::size_t>(m_pool.workers); i-- > 0;)
            if (freeTick(i) <= now) {
                serve(i, {now, service}, now, false);
                return;
            }
    }
    enqueue(now, service);
}

void NewestFirstFleet::serveCold(Tick now) {
    ++m_startsDrawn; // the start's own length is not asked for
    const double stay = m_draws.coldService(m_coldStarts.uniform(m_startsDrawn++));
    ++m_tally->starts;
    m_lastStarting = now;
    m_tally->coldWaits += now >= 0 ? 1 : 0;
    const auto stayTicks = static_cast<double>(nearestTick(stay * kTicksPerSecond));
    serve(addWorker(now, now), {now, stayTicks}, now, m_starting > 0);
}

void NewestFirstFleet::serve(std::size_t worker, const WaitingRequest& r, Tick now, bool isCold) {
    m_pool.freeAt[worker] = static_cast<double>(now - m_epoch) + r.service;
    m_worked[worker] += r.service;
    m_tally->coldWaits += isCold && m_recorder.hourOf(r.arrival) >= 0 ? 1 : 0;
    m_recorder.served(r.arrival, now - r.arrival, now - r.arrival + static_cast<Tick>(r.service),
                      isCold);
}

/// No worker may be started and every one that is starting is spoken for.
bool NewestFirstFleet::isFull() const {
    return !mayStart() && m_queue.size() >= m_starting;
}

void NewestFirstFleet::enqueue(Tick now, double service) {
    if (m_spec.coldService && mayStart()) {
        serveCold(now);
        return;
    }
    if (m_spec.whenFull == WhenFull::reject && isFull()) {
        m_recorder.lost(now);
        m_tally->rejected += now >= 0 ? 1 : 0;
        return;
    }
    m_queue.push({now, service});
    scaleUp(now, true);
    updateTimer();
    m_pool.isWaiting = true;
}

void NewestFirstFleet::runUntil(Tick time) {
    while (!m_queue.empty()) {
        const auto first =
            static_cast<std::size_t>(lanes().firstFree(m_pool.freeAt, m_pool.workers));
        const Tick event = m_pool.workers > 0 ? freeTick(first) : kNever;
        if (std::min(event, m_timer) > time)
            break;
        if (event <= m_timer) {
            m_now = event;
            workerFree(first, event);
        } else {
            m_now = std::max(m_timer, m_now);
            fireTimer(m_now);
        }
    }
    m_pool.isWaiting = !m_queue.empty();
}

void NewestFirstFleet::workerFree(std::size_t worker, Tick now) {
    Life& life = m_lives[worker];
    if (life.isStarting) {
        life.isStarting = false;
        --m_starting;
        m_lastStarting = now;
        m_done.load += now - life.born;
    }
    const WaitingRequest r = m_queue.front();
    m_queue.pop();
    serve(worker, r, now, waitedForStart(r.arrival));
    updateTimer();
}

void NewestFirstFleet::fireTimer(Tick now) {
    while (!m_queue.empty() && m_requestTimeout != kNever &&
           m_queue.front().arrival + m_requestTimeout <= now) {
        const Tick arrival = m_queue.front().arrival;
        m_queue.pop();
        m_recorder.lost(arrival);
        m_recorder.gaveUp(arrival, waitedForStart(arrival));
        m_tally->timedOut += m_recorder.hourOf(arrival) >= 0 ? 1 : 0;
    }
    if (!m_queue.empty())
        scaleUp(now, false);
    updateTimer();
}

void NewestFirstFleet::updateTimer() {
    m_timer = kNever;
    if (m_queue.empty())
        return;
    if (m_requestTimeout != kNever)
        m_timer = m_queue.front().arrival + m_requestTimeout;
    if (std::holds_alternative<QueueDelayScaler>(m_spec.scaler) && mayStart() &&
        m_queue.size() > m_starting)
        m_timer = std::min(m_timer, m_queue[m_starting].arrival + m_queueDelay);
}

int NewestFirstFleet::wantedWorkers() const {
    const auto running = static_cast<std::size_t>(m_pool.workers) - m_starting;
    const auto demand = static_cast<double>(m_queue.size() + running);
    if (const auto* count = std::get_if<RequestCountScaler>(&m_spec.scaler))
        return static_cast<int>(
            std::min(std::ceil(demand / count->value), static_cast<double>(m_spec.maxWorkers)));
    return static_cast<int>(std::min(demand, static_cast<double>(m_spec.maxWorkers)));
}

void NewestFirstFleet::scaleUp(Tick now, bool requestWaits) {
    if (std::holds_alternative<PerRequestScaler>(m_spec.scaler)) {
        if (requestWaits && mayStart())
            startWorker(now);
    } else if (std::holds_alternative<QueueDelayScaler>(m_spec.scaler)) {
        if (m_pool.workers == 0 && mayStart())
            startWorker(now);
        while (mayStart() && m_queue.size() > m_starting &&
               m_queue[m_starting].arrival + m_queueDelay <= now)
            startWorker(now);
    } else {
        for (const int wanted = wantedWorkers(); m_pool.workers < wanted && mayStart();)
            startWorker(now);
    }
}

void NewestFirstFleet::finishRequests() {
    // what the fleet costs from here on belongs to the week after
    FleetTally& week = *m_tally;
    m_unused = {};
    m_tally = &m_unused;
    runUntil(kNever - 1);
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
