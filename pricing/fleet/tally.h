// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pricing {

/// What happened in one stretch of simulated time. Worker-time is in ticks summed over workers;
/// "kept" are min workers, the others come and go.
struct FleetTally {
    Tick queue = 0, pull = 0; ///< of starts whose phases are known
    Tick load = 0, busy = 0, idle = 0;
    Tick busyKept = 0, idleKept = 0;
    Tick slotTime = 0;    ///< slot-time in use
    Tick surplus = 0;     ///< what rounding lives up adds to their billed time
    Tick diskSurplus = 0; ///< what a disk's intervals add to the lives that ended
    Tick lives = 0;       ///< summed length of the lives that ended
    std::int64_t arrivals = 0, rejected = 0, timedOut = 0, coldWaits = 0;
    std::int64_t coldGaveUp = 0; ///< of those who waited for a start, the ones who gave up
    std::int64_t starts = 0, stops = 0;
    std::int64_t refused = 0;                  ///< times no machine was to be had for a start
    std::int64_t restored = 0;                 ///< starts from a snapshot
    std::int64_t interruptions = 0, rerun = 0; ///< machines taken away; requests run again

    /// Of the worker-time above, that on each kind of machine but the first.
    std::vector<FleetTally> others;

    FleetTally& operator+=(const FleetTally&);
    bool operator==(const FleetTally&) const = default;
};

/// What a DurationHistogram works out of many durations at once.
struct DurationBins {
    static constexpr std::size_t kMost = 256;
    int bits = 0; ///< of the histogram
    double least = 0, most = 0;
    std::array<std::uint32_t, kMost> bin;
    std::array<std::int64_t, kMost> above;
};

/// Counts of durations in bins of a fixed relative width (2^-bits), from a microsecond up.
/// With `exactAtoms` a percentile is the mean of the values in its bin, so a duration that many
/// requests share comes out as itself; else it is the middle of the bin, for half the memory.
class DurationHistogram {
public:
    explicit DurationHistogram(int bits = 8, bool exactAtoms = true);

    void add(Tick duration) { addTo(bin(duration), duration); }
    void add(const DurationHistogram&);
    /// Up to DurationBins::kMost whole ticks in doubles; tells their bins.
    void add(const double* durations, std::size_t n, DurationBins& bins);
    /// The same durations as in a histogram of more bits; only without exactAtoms.
    void addCoarser(const DurationBins& finer, std::size_t n);
    void addZeros(std::int64_t n);
    bool operator==(const DurationHistogram&) const = default;
    std::size_t bin(Tick duration) const {
        const auto micros = static_cast<std::uint64_t>(duration < 0 ? 0 : duration) / 1000;
        const int wide = static_cast<int>(std::bit_width(micros)) - m_bits - 1;
        const int shift = wide > 0 ? wide : 0;
        const std::size_t i = (static_cast<std::size_t>(shift) << m_bits) + (micros >> shift);
        return i < m_count.size() ? i : m_count.size() - 1;
    }
    /// The same when `finer`, of as many bits or more, has the duration in bin `fine`.
    std::size_t bin(Tick duration, const DurationHistogram& finer, std::size_t fine) const {
        const int fewer = finer.m_bits - m_bits;
        if (fine >> finer.m_bits == 0) // the first ones are of equal width, not of equal ratio
            return bin(duration);
        return (static_cast<std::size_t>(fewer) << m_bits) + (fine >> fewer);
    }
    /// Adds a duration whose bin is known.
    void addTo(std::size_t bin, Tick duration) {
        ++m_count[bin];
        if (!m_sum.empty())
            m_sum[bin] += duration - lowOf(bin);
        ++m_total;
        if (duration < m_least)
            m_least = duration;
        if (duration > m_most)
            m_most = duration;
    }
    std::int64_t count() const { return m_total; }
    void clear();
    /// Seconds; `share` of the values (0–1) lie at or below. 0 when empty.
    double percentile(double share) const;
    double meanSeconds() const; ///< needs exactAtoms
    /// Counts in `bins` equal bins from 0 to `to` seconds; what lies above is in the last one.
    std::vector<std::int64_t> counts(double to, int bins) const;

private:
    /// Ticks from the lower end of a bin that has counts to what stands for it.
    double aboveLow(std::size_t bin) const;
    int shiftOf(std::size_t bin) const {
        return (bin >> m_bits) > 1 ? static_cast<int>(bin >> m_bits) - 1 : 0;
    }
    /// The bin's lower end.
    Tick lowOf(std::size_t bin) const {
        const int shift = shiftOf(bin);
        const std::size_t micros = (bin - (static_cast<std::size_t>(shift) << m_bits)) << shift;
        return static_cast<Tick>(micros) * 1000;
    }
    /// The first bin with a count and one past the last: the rest need not be looked at.
    std::size_t firstBin() const { return m_total > 0 ? bin(m_least) : 0; }
    std::size_t endBin() const { return m_total > 0 ? bin(m_most) + 1 : 0; }
    int m_bits;
    std::int64_t m_total = 0;
    Tick m_least = kNever, m_most = 0; ///< no percentile lies beyond them
    std::vector<std::uint32_t> m_count;
    std::vector<Tick> m_sum; ///< of what durations are above their bin's lower end: no overflow
};

} // namespace pricing
