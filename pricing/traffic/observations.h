// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pricing {

inline constexpr std::int64_t kNanoseconds = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;

/// Mean, spread and quantiles of numbers that pass by once: exact moments, and a histogram of 16
/// steps to the doubling (quantiles are good to 4.4 %).
class PassingNumbers {
public:
    void add(double value); ///< finite and not negative

    std::uint64_t count() const { return m_count; }
    double sum() const { return m_sum; }
    double mean() const { return m_count ? m_sum / static_cast<double>(m_count) : 0; }
    double cv() const; ///< standard deviation / mean
    double most() const { return m_most; }
    double quantile(double u) const;

private:
    static constexpr int kStepsPerDoubling = 16, kLowest = -20, kHighest = 44;
    std::uint64_t m_count = 0, m_zeros = 0;
    double m_sum = 0, m_most = 0;
    double m_mean = 0, m_squares = 0; ///< Welford's
    std::array<std::uint64_t, std::size_t{kHighest - kLowest} * kStepsPerDoubling> m_steps{};
};

/// What a trace says of its requests, in bounded memory: counts and observed time by quarter hour,
/// counts by 10 s, and the times of the first requests. Times are nanoseconds since 1970-01-01 in
/// UTC, or on the clock of the file where it states no zone.
class TrafficObservations {
public:
    static constexpr int kQuarters = 96;   ///< in a day
    static constexpr int kTens = 8640;     ///< stretches of 10 s in a day
    static constexpr int kMostDays = 4000; ///< counted by 10 s (140 MB)
    static constexpr std::size_t kMostTimes = 200'000;

    struct Day {
        std::array<double, kQuarters> requests{}, observedS{};
        std::unique_ptr<std::array<std::uint32_t, kTens>> tens; ///< of single requests
    };

    /// One request at one instant.
    void addRequest(std::int64_t ns);
    /// Requests that came evenly from `fromNs` until `toNs`.
    void addRequests(std::int64_t fromNs, std::int64_t toNs, double requests);
    /// Every request from `fromNs` until `toNs` is in the file.
    void addObserved(std::int64_t fromNs, std::int64_t toNs);
    /// All single requests are in: they were observed from the first one until a second after the
    /// last one. A file with one instant only says nothing of a rate: nothing was observed.
    void closeRequests();

    double requests() const { return m_requests; }
    double observedS() const;
    /// First and last time named, nothing in a file without.
    std::optional<std::int64_t> first() const;
    std::optional<std::int64_t> last() const;
    void extend(std::int64_t ns); ///< a time was named
    /// By day since 1970-01-01.
    const std::map<std::int64_t, Day>& days() const { return m_days; }
    bool hasSingleRequests() const { return m_singles > 0; }
    std::uint64_t singleRequests() const { return m_singles; }
    bool hasTens() const { return m_singles > 0 && m_fineDays <= kMostDays; }
    /// Times of the first kMostTimes single requests of the file, in order of time.
    const std::vector<std::int64_t>& times() const { return m_times; }
    /// times() are all there were between its first and its last.
    bool timesAreWhole() const { return m_singles <= kMostTimes || m_inOrder; }
    /// Requests later in the file than a later one.
    std::uint64_t outOfOrder() const { return m_outOfOrder; }
    /// The file's steps between samples; 0 for single requests.
    double stepS = 0;

private:
    Day& day(std::int64_t index);
    template <class Function> void eachQuarter(std::int64_t from, std::int64_t to, Function f);

    std::map<std::int64_t, Day> m_days;
    std::int64_t m_lastDay = INT64_MIN; ///< the one looked for last
    Day* m_lastFound = nullptr;
    double m_requests = 0;
    std::uint64_t m_singles = 0, m_outOfOrder = 0;
    std::int64_t m_first = INT64_MAX, m_last = INT64_MIN, m_previous = INT64_MIN;
    int m_fineDays = 0;
    bool m_inOrder = true;
    std::vector<std::int64_t> m_times;
};

} // namespace pricing
