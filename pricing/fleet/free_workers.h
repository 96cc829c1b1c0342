// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pricing {

/// A set of slots that answers "the highest", "the lowest" and "the next after" quickly.
class SlotSet {
public:
    static constexpr std::size_t none = SIZE_MAX;

    void resize(std::size_t capacity) { m_words.assign((capacity + 63) / 64, 0); }
    void insert(std::size_t s) { m_words[s / 64] |= 1ULL << (s % 64); }
    void erase(std::size_t s) { m_words[s / 64] &= ~(1ULL << (s % 64)); }
    bool contains(std::size_t s) const { return (m_words[s / 64] >> (s % 64) & 1) != 0; }

    std::size_t highest() const {
        for (std::size_t w = m_words.size(); w-- > 0;)
            if (m_words[w])
                return w * 64 + 63 - static_cast<std::size_t>(std::countl_zero(m_words[w]));
        return none;
    }
    std::size_t lowest() const { return nextFrom(0); }
    std::size_t nextFrom(std::size_t from) const {
        std::size_t w = from / 64;
        if (w >= m_words.size())
            return none;
        std::uint64_t bits = m_words[w] & (~0ULL << (from % 64));
        while (!bits) {
            if (++w == m_words.size())
                return none;
            bits = m_words[w];
        }
        return w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace pricing
