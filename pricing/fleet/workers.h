// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/earliest_event.h"
#include "pricing/fleet/free_workers.h"
#include "pricing/units.h"

#include <vector>

namespace pricing {

/// One request in service on a worker.
struct Running {
    double finish = 0; ///< tick of its end, or the worker's work clock at its end (see Worker::work)
    Tick arrival = 0;
    Tick wait = 0;
    bool cold = false;
};

struct Worker {
    enum class State : unsigned char { none, starting, up };
    State state = State::none;
    bool kept = false;     ///< a min worker, never scaled down
    bool retiring = false; ///< takes no more requests; goes when it has none left
    int running = 0;
    Tick born = 0;      ///< the decision to start it
    Tick since = 0;     ///< when its present phase (load, busy or idle) began
    Tick billed = 0;    ///< billed time of the life so far
    double work = 0;    ///< with slow-down: work done for each request since the worker was up
    Tick workAt = 0;    ///< when `work` was last brought up to date
};

/// The live workers in slots that keep their order of creation (a younger worker has a higher
/// slot), each with its next event, its running requests and whether it has a free slot.
class Workers {
public:
    /// `byLoad`: leastLoadedFree() will be asked.
    Workers(int concurrency, bool byLoad);

    std::size_t create(Tick now); ///< may renumber the slots
    void remove(std::size_t slot);

    Worker& operator[](std::size_t slot) { return m_workers[slot]; }
    const Worker& operator[](std::size_t slot) const { return m_workers[slot]; }
    std::size_t end() const { return m_end; } ///< one past the youngest
    int live() const { return m_live; }

    /// Adds a running request; the earliest finish stays on top.
    void pushRunning(std::size_t slot, const Running&);
    Running popRunning(std::size_t slot);
    double earliestFinish(std::size_t slot) const { return m_running[slot * m_stride].finish; }

    /// To be called when a worker's load or state changed.
    void updateFree(std::size_t slot);
    bool anyFree() const { return m_freeCount > 0; }
    std::size_t newestFree() const { return m_free.highest(); }
    std::size_t leastLoadedFree() const;
    std::size_t nextFree();

    EarliestEvent events;

private:
    void renumber(std::size_t capacity);
    std::size_t m_stride;
    std::size_t m_end = 0;
    std::size_t m_turn = 0; ///< round robin: where the last request went
    int m_live = 0;
    int m_freeCount = 0;
    std::vector<Worker> m_workers;
    std::vector<Running> m_running; ///< a small heap of `m_stride` per slot
    SlotSet m_free;
    std::vector<SlotSet> m_byLoad; ///< free slots by requests running on them; may be unused
    std::vector<int> m_loadOf;     ///< the load under which a slot is filed, -1 none
};

// In the header for speed: these run for every request.

inline void Workers::pushRunning(std::size_t slot, const Running& r) {
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

inline Running Workers::popRunning(std::size_t slot) {
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

inline void Workers::updateFree(std::size_t slot) {
    const Worker& w = m_workers[slot];
    const bool free = w.state == Worker::State::up && !w.retiring &&
                      w.running < static_cast<int>(m_stride);
    const int load = free ? (m_byLoad.empty() ? 0 : w.running) : -1;
    const int filed = m_loadOf[slot];
    if (filed == load)
        return;
    if (!m_byLoad.empty()) {
        if (filed >= 0)
            m_byLoad[static_cast<std::size_t>(filed)].erase(slot);
        if (load >= 0)
            m_byLoad[static_cast<std::size_t>(load)].insert(slot);
    }
    if ((filed >= 0) != free) {
        m_freeCount += free ? 1 : -1;
        free ? m_free.insert(slot) : m_free.erase(slot);
    }
    m_loadOf[slot] = load;
}

} // namespace pricing
