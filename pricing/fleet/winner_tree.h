// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace pricing {

/// A winner tree is 2 × `leaves` (a power of two) of these: node 1 has the least key and the leaf
/// it came from, nodes 2i and 2i + 1 lie below node i, leaf l is node leaves + l. Of equal keys the
/// lowest leaf wins.
struct WinnerNode {
    std::int64_t key;
    std::uint64_t leaf;
};
/// Of a leaf that is empty.
inline constexpr std::int64_t kNoKey = std::numeric_limits<std::int64_t>::max();

inline void clearWinnerTree(WinnerNode* node, std::size_t leaves) {
    for (std::size_t l = 0; l < leaves; ++l)
        node[leaves + l] = {kNoKey, l};
    for (std::size_t i = leaves - 1; i > 0; --i)
        node[i] = node[2 * i];
}

inline void setWinnerLeaf(WinnerNode* node, std::size_t leaves, std::uint64_t leaf,
                          std::int64_t key) {
    std::size_t i = leaves + leaf;
    node[i].key = key;
    // all the way up, and by arithmetic: to end early, or to branch on who wins, would be a guess
    // that the processor often loses
    while (i > 1) {
        const WinnerNode& other = node[i ^ 1];
        const bool otherWins = other.key - static_cast<std::int64_t>(i & 1) < key;
        leaf ^= (leaf ^ other.leaf) & -static_cast<std::uint64_t>(otherWins);
        key = other.key < key ? other.key : key;
        i /= 2;
        node[i].key = key;
        node[i].leaf = leaf;
    }
}

} // namespace pricing
