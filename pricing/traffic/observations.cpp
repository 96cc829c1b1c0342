// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/observations.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr std::int64_t kQuarterNs = 900 * kNanoseconds;
constexpr std::int64_t kDayNs = kSecondsPerDay * kNanoseconds;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

void PassingNumbers::add(double value) {
    ++m_count;
    m_sum += value;
    m_most = std::max(m_most, value);
    const double off = value - m_mean;
    m_mean += off / static_cast<double>(m_count);
    m_squares += off * (value - m_mean);
    if (value <= 0) {
        ++m_zeros;
        return;
    }
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent); // 0.5 to 1
    const int step = (exponent - 1 - kLowest) * kStepsPerDoubling +
                     static_cast<int>((mantissa * 2 - 1) * kStepsPerDoubling);
    ++m_steps[static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(m_steps.size()) - 1))];
}

double PassingNumbers::cv() const {
    if (m_count == 0 || m_mean <= 0)
        return 0;
    return std::sqrt(m_squares / static_cast<double>(m_count)) / m_mean;
}

double PassingNumbers::quantile(double u) const {
    double left = u * static_cast<double>(m_count) - static_cast<double>(m_zeros);
    if (left <= 0)
        return 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        left -= static_cast<double>(m_steps[i]);
        if (left <= 0) {
            const auto doubling = static_cast<int>(i) / kStepsPerDoubling + kLowest;
            const double within = (static_cast<double>(i % kStepsPerDoubling) + 0.5);
            return std::min(m_most, std::ldexp(1 + within / kStepsPerDoubling, doubling));
        }
    }
    return m_most;
}

TrafficObservations::Day& TrafficObservations::day(std::int64_t index) {
    if (index != m_lastDay) {
        m_lastFound = &m_days[index];
        m_lastDay = index;
    }
    return *m_lastFound;
}

void TrafficObservations::extend(std::int64_t ns) {
    m_first = std::min(m_first, ns);
    m_last = std::max(m_last, ns);
}

void TrafficObservations::addRequest(std::int64_t ns) {
    extend(ns);
    ++m_singles;
    m_requests += 1;
    if (ns < m_previous) {
        ++m_outOfOrder;
        m_inOrder = false;
    }
    m_previous = ns;
    const std::int64_t index = floorDiv(ns, kDayNs);
    const std::int64_t within = ns - index * kDayNs;
    Day& d = day(index);
    d.requests[static_cast<std::size_t>(within / kQuarterNs)] += 1;
    if (m_fineDays <= kMostDays) {
        if (!d.tens) {
            if (++m_fineDays > kMostDays) { // too long a time: by the quarter hour only
                for (auto& [_, other] : m_days)
                    other.tens.reset();
                return;
            }
            d.tens = std::make_unique<std::array<std::uint32_t, kTens>>();
        }
        ++(*d.tens)[static_cast<std::size_t>(within / (10 * kNanoseconds))];
    }
    if (m_times.size() < kMostTimes)
        m_times.push_back(ns);
}

template <class Function>
void TrafficObservations::eachQuarter(std::int64_t from, std::int64_t to, Function f) {
    for (std::int64_t at = from; at < to;) {
        const std::int64_t end = std::min(to, (floorDiv(at, kQuarterNs) + 1) * kQuarterNs);
        const std::int64_t index = floorDiv(at, kDayNs);
        f(day(index), static_cast<std::size_t>((at - index * kDayNs) / kQuarterNs),
          static_cast<double>(end - at) / kNanoseconds);
        at = end;
    }
}

void TrafficObservations::addRequests(std::int64_t fromNs, std::int64_t toNs, double requests) {
    m_requests += requests;
    const double rate = requests * kNanoseconds / static_cast<double>(toNs - fromNs);
    eachQuarter(fromNs, toNs,
                [&](Day& d, std::size_t quarter, double s) { d.requests[quarter] += rate * s; });
}

void TrafficObservations::addObserved(std::int64_t fromNs, std::int64_t toNs) {
    eachQuarter(fromNs, toNs,
                [](Day& d, std::size_t quarter, double s) { d.observedS[quarter] += s; });
}

void TrafficObservations::closeRequests() {
    std::sort(m_times.begin(), m_times.end());
    if (m_first < m_last)
        addObserved(m_first, m_last + kNanoseconds);
}

double TrafficObservations::observedS() const {
    double all = 0;
    for (const auto& [_, d] : m_days)
        for (const double s : d.observedS)
            all += s;
    return all;
}

std::optional<std::int64_t> TrafficObservations::first() const {
    return m_first <= m_last ? std::optional(m_first) : std::nullopt;
}

std::optional<std::int64_t> TrafficObservations::last() const {
    return m_first <= m_last ? std::optional(m_last) : std::nullopt;
}

} // namespace pricing
