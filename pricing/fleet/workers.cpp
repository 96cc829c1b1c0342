// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/workers.h"

#include <algorithm>

namespace pricing {

namespace {
constexpr std::size_t kFirstCapacity = 4;
}

Workers::Workers(int concurrency, bool byLoad, bool keepRequests)
    : events(kFirstCapacity), m_stride(static_cast<std::size_t>(concurrency)),
      m_workers(kFirstCapacity), m_finish(kFirstCapacity * m_stride),
      m_requests(keepRequests ? kFirstCapacity * m_stride : 0), m_keepRequests(keepRequests),
      m_byLoad(byLoad ? static_cast<std::size_t>(concurrency) : 0), m_loadOf(kFirstCapacity, -1) {
    m_free.resize(kFirstCapacity);
    for (auto& set : m_byLoad)
        set.resize(kFirstCapacity);
}

std::size_t Workers::create(Tick now) {
    if (m_end == m_workers.size()) {
        const auto live = static_cast<std::size_t>(m_live);
        renumber(2 * live > m_workers.size() ? 2 * m_workers.size() : m_workers.size());
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
    updateFree(slot);
    events.set(slot, kNever);
    --m_live;
    while (m_end > 0 && m_workers[m_end - 1].state == Worker::State::none)
        --m_end;
    m_turn = std::min(m_turn, m_end); // whoever comes into these slots is younger, so next
}

void Workers::renumber(std::size_t capacity) {
    std::vector<Worker> workers(capacity);
    std::vector<double> finish(capacity * m_stride);
    std::vector<RunningRequest> requests(m_keepRequests ? capacity * m_stride : 0);
    std::vector<Tick> times(capacity, kNever);
    std::size_t to = 0, turn = 0;
    for (std::size_t from = 0; from < m_end; ++from) {
        if (m_workers[from].state == Worker::State::none)
            continue;
        workers[to] = m_workers[from];
        times[to] = events.at(from);
        const auto source = static_cast<std::ptrdiff_t>(from * m_stride);
        const auto target = static_cast<std::ptrdiff_t>(to * m_stride);
        std::copy_n(m_finish.begin() + source, workers[to].running, finish.begin() + target);
        if (m_keepRequests)
            std::copy_n(m_requests.begin() + source, workers[to].running,
                        requests.begin() + target);
        ++to;
        turn = from < m_turn ? to : turn;
    }
    m_turn = turn;
    m_workers = std::move(workers);
    m_finish = std::move(finish);
    m_requests = std::move(requests);
    m_end = to;
    events.resize(capacity);
    m_free.resize(capacity);
    for (auto& set : m_byLoad)
        set.resize(capacity);
    m_loadOf.assign(capacity, -1);
    m_freeCount = 0;
    for (std::size_t slot = 0; slot < m_end; ++slot) {
        events.set(slot, times[slot]);
        updateFree(slot);
    }
}

std::size_t Workers::leastLoadedFree() const {
    for (const auto& set : m_byLoad)
        if (const std::size_t slot = set.lowest(); slot != SlotSet::none)
            return slot;
    return SlotSet::none;
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
