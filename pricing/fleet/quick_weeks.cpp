// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/quick_weeks.h"

#include "pricing/fleet/fixed_queue.h"
#include "pricing/fleet/newest_first.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace pricing {

namespace {

std::span<const Arrival> arrivalsFrom(std::span<const Arrival> arrivals, Tick time) {
    const auto first = std::lower_bound(arrivals.begin(), arrivals.end(), time,
                                        [](const Arrival& a, Tick t) { return a.time < t; });
    return {first, arrivals.end()};
}

/// A week's arrivals in order, as they are drawn or from where they were kept.
class WeekArrivals {
public:
    WeekArrivals(const FleetStudy& study, std::uint64_t week, const std::function<bool()>& wanted)
        : m_stream(std::in_place, study.traffic, study.seed, week, warmUpOf(study), wanted),
          m_drawn(kDrawn) {}
    WeekArrivals(const FleetStudy& study, const std::vector<Arrival>& kept)
        : m_left(arrivalsFrom(kept, -warmUpOf(study))) {}

    /// The next ones before `end`, as many as are at hand; none when none is left.
    std::span<const Arrival> before(Tick end) {
        if (m_left.empty() && m_stream)
            m_left = {m_drawn.data(), m_stream->next(m_drawn.data(), kDrawn)};
        std::size_t n = m_left.size();
        if (n > 0 && m_left.back().time >= end)
            n -= arrivalsFrom(m_left, end).size();
        const auto some = m_left.first(n);
        m_left = m_left.subspan(n);
        return some;
    }

private:
    static constexpr std::size_t kDrawn = 2048;
    std::optional<ArrivalStream> m_stream;
    std::vector<Arrival> m_drawn;
    std::span<const Arrival> m_left;
};

FixedQueueFleet makeFleet(const FleetStudy& study, std::uint64_t, Recorder& recorder, Tick start,
                          const FixedQueueFleet*) {
    return {study.spec, study.draws, recorder, start};
}

NewestFirstFleet makeFleet(const FleetStudy& study, std::uint64_t week, Recorder& recorder,
                           Tick start, const NewestFirstFleet*) {
    return {study.spec, study.draws, RandomStream(study.seed, Stream::coldStart, week), recorder,
            start};
}

template <class Fleet> struct WeekRun {
    WeekRun(const FleetStudy& study, std::uint64_t week, WeekArrivals from, Recorder& into)
        : fleet(makeFleet(study, week, into, -warmUpOf(study), static_cast<Fleet*>(nullptr))),
          arrivals(std::move(from)), recorder(into) {}
    Fleet fleet;
    WeekArrivals arrivals;
    Recorder& recorder;
    WeekTally result;
    FleetTally outside;
};

void arriveBefore(Tick end, std::deque<WeekRun<FixedQueueFleet>>& runs) {
    for (auto& run : runs)
        for (auto some = run.arrivals.before(end); !some.empty(); some = run.arrivals.before(end))
            run.fleet.arrive(some);
}

void arriveBefore(Tick end, std::deque<WeekRun<NewestFirstFleet>>& runs) {
    while (true) {
        std::array<NewestFirstFleet::Part, NewestFirstFleet::kSideBySide> parts;
        std::size_t n = 0;
        for (auto& run : runs)
            if (const auto some = run.arrivals.before(end); !some.empty())
                parts[n++] = {&run.fleet, some};
        if (n == 0)
            return;
        NewestFirstFleet::arriveSideBySide({parts.data(), n});
    }
}

/// Runs some weeks hour by hour; false when `wanted` said no.
template <class Fleet>
bool runWeeks(const FleetStudy& study, std::deque<WeekRun<Fleet>>& runs,
              const std::function<bool()>& wanted) {
    for (int h = -study.warmUpHours; h < kHoursPerWeek; ++h) {
        if (wanted && !wanted())
            return false;
        for (auto& run : runs)
            run.fleet.tallyInto(h < 0 ? run.outside : run.result.hours[static_cast<std::size_t>(h)],
                                startOfHour(study.traffic, h));
        arriveBefore(startOfHour(study.traffic, h + 1), runs);
    }
    for (auto& run : runs) {
        run.outside = {};
        run.fleet.tallyInto(run.outside, study.traffic.weekTicks());
        run.fleet.finishRequests();
        takeCountsByHour(study, run.recorder, run.result);
    }
    return true;
}

/// Weeks side by side need a recorder each, which is worth its memory from so many requests on.
constexpr double kRequestsWorthARecorder = 50'000;

template <class Fleet, class ArrivalsOf>
std::vector<WeekTally> simulate(const FleetStudy& study, std::uint64_t first, std::uint64_t count,
                                std::uint64_t together, const ArrivalsOf& arrivalsOf,
                                Recorder& recorder, const std::function<bool()>& wanted) {
    std::vector<WeekTally> weeks;
    std::vector<Recorder> others;
    if (study.traffic.requestsPerWeek() < kRequestsWorthARecorder)
        together = 1;
    others.reserve(together);
    for (std::uint64_t w = 0; w < count; w += together) {
        std::deque<WeekRun<Fleet>> runs;
        for (std::uint64_t i = w; i < std::min(w + together, count); ++i) {
            if (i > w && others.size() < i - w)
                others.push_back(recorderFor(study));
            runs.emplace_back(study, first + i, arrivalsOf(i),
                              i > w ? others[i - w - 1] : recorder);
        }
        if (!runWeeks(study, runs, wanted))
            break;
        for (auto& run : runs)
            weeks.push_back(std::move(run.result));
    }
    for (const Recorder& other : others)
        recorder.add(other);
    return weeks;
}

template <class ArrivalsOf>
std::vector<WeekTally> simulateAny(const FleetStudy& study, std::uint64_t first,
                                   std::uint64_t count, const ArrivalsOf& arrivalsOf,
                                   Recorder& recorder, const std::function<bool()>& wanted) {
    if (study.spec.isFixed())
        return simulate<FixedQueueFleet>(study, first, count, 1, arrivalsOf, recorder, wanted);
    return simulate<NewestFirstFleet>(study, first, count, NewestFirstFleet::kSideBySide,
                                      arrivalsOf, recorder, wanted);
}

} // namespace

bool isQuick(const FleetStudy& study) {
    // the time to a first token is drawn from each request's own arrival
    const bool isOnFirstToken = std::find(study.onFirstToken.begin(), study.onFirstToken.end(),
                                          true) != study.onFirstToken.end();
    return !isOnFirstToken &&
           (FixedQueueFleet::suits(study.spec) || NewestFirstFleet::suits(study.spec));
}

std::vector<WeekTally> simulateQuickWeeks(const FleetStudy& study, std::uint64_t first,
                                          std::uint64_t count, Recorder& recorder,
                                          const std::function<bool()>& wanted) {
    return simulateAny(
        study, first, count,
        [&](std::uint64_t i) { return WeekArrivals(study, first + i, wanted); }, recorder, wanted);
}

std::vector<WeekTally> simulateQuickWeeks(const FleetStudy& study,
                                          std::span<const std::vector<Arrival>> arrivals,
                                          std::uint64_t first, Recorder& recorder,
                                          const std::function<bool()>& wanted) {
    return simulateAny(
        study, first, arrivals.size(),
        [&](std::uint64_t i) { return WeekArrivals(study, arrivals[i]); }, recorder, wanted);
}

} // namespace pricing
