// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/recorder.h"

#include <utility>

namespace pricing {

Recorder::Recorder(std::vector<Tick> limits, double hourTicks, int histogramBits, bool hourly)
    : m_limits(std::move(limits)), m_hoursPerTick(hourTicks > 0 ? 1 / hourTicks : 0),
      m_hourly(hourly), m_latency(histogramBits), m_wait(histogramBits), m_coldWait(histogramBits),
      m_hours(hourly ? kHoursPerWeek : 0, DurationHistogram(4, false)),
      m_missed(m_limits.size(), ByHour{}) {}

Recorder::ByHour Recorder::takeMissed(std::size_t i) {
    return std::exchange(m_missed[i], ByHour{});
}

Recorder::ByHour Recorder::takeColdWaits() {
    return std::exchange(m_coldWaits, ByHour{});
}

Recorder::ByHour Recorder::takeGaveUp() {
    return std::exchange(m_gaveUp, ByHour{});
}

void Recorder::add(const Recorder& b) {
    m_latency.add(b.m_latency);
    m_wait.add(b.m_wait);
    m_coldWait.add(b.m_coldWait);
    for (std::size_t h = 0; h < m_hours.size(); ++h)
        m_hours[h].add(b.m_hours[h]);
}

} // namespace pricing
