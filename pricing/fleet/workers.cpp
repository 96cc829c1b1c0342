// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/workers.h"

#include <algorithm>

namespace pricing {

namespace {
constexpr std::size_t kFirstCapacity = 16;
}

Workers::Workers(int concurrency)
    : events(kFirstCapacity), m_stride(static_cast<std::size_t>(concurrency)),
      m_workers(kFirstCapacity), m_running(kFirstCapacity * m_stride),
      m_byLoad(static_cast<std::size_t>(concurrency)), m_loadOf(kFirstCapacity, -1) {
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
}

void Workers::renumber(std::size_t capacity) {
    std::vector<Worker> workers(capacity);
    std::vector<Running> running(capacity * m_stride);
    std::vector<Tick> times(capacity, kNever);
    std::size_t to = 0;
    for (std::size_t from = 0; from < m_end; ++from) {
        if (from == m_turn)
            m_turn = to;
        if (m_workers[from].state == Worker::State::none)
            continue;
        workers[to] = m_workers[from];
        times[to] = events.at(from);
        std::copy_n(m_running.begin() + static_cast<std::ptrdiff_t>(from * m_stride),
                    workers[to].running,
                    running.begin() + static_cast<std::ptrdiff_t>(to * m_stride));
        ++to;
    }
    m_workers = std::move(workers);
    m_running = std::move(running);
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

void Workers::pushRunning(std::size_t slot, const Running& r) {
    Running* heap = &m_running[slot * m_stride];
    auto i = static_cast<std::size_t>(m_workers[slot].running++);
    while (i > 0) {
        const std::size_t parent = (i - 1) / 2;
        if (heap[parent].finish <= r.finish)
            break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = r;
}

Running Workers::popRunning(std::size_t slot) {
    Running* heap = &m_running[slot * m_stride];
    const Running top = heap[0];
    const auto n = static_cast<std::size_t>(--m_workers[slot].running);
    const Running last = heap[n];
    std::size_t i = 0;
    for (std::size_t child = 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && heap[child + 1].finish < heap[child].finish)
            ++child;
        if (last.finish <= heap[child].finish)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return top;
}

void Workers::updateFree(std::size_t slot) {
    const Worker& w = m_workers[slot];
    const bool free = w.state == Worker::State::up && !w.retiring &&
                      w.running < static_cast<int>(m_stride);
    const int load = free ? w.running : -1;
    const int filed = m_loadOf[slot];
    if (filed == load)
        return;
    if (filed >= 0)
        m_byLoad[static_cast<std::size_t>(filed)].erase(slot);
    if (load >= 0)
        m_byLoad[static_cast<std::size_t>(load)].insert(slot);
    if ((filed >= 0) != free) {
        m_freeCount += free ? 1 : -1;
        free ? m_free.insert(slot) : m_free.erase(slot);
    }
    m_loadOf[slot] = load;
}

std::size_t Workers::leastLoadedFree() const {
    for (const auto& set : m_byLoad)
        if (const std::size_t slot = set.lowest(); slot != SlotSet::none)
            return slot;
    return SlotSet::none;
}

std::size_t Workers::nextFree() {
    std::size_t slot = m_free.nextFrom(m_turn + 1);
    if (slot == SlotSet::none)
        slot = m_free.lowest();
    if (slot != SlotSet::none)
        m_turn = slot;
    return slot;
}

} // namespace pricing
