// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/fleet_run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pricing {

namespace {
constexpr double kWhole = 1.001; ///< a compression under which nothing is left out

/// One list of all counts, so that none is forgotten.
template <class Counts> auto countsIn(Counts& c) {
    return std::array{&c.arrivals, &c.rejected, &c.timedOut, &c.coldWaits,     &c.coldGaveUp,
                      &c.starts,   &c.refused,  &c.restored, &c.interruptions, &c.rerun};
}
} // namespace

HourCounts& HourCounts::operator+=(const HourCounts& b) {
    const auto mine = countsIn(*this);
    const auto theirs = countsIn(b);
    for (std::size_t i = 0; i < mine.size(); ++i)
        *mine[i] += *theirs[i];
    return *this;
}

HourCounts operator*(HourCounts counts, double k) {
    for (double* count : countsIn(counts))
        *count *= k;
    return counts;
}

HourCounts countsOf(const FleetTally& t) {
    HourCounts c;
    const auto from = countsIn(t);
    const auto to = countsIn(c);
    for (std::size_t i = 0; i < to.size(); ++i)
        *to[i] = static_cast<double>(*from[i]);
    return c;
}

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
    : m_pages{std::move(study)}, m_targets(std::move(targets)), m_compression(compression),
      m_recorder(recorderFor(*m_pages.front())) {}

FleetRun::FleetRun(std::vector<std::shared_ptr<const FleetStudy>> pages,
                   std::shared_ptr<const Excerpt> excerpt, std::vector<Target> targets)
    : m_pages(std::move(pages)), m_excerpt(std::move(excerpt)), m_targets(std::move(targets)),
      m_compression(m_excerpt->dilution()), m_samples(m_excerpt->samples.size()),
      m_recorder(recorderFor(*m_pages.front())) {
    if (study().byHour)
        m_byHour.assign(kHoursPerWeek, m_recorder.hours().front());
}

double FleetRun::simulatedPerWeek() const {
    double sum = 0;
    for (const auto& page : m_pages)
        sum += page->traffic.requestsPerWeek();
    return sum;
}

const DurationHistogram* FleetRun::hourLatency(std::size_t hour) const {
    const auto& hours = m_excerpt ? m_byHour : m_recorder.hours();
    return hour < hours.size() ? &hours[hour] : nullptr;
}

bool FleetRun::isSlow() const {
    constexpr double kLongLifeS = kSecondsPerHour;
    const FleetSpec& spec = study().spec;
    if (spec.isFixed() || spec.stopsByScaler() || spec.routing == Routing::newest)
        return false;
    double starts = 0;
    for (const HourCounts& c : m_counts)
        starts += c.starts / std::max(m_weeks, 1);
    const PhaseSeconds s = meanWeek();
    return s.load + s.busy + s.idle > kLongLifeS * std::max(starts, 1.0);
}

void FleetRun::see(SeenWeek& seen, const WeekTally& week, const Share& share) const {
    const FleetTally& t = week.hours[share.stretch];
    const PhaseSeconds s = phaseSeconds(t) * share.weight;
    seen.seconds[share.hour] += s;
    seen.blocks[share.stretch * kBlocks / kHoursPerWeek] += s;
    seen.counts[share.hour] += countsOf(t) * share.weight;
    seen.missed.resize(week.missed.size());
    for (std::size_t i = 0; i < week.missed.size(); ++i)
        seen.missed[i][share.hour] +=
            share.weight * static_cast<double>(week.missed[i][share.stretch]);
}

void FleetRun::loseTurnedAway(SeenWeek& seen) const {
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        HourCounts& c = seen.counts[h];
        c.arrivals += m_turnedAway[h];
        (study().spec.whenFull == WhenFull::reject ? c.rejected : c.timedOut) += m_turnedAway[h];
        for (auto& missed : seen.missed)
            missed[h] += m_turnedAway[h];
    }
}

void FleetRun::add(const SeenWeek& seen) {
    const auto batch = static_cast<std::size_t>(m_weeks % kBatches);
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        const PhaseSeconds& s = seen.seconds[h];
        m_hours[h] += s;
        m_batches[batch] += s;
        m_counts[h] += seen.counts[h];
        m_arrivals += seen.counts[h].arrivals;
    }
    ++m_batchWeeks[batch];
    if (m_weeks < kBatches || isReplayed())
        m_blocks.push_back(seen.blocks);
    ++m_weeks;
    judge(seen);
}

void FleetRun::add(const std::vector<WeekTally>& weeks, const Recorder& recorder) {
    add(std::vector<std::vector<WeekTally>>{weeks});
    add(recorder, 0);
}

void FleetRun::add(const std::vector<std::vector<WeekTally>>& pages) {
    for (std::size_t w = 0; w < pages.front().size(); ++w) {
        SeenWeek seen;
        for (std::size_t p = 0; p < pages.size(); ++p) {
            const WeekTally& week = pages[p][w];
            for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
                m_requests += static_cast<double>(week.hours[h].arrivals);
                if (!m_excerpt)
                    see(seen, week, {h, h, m_compression});
            }
            if (m_excerpt)
                for (const Share& share : m_excerpt->pages[p].shares)
                    see(seen, week, share);
        }
        loseTurnedAway(seen);
        add(seen);
        for (std::size_t i = 0; i < m_samples.size(); ++i)
            for (const Share& share : m_excerpt->samples[i].shares)
                m_samples[i] += phaseSeconds(pages.front()[w].hours[share.stretch]) * share.weight;
    }
}

void FleetRun::add(const Recorder& recorder, std::size_t page) {
    m_recorder.add(recorder);
    if (!m_byHour.empty())
        for (const Share& share : m_excerpt->pages[page].shares)
            m_byHour[share.hour].add(recorder.hours()[share.stretch]);
}

PhaseSeconds FleetRun::meanWeek() const {
    PhaseSeconds sum;
    for (const auto& h : m_hours)
        sum += h;
    return sum * (1.0 / std::max(m_weeks, 1));
}

void FleetRun::judge(const SeenWeek& seen) {
    WeekMisses week;
    ByHour coldOrLost;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        const HourCounts& c = seen.counts[h];
        week.arrivals[h] = c.arrivals;
        coldOrLost[h] = c.coldWaits - c.coldGaveUp + c.rejected + c.timedOut;
    }
    m_missed.resize(m_targets.size());
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const Target& t = m_targets[i];
        const bool slow = t.metric == Metric::itl && study().spec.fullStepS.value_or(0) > t.limit;
        week.missed.push_back(t.metric == Metric::coldWaitShare ? coldOrLost
                              : slow                            ? week.arrivals
                                                                : seen.missed[i]);
        m_missed[i] += std::accumulate(week.missed[i].begin(), week.missed[i].end(), 0.0);
    }
    if (m_compression > kWhole)
        m_partWeeks.push_back(std::move(week));
    else
        m_weeksMet += meetsAll(week, m_targets) ? 1 : 0;
}

double FleetRun::missedShare(std::size_t target) const {
    return target < m_missed.size() && m_arrivals > 0 ? m_missed[target] / m_arrivals : 0;
}

std::optional<double> FleetRun::weeksMet() const {
    if (!canJudge(study().spec, m_targets) || m_targets.empty() || m_requests == 0)
        return std::nullopt;
    const int met =
        m_partWeeks.empty() ? m_weeksMet : weeksMeeting(m_partWeeks, m_targets, m_compression);
    return static_cast<double>(met) / m_weeks;
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

double FleetRun::samplingError(const Value& f) const {
    if (m_samples.size() < 3)
        return 0;
    const auto value = [&](std::size_t i) { return f(m_samples[i]) / m_weeks; };
    const auto& samples = m_excerpt->samples;
    const auto n = static_cast<double>(m_samples.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 1; i + 1 < m_samples.size(); ++i) {
        const double low = samples[i - 1].rate, high = samples[i + 1].rate;
        const double t = high > low ? (samples[i].rate - low) / (high - low) : 0.5;
        const double off = value(i) - (1 - t) * value(i - 1) - t * value(i + 1);
        sum += off / (n - 2);
        squares += off * off / (n - 2);
    }
    // of a bend, neighbours half as far apart show a quarter; of chance, a mean shows 1/√n
    return static_cast<double>(m_excerpt->cells) *
           std::max(std::fabs(sum) / 4, std::sqrt(squares / 1.5 / n));
}

double FleetRun::standardError(const Value& f) const {
    double off = 0;
    for (const OtherLook& other : m_others)
        off = std::max(off, other.times * std::fabs(f(meanWeek()) - f(other.run->meanWeek())));
    return std::hypot(chanceError(f), off);
}

/// Standard error of the mean week, of each week's value in each block: from the weeks, or, of real
/// weeks, from what differs between the rounds through them.
template <class OfBlock> double FleetRun::blocksError(const OfBlock& value) const {
    const int weeks = static_cast<int>(m_blocks.size());
    const int replayed = study().traffic.replayedWeeks();
    // of one round, how much weeks differ is more than chance
    const int period = replayed > 0 && weeks >= 2 * replayed ? replayed : 1;
    double sum = 0;
    for (int first = 0; first < period; ++first)
        for (std::size_t b = 0; b < kBlocks; ++b) {
            std::vector<double> values;
            for (int w = first; w < weeks; w += period)
                values.push_back(value(static_cast<std::size_t>(w), b));
            sum += variance(values);
        }
    return std::sqrt(sum / weeks / period);
}

double FleetRun::chanceError(const Value& f) const {
    if (m_weeks == 0)
        return 0;
    if (m_weeks >= kBatches && !isReplayed())
        return std::hypot(std::sqrt(variance(batchMeans(f)) / kBatches), samplingError(f));
    return std::hypot(
        blocksError([&](std::size_t week, std::size_t b) { return f(m_blocks[week][b]); }),
        samplingError(f));
}

double FleetRun::pairedError(const Value& f, const FleetRun& other, const Value& g) const {
    if (m_weeks >= kBatches && other.m_weeks >= kBatches && !isReplayed()) {
        std::vector<double> difference = batchMeans(f);
        const std::vector<double> theirs = other.batchMeans(g);
        for (std::size_t b = 0; b < kBatches; ++b)
            difference[b] -= theirs[b];
        return std::sqrt(variance(difference) / kBatches);
    }
    if (m_weeks != other.m_weeks)
        return std::hypot(standardError(f), other.standardError(g));
    if (m_weeks == 0)
        return 0;
    return blocksError([&](std::size_t week, std::size_t b) {
        return f(m_blocks[week][b]) - g(other.m_blocks[week][b]);
    });
}

double FleetRun::weekDeviation(const Value& f) const {
    if (isReplayed() && m_weeks > 1) { // real weeks differ by more than chance
        std::vector<double> weeks;
        for (const Blocks& blocks : m_blocks) {
            double week = 0;
            for (const PhaseSeconds& block : blocks)
                week += f(block);
            weeks.push_back(week);
        }
        return std::sqrt(variance(weeks));
    }
    // a compressed week stands for one with as many times the requests
    return chanceError(f) * std::sqrt(m_weeks / m_compression);
}

} // namespace pricing
