// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/running_requests.h"

#include <algorithm>
#include <limits>

namespace pricing {

void RunningRequests::resize(std::size_t slots) {
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    m_finish.assign(slots * m_stride, 0.0); // before all ticks there are
    for (std::size_t first = 0; first < m_finish.size(); first += m_stride)
        m_finish[first] = kInfinite;
    m_node.resize(2 * slots * m_leaves);
    for (std::size_t first = 0; first < m_node.size(); first += 2 * m_leaves)
        clearWinnerTree(&m_node[first], m_leaves);
    m_free.assign(m_sorted ? 0 : slots * m_words, ~0ULL);
    m_requests.resize(m_keeps ? slots * m_most : 0);
}

void RunningRequests::copySlot(std::size_t to, const RunningRequests& other, std::size_t from) {
    const auto copy = [&](auto& target, const auto& source, std::size_t perSlot) {
        std::copy_n(source.begin() + static_cast<std::ptrdiff_t>(from * perSlot), perSlot,
                    target.begin() + static_cast<std::ptrdiff_t>(to * perSlot));
    };
    if (m_sorted) {
        copy(m_finish, other.m_finish, m_stride);
        return;
    }
    copy(m_node, other.m_node, 2 * m_leaves);
    copy(m_free, other.m_free, m_words);
    if (m_keeps)
        copy(m_requests, other.m_requests, m_most);
}

std::vector<RunningRequest> RunningRequests::all(std::size_t slot, int running) const {
    std::vector<RunningRequest> requests;
    if (!m_keeps)
        return requests;
    const auto count = static_cast<std::size_t>(running);
    for (std::size_t leaf = 0; requests.size() < count; ++leaf)
        if (!(m_free[slot * m_words + leaf / 64] >> (leaf % 64) & 1))
            requests.push_back(m_requests[slot * m_most + leaf]);
    return requests;
}

} // namespace pricing
