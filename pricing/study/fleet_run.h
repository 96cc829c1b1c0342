// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cost/bill.h"
#include "pricing/fleet/weeks.h"
#include "pricing/plan.h"
#include "pricing/study/excerpt.h"
#include "pricing/study/week_misses.h"

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
    double coldGaveUp = 0; ///< of those who waited for a start, the ones who gave up
    double refused = 0, restored = 0, interruptions = 0, rerun = 0;

    HourCounts& operator+=(const HourCounts&);
    friend HourCounts operator*(HourCounts, double);
};
HourCounts countsOf(const FleetTally&);

/// The weeks of one fleet, added up in their order. Seconds and counts are sums over `weeks` real
/// weeks (compressed ones and excerpts are scaled back).
class FleetRun {
public:
    FleetRun(std::shared_ptr<const FleetStudy> study, std::vector<Target> targets,
             double compression);
    /// Of weeks that are seen in an excerpt; `pages` are the studies of its pages.
    FleetRun(std::vector<std::shared_ptr<const FleetStudy>> pages,
             std::shared_ptr<const Excerpt> excerpt, std::vector<Target> targets);

    /// The weeks must come in order, without gaps.
    void add(const std::vector<WeekTally>& weeks, const Recorder& recorder);
    /// Of each page the same weeks.
    void add(const std::vector<std::vector<WeekTally>>& pages);
    void add(const Recorder& recorder, std::size_t page);

    const FleetStudy& study() const { return *m_pages.front(); }
    const std::vector<std::shared_ptr<const FleetStudy>>& pages() const { return m_pages; }
    const Excerpt* excerpt() const { return m_excerpt.get(); } ///< null: every cell alike
    double simulatedPerWeek() const;                           ///< expected requests

    /// Requests a week, by hour, that were not simulated because all workers are busy without them:
    /// they are lost as the fleet loses requests. Before the first week.
    void turnAway(const std::array<double, kHoursPerWeek>& requests) { m_turnedAway = requests; }
    /// Another look at the same fleet: how far apart the two are, so many times, belongs to the
    /// error.
    void compareWith(std::shared_ptr<const FleetRun> other, double times) {
        m_others.push_back({std::move(other), times});
    }
    bool isCompared() const { return !m_others.empty(); }
    /// Workers that requests spread over keep each other from idling out, so that how many there
    /// are is told by hours that lie far back: parts of hours do not tell it.
    bool isSlow() const;
    int weeks() const { return m_weeks; }
    double requests() const { return m_requests; } ///< simulated, warm-ups not counted
    const std::array<PhaseSeconds, kHoursPerWeek>& hours() const { return m_hours; }
    const std::array<HourCounts, kHoursPerWeek>& counts() const { return m_counts; }
    const Recorder& recorder() const { return m_recorder; }
    /// Of a week's hour, those of its requests that were seen; null where that was not asked for.
    const DurationHistogram* hourLatency(std::size_t hour) const;
    /// What one simulated second stands for.
    double compression() const { return m_compression; }
    PhaseSeconds meanWeek() const;
    /// Share of the weeks that met every target, of weeks seen in part as far as that part tells
    /// (weeksMeeting()); nothing when a target cannot be judged.
    std::optional<double> weeksMet() const;
    /// Share of all requests that missed target i (an index of the targets given).
    double missedShare(std::size_t target) const;

    /// Standard error of the mean week's value of `f` (linear), from 32 groups of weeks, or from
    /// the 42 four-hour blocks of each week when fewer than 32 weeks were needed, and how far the
    /// cells that were looked at lie off the line between their neighbours. With `other`:
    /// of the difference f(this) − g(other), request by request on the same arrivals.
    using Value = std::function<double(const PhaseSeconds&)>;
    double standardError(const Value& f) const;
    double pairedError(const Value& f, const FleetRun& other, const Value& g) const;
    /// Standard deviation of one week's value.
    double weekDeviation(const Value& f) const;

private:
    static constexpr int kBlocks = 42;
    using Blocks = std::array<PhaseSeconds, kBlocks>;
    /// One real week, as it is inferred from what was simulated.
    struct SeenWeek {
        std::array<PhaseSeconds, kHoursPerWeek> seconds{};
        std::array<HourCounts, kHoursPerWeek> counts{};
        std::vector<std::array<double, kHoursPerWeek>> missed; ///< by limit
        Blocks blocks{};                                       ///< of what was simulated
    };
    void see(SeenWeek& seen, const WeekTally& week, const Share& share) const;
    void loseTurnedAway(SeenWeek& seen) const;
    void add(const SeenWeek& seen);
    void judge(const SeenWeek& seen);
    std::vector<double> batchMeans(const Value& f) const;
    double samplingError(const Value& f) const;
    double chanceError(const Value& f) const;
    template <class OfBlock> double blocksError(const OfBlock& value) const;
    bool isReplayed() const { return study().traffic.replayedWeeks() > 0; }

    std::vector<std::shared_ptr<const FleetStudy>> m_pages;
    std::shared_ptr<const Excerpt> m_excerpt;
    std::vector<Target> m_targets;
    double m_compression;
    std::array<double, kHoursPerWeek> m_turnedAway{};
    struct OtherLook {
        std::shared_ptr<const FleetRun> run;
        double times;
    };
    std::vector<OtherLook> m_others;
    int m_weeks = 0, m_weeksMet = 0;
    double m_requests = 0;
    double m_arrivals = 0;                   ///< scaled back
    std::vector<double> m_missed;            ///< of them, by target
    std::vector<WeekMisses> m_partWeeks;     ///< where not all of a week is looked at
    std::vector<PhaseSeconds> m_samples;     ///< of Excerpt::samples
    std::vector<DurationHistogram> m_byHour; ///< of an excerpt
    std::array<PhaseSeconds, kHoursPerWeek> m_hours{};
    std::array<HourCounts, kHoursPerWeek> m_counts{};
    std::array<PhaseSeconds, kBatches> m_batches{};
    std::array<int, kBatches> m_batchWeeks{};
    std::vector<Blocks> m_blocks; ///< of the first weeks; of real weeks, of all
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
