// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pricing {

/// A set of slots that answers "the highest", "the lowest" and "the next after" quickly: a bit per
/// slot, and above 64 of them a bit per word that has any.
class SlotSet {
public:
    static constexpr std::size_t none = SIZE_MAX;

    void resize(std::size_t capacity) {
        m_words.assign((capacity + 63) / 64, 0);
        m_any.assign((m_words.size() + 63) / 64, 0);
    }
    void insert(std::size_t s) {
        m_words[s / 64] |= 1ULL << (s % 64);
        m_any[s / 4096] |= 1ULL << (s / 64 % 64);
    }
    void erase(std::size_t s) {
        const std::uint64_t left = m_words[s / 64] &= ~(1ULL << (s % 64));
        m_any[s / 4096] &= ~(std::uint64_t{left == 0} << (s / 64 % 64));
    }

    std::size_t highest() const {
        if (m_words.size() == 1)
            return m_words[0] ? 63 - zerosAbove(m_words[0]) : none;
        for (std::size_t a = m_any.size(); a-- > 0;)
            if (m_any[a]) {
                const std::size_t w = a * 64 + 63 - zerosAbove(m_any[a]);
                return w * 64 + 63 - zerosAbove(m_words[w]);
            }
        return none;
    }
    std::size_t lowest() const { return nextFrom(0); }
    std::size_t nextFrom(std::size_t from) const {
        std::size_t w = from / 64;
        if (w >= m_words.size())
            return none;
        if (const std::uint64_t bits = m_words[w] & (~0ULL << (from % 64)))
            return w * 64 + zerosBelow(bits);
        if (++w == m_words.size())
            return none;
        std::size_t a = w / 64;
        std::uint64_t any = m_any[a] & (~0ULL << (w % 64));
        while (!any) {
            if (++a == m_any.size())
                return none;
            any = m_any[a];
        }
        w = a * 64 + zerosBelow(any);
        return w * 64 + zerosBelow(m_words[w]);
    }

private:
    static std::size_t zerosAbove(std::uint64_t bits) {
        return static_cast<std::size_t>(std::countl_zero(bits));
    }
    static std::size_t zerosBelow(std::uint64_t bits) {
        return static_cast<std::size_t>(std::countr_zero(bits));
    }
    std::vector<std::uint64_t> m_words, m_any;
};

/// Slots filed by how many requests run there; answers which has the fewest, of these the lowest.
class SlotsByLoad {
public:
    void resize(std::size_t loads, std::size_t capacity) {
        m_wordsPerLoad = (capacity + 63) / 64;
        m_words.assign(loads * m_wordsPerLoad, 0);
        m_count.assign(loads, 0);
        m_any.assign((loads + 63) / 64, 0);
    }
    void insert(std::size_t load, std::size_t s) {
        m_words[load * m_wordsPerLoad + s / 64] |= 1ULL << (s % 64);
        ++m_count[load];
        m_any[load / 64] |= 1ULL << (load % 64);
    }
    void erase(std::size_t load, std::size_t s) {
        m_words[load * m_wordsPerLoad + s / 64] &= ~(1ULL << (s % 64));
        const bool last = --m_count[load] == 0;
        m_any[load / 64] &= ~(std::uint64_t{last} << (load % 64));
    }
    /// At least one slot must be filed.
    std::size_t first() const {
        std::size_t a = 0;
        while (!m_any[a])
            ++a;
        const std::size_t load = a * 64 + static_cast<std::size_t>(std::countr_zero(m_any[a]));
        std::size_t w = load * m_wordsPerLoad;
        const std::size_t from = w;
        while (!m_words[w])
            ++w;
        return (w - from) * 64 + static_cast<std::size_t>(std::countr_zero(m_words[w]));
    }

private:
    std::size_t m_wordsPerLoad = 0;
    std::vector<std::uint64_t> m_words;
    std::vector<std::uint32_t> m_count;
    std::vector<std::uint64_t> m_any; ///< loads that have slots
};

} // namespace pricing
