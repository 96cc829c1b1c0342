// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/winner_tree.h"
#include "pricing/units.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace pricing {

/// What must be remembered of a request until its end, where its end is not known at its start.
struct RunningRequest {
    Tick arrival = 0;
    Tick wait = 0;
    Tick cold = 0;      ///< 1 when it waited for a worker's start; as wide as the others, for speed
    double service = 0; ///< ticks when alone on a worker
};

/// When the requests on each worker end. Few that need not be remembered are kept in order,
/// and a new one is put in by a pass of minima and maxima; the others have a leaf each in
/// a winner tree. Neither branches on how the ends compare, which nobody can guess.
class RunningRequests {
public:
    RunningRequests(int concurrency, bool keepRequests)
        : m_most(static_cast<std::size_t>(concurrency)), m_keeps(keepRequests),
          m_sorted(!keepRequests && concurrency <= kMostSorted) {
        if (m_sorted)
            m_stride = 1 + (m_most + 3) / 4 * 4;
        else
            m_leaves = std::bit_ceil(m_most);
        m_words = (m_most + 63) / 64;
    }
    /// Drops all; `slots` workers.
    void resize(std::size_t slots);
    /// Takes what runs on slot `from` of `other`, of the same kind, over to `to`.
    void copySlot(std::size_t to, const RunningRequests& other, std::size_t from);
    /// The `running` requests of a slot, in no order; none unless they are kept.
    std::vector<RunningRequest> all(std::size_t slot, int running) const;

    /// `finish` is a tick or, where the ends are on another clock, the bits of a double that is not
    /// negative: they keep its order.
    void push(std::size_t slot, std::int64_t finish, const RunningRequest& r) {
        if (m_sorted) {
            insert(&m_finish[slot * m_stride + 1], keyOf(finish));
            return;
        }
        const auto leaf = takeLeaf(slot);
        if (m_keeps)
            m_requests[slot * m_most + leaf] = r;
        set(slot, leaf, finish);
    }
    /// The request that ends first does.
    RunningRequest pop(std::size_t slot) {
        if (m_sorted)
            return {}; // what is no longer counted is in the past
        const auto leaf = static_cast<std::size_t>(m_node[2 * slot * m_leaves + 1].leaf);
        m_free[slot * m_words + leaf / 64] |= 1ULL << (leaf % 64);
        set(slot, leaf, kNoKey);
        return m_keeps ? m_requests[slot * m_most + leaf] : RunningRequest{};
    }
    /// `running`: how many there are, at least one.
    std::int64_t earliest(std::size_t slot, int running) const {
        if (m_sorted)
            return timeOf(m_finish[slot * m_stride + static_cast<std::size_t>(running)]);
        return m_node[2 * slot * m_leaves + 1].key;
    }

private:
    static constexpr int kMostSorted = 40;

    // Plain x86-64 has vector instructions for the greater of doubles but not of whole numbers, so
    // a tick is kept as the double whose bits it is, raised so far that those from seven weeks
    // before the start to centuries after it are normal positive ones: their order is the same.
    static constexpr std::int64_t kRaise = std::int64_t{1} << 53;
    static double keyOf(Tick time) { return std::bit_cast<double>(time + kRaise); }
    static Tick timeOf(double key) { return std::bit_cast<std::int64_t>(key) - kRaise; }

    /// `descending` has room for all and begins one after a value above all. What lies beyond the
    /// present ones is earlier than all of them, and stays there.
    void insert(double* descending, double finish) const {
        if (m_most == 1) {
            *descending = finish;
            return;
        }
#ifdef __SSE2__
        const __m128d added = _mm_set1_pd(finish);
        const auto shift = [&](double* at) {
            _mm_storeu_pd(at,
                          _mm_max_pd(_mm_loadu_pd(at), _mm_min_pd(_mm_loadu_pd(at - 1), added)));
        };
        for (double* at = descending + m_stride - 5; at >= descending; at -= 4) {
            shift(at + 2);
            shift(at);
        }
#else
        for (double* at = descending + m_stride - 2; at >= descending; --at) {
            const double shifted = at[-1] < finish ? at[-1] : finish;
            *at = *at > shifted ? *at : shifted;
        }
#endif
    }
    std::size_t takeLeaf(std::size_t slot) {
        std::uint64_t* words = &m_free[slot * m_words];
        std::size_t first = 0;
        for (; !*words; ++words)
            first += 64;
        const auto bit = static_cast<std::size_t>(std::countr_zero(*words));
        *words &= *words - 1;
        return first + bit;
    }
    void set(std::size_t slot, std::size_t leaf, std::int64_t key) {
        setWinnerLeaf(&m_node[2 * slot * m_leaves], m_leaves, leaf, key);
    }

    std::size_t m_most;
    bool m_keeps, m_sorted;
    // in order: per slot a value above all, then the ends from the last to the first
    std::size_t m_stride = 0;
    std::vector<double> m_finish;
    // by leaf
    std::size_t m_leaves = 0, m_words;
    std::vector<WinnerNode> m_node;
    std::vector<std::uint64_t> m_free; ///< leaves without a request, a bit each
    std::vector<RunningRequest> m_requests;
};

} // namespace pricing
