// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/weeks.h"

#include <algorithm>
#include <cmath>

namespace pricing {

double memorySeconds(const FleetSpec& spec) {
    const double service = practicalHigh(spec.service);
    if (spec.isFixed())
        return 3 * service + std::min(spec.requestTimeoutS.value_or(3600), 3600.0);
    return spec.idleTimeoutS + practicalHigh(spec.coldStart) + 3 * service +
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
    const bool ratchets = !spec.isFixed() && spec.routing != Routing::newest;
    warmUpHours = static_cast<int>(std::clamp(std::ceil(3 * memorySeconds(spec) / hour),
                                              ratchets ? 24.0 : 1.0, double(kHoursPerWeek)));
}

Recorder recorderFor(const FleetStudy& study) {
    return Recorder(study.limits, static_cast<double>(study.traffic.weekTicks()) / kHoursPerWeek, 8,
                    study.byHour);
}

namespace {

/// Nothing when `wanted` said no.
std::optional<WeekTally> simulateWeek(const FleetStudy& study, std::uint64_t week,
                                      Recorder& recorder, const std::function<bool()>& wanted) {
    WeekTally result;
    FleetTally warmUp;
    const TrafficModel& traffic = study.traffic;
    const int before = study.warmUpHours;
    const auto startOf = [&](int h) {
        return h >= 0 ? traffic.hourStart(h)
                      : traffic.hourStart(h + kHoursPerWeek) - traffic.weekTicks();
    };
    ArrivalStream arrivals(traffic, study.seed, week, -startOf(-before));
    FleetSimulation fleet(study.spec, study.draws,
                          RandomStream(study.seed, Stream::coldStart, week), recorder,
                          startOf(-before), (kHoursPerWeek - before) % kHoursPerWeek);
    std::array<Arrival, 256> block;
    std::size_t have = arrivals.next(block.data(), block.size()), taken = 0;
    for (int h = -before; h < kHoursPerWeek; ++h) {
        if (h >= 0 && wanted && !wanted())
            return std::nullopt;
        const Tick start = startOf(h), end = startOf(h + 1);
        fleet.tallyInto(h < 0 ? warmUp : result.hours[static_cast<std::size_t>(h)], start);
        fleet.hourBegins((h + kHoursPerWeek) % kHoursPerWeek, start, end - start);
        while (have > 0 && block[taken].time < end) {
            fleet.arrive(block[taken].time, block[taken].service);
            if (++taken == have) {
                have = arrivals.next(block.data(), block.size());
                taken = 0;
            }
        }
    }
    FleetTally after;
    fleet.tallyInto(after, traffic.weekTicks());
    fleet.finishRequests();
    // of a request, all counts belong to the hour in which it came
    const Recorder::ByHour coldWaits = recorder.takeColdWaits(), gaveUp = recorder.takeGaveUp();
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        result.hours[h].coldWaits = coldWaits[h];
        result.hours[h].timedOut = gaveUp[h];
    }
    for (std::size_t i = 0; i < study.limits.size(); ++i)
        result.missed.push_back(recorder.takeMissed(i));
    return result;
}

} // namespace

std::vector<WeekTally> simulateWeeks(const FleetStudy& study, std::uint64_t first,
                                     std::uint64_t count, Recorder& recorder,
                                     const std::function<bool()>& wanted) {
    std::vector<WeekTally> weeks;
    weeks.reserve(count);
    for (std::uint64_t w = first; w < first + count; ++w) {
        auto week = simulateWeek(study, w, recorder, wanted);
        if (!week)
            break;
        weeks.push_back(std::move(*week));
    }
    return weeks;
}

} // namespace pricing
