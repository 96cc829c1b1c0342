// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/earliest_event.h"
#include "pricing/fleet/free_workers.h"
#include "pricing/units.h"

#include <span>
#include <vector>

namespace pricing {

/// What must be remembered of a request until its end, where its end is not known at its start.
struct RunningRequest {
    Tick arrival = 0;
    Tick wait = 0;
    Tick cold = 0;      ///< 1 when it waited for a worker's start; as wide as the others, for speed
    double service = 0; ///< ticks when alone on a worker
};

/// Where a starting worker stands. A start that is known as a whole is all load.
enum class StartPhase : unsigned char { load, seeking, waiting, pull };

struct Worker {
    enum class State : unsigned char { none, starting, up };
    State state = State::none;
    bool kept = false;     ///< a min worker, never scaled down
    bool retiring = false; ///< takes no more requests; goes when it has none left
    StartPhase phase : 4 = StartPhase::load;
    unsigned char type : 4 = 0; ///< an index of FleetSpec::types
    int running = 0;
    Tick born = 0;  ///< the decision to start it, or when it had a machine where that is told apart
    Tick since = 0; ///< when its present phase (load, busy or idle) began
    Tick billed = 0; ///< billed time of the life so far
    double work = 0; ///< with slow-down: work done for each request since the worker was up
    Tick workAt = 0; ///< when `work` was last brought up to date
};

/// The live workers in slots that keep their order of creation (a younger worker has a higher
/// slot), each with its next event, its running requests and whether it has a free slot.
class Workers {
public:
    /// `byLoad`: leastLoadedFree() will be asked; `keepRequests`: popRunning's answer will be used.
    Workers(int concurrency, bool byLoad, bool keepRequests);

    std::size_t create(Tick now); ///< may renumber the slots
    void remove(std::size_t slot);

    Worker& operator[](std::size_t slot) { return m_workers[slot]; }
    const Worker& operator[](std::size_t slot) const { return m_workers[slot]; }
    std::size_t end() const { return m_end; } ///< one past the youngest
    int live() const { return m_live; }

    /// Adds a running request; the earliest finish stays on top. `finish` is a tick or, with
    /// slow-down, the worker's work clock (see Worker::work).
    void pushRunning(std::size_t slot, double finish, const RunningRequest&);
    RunningRequest popRunning(std::size_t slot);
    /// Those that run on a worker, in no order; none unless they are kept.
    std::span<const RunningRequest> runningOn(std::size_t slot) const {
        if (!m_keepRequests)
            return {};
        return {&m_requests[slot * m_stride], static_cast<std::size_t>(m_workers[slot].running)};
    }
    double earliestFinish(std::size_t slot) const { return m_finish[slot * m_stride]; }

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
    std::size_t m_turn = 0; ///< round robin: one past where the last request went
    int m_live = 0;
    int m_freeCount = 0;
    std::vector<Worker> m_workers;
    std::vector<double> m_finish;           ///< a small heap of `m_stride` per slot
    std::vector<RunningRequest> m_requests; ///< beside it, when they are kept
    bool m_keepRequests;
    SlotSet m_free;
    std::vector<SlotSet> m_byLoad; ///< free slots by requests running on them; may be unused
    std::vector<int> m_loadOf;     ///< the load under which a slot is filed, -1 none
};

// In the header for speed: these run for every request.

inline void Workers::pushRunning(std::size_t slot, double finish, const RunningRequest& r) {
    double* heap = &m_finish[slot * m_stride];
    RunningRequest* requests = m_keepRequests ? &m_requests[slot * m_stride] : nullptr;
    auto i = static_cast<std::size_t>(m_workers[slot].running++);
    while (i > 0) {
        const std::size_t parent = (i - 1) / 2;
        if (heap[parent] <= finish)
            break;
        heap[i] = heap[parent];
        if (requests)
            requests[i] = requests[parent];
        i = parent;
    }
    heap[i] = finish;
    if (requests)
        requests[i] = r;
}

inline RunningRequest Workers::popRunning(std::size_t slot) {
    double* heap = &m_finish[slot * m_stride];
    RunningRequest* requests = m_keepRequests ? &m_requests[slot * m_stride] : nullptr;
    const RunningRequest top = requests ? requests[0] : RunningRequest{};
    const auto n = static_cast<std::size_t>(--m_workers[slot].running);
    const double last = heap[n];
    std::size_t i = 0;
    for (std::size_t child = 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && heap[child + 1] < heap[child])
            ++child;
        if (last <= heap[child])
            break;
        heap[i] = heap[child];
        if (requests)
            requests[i] = requests[child];
        i = child;
    }
    heap[i] = last;
    if (requests)
        requests[i] = requests[n];
    return top;
}

inline void Workers::updateFree(std::size_t slot) {
    const Worker& w = m_workers[slot];
    const bool free =
        w.state == Worker::State::up && !w.retiring && w.running < static_cast<int>(m_stride);
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
