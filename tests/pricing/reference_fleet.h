// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <list>
#include <queue>
#include <vector>

/// A fleet simulated once more, the slow way: nothing is kept up to date but the machines and a log
/// of the load. At every instant at which anything may happen each rule is asked anew, and what
/// rests on the past is read from the whole log. No slow-down, no schedule, no spare workers.
class ReferenceFleet {
public:
    struct Request {
        pricing::Tick arrival = 0, service = 0;
    };

    ReferenceFleet(const pricing::FleetSpec& spec, std::function<pricing::Tick(int)> coldStart)
        : m_spec(spec), m_coldStart(std::move(coldStart)),
          m_min(pricing::workersAt(spec.minWorkers, 0)) {
        for (int i = 0; i < m_min; ++i) {
            m_machines.push_back({++m_named, 0, true});
            m_machines.back().up = true;
        }
    }

    void run(const std::vector<Request>& requests, pricing::Tick end) {
        note(0);
        for (const Request& r : requests)
            wake(r.arrival);
        std::size_t next = 0;
        while (!m_wakes.empty() && m_wakes.top() <= end) {
            const Tick now = m_wakes.top();
            m_wakes.pop();
            spend(now);
            settleInstant(now);
            for (; next < requests.size() && requests[next].arrival == now; ++next) {
                arrive(requests[next], now);
                settleInstant(now);
            }
        }
        spend(end);
    }

    std::int64_t starts = 0, stops = 0, rejected = 0, timedOut = 0, served = 0;
    pricing::Tick load = 0, busy = 0, idle = 0, waits = 0, longestWait = 0;
    int waiting() const { return static_cast<int>(m_queue.size()); }
    int workers() const { return static_cast<int>(m_machines.size()); }

private:
    using Tick = pricing::Tick;
    struct Machine {
        int name = 0;
        Tick ready = 0;
        bool kept = false, up = false, draining = false;
        Tick idleSince = 0;
        std::vector<Tick> ends{};
    };
    using Iterator = std::list<Machine>::iterator;
    template <class S> const S* scaler() const { return std::get_if<S>(&m_spec.scaler); }
    bool ownRule() const {
        return scaler<pricing::AverageLoadScaler>() || scaler<pricing::WindowsScaler>();
    }
    void wake(Tick t) { m_wakes.push(t); }
    int present() const {
        int n = static_cast<int>(m_queue.size());
        for (const Machine& m : m_machines)
            n += static_cast<int>(m.ends.size());
        return n;
    }
    int counted(bool (*what)(const Machine&)) const {
        return static_cast<int>(std::count_if(m_machines.begin(), m_machines.end(), what));
    }
    int active() const {
        return counted([](const Machine& m) { return !m.draining; });
    }
    std::size_t startingSlots() const {
        return static_cast<std::size_t>(m_spec.concurrency) *
               static_cast<std::size_t>(counted([](const Machine& m) { return !m.up; }));
    }
    bool room() const { return workers() < m_spec.maxWorkers; }

    /// Writes the load down; windows and delays that begin here end at instants to look at.
    void note(Tick now) {
        const int n = present();
        if (!m_log.empty() && m_log.back().second == n)
            return;
        m_log.emplace_back(now, n);
        if (const auto* s = scaler<pricing::WindowsScaler>())
            for (const double later : {s->upS, s->downS, s->toZeroS})
                wake(now + pricing::ticks(later));
    }
    void spend(Tick now) {
        for (const Machine& m : m_machines)
            (!m.up ? load : m.ends.empty() ? idle : busy) += now - m_now;
        m_now = now;
    }
    void settleInstant(Tick now) {
        do
            while (machineEvent(now))
                note(now);
        while (timers(now));
        note(now);
    }

    /// The first thing that is due at the oldest machine that has any.
    bool machineEvent(Tick now) {
        for (auto m = m_machines.begin(); m != m_machines.end(); ++m) {
            if (!m->up && m->ready <= now) {
                m->up = true;
                takeFromQueue(*m, now);
                idleOrGone(m, now);
                return true;
            }
            const auto end = std::min_element(m->ends.begin(), m->ends.end());
            if (end != m->ends.end() && *end <= now) {
                m->ends.erase(end);
                if (!m->draining)
                    takeFromQueue(*m, now);
                idleOrGone(m, now);
                return true;
            }
            if (expires(*m) && m->idleSince + timeout() <= now) {
                if (keptAsBuffer()) {
                    const Tick again = now + std::max(timeout(), pricing::ticks(1));
                    m->idleSince = again - timeout();
                    wake(again);
                } else {
                    remove(m);
                }
                return true;
            }
        }
        return false;
    }
    Tick timeout() const { return pricing::ticks(m_spec.idleTimeoutS); }
    bool expires(const Machine& m) const { return m.up && m.ends.empty() && !m.kept && !ownRule(); }
    bool keptAsBuffer() const {
        const auto* s = scaler<pricing::ModalScaler>();
        return s && s->buffer > 0 && present() > 0 && workers() <= wantedNow();
    }
    void remove(Iterator m) {
        m_machines.erase(m);
        ++stops;
    }
    void idleOrGone(Iterator m, Tick now) {
        if (!m->ends.empty())
            return;
        m->idleSince = now;
        if (m->draining)
            remove(m);
        else
            wake(now + timeout());
    }
    void serve(Machine& m, const Request& r, Tick now) {
        m.ends.push_back(now + r.service);
        wake(now + r.service);
        ++served;
        waits += now - r.arrival;
        longestWait = std::max(longestWait, now - r.arrival);
    }
    bool hasSlot(const Machine& m) const {
        return m.up && !m.draining && static_cast<int>(m.ends.size()) < m_spec.concurrency;
    }
    void takeFromQueue(Machine& m, Tick now) {
        while (!m_queue.empty() && hasSlot(m)) {
            serve(m, m_queue.front(), now);
            m_queue.pop_front();
        }
    }
    void start(Tick now) {
        const Tick ready = now + m_coldStart(static_cast<int>(starts++));
        m_machines.push_back({++m_named, ready});
        wake(ready);
    }

    int wantedNow() const {
        const int n = present();
        if (const auto* s = scaler<pricing::RequestCountScaler>())
            return static_cast<int>(std::ceil(n / s->value));
        const auto* modal = scaler<pricing::ModalScaler>();
        return (n + m_spec.concurrency - 1) / m_spec.concurrency +
               (modal && n > 0 ? modal->buffer : 0);
    }
    /// The rules that are asked whenever a request comes.
    void atArrival(Tick now, bool mustWait) {
        if (scaler<pricing::PerRequestScaler>() && mustWait && room())
            start(now);
        if (ownRule() && mustWait && active() == 0 && room())
            start(now);
        if (scaler<pricing::RequestCountScaler>() || scaler<pricing::ModalScaler>())
            while (room() && workers() < wantedNow())
                start(now);
    }
    /// The rules of time; whether anything came of them.
    bool timers(Tick now) {
        bool any = false;
        while (m_spec.requestTimeoutS && !m_queue.empty() &&
               m_queue.front().arrival + pricing::ticks(*m_spec.requestTimeoutS) <= now) {
            m_queue.pop_front();
            ++timedOut;
            any = true;
        }
        const std::int64_t before = starts + stops;
        if (any && !m_queue.empty() && !ownRule())
            atArrival(now, false);
        if (const auto* s = scaler<pricing::QueueDelayScaler>())
            overdue(*s, now);
        if (const auto* s = scaler<pricing::AverageLoadScaler>())
            average(*s, now);
        if (const auto* s = scaler<pricing::WindowsScaler>())
            windows(*s, now);
        return any || starts + stops != before;
    }
    void overdue(const pricing::QueueDelayScaler& s, Tick now) {
        if (!m_queue.empty() && m_machines.empty() && room())
            start(now);
        while (room() && m_queue.size() > startingSlots() &&
               m_queue[startingSlots()].arrival + pricing::ticks(s.seconds) <= now)
            start(now);
    }

    /// Every window, the mean of the log over it; all decisions since one that called for no fewer
    /// are remembered.
    void average(const pricing::AverageLoadScaler& s, Tick now) {
        const Tick window = pricing::ticks(s.windowS);
        wake((now / window + 1) * window);
        note(now);
        if (now % window != 0 || now == m_lastDecision)
            return;
        m_lastDecision = now;
        double sum = 0;
        for (std::size_t i = m_log.size(); i-- > 0;) {
            const Tick from = std::max(m_log[i].first, now - window);
            const Tick to = i + 1 < m_log.size() ? m_log[i + 1].first : now;
            if (to <= now - window)
                break;
            sum += static_cast<double>(m_log[i].second) * static_cast<double>(to - from);
        }
        const double mean = sum / static_cast<double>(window);
        const int wanted =
            std::clamp(static_cast<int>(std::ceil(mean / (s.target * s.utilisation) - 1e-9)), m_min,
                       m_spec.maxWorkers);
        while (room() && active() < wanted)
            start(now);
        if (wanted >= active()) {
            m_lower.clear();
            return;
        }
        m_lower.emplace_back(now, wanted);
        if (now - m_lower.front().first < pricing::ticks(s.scaleDownDelayS))
            return;
        int most = 0;
        for (const auto& [when, count] : m_lower)
            most = std::max(most, count);
        const int excess = active() - most;
        for (int n = 0; n < excess - excess / 2; ++n)
            letGo(now);
        m_lower.assign(1, {now, wanted});
    }

    /// The least (or greatest) need in the log over the last `window`.
    int extreme(Tick now, Tick window, bool least) const {
        int result = least ? m_spec.maxWorkers : 0;
        for (std::size_t i = m_log.size(); i-- > 0;) {
            const int n = (m_log[i].second + m_spec.concurrency - 1) / m_spec.concurrency;
            const int need = std::min(n, m_spec.maxWorkers);
            result = least ? std::min(result, need) : std::max(result, need);
            if (m_log[i].first <= now - window)
                return result;
        }
        return least ? 0 : result;
    }
    void windows(const pricing::WindowsScaler& s, Tick now) {
        note(now);
        const int lasted = extreme(now, pricing::ticks(s.upS), true);
        while (room() && active() < lasted)
            start(now);
        const bool longEnough = now >= pricing::ticks(s.downS);
        while (active() > std::max({extreme(now, pricing::ticks(s.downS), false), m_min, 1}))
            if (!longEnough || !letGo(now))
                return;
        if (active() == 1 && m_min == 0 && now >= pricing::ticks(s.toZeroS) &&
            extreme(now, pricing::ticks(s.toZeroS), false) == 0)
            letGo(now);
    }
    bool letGo(Tick now) {
        auto chosen = m_machines.end();
        for (auto m = m_machines.begin(); m != m_machines.end(); ++m)
            if (m->up && !m->kept && !m->draining &&
                (chosen == m_machines.end() || m->ends.size() <= chosen->ends.size()))
                chosen = m;
        if (chosen == m_machines.end())
            return false;
        chosen->draining = true;
        idleOrGone(chosen, now);
        return true;
    }

    Iterator routed() {
        auto chosen = m_machines.end();
        for (auto m = m_machines.begin(); m != m_machines.end(); ++m) {
            if (!hasSlot(*m))
                continue;
            const auto turn = [&](Iterator i) { return std::pair(i->name <= m_last, i->name); };
            if (chosen == m_machines.end() || m_spec.routing == pricing::Routing::newest ||
                (m_spec.routing == pricing::Routing::leastLoaded &&
                 m->ends.size() < chosen->ends.size()) ||
                (m_spec.routing == pricing::Routing::roundRobin && turn(m) < turn(chosen)))
                chosen = m;
        }
        return chosen;
    }
    void arrive(const Request& r, Tick now) {
        const auto m = routed();
        const bool mustWait = !m_queue.empty() || m == m_machines.end();
        if (mustWait && m_spec.whenFull == pricing::WhenFull::reject && !room() &&
            m_queue.size() >= startingSlots()) {
            ++rejected;
            return;
        }
        if (mustWait) {
            m_queue.push_back(r);
            if (const auto* s = scaler<pricing::QueueDelayScaler>())
                wake(now + pricing::ticks(s->seconds));
            if (m_spec.requestTimeoutS)
                wake(now + pricing::ticks(*m_spec.requestTimeoutS));
        } else {
            m_last = m->name;
            serve(*m, r, now);
        }
        atArrival(now, mustWait);
        note(now);
    }

    const pricing::FleetSpec& m_spec;
    std::function<Tick(int)> m_coldStart;
    int m_min, m_named = 0, m_last = 0;
    std::list<Machine> m_machines; ///< in order of creation
    std::deque<Request> m_queue;
    std::priority_queue<Tick, std::vector<Tick>, std::greater<>> m_wakes;
    std::vector<std::pair<Tick, int>> m_log;   ///< load from an instant on
    std::vector<std::pair<Tick, int>> m_lower; ///< decisions that called for fewer workers
    Tick m_now = 0, m_lastDecision = -1;
};
