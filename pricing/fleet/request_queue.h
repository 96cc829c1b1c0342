// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <cstddef>
#include <vector>

namespace pricing {

struct WaitingRequest {
    Tick arrival = 0;
    double service = 0; ///< ticks of service time when alone on a worker
};

/// First in, first out, with a look at any place in line.
class RequestQueue {
public:
    RequestQueue() : m_ring(64) {}
    bool empty() const { return m_head == m_tail; }
    std::size_t size() const { return m_tail - m_head; }
    const WaitingRequest& operator[](std::size_t i) const {
        return m_ring[(m_head + i) & (m_ring.size() - 1)];
    }
    const WaitingRequest& front() const { return (*this)[0]; }
    void push(WaitingRequest r) {
        if (size() == m_ring.size())
            grow();
        m_ring[m_tail++ & (m_ring.size() - 1)] = r;
    }
    void pop() { ++m_head; }
    /// Back to its place among those that wait, near the head.
    void insertByArrival(WaitingRequest r) {
        if (size() == m_ring.size())
            grow();
        const std::size_t mask = m_ring.size() - 1;
        std::size_t at = --m_head; // unsigned: below 0 comes the top of the ring
        for (; at + 1 != m_tail && m_ring[(at + 1) & mask].arrival <= r.arrival; ++at)
            m_ring[at & mask] = m_ring[(at + 1) & mask];
        m_ring[at & mask] = r;
    }

private:
    void grow() {
        std::vector<WaitingRequest> larger(m_ring.size() * 2);
        const std::size_t n = size();
        for (std::size_t i = 0; i < n; ++i)
            larger[i] = (*this)[i];
        m_ring = std::move(larger);
        m_head = 0;
        m_tail = n;
    }
    std::vector<WaitingRequest> m_ring; // size is a power of two
    std::size_t m_head = 0, m_tail = 0;
};

} // namespace pricing
