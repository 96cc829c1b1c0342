// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/tally.h"
#include "pricing/traffic/arrivals.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pricing {

/// Collects what the served, rejected and timed-out requests of some weeks met, by the hour of the
/// week in which they arrived. Requests of the warm-up (before Monday 00:00) do not count.
class Recorder {
public:
    /// `limits`: latencies (ticks) whose misses are counted per week; `hourTicks`: one hour of the
    /// simulated week, 0 when there is no week (all arrivals count as hour 0).
    Recorder(std::vector<Tick> limits, double hourTicks, int histogramBits = 8, bool hourly = true);

    void served(Tick arrival, Tick wait, Tick latency, bool cold) {
        const int hour = hourOf(arrival);
        if (hour < 0)
            return;
        const std::size_t bin = m_latency.bin(latency);
        m_latency.addTo(bin, latency);
        if (m_keepWaits)
            m_wait.add(wait);
        if (cold) {
            m_coldWait.add(wait);
            ++m_coldWaits[static_cast<std::size_t>(hour)];
        }
        if (m_hourly) {
            DurationHistogram& ofHour = m_hours[static_cast<std::size_t>(hour)];
            ofHour.addTo(ofHour.bin(latency, m_latency, bin), latency);
        }
        for (std::size_t i = 0; i < m_limits.size(); ++i) // added, since nobody can guess it
            m_missed[i][static_cast<std::size_t>(hour)] += latency > m_limits[i] ? 1 : 0;
        if (!m_firstToken.empty())
            countLateFirstToken(arrival, wait, static_cast<std::size_t>(hour));
    }
    /// Requests that arrived in one hour and waited for no start: ticks in doubles, all waits 0
    /// without `waits`.
    void servedAll(const double* latencies, const double* waits, std::size_t n, int hour);
    /// Whether servedAll() is enough, or every request's arrival counts.
    bool takesManyAtOnce() const { return m_firstToken.empty(); }
    /// How many of the first of these arrivals, in their order, came in one hour.
    std::size_t sameHour(std::span<const Arrival> arrivals) const;
    /// Rejected or timed out: outside the percentiles, a miss of every target.
    void lost(Tick arrival) {
        const int hour = hourOf(arrival);
        if (hour < 0)
            return;
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            ++m_missed[i][static_cast<std::size_t>(hour)];
    }
    /// Left unserved after waiting too long, beside lost(); `cold`: a worker was starting
    /// meanwhile.
    void gaveUp(Tick arrival, bool cold) {
        if (const int hour = hourOf(arrival); hour >= 0) {
            ++m_gaveUp[static_cast<std::size_t>(hour)];
            m_coldGaveUp[static_cast<std::size_t>(hour)] += cold ? 1 : 0;
        }
    }
    /// -1: before the week.
    int hourOf(Tick arrival) const {
        if (arrival < 0)
            return -1;
        const int hour = static_cast<int>(static_cast<double>(arrival) * m_hoursPerTick);
        return hour < kHoursPerWeek ? hour : kHoursPerWeek - 1;
    }
    void add(const Recorder&);
    /// Forgets the durations.
    void clear();
    /// Limit i of those of the constructor is one on the time to the first token where `on[i]`,
    /// which comes one of `times` (seconds, equally likely, the same of a request in every fleet)
    /// after its wait.
    void limitFirstToken(const std::vector<bool>& on, const std::vector<double>& times);
    void keepWaits() { m_keepWaits = true; }

    using ByHour = std::array<std::int64_t, kHoursPerWeek>;
    /// Misses of limit i by hour of arrival since the last call.
    ByHour takeMissed(std::size_t i);
    /// The same of requests that were served after waiting for a start, of those that gave up, and
    /// of the latter that waited for a start.
    ByHour takeColdWaits();
    ByHour takeGaveUp();
    ByHour takeColdGaveUp();

    const DurationHistogram& latency() const { return m_latency; }
    const DurationHistogram& wait() const { return m_wait; }
    const DurationHistogram& coldWait() const { return m_coldWait; }
    const std::vector<DurationHistogram>& hours() const { return m_hours; }

private:
    void addWaits(const double* waits, std::size_t n);
    void countLateFirstToken(Tick arrival, Tick wait, std::size_t hour);

    std::vector<Tick> m_limits;
    struct FirstTokenLimit {
        std::size_t index;
        Tick limit;
    };
    std::vector<FirstTokenLimit> m_firstTokenLimits;
    std::vector<Tick> m_firstToken; ///< empty: none is limited
    double m_hoursPerTick;
    bool m_hourly;
    bool m_keepWaits = false;
    DurationHistogram m_latency, m_wait, m_coldWait;
    std::vector<DurationHistogram> m_hours;
    std::vector<ByHour> m_missed;
    ByHour m_coldWaits{}, m_gaveUp{}, m_coldGaveUp{};
};

} // namespace pricing
