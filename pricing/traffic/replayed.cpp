// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/replayed.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pricing {

ReplayTotals::ReplayTotals(const TrafficReplay& replay, double times) : stepS(replay.stepS) {
    for (const auto& counts : replay.weeks) {
        std::vector<double>& totals = weeks.emplace_back(1, 0.0);
        totals.reserve(counts.size() + 1);
        double sum = 0;
        for (const double count : counts)
            totals.push_back((sum += count) * times);
    }
}

std::uint64_t ReplayedArrivals::Part::before(std::size_t step) const {
    return static_cast<std::uint64_t>((*totals)[step] + phase);
}

ReplayedArrivals::Part ReplayedArrivals::part(std::uint64_t seed, std::uint64_t week,
                                              bool warmUp) const {
    const std::uint64_t n = m_totals->weeks.size();
    const RandomStream places(seed, Stream::spacing, week, warmUp);
    // short of 1, that a large whole total never rounds up
    return {&m_totals->weeks[(warmUp ? week + n - 1 : week) % n], places,
            RandomStream(seed, Stream::service, week, warmUp), 0.999 * places.uniform(~0ULL - 1),
            warmUp ? -ticks(kSecondsPerWeek) : 0};
}

ReplayedArrivals::ReplayedArrivals(std::shared_ptr<const ReplayTotals> totals, std::uint64_t seed,
                                   std::uint64_t week, Tick warmUp)
    : m_totals(std::move(totals)), m_before(part(seed, week, true)),
      m_week(part(seed, week, false)), m_inWarmUp(warmUp > 0), m_from(-warmUp) {
    if (m_inWarmUp)
        m_step = static_cast<std::size_t>(
            std::max(0.0, std::floor((kSecondsPerWeek - seconds(warmUp)) / m_totals->stepS)));
}

/// The next step that has requests; false when the week is over.
bool ReplayedArrivals::drawStep() {
    m_drawn.clear();
    m_taken = 0;
    while (m_drawn.empty()) {
        if (m_inWarmUp && m_step + 1 >= m_before.totals->size()) {
            m_inWarmUp = false;
            m_step = 0;
        }
        const Part& p = m_inWarmUp ? m_before : m_week;
        if (m_step + 1 >= p.totals->size())
            return false;
        const std::uint64_t first = p.before(m_step), end = p.before(m_step + 1);
        const Tick from = p.start + ticks(static_cast<double>(m_step) * m_totals->stepS);
        const Tick last = from + ticks(m_totals->stepS) - 1;
        for (std::uint64_t i = first; i < end; ++i)
            m_drawn.push_back(
                {std::min(from + ticks(p.places.uniform(i) * m_totals->stepS), last), 0});
        std::sort(m_drawn.begin(), m_drawn.end(),
                  [](const Arrival& a, const Arrival& b) { return a.time < b.time; });
        for (std::uint64_t i = first; i < end; ++i)
            m_drawn[i - first].service = p.services.uniform(i);
        m_drawn.erase(m_drawn.begin(),
                      std::find_if(m_drawn.begin(), m_drawn.end(),
                                   [&](const Arrival& a) { return a.time > m_from; }));
        ++m_step;
    }
    return true;
}

std::size_t ReplayedArrivals::next(Arrival* out, std::size_t most) {
    std::size_t n = 0;
    while (n < most && (m_taken < m_drawn.size() || drawStep()))
        out[n++] = m_drawn[m_taken++];
    return n;
}

} // namespace pricing
