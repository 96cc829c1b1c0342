// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/fleet_run.h"

#include <algorithm>
#include <cmath>

namespace pricing {

std::vector<double> latencyLimits(const std::vector<Target>& targets) {
    std::vector<double> limits;
    for (const Target& t : targets)
        limits.push_back(t.metric == Metric::latency || t.metric == Metric::ttft ? t.limit : 1e9);
    return limits;
}

std::vector<bool> onFirstToken(const std::vector<Target>& targets) {
    std::vector<bool> on;
    for (const Target& t : targets)
        on.push_back(t.metric == Metric::ttft);
    return on;
}

bool canJudge(const FleetSpec& fleet, const std::vector<Target>& targets) {
    return std::none_of(targets.begin(), targets.end(), [&](const Target& t) {
        return (t.metric == Metric::ttft && fleet.firstTokenS.empty()) ||
               (t.metric == Metric::itl && !fleet.fullStepS);
    });
}

RunSize coarseSize(double requestsPerWeek, double requests) {
    const double weeks = requests / std::max(requestsPerWeek, 1.0);
    if (weeks >= 2)
        return {static_cast<int>(std::min(weeks, double(kBatches))), 1};
    return {2, 2 / weeks};
}

RunSize finishedSize(double requestsPerWeek) {
    // 32 weeks where that is quick; a busy fleet is known well enough from fewer, by their blocks
    // (half a million requests tell a bill to about 0.1 %), and an enormous one from part of each
    // hour (which then is called an estimate)
    constexpr double wanted = 5e5, most = 1e7; // requests
    const double weeks = std::clamp(wanted / std::max(requestsPerWeek, 1.0), 2.0, double(kBatches));
    return {static_cast<int>(weeks), std::max(1.0, requestsPerWeek / most)};
}

RunSize sideSize(double requestsPerWeek) {
    const RunSize full = finishedSize(requestsPerWeek);
    return {full.weeks, std::max(full.compression, requestsPerWeek * full.weeks / 5e5)};
}

FleetRun::FleetRun(std::shared_ptr<const FleetStudy> study, std::vector<Target> targets,
                   double compression)
    : m_study(std::move(study)), m_targets(std::move(targets)), m_compression(compression),
      m_recorder(recorderFor(*m_study)) {}

void FleetRun::add(const std::vector<WeekTally>& weeks, const Recorder& recorder) {
    for (const WeekTally& week : weeks) {
        const auto batch = static_cast<std::size_t>(m_weeks % kBatches);
        Blocks blocks{};
        for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
            const FleetTally& t = week.hours[h];
            const PhaseSeconds s = phaseSeconds(t) * m_compression;
            m_hours[h] += s;
            m_batches[batch] += s;
            blocks[h / 4] += s;
            HourCounts& c = m_counts[h];
            c.arrivals += m_compression * static_cast<double>(t.arrivals);
            c.rejected += m_compression * static_cast<double>(t.rejected);
            c.timedOut += m_compression * static_cast<double>(t.timedOut);
            c.coldWaits += m_compression * static_cast<double>(t.coldWaits);
            c.starts += m_compression * static_cast<double>(t.starts);
            m_requests += static_cast<double>(t.arrivals);
        }
        ++m_batchWeeks[batch];
        if (m_weeks < kBatches)
            m_blocks.push_back(blocks);
        ++m_weeks;
        judge(week);
    }
    m_recorder.add(recorder);
}

PhaseSeconds FleetRun::meanWeek() const {
    PhaseSeconds sum;
    for (const auto& h : m_hours)
        sum += h;
    return sum * (1.0 / std::max(m_weeks, 1));
}

namespace {

using MissedIn = std::function<std::int64_t(std::size_t hour)>;

std::int64_t missedInWeek(const MissedIn& missedIn) {
    std::int64_t missed = 0;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h)
        missed += missedIn(h);
    return missed;
}

/// Whether no more than `allowed` of the requests missed, over the week or in its worst hour.
bool holds(const WeekTally& week, TargetScope scope, double allowed, const MissedIn& missedIn) {
    const auto within = [&](std::int64_t missed, std::int64_t arrived) {
        return static_cast<double>(missed) <= allowed * static_cast<double>(arrived) + 1e-9;
    };
    std::int64_t arrived = 0;
    bool everyHour = true;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        arrived += week.hours[h].arrivals;
        everyHour = everyHour && within(missedIn(h), week.hours[h].arrivals);
    }
    return scope == TargetScope::worstHour ? everyHour : within(missedInWeek(missedIn), arrived);
}

} // namespace

void FleetRun::judge(const WeekTally& week) {
    bool met = true;
    m_missed.resize(m_targets.size());
    const auto take = [&](std::size_t i, double allowed, const MissedIn& missedIn) {
        met = met && holds(week, m_targets[i].scope, allowed, missedIn);
        m_missed[i] += static_cast<double>(missedInWeek(missedIn));
    };
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const Target& t = m_targets[i];
        if (t.metric == Metric::coldWaitShare)
            take(i, t.limit, [&](std::size_t h) { return week.hours[h].coldWaits; });
        else if (t.metric == Metric::itl && m_study->spec.fullStepS.value_or(0) > t.limit)
            take(i, 1 - t.percentile / 100, [&](std::size_t h) { return week.hours[h].arrivals; });
        else
            take(i, 1 - t.percentile / 100, [&](std::size_t h) { return week.missed[i][h]; });
    }
    m_weeksMet += met ? 1 : 0;
}

double FleetRun::missedShare(std::size_t target) const {
    return target < m_missed.size() && m_requests > 0 ? m_missed[target] / m_requests : 0;
}

std::optional<double> FleetRun::weeksMet() const {
    if (!canJudge(m_study->spec, m_targets) || m_targets.empty() || m_requests == 0)
        return std::nullopt;
    return static_cast<double>(m_weeksMet) / m_weeks;
}

std::vector<double> FleetRun::batchMeans(const Value& f) const {
    std::vector<double> means;
    for (std::size_t b = 0; b < kBatches; ++b)
        means.push_back(f(m_batches[b]) / std::max(m_batchWeeks[b], 1));
    return means;
}

namespace {

double variance(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0, sum = 0;
    for (const double v : values)
        mean += v / n;
    for (const double v : values)
        sum += (v - mean) * (v - mean);
    return n > 1 ? sum / (n - 1) : 0;
}

} // namespace

double FleetRun::standardError(const Value& f) const {
    if (m_weeks >= kBatches)
        return std::sqrt(variance(batchMeans(f)) / kBatches);
    double sum = 0;
    for (std::size_t b = 0; b < kBlocks; ++b) {
        std::vector<double> values;
        for (const Blocks& week : m_blocks)
            values.push_back(f(week[b]));
        sum += variance(values);
    }
    return m_weeks > 0 ? std::sqrt(sum / m_weeks) : 0;
}

double FleetRun::pairedError(const Value& f, const FleetRun& other, const Value& g) const {
    if (m_weeks >= kBatches && other.m_weeks >= kBatches) {
        std::vector<double> difference = batchMeans(f);
        const std::vector<double> theirs = other.batchMeans(g);
        for (std::size_t b = 0; b < kBatches; ++b)
            difference[b] -= theirs[b];
        return std::sqrt(variance(difference) / kBatches);
    }
    if (m_weeks != other.m_weeks)
        return std::hypot(standardError(f), other.standardError(g));
    double sum = 0;
    for (std::size_t b = 0; b < kBlocks; ++b) {
        std::vector<double> values;
        for (std::size_t w = 0; w < m_blocks.size(); ++w)
            values.push_back(f(m_blocks[w][b]) - g(other.m_blocks[w][b]));
        sum += variance(values);
    }
    return m_weeks > 0 ? std::sqrt(sum / m_weeks) : 0;
}

double FleetRun::weekDeviation(const Value& f) const {
    // a compressed week stands for one with as many times the requests
    return standardError(f) * std::sqrt(m_weeks / m_compression);
}

} // namespace pricing
