// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/weeks.h"

#include "pricing/fleet/quick_weeks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <utility>

namespace pricing {

double lingerSeconds(const FleetSpec& spec) {
    if (const auto* s = std::get_if<AverageLoadScaler>(&spec.scaler)) {
        const auto halvings = std::bit_width(static_cast<unsigned>(spec.maxWorkers));
        return s->windowS + halvings * (s->scaleDownDelayS + s->windowS);
    }
    if (const auto* s = std::get_if<WindowsScaler>(&spec.scaler))
        return s->upS + std::max(s->downS, s->toZeroS);
    return spec.idleTimeoutS;
}

bool goesByTheHour(const FleetSpec& spec) {
    return std::holds_alternative<std::vector<int>>(spec.minWorkers) ||
           std::any_of(spec.types.begin(), spec.types.end(), [](const WorkerType& type) {
               return type.scarcity.refusedShare.values.size() > 1 ||
                      type.scarcity.delayedShare.values.size() > 1;
           });
}

double fullSecondsPerRequest(const FleetSpec& spec) {
    const auto each = [&](const Distribution& service, const std::vector<double>& speed) {
        return mean(service) / (spec.concurrency * (speed.empty() ? 1 : speed.back()));
    };
    double slowest = each(spec.service, spec.speed);
    for (std::size_t k = 1; k < spec.types.size(); ++k)
        slowest = std::max(slowest, each(spec.types[k].service, spec.types[k].speed));
    return slowest;
}

double copiesSeconds(const FleetSpec& spec) {
    double longest = 0;
    for (const WorkerType& type : spec.types)
        longest = std::max(longest, type.start.snapshot ? type.start.snapshot->lifetimeS : 0);
    return longest;
}

double memorySeconds(const FleetSpec& spec) {
    double service = practicalHigh(spec.service);
    for (std::size_t k = 1; k < spec.types.size(); ++k)
        service = std::max(service, practicalHigh(spec.types[k].service));
    if (spec.isFixed())
        return 3 * service + std::min(spec.requestTimeoutS.value_or(3600), 3600.0) +
               (spec.interruptionsPerS > 0 ? practicalHigh(spec.coldStart) : 0);
    return lingerSeconds(spec) + practicalHigh(spec.coldStart) + copiesSeconds(spec) + 3 * service +
           std::min(spec.requestTimeoutS.value_or(600), 600.0);
}

FleetStudy::FleetStudy(FleetSpec fleet, TrafficModel week, std::uint64_t planSeed,
                       const std::vector<double>& latencyLimits)
    : spec(std::move(fleet)), draws(spec), traffic(std::move(week)), seed(planSeed) {
    for (const double limit : latencyLimits)
        limits.push_back(ticks(limit));
    const double hour = seconds(traffic.hourStart(1));
    // spread over workers that were started in a rush, requests keep all of them from idling out
    // until a quiet hour comes: a day reaches back to one
    const bool ratchets =
        !spec.isFixed() && !spec.stopsByScaler() && spec.routing != Routing::newest;
    warmUpHours = static_cast<int>(std::clamp(std::ceil(3 * memorySeconds(spec) / hour),
                                              ratchets ? 24.0 : 1.0, double(kHoursPerWeek)));
}

Recorder recorderFor(const FleetStudy& study) {
    Recorder recorder(study.limits, static_cast<double>(study.traffic.weekTicks()) / kHoursPerWeek,
                      8, study.byHour);
    recorder.limitFirstToken(study.onFirstToken, study.spec.firstTokenS);
    return recorder;
}

Tick startOfHour(const TrafficModel& traffic, int h) {
    return h >= 0 ? traffic.hourStart(h)
                  : traffic.hourStart(h + kHoursPerWeek) - traffic.weekTicks();
}

Tick warmUpOf(const FleetStudy& study) {
    return -startOfHour(study.traffic, -study.warmUpHours);
}

void takeCountsByHour(const FleetStudy& study, Recorder& recorder, WeekTally& week) {
    const Recorder::ByHour coldWaits = recorder.takeColdWaits(), gaveUp = recorder.takeGaveUp(),
                           coldGaveUp = recorder.takeColdGaveUp();
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        week.hours[h].coldWaits = coldWaits[h] + coldGaveUp[h];
        week.hours[h].coldGaveUp = coldGaveUp[h];
        week.hours[h].timedOut = gaveUp[h];
    }
    for (std::size_t i = 0; i < study.limits.size(); ++i)
        week.missed.push_back(recorder.takeMissed(i));
}

namespace {

/// Arrivals as they are drawn, a block at a time.
class DrawnArrivals {
public:
    DrawnArrivals(const FleetStudy& study, std::uint64_t week, Tick warmUp,
                  const std::function<bool()>& wanted)
        : m_stream(study.traffic, study.seed, week, warmUp, wanted) {}
    std::span<const Arrival> next() {
        return {m_block.data(), m_stream.next(m_block.data(), m_block.size())};
    }

private:
    ArrivalStream m_stream;
    std::array<Arrival, 256> m_block;
};

/// Arrivals that were drawn before, from one on.
class KeptArrivals {
public:
    explicit KeptArrivals(std::span<const Arrival> arrivals) : m_left(arrivals) {}
    std::span<const Arrival> next() { return std::exchange(m_left, {}); }

private:
    std::span<const Arrival> m_left;
};

/// Nothing when `wanted` said no.
template <class Arrivals>
std::optional<WeekTally> simulateWeek(const FleetStudy& study, std::uint64_t week,
                                      Arrivals arrivals, Recorder& recorder,
                                      const std::function<bool()>& wanted) {
    WeekTally result;
    FleetTally warmUp;
    const TrafficModel& traffic = study.traffic;
    const int before = study.warmUpHours;
    FleetSimulation fleet(study.spec, study.draws,
                          RandomStream(study.seed, Stream::coldStart, week), recorder,
                          startOfHour(traffic, -before), (kHoursPerWeek - before) % kHoursPerWeek);
    std::span<const Arrival> block = arrivals.next();
    for (int h = -before; h < kHoursPerWeek; ++h) {
        if (wanted && !wanted())
            return std::nullopt;
        const Tick start = startOfHour(traffic, h), end = startOfHour(traffic, h + 1);
        fleet.tallyInto(h < 0 ? warmUp : result.hours[static_cast<std::size_t>(h)], start);
        fleet.hourBegins((h + kHoursPerWeek) % kHoursPerWeek, start, end - start);
        block = block.subspan(fleet.arriveBefore(end, block));
        while (block.empty() && !(block = arrivals.next()).empty())
            block = block.subspan(fleet.arriveBefore(end, block));
    }
    FleetTally after;
    fleet.tallyInto(after, traffic.weekTicks());
    fleet.finishRequests();
    takeCountsByHour(study, recorder, result);
    return result;
}

/// All arrivals of a week with a warm-up that is long enough for every fleet; fewer when they are
/// not wanted any more.
std::vector<Arrival> arrivalsOf(std::span<const FleetWeeks> fleets, std::uint64_t week,
                                const std::function<bool()>& wanted) {
    const FleetStudy& any = *fleets.front().study;
    Tick warmUp = 0;
    for (const FleetWeeks& f : fleets)
        warmUp = std::max(warmUp, warmUpOf(*f.study));
    ArrivalStream stream(any.traffic, any.seed, week, warmUp, wanted);
    std::vector<Arrival> all;
    constexpr std::size_t kBlock = 4096;
    for (std::size_t n = kBlock; n == kBlock;) {
        const std::size_t have = all.size();
        all.resize(have + kBlock);
        n = stream.next(all.data() + have, kBlock);
        all.resize(have + n);
        if (wanted && have % (4 * kBlock) == 3 * kBlock && !wanted())
            break;
    }
    return all;
}

constexpr double kMostKept = 1e6;          ///< arrivals worth keeping for the next fleet
constexpr std::uint64_t kMostTogether = 8; ///< weeks, so that `wanted` is soon asked

/// Weeks `first` and on of one fleet; false when they were not wanted to their end.
bool addWeeks(FleetWeeks& f, std::span<const std::vector<Arrival>> arrivals, std::uint64_t first,
              const std::function<bool()>& wanted) {
    if (isQuick(*f.study)) {
        auto weeks = simulateQuickWeeks(*f.study, arrivals, first, f.recorder, wanted);
        std::move(weeks.begin(), weeks.end(), std::back_inserter(f.weeks));
        return weeks.size() == arrivals.size();
    }
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        const auto from =
            std::lower_bound(arrivals[i].begin(), arrivals[i].end(), -warmUpOf(*f.study),
                             [](const Arrival& a, Tick time) { return a.time < time; });
        auto week = simulateWeek(*f.study, first + i, KeptArrivals({from, arrivals[i].end()}),
                                 f.recorder, wanted);
        if (!week)
            return false;
        f.weeks.push_back(std::move(*week));
    }
    return true;
}

} // namespace

std::vector<WeekTally> simulateWeeks(const FleetStudy& study, std::uint64_t first,
                                     std::uint64_t count, Recorder& recorder,
                                     const std::function<bool()>& wanted) {
    if (isQuick(study))
        return simulateQuickWeeks(study, first, count, recorder, wanted);
    std::vector<WeekTally> weeks;
    weeks.reserve(count);
    for (std::uint64_t w = first; w < first + count; ++w) {
        auto week = simulateWeek(study, w, DrawnArrivals(study, w, warmUpOf(study), wanted),
                                 recorder, wanted);
        if (!week)
            break;
        weeks.push_back(std::move(*week));
    }
    return weeks;
}

void simulateWeeks(std::span<FleetWeeks> fleets, std::uint64_t first, std::uint64_t count,
                   const std::function<bool()>& wanted) {
    if (fleets.size() < 2 || fleets.front().study->traffic.requestsPerWeek() > kMostKept) {
        for (FleetWeeks& f : fleets)
            f.weeks = simulateWeeks(*f.study, first, count, f.recorder, wanted);
        return;
    }
    const double perWeek = fleets.front().study->traffic.requestsPerWeek();
    const auto together = static_cast<std::uint64_t>(
        std::clamp(kMostKept / std::max(perWeek, 1.0), 1.0, double(kMostTogether)));
    for (std::uint64_t w = first; w < first + count; w += together) {
        std::vector<std::vector<Arrival>> all;
        for (std::uint64_t i = w; i < std::min(w + together, first + count); ++i)
            all.push_back(arrivalsOf(fleets, i, wanted));
        for (FleetWeeks& f : fleets)
            if (!addWeeks(f, all, w, wanted))
                return;
    }
}

} // namespace pricing
