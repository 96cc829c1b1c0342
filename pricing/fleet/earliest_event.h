// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <cstddef>
#include <vector>

namespace pricing {

/// The earliest of one time per slot, kept as a winner tree: a change costs log2(slots) steps.
/// Of equal times the lowest slot (the oldest worker) comes first.
class EarliestEvent {
public:
    explicit EarliestEvent(std::size_t capacity) { resize(capacity); }

    /// Drops all times; `capacity` is rounded up to a power of two.
    void resize(std::size_t capacity) {
        m_leaves = 1;
        while (m_leaves < capacity)
            m_leaves *= 2;
        m_time.assign(2 * m_leaves, kNever);
    }
    Tick at(std::size_t slot) const { return m_time[m_leaves + slot]; }
    Tick time() const { return m_time[1]; }

    void set(std::size_t slot, Tick time) {
        std::size_t i = m_leaves + slot;
        m_time[i] = time;
        while (i > 1) { // all the way up: an early end would be a guess the processor often loses
            const Tick other = m_time[i ^ 1];
            time = other < time ? other : time;
            i /= 2;
            m_time[i] = time;
        }
    }
    std::size_t slot() const {
        const Tick earliest = m_time[1];
        std::size_t i = 1;
        while (i < m_leaves)
            i = 2 * i + static_cast<std::size_t>(m_time[2 * i] != earliest);
        return i - m_leaves;
    }

private:
    std::size_t m_leaves = 1;
    std::vector<Tick> m_time;
};

} // namespace pricing
