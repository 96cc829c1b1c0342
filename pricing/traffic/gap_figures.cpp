// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/gap_figures.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace pricing {

namespace {

constexpr double kRareRush = 0.01; ///< what fewer than this share of requests meets is no matter

/// Requests in each whole window of the stretch.
void countInto(std::vector<std::int32_t>& counts, std::span<const double> times, double from,
               double to, double window) {
    counts.assign(static_cast<std::size_t>(std::max(0.0, (to - from) / window)), 0);
    for (const double t : times) {
        const auto i = static_cast<std::size_t>((t - from) / window);
        if (i < counts.size())
            ++counts[i];
    }
}

double dispersionOf(const std::vector<std::int32_t>& counts) {
    if (counts.size() < 4)
        return 0;
    const auto n = static_cast<double>(counts.size());
    double sum = 0, squares = 0;
    for (const double c : counts) {
        sum += c;
        squares += c * c;
    }
    return sum > 0 ? (squares - sum * sum / n) / sum : 0;
}

/// Each bin becomes the sum of itself and the `parts` − 1 bins after it.
void sumNeighbours(std::vector<std::int32_t>& bins, std::size_t parts) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < std::min(parts, bins.size()); ++i)
        sum += bins[i];
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const std::int32_t next = i + parts < bins.size() ? bins[i + parts] : 0;
        sum += next - std::exchange(bins[i], sum);
    }
    bins.resize(bins.size() + 1 - std::min(parts, bins.size()));
}

/// Mean of the largest of each `together` neighbours.
double meanPeak(const std::vector<std::int32_t>& sums, std::size_t together) {
    if (sums.size() < together)
        return 0;
    // those that may still be the largest, the largest first, in a ring
    std::vector<std::size_t> ring(together + 1);
    std::size_t first = 0, end = 0;
    double peaks = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        while (end > first && sums[ring[(end - 1) % ring.size()]] <= sums[i])
            --end;
        ring[end++ % ring.size()] = i;
        if (ring[first % ring.size()] + together <= i)
            ++first;
        if (i + 1 >= together)
            peaks += sums[ring[first % ring.size()]];
    }
    return peaks / static_cast<double>(sums.size() - together + 1);
}

/// Requests until 30 s after the first one of each rush.
double rushShare(std::span<const double> times, double afterS) {
    constexpr double kRushS = 30;
    double in = 0;
    std::size_t end = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] - times[i - 1] <= afterS)
            continue;
        end = std::max(end, i);
        while (end < times.size() && times[end] < times[i] + kRushS)
            ++end;
        in += static_cast<double>(end - i);
    }
    return in / std::max<double>(1, static_cast<double>(times.size()));
}

double logRatio(double a, double b) {
    return a > 0 && b > 0 ? exactLog(a / b) : a == b ? 0 : 3;
}

} // namespace

GapFigures gapFigures(std::span<const double> times, double from, double to) {
    GapFigures f;
    const double n = std::max<double>(1, static_cast<double>(times.size()));
    for (std::size_t k = 0; k < f.kTimeoutsS.size(); ++k) {
        for (std::size_t i = 0; i < times.size(); ++i)
            f.billedGapS[k] += std::min(f.kTimeoutsS[k],
                                        (i + 1 < times.size() ? times[i + 1] : to) - times[i]) /
                               n;
    }
    for (std::size_t k = 0; k < f.kRushAfterS.size(); ++k)
        f.rush[k] = rushShare(times, f.kRushAfterS[k]);
    std::vector<std::int32_t> counts;
    for (std::size_t k = 0; k < f.kDispersionS.size(); ++k) {
        countInto(counts, times, from, to, f.kDispersionS[k]);
        f.dispersion[k] = dispersionOf(counts);
    }
    const double rate = n / std::max(to - from, 1e-9);
    for (std::size_t k = 0; k < f.kPeakS.size(); ++k) {
        const std::size_t parts = f.kPeakS[k] < 10 ? 1 : 5;
        const double bin = f.kPeakS[k] / static_cast<double>(parts);
        countInto(counts, times, from, to, bin);
        sumNeighbours(counts, parts);
        for (std::size_t j = 0; j < f.kPeakOverS.size(); ++j)
            f.peaks[k][j] = meanPeak(counts, static_cast<std::size_t>(f.kPeakOverS[j] / bin)) / rate;
    }
    return f;
}

double distance(const GapFigures& a, const GapFigures& b) {
    double sum = 0, weights = 0;
    const auto add = [&](double x, double y, double weight) {
        const double r = logRatio(x, y);
        sum += weight * r * r;
        weights += weight;
    };
    for (std::size_t k = 0; k < a.billedGapS.size(); ++k)
        add(a.billedGapS[k], b.billedGapS[k], 2);
    for (std::size_t k = 0; k < a.rush.size(); ++k)
        add(a.rush[k] + kRareRush, b.rush[k] + kRareRush, 2);
    for (std::size_t k = 0; k < a.dispersion.size(); ++k)
        add(a.dispersion[k], b.dispersion[k], 0.02);
    for (std::size_t k = 0; k < a.peaks.size(); ++k)
        for (std::size_t j = 0; j < a.peaks[k].size(); ++j)
            add(a.peaks[k][j], b.peaks[k][j], 1);
    return std::sqrt(sum / weights);
}

double worstRatio(const GapFigures& a, const GapFigures& b) {
    double worst = 0;
    for (std::size_t k = 0; k < a.billedGapS.size(); ++k)
        worst = std::max(worst, std::fabs(logRatio(a.billedGapS[k], b.billedGapS[k])));
    for (std::size_t k = 0; k < a.rush.size(); ++k)
        worst = std::max(worst,
                         std::fabs(logRatio(a.rush[k] + kRareRush, b.rush[k] + kRareRush)));
    for (std::size_t k = 0; k < a.peaks.size(); ++k)
        for (std::size_t j = 0; j < a.peaks[k].size(); ++j)
            worst = std::max(worst, std::fabs(logRatio(a.peaks[k][j], b.peaks[k][j])));
    return exactExp(worst) - 1;
}

} // namespace pricing
