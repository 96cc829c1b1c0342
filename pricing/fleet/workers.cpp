// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/workers.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace pricing {

namespace {
constexpr std::size_t kFirstCapacity = 4;
}

Workers::Workers(int concurrency, bool byLoad, bool keepRequests)
    : events(kFirstCapacity), m_concurrency(concurrency), m_keepRequests(keepRequests),
      m_workers(kFirstCapacity), m_running(concurrency, keepRequests), m_filesByLoad(byLoad) {
    m_running.resize(kFirstCapacity);
    resizeFree();
}

void Workers::resizeFree() {
    m_free.resize(m_workers.size());
    if (m_filesByLoad)
        m_byLoad.resize(static_cast<std::size_t>(m_concurrency), m_workers.size());
    m_freeCount = 0;
}

std::size_t Workers::create(Tick now) {
    if (m_end == m_workers.size()) {
        // room for half as many starts as there are workers until the next time, and no more: what
        // is looked at for every request grows with the number of slots
        const std::size_t live = static_cast<std::size_t>(m_live);
        renumber(std::max(kFirstCapacity, std::bit_ceil(live + live / 2 + 1)));
    }
    const std::size_t slot = m_end++;
    m_workers[slot] = Worker{};
    m_workers[slot].state = Worker::State::starting;
    m_workers[slot].born = m_workers[slot].since = now;
    ++m_live;
    return slot;
}

void Workers::remove(std::size_t slot) {
    m_workers[slot].state = Worker::State::none;
    while (m_workers[slot].running > 0) // whoever stops it has seen to them
        popRunning(slot);
    updateFree(slot);
    events.set(slot, kNever);
    --m_live;
    while (m_end > 0 && m_workers[m_end - 1].state == Worker::State::none)
        --m_end;
    m_turn = std::min(m_turn, m_end); // whoever comes into these slots is younger, so next
}

void Workers::renumber(std::size_t capacity) {
    std::vector<Worker> workers(capacity);
    RunningRequests running(m_concurrency, m_keepRequests);
    running.resize(capacity);
    std::vector<Tick> times(capacity, kNever);
    std::size_t to = 0, turn = 0;
    for (std::size_t from = 0; from < m_end; ++from) {
        if (m_workers[from].state == Worker::State::none)
            continue;
        workers[to] = m_workers[from];
        workers[to].filed = -1;
        times[to] = events.at(from);
        running.copySlot(to, m_running, from);
        ++to;
        turn = from < m_turn ? to : turn;
    }
    m_turn = turn;
    m_workers = std::move(workers);
    m_running = std::move(running);
    m_end = to;
    events.resize(capacity);
    resizeFree();
    for (std::size_t slot = 0; slot < m_end; ++slot) {
        events.set(slot, times[slot]);
        updateFree(slot);
    }
}

std::size_t Workers::nextFree() {
    std::size_t slot = m_free.nextFrom(m_turn);
    if (slot == SlotSet::none)
        slot = m_free.lowest();
    if (slot != SlotSet::none)
        m_turn = slot + 1;
    return slot;
}

} // namespace pricing
