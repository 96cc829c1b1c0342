// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/tally.h"

#include "pricing/lanes/lanes.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pricing {

FleetTally& FleetTally::operator+=(const FleetTally& b) {
    queue += b.queue;
    pull += b.pull;
    load += b.load;
    busy += b.busy;
    idle += b.idle;
    busyKept += b.busyKept;
    idleKept += b.idleKept;
    slotTime += b.slotTime;
    surplus += b.surplus;
    diskSurplus += b.diskSurplus;
    lives += b.lives;
    arrivals += b.arrivals;
    rejected += b.rejected;
    timedOut += b.timedOut;
    coldWaits += b.coldWaits;
    coldGaveUp += b.coldGaveUp;
    starts += b.starts;
    stops += b.stops;
    refused += b.refused;
    restored += b.restored;
    interruptions += b.interruptions;
    rerun += b.rerun;
    if (others.size() < b.others.size())
        others.resize(b.others.size());
    for (std::size_t k = 0; k < b.others.size(); ++k)
        others[k] += b.others[k];
    return *this;
}

namespace {
constexpr int kOctaves = 45; // a microsecond to a year
} // namespace

DurationHistogram::DurationHistogram(int bits, bool exactAtoms)
    : m_bits(bits), m_count(static_cast<std::size_t>(kOctaves - bits + 1) << bits),
      m_sum(exactAtoms ? m_count.size() : 0) {}

void DurationHistogram::add(const DurationHistogram& b) {
    if (b.m_total == 0)
        return;
    for (std::size_t i = b.firstBin(); i < b.endBin(); ++i) {
        m_count[i] += b.m_count[i];
        if (!m_sum.empty())
            m_sum[i] += b.m_sum[i];
    }
    m_total += b.m_total;
    m_least = std::min(m_least, b.m_least);
    m_most = std::max(m_most, b.m_most);
}

void DurationHistogram::add(const double* durations, std::size_t n, DurationBins& bins) {
    constexpr double kLongest = 0x1p51; // of Lanes::bins
    bins.bits = m_bits;
    if (n == 0)
        return;
    bins.least = bins.most = durations[0];
    for (std::size_t i = 0; i < n; ++i) {
        bins.least = durations[i] < bins.least ? durations[i] : bins.least;
        bins.most = durations[i] > bins.most ? durations[i] : bins.most;
    }
    if (bins.most < kLongest)
        lanes().bins(durations, n, m_bits, bins.bin.data(), bins.above.data());
    else
        for (std::size_t i = 0; i < n; ++i) {
            const auto d = static_cast<Tick>(durations[i]);
            bins.bin[i] = static_cast<std::uint32_t>(bin(d));
            bins.above[i] = d - lowOf(bins.bin[i]);
        }
    for (std::size_t i = 0; i < n; ++i)
        ++m_count[bins.bin[i]];
    if (!m_sum.empty())
        for (std::size_t i = 0; i < n; ++i)
            m_sum[bins.bin[i]] += bins.above[i];
    m_total += static_cast<std::int64_t>(n);
    m_least = std::min(m_least, static_cast<Tick>(bins.least));
    m_most = std::max(m_most, static_cast<Tick>(bins.most));
}

void DurationHistogram::addCoarser(const DurationBins& finer, std::size_t n) {
    assert(m_sum.empty() && finer.bits > m_bits);
    if (n == 0)
        return;
    // above 2^bits a bin's number is the exponent and the first bits after it
    const int drop = finer.bits - m_bits;
    const std::uint32_t small = 1U << finer.bits, offset = static_cast<std::uint32_t>(drop)
                                                           << m_bits;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t b = finer.bin[i];
        ++m_count[b >= small ? (b >> drop) + offset : bin(Tick{b} * 1000)];
    }
    m_total += static_cast<std::int64_t>(n);
    m_least = std::min(m_least, static_cast<Tick>(finer.least));
    m_most = std::max(m_most, static_cast<Tick>(finer.most));
}

void DurationHistogram::addZeros(std::int64_t n) {
    if (n == 0)
        return;
    m_count[0] += static_cast<std::uint32_t>(n);
    m_total += n;
    m_least = 0;
}

void DurationHistogram::clear() {
    for (std::size_t i = firstBin(); i < endBin(); ++i) {
        m_count[i] = 0;
        if (!m_sum.empty())
            m_sum[i] = 0;
    }
    m_total = 0;
    m_least = kNever;
    m_most = 0;
}

double DurationHistogram::aboveLow(std::size_t i) const {
    return m_sum.empty() ? 500.0 * static_cast<double>(1ULL << shiftOf(i))
                         : static_cast<double>(m_sum[i]) / m_count[i];
}

std::vector<std::int64_t> DurationHistogram::counts(double to, int bins) const {
    std::vector<std::int64_t> result(static_cast<std::size_t>(bins), 0);
    for (std::size_t i = firstBin(); i < endBin(); ++i) {
        if (m_count[i] == 0)
            continue;
        const double at = (static_cast<double>(lowOf(i)) + aboveLow(i)) / kTicksPerSecond;
        const auto bin = static_cast<std::size_t>(std::clamp(at / to * bins, 0.0, bins - 1.0));
        result[bin] += m_count[i];
    }
    return result;
}

double DurationHistogram::percentile(double share) const {
    if (m_total == 0)
        return 0;
    const auto rank = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(std::ceil(share * static_cast<double>(m_total))));
    std::int64_t seen = 0;
    for (std::size_t i = firstBin(); i < endBin(); ++i) {
        seen += m_count[i];
        if (seen >= rank)
            return std::clamp((static_cast<double>(lowOf(i)) + aboveLow(i)) / kTicksPerSecond,
                              seconds(m_least), seconds(m_most));
    }
    return 0;
}

double DurationHistogram::meanSeconds() const {
    if (m_total == 0)
        return 0;
    double sum = 0;
    for (std::size_t i = firstBin(); i < endBin(); ++i)
        sum += seconds(lowOf(i)) * m_count[i] + seconds(m_sum[i]);
    return sum / static_cast<double>(m_total);
}

} // namespace pricing
