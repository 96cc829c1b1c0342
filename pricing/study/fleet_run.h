// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cost/bill.h"
#include "pricing/fleet/weeks.h"
#include "pricing/plan.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pricing {

/// 95 % of a normal law lies within this many standard errors.
inline constexpr double kTwoSided95 = 1.959963984540054;

/// Independent batches a standard error rests on, at least.
inline constexpr int kBatches = 32;

/// Share of the simulated weeks in which an offer has to meet the targets.
inline constexpr double kWeeksToMeet = 0.95;

struct HourCounts {
    double arrivals = 0, rejected = 0, timedOut = 0, coldWaits = 0, starts = 0;
};

/// The weeks of one fleet, added up in their order. Seconds and counts are sums over `weeks` real
/// weeks (compressed ones are scaled back).
class FleetRun {
public:
    FleetRun(std::shared_ptr<const FleetStudy> study, std::vector<Target> targets,
             double compression);

    /// The weeks must come in order, without gaps.
    void add(const std::vector<WeekTally>& weeks, const Recorder& recorder);

    const FleetStudy& study() const { return *m_study; }
    int weeks() const { return m_weeks; }
    double requests() const { return m_requests; } ///< simulated, warm-ups not counted
    const std::array<PhaseSeconds, kHoursPerWeek>& hours() const { return m_hours; }
    const std::array<HourCounts, kHoursPerWeek>& counts() const { return m_counts; }
    const Recorder& recorder() const { return m_recorder; }
    double compression() const { return m_compression; }
    PhaseSeconds meanWeek() const;
    /// Share of the weeks that met every target; nothing when a target cannot be judged.
    std::optional<double> weeksMet() const;
    /// Share of all requests that missed target i (an index of the targets given).
    double missedShare(std::size_t target) const;

    /// Standard error of the mean week's value of `f` (linear), from 32 groups of weeks, or from
    /// the 42 four-hour blocks of each week when fewer than 32 weeks were needed. With `other`:
    /// of the difference f(this) − g(other), request by request on the same arrivals.
    using Value = std::function<double(const PhaseSeconds&)>;
    double standardError(const Value& f) const;
    double pairedError(const Value& f, const FleetRun& other, const Value& g) const;
    /// Standard deviation of one week's value.
    double weekDeviation(const Value& f) const;

private:
    static constexpr int kBlocks = 42;
    using Blocks = std::array<PhaseSeconds, kBlocks>;
    std::vector<double> batchMeans(const Value& f) const;
    void judge(const WeekTally& week);

    std::shared_ptr<const FleetStudy> m_study;
    std::vector<Target> m_targets;
    double m_compression;
    int m_weeks = 0, m_weeksMet = 0;
    double m_requests = 0;
    std::vector<double> m_missed; ///< requests, by target
    std::array<PhaseSeconds, kHoursPerWeek> m_hours{};
    std::array<HourCounts, kHoursPerWeek> m_counts{};
    std::array<PhaseSeconds, kBatches> m_batches{};
    std::array<int, kBatches> m_batchWeeks{};
    std::vector<Blocks> m_blocks; ///< of the first weeks
    Recorder m_recorder;
};

/// The limits whose misses a simulation must count, in the order of `targets`, and which of them
/// are on the time to the first token.
std::vector<double> latencyLimits(const std::vector<Target>& targets);
std::vector<bool> onFirstToken(const std::vector<Target>& targets);

/// Whether a simulation of the fleet can tell whether each of the targets is met.
bool canJudge(const FleetSpec&, const std::vector<Target>& targets);

/// How much of the traffic a run looks at first.
struct RunSize {
    int weeks = kBatches;
    double compression = 1;
    bool byHour = true; ///< latencies by hour of the week too
};
RunSize coarseSize(double requestsPerWeek, double requests = 100'000);
RunSize finishedSize(double requestsPerWeek);
/// For what only the verdict asks (the plan's other packs): all of it where that is quick.
RunSize sideSize(double requestsPerWeek);

} // namespace pricing
