// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/earliest_event.h"
#include "pricing/fleet/free_workers.h"
#include "pricing/fleet/running_requests.h"
#include "pricing/units.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pricing {

/// Where a starting worker stands. A start that is known as a whole is all load.
enum class StartPhase : unsigned char { load, seeking, waiting, pull };

struct alignas(64) Worker {
    enum class State : unsigned char { none, starting, up };
    State state = State::none;
    bool kept = false;     ///< a min worker, never scaled down
    bool retiring = false; ///< takes no more requests; goes when it has none left
    StartPhase phase : 4 = StartPhase::load;
    unsigned char type : 4 = 0; ///< an index of FleetSpec::types
    int running = 0;
    int filed = -1; ///< the load under which it is filed among the free ones, -1 none
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

    /// Adds a running request that ends at a tick or, with slow-down, when the worker's work clock
    /// (Worker::work) has come so far.
    void pushRunning(std::size_t slot, std::int64_t finish, const RunningRequest& r) {
        ++m_workers[slot].running;
        m_running.push(slot, finish, r);
    }
    void pushRunning(std::size_t slot, double finish, const RunningRequest& r) {
        pushRunning(slot, std::bit_cast<std::int64_t>(finish), r);
    }
    /// Takes out the one that ends first.
    RunningRequest popRunning(std::size_t slot) {
        --m_workers[slot].running;
        return m_running.pop(slot);
    }
    /// Those that run on a worker, in no order; none unless they are kept.
    std::vector<RunningRequest> runningOn(std::size_t slot) const {
        return m_running.all(slot, m_workers[slot].running);
    }
    Tick earliestFinish(std::size_t slot) const {
        return m_running.earliest(slot, m_workers[slot].running);
    }
    double earliestWork(std::size_t slot) const {
        return std::bit_cast<double>(earliestFinish(slot));
    }

    /// To be called when a worker's load or state changed.
    void updateFree(std::size_t slot);
    bool anyFree() const { return m_freeCount > 0; }
    std::size_t newestFree() const { return m_free.highest(); }
    std::size_t leastLoadedFree() const { return m_byLoad.first(); }
    std::size_t nextFree();

    EarliestEvent events;

private:
    void renumber(std::size_t capacity);
    void resizeFree();
    int m_concurrency;
    bool m_keepRequests;
    std::size_t m_end = 0;
    std::size_t m_turn = 0; ///< round robin: one past where the last request went
    int m_live = 0;
    int m_freeCount = 0;
    std::vector<Worker> m_workers;
    RunningRequests m_running;
    bool m_filesByLoad;
    SlotSet m_free;
    SlotsByLoad m_byLoad; ///< only where leastLoadedFree() is asked
};

// In the header for speed: it runs for every request.

inline void Workers::updateFree(std::size_t slot) {
    Worker& w = m_workers[slot];
    const bool free = w.state == Worker::State::up && !w.retiring && w.running < m_concurrency;
    const int load = free ? (m_filesByLoad ? w.running : 0) : -1;
    const int filed = w.filed;
    if (filed == load)
        return;
    w.filed = load;
    if (m_filesByLoad) {
        if (filed >= 0)
            m_byLoad.erase(static_cast<std::size_t>(filed), slot);
        if (load >= 0)
            m_byLoad.insert(static_cast<std::size_t>(load), slot);
        m_freeCount += int(load >= 0) - int(filed >= 0);
        return;
    }
    m_freeCount += free ? 1 : -1;
    free ? m_free.insert(slot) : m_free.erase(slot);
}

} // namespace pricing
