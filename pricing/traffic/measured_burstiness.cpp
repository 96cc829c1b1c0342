// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/measured_burstiness.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace pricing {

namespace {

constexpr std::size_t kFewestGaps = 19;
constexpr double kFewestWindows = 20;
constexpr double kSure = 3; ///< standard errors that a level must be above Poisson's dispersion
constexpr double kTens = 10;

void measureSpacing(const TrafficObservations& seen, MeasuredBurstiness& m) {
    const auto& times = seen.times();
    if (!seen.timesAreWhole()) {
        m.cannotTell = "the requests are not in order of time";
        return;
    }
    if (times.size() <= kFewestGaps) {
        m.cannotTell = "there are fewer than 20 requests";
        return;
    }
    std::vector<double> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.push_back(static_cast<double>(times[i] - times[i - 1]) / kNanoseconds);
    double mean = 0, squares = 0, local = 0, pairs = 0, together = 0;
    for (const double gap : gaps)
        mean += gap / static_cast<double>(gaps.size());
    for (const double gap : gaps) {
        squares += (gap - mean) * (gap - mean) / static_cast<double>(gaps.size());
        together += gap <= 0 ? 1 : 0;
    }
    if (mean <= 0) {
        m.cannotTell = "all requests have one time";
        return;
    }
    m.rawSpacingCa2 = squares / (mean * mean);
    // gaps rounded to nothing and requests that come together are no spacing; a few do no harm
    if (together > 0.05 * static_cast<double>(gaps.size())) {
        m.cannotTell = "many requests have the time of another one: they come together, or the "
                       "times are rounded";
        return;
    }
    for (std::size_t i = 1; i < gaps.size(); ++i)
        if (const double sum = gaps[i] + gaps[i - 1]; sum > 0) {
            const double part = (gaps[i] - gaps[i - 1]) / sum;
            local += 3 * part * part;
            ++pairs;
        }
    const double lv = std::min(local / pairs, 2.94); // of c_a² = 100
    m.spacingCa2 = 2 * lv / (3 - lv);
}

/// Counts of the observed time in windows, and what the typical week has there.
class Windows {
public:
    explicit Windows(double lengthS) : m_tens(static_cast<std::int64_t>(lengthS / kTens)) {}

    void add(std::int64_t ten, double count, double expected) {
        if (ten / m_tens != m_window) {
            close();
            m_window = ten / m_tens;
        }
        m_count += count;
        m_expected += expected;
    }
    void close() {
        if (m_expected > 0) {
            m_squares += (m_count - m_expected) * (m_count - m_expected);
            m_all += m_expected;
            m_allSquared += m_expected * m_expected;
            ++m_windows;
        }
        m_count = m_expected = 0;
    }
    double windows() const { return m_windows; }
    double dispersion() const { return m_squares / m_all; }
    double meanCount() const { return m_allSquared / m_all; } ///< weighted as the dispersion is

private:
    std::int64_t m_tens, m_window = INT64_MIN;
    double m_count = 0, m_expected = 0, m_squares = 0, m_all = 0, m_allSquared = 0, m_windows = 0;
};

/// Level from the excess of the dispersions over that of the spacing, by least squares of their
/// ratios over a range of correlation times.
void measureLevel(std::span<const Windows> windows, double spacing, double longestS,
                  MeasuredBurstiness& m) {
    double bestMiss = 0;
    bool any = false;
    for (const Windows& w : windows)
        any = any || w.dispersion() - spacing >
                         kSure * std::max(spacing, 0.1) * std::sqrt(2 / w.windows());
    if (!any) {
        m.levelCv = 0;
        return;
    }
    for (double time = 4; time <= longestS; time *= 1.1) {
        double top = 0, bottom = 0, miss = 0;
        std::vector<std::pair<double, double>> points;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const double w = MeasuredBurstiness::kWindowsS[i], t = time / w;
            const double shape = 2 * windows[i].meanCount() * t * (1 - t * (1 - exactExp(-1 / t)));
            const double excess = windows[i].dispersion() - spacing;
            const double weight = 1 / (windows[i].dispersion() * windows[i].dispersion());
            top += weight * shape * excess;
            bottom += weight * shape * shape;
            points.emplace_back(shape, excess);
        }
        const double variance = std::max(0.0, top / bottom);
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const double off =
                (variance * points[i].first - points[i].second) / windows[i].dispersion();
            miss += off * off;
        }
        if (!m.levelTimeS || miss < bestMiss) {
            bestMiss = miss;
            m.levelCv = std::min(10.0, std::sqrt(variance));
            m.levelTimeS = time;
        }
    }
}

} // namespace

std::optional<Burstiness> MeasuredBurstiness::burstiness() const {
    if (!spacingCa2 && !levelCv)
        return std::nullopt;
    Burstiness b;
    b.spacingCa2 = spacingCa2.value_or(1);
    b.levelCv = levelCv.value_or(0);
    b.levelTimeS = levelTimeS.value_or(b.levelTimeS);
    return b;
}

MeasuredBurstiness measuredBurstiness(const TrafficObservations& seen, const FoldedTraffic& folded,
                                      const UtcOffsets& zone) {
    MeasuredBurstiness m;
    if (folded.trend)
        m.weekLevelCv = folded.trend->weekLevelCv;
    if (!seen.hasSingleRequests()) {
        m.cannotTell = "the file has no times of single requests";
        return m;
    }
    measureSpacing(seen, m);
    if (!seen.hasTens())
        return m;
    std::vector<Windows> windows;
    for (const double w : MeasuredBurstiness::kWindowsS)
        windows.emplace_back(w);
    for (const auto& [day, d] : seen.days())
        for (std::size_t ten = 0; ten < TrafficObservations::kTens; ++ten) {
            const double share = d.observedS[ten / 90] / 900;
            const std::int64_t at = day * kSecondsPerDay + static_cast<std::int64_t>(ten) * 10;
            if (share <= 0 || at + 10 <= *seen.first() / kNanoseconds ||
                at > *seen.last() / kNanoseconds)
                continue;
            const std::int64_t local = at + zone.at(at);
            const std::int64_t localDay = local / kSecondsPerDay;
            const auto hour =
                static_cast<std::size_t>(weekdayOf(localDay) * 24 + local % kSecondsPerDay / 3600);
            const double rate = folded.requestsPerSecond[hour].value_or(0);
            const double count = d.tens ? (*d.tens)[ten] : 0.0;
            for (Windows& w : windows)
                w.add(at / 10, count, rate * kTens);
        }
    std::size_t usable = 0;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        windows[i].close();
        if (windows[i].windows() < kFewestWindows)
            break;
        m.dispersion[i] = windows[i].dispersion();
        ++usable;
    }
    if (usable > 0)
        measureLevel(std::span(windows).first(usable), m.spacingCa2.value_or(1),
                     std::max(60.0, seen.observedS() / 8), m);
    return m;
}

} // namespace pricing
