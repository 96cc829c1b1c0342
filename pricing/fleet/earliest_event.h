// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/winner_tree.h"
#include "pricing/units.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pricing {

/// The earliest of one time per slot: a change costs log2(slots) steps, a look none. Of equal
/// times the lowest slot (the oldest worker) comes first.
class EarliestEvent {
public:
    explicit EarliestEvent(std::size_t capacity) { resize(capacity); }

    /// Drops all times; `capacity` is rounded up to a power of two.
    void resize(std::size_t capacity) {
        m_leaves = 1;
        while (m_leaves < capacity)
            m_leaves *= 2;
        m_node.resize(2 * m_leaves);
        clearWinnerTree(m_node.data(), m_leaves);
    }
    Tick at(std::size_t slot) const { return m_node[m_leaves + slot].key; }
    Tick time() const { return m_node[1].key; }
    std::size_t slot() const { return m_node[1].leaf; }
    void set(std::size_t slot, Tick time) { setWinnerLeaf(m_node.data(), m_leaves, slot, time); }

private:
    std::size_t m_leaves = 1;
    std::vector<WinnerNode> m_node;
};

} // namespace pricing
