// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/recorder.h"

#include "pricing/traffic/random.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pricing {

Recorder::Recorder(std::vector<Tick> limits, double hourTicks, int histogramBits, bool hourly)
    : m_limits(std::move(limits)), m_hoursPerTick(hourTicks > 0 ? 1 / hourTicks : 0),
      m_hourly(hourly), m_latency(histogramBits), m_wait(histogramBits), m_coldWait(histogramBits),
      m_hours(hourly ? kHoursPerWeek : 0, DurationHistogram(4, false)),
      m_missed(m_limits.size(), ByHour{}) {}

std::size_t Recorder::sameHour(std::span<const Arrival> arrivals) const {
    const int hour = hourOf(arrivals.front().time);
    if (hourOf(arrivals.back().time) == hour)
        return arrivals.size();
    return static_cast<std::size_t>(
        std::partition_point(arrivals.begin(), arrivals.end(),
                             [&](const Arrival& a) { return hourOf(a.time) == hour; }) -
        arrivals.begin());
}

/// Those who do not wait, usually the most, apart: all of them count in one place, where each
/// addition would wait for the one before.
void Recorder::addWaits(const double* waits, std::size_t n) {
    std::array<double, DurationBins::kMost> waited;
    std::size_t some = 0;
    for (std::size_t i = 0; i < n; ++i) {
        waited[some] = waits[i];
        some += waits[i] > 0 ? 1 : 0;
    }
    DurationBins bins;
    m_wait.add(waited.data(), some, bins);
    m_wait.addZeros(static_cast<std::int64_t>(n - some));
}

void Recorder::servedAll(const double* latencies, const double* waits, std::size_t n, int hour) {
    assert(takesManyAtOnce());
    if (hour < 0)
        return;
    const auto h = static_cast<std::size_t>(hour);
    for (std::size_t from = 0; from < n; from += DurationBins::kMost) {
        const std::size_t count = std::min(n - from, DurationBins::kMost);
        DurationBins bins;
        m_latency.add(latencies + from, count, bins);
        if (m_hourly)
            m_hours[h].addCoarser(bins, count);
        for (std::size_t i = 0; i < m_limits.size(); ++i) {
            const auto limit = static_cast<double>(m_limits[i]);
            if (bins.most > limit)
                m_missed[i][h] += std::count_if(latencies + from, latencies + from + count,
                                                [=](double l) { return l > limit; });
        }
        if (m_keepWaits && waits)
            addWaits(waits + from, count);
    }
    if (m_keepWaits && !waits)
        m_wait.addZeros(static_cast<std::int64_t>(n));
}

void Recorder::limitFirstToken(const std::vector<bool>& on, const std::vector<double>& times) {
    for (std::size_t i = 0; i < on.size(); ++i)
        if (on[i]) // and no latency misses it
            m_firstTokenLimits.push_back({i, std::exchange(m_limits[i], kNever)});
    if (m_firstTokenLimits.empty())
        return;
    for (const double time : times)
        m_firstToken.push_back(ticks(time));
}

void Recorder::countLateFirstToken(Tick arrival, Tick wait, std::size_t hour) {
    // an arrival's instant is random to the nanosecond, so its bits pick the prompt's length
    const std::uint64_t bits = mixed(static_cast<std::uint64_t>(arrival)) >> 32;
    const Tick after = wait + m_firstToken[(bits * m_firstToken.size()) >> 32];
    for (const FirstTokenLimit& limit : m_firstTokenLimits)
        if (after > limit.limit)
            ++m_missed[limit.index][hour];
}

Recorder::ByHour Recorder::takeMissed(std::size_t i) {
    return std::exchange(m_missed[i], ByHour{});
}

Recorder::ByHour Recorder::takeColdWaits() {
    return std::exchange(m_coldWaits, ByHour{});
}

Recorder::ByHour Recorder::takeGaveUp() {
    return std::exchange(m_gaveUp, ByHour{});
}

Recorder::ByHour Recorder::takeColdGaveUp() {
    return std::exchange(m_coldGaveUp, ByHour{});
}

void Recorder::clear() {
    m_latency.clear();
    m_wait.clear();
    m_coldWait.clear();
    for (DurationHistogram& hour : m_hours)
        hour.clear();
}

void Recorder::add(const Recorder& b) {
    m_latency.add(b.m_latency);
    m_wait.add(b.m_wait);
    m_coldWait.add(b.m_coldWait);
    for (std::size_t h = 0; h < m_hours.size(); ++h)
        m_hours[h].add(b.m_hours[h]);
}

} // namespace pricing
