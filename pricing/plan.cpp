// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/plan.h"

#include "pricing/cold_start_presets.h"
#include "pricing/dated_prices.h"

#include "pricing/units.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace pricing {

double WeeklyTraffic::requestsPerWeek() const {
    return std::accumulate(requestsPerSecond.begin(), requestsPerSecond.end(), 0.0) * cellMinutes *
           60;
}

double WeeklyTraffic::peakRate() const {
    return requestsPerSecond.empty()
               ? 0
               : *std::max_element(requestsPerSecond.begin(), requestsPerSecond.end());
}

double WeeklyTraffic::hourRate(int h) const {
    const std::size_t perHour = requestsPerSecond.size() / kHoursPerWeek;
    double sum = 0;
    for (std::size_t i = 0; i < perHour; ++i)
        sum += requestsPerSecond[static_cast<std::size_t>(h) * perHour + i];
    return perHour > 0 ? sum / static_cast<double>(perHour) : 0;
}

namespace {

std::string at(const std::string& key, std::size_t index) {
    return key + "[" + std::to_string(index) + "]";
}
std::string size(std::size_t n) {
    return std::to_string(n);
}
bool bad(double v) {
    return !std::isfinite(v) || v < 0;
}

std::optional<Problem> problemOf(const Burstiness& b, const std::string& place) {
    if (bad(b.spacingCa2) || bad(b.levelCv) || bad(b.clockS))
        return Problem{place, "expected finite numbers, not negative"};
    for (const auto& [key, time] : {std::pair{".level_time_s", b.levelTimeS},
                                    {".pause_time_s", b.pauses.timeS},
                                    {".long_pause_time_s", b.longPauses.timeS}})
        if (bad(time) || time == 0)
            return Problem{place + key, "expected seconds, more than 0"};
    for (const auto& [key, share] :
         {std::pair{".pause_share", b.pauses.share}, {".long_pause_share", b.longPauses.share}})
        if (bad(share) || share > 0.999)
            return Problem{place + key, "expected a share from 0 to 0.999"};
    for (const auto& [key, share] :
         {std::pair{".batch_share", b.batchShare}, {".clock_share", b.clockShare}})
        if (bad(share) || share > 1)
            return Problem{place + key, "expected a share from 0 to 1"};
    if (bad(b.batchSize) || b.batchSize < 1)
        return Problem{place + ".batch_size", "expected requests, 1 or more"};
    return std::nullopt;
}

constexpr double kSameRate = 1e-6; ///< of the mean, as a share of the peak

std::optional<Problem> problemOfReplay(const WeeklyTraffic& t, const std::string& place) {
    const std::string key = place + ".replay";
    if (t.replay->stepS < 1 || 900 % t.replay->stepS != 0)
        return Problem{key + ".step_s", "expected seconds that divide 900"};
    if (bad(t.replayTimes) || t.replayTimes == 0)
        return Problem{key + ".times", "expected a number above 0"};
    const auto& weeks = t.replay->weeks;
    if (weeks.empty())
        return Problem{key + ".weeks", "expected at least one week"};
    const std::size_t steps = stepsPerWeek(t.replay->stepS);
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        if (weeks[w].size() != steps)
            return Problem{at(key + ".weeks", w), size(weeks[w].size()) + " steps, expected " +
                                                      size(steps) + " (step_s " +
                                                      std::to_string(t.replay->stepS) + ")"};
        if (std::any_of(weeks[w].begin(), weeks[w].end(), bad))
            return Problem{at(key + ".weeks", w), "expected requests, not negative"};
    }
    const std::vector<double> mean = meanWeek(*t.replay, t.cellMinutes, t.replayTimes);
    const double most = kSameRate * std::max(t.peakRate(), 1e-9);
    for (std::size_t i = 0; i < mean.size(); ++i)
        if (std::fabs(mean[i] - t.requestsPerSecond[i]) > most)
            return Problem{at(place + ".requests_per_s", i),
                           "is not the mean of the weeks of \"replay\"; take \"replay\" out to "
                           "price this week"};
    return std::nullopt;
}

std::optional<Problem> problemOf(const WeeklyTraffic& t, const std::string& place) {
    if (t.cellMinutes != 60 && t.cellMinutes != 15)
        return Problem{place + ".cell_minutes", "expected 60 or 15"};
    const std::size_t cells = t.cellMinutes == 60 ? 168 : 672;
    const std::string key = place + ".requests_per_s";
    if (t.requestsPerSecond.size() != cells)
        return Problem{key, size(t.requestsPerSecond.size()) + " numbers, expected " + size(cells) +
                                " (cell_minutes " + std::to_string(t.cellMinutes) + ")"};
    for (std::size_t i = 0; i < cells; ++i)
        if (bad(t.requestsPerSecond[i]))
            return Problem{at(key, i), "expected a finite number of requests/s, not negative"};
    if (!(t.growthPerMonth >= -0.9 && t.growthPerMonth <= 1))
        return Problem{place + ".growth_per_month", "expected a share from -0.9 to 1"};
    if (t.replay)
        if (auto p = problemOfReplay(t, place))
            return p;
    return problemOf(t.burstiness, place + ".burstiness");
}

std::optional<Problem> problemOf(const Target& t, const std::string& place) {
    if (bad(t.percentile) || t.percentile >= 100 ||
        (t.percentile == 0 && t.metric != Metric::coldWaitShare))
        return Problem{place + ".percentile", "expected a number above 0 and below 100"};
    if (bad(t.limit))
        return Problem{place + ".limit", "expected a finite number, not negative"};
    if (t.metric == Metric::coldWaitShare && t.limit > 1)
        return Problem{place + ".limit", "expected a share of requests, 0 to 1"};
    return std::nullopt;
}

std::optional<Problem> problemOfSpeed(const std::vector<double>& speed, int concurrency,
                                      const std::string& key) {
    if (!speed.empty() && static_cast<int>(speed.size()) < concurrency)
        return Problem{key, size(speed.size()) + " numbers, expected one for each of 1 to " +
                                std::to_string(concurrency) + " requests that share a worker"};
    for (std::size_t i = 0; i < speed.size(); ++i)
        if (bad(speed[i]) || speed[i] == 0)
            return Problem{at(key, i), "expected a finite speed above 0"};
    return std::nullopt;
}

std::optional<Problem> problemOfService(const Service& service, const std::string& key) {
    const auto* d = std::get_if<Distribution>(&service);
    if (d && !(mean(*d) > 0))
        return Problem{key, "expected a service time above 0 s"};
    return std::nullopt;
}

std::optional<Problem> problemOf(const Workload& w, const std::string& place) {
    if (w.concurrency < 1)
        return Problem{place + ".concurrency", "expected a whole number, 1 or more"};
    if (auto p = problemOfService(w.service, place + ".service"))
        return p;
    if (auto p = problemOfSpeed(w.speed, w.concurrency, place + ".speed"))
        return p;
    for (const auto& [gpu, g] : w.byGpu) {
        const std::string key = place + ".by_gpu." + gpu;
        if (g.concurrency.value_or(1) < 1)
            return Problem{key + ".concurrency", "expected a whole number, 1 or more"};
        if (g.gpusPerWorker.value_or(1) < 1)
            return Problem{key + ".gpus_per_worker", "expected a whole number, 1 or more"};
        if (g.service)
            if (auto p = problemOfService(*g.service, key + ".service"))
                return p;
        if (auto p = problemOfSpeed(g.speed, g.concurrency.value_or(w.concurrency), key + ".speed"))
            return p;
    }
    for (std::size_t i = 0; i < w.targets.size(); ++i)
        if (auto p = problemOf(w.targets[i], at(place + ".targets", i)))
            return p;
    if (w.requestTimeoutS && (bad(*w.requestTimeoutS) || *w.requestTimeoutS == 0))
        return Problem{place + ".request_timeout_s", "expected seconds, more than 0"};
    return std::nullopt;
}

std::optional<Problem> problemOf(const WorkerCount& count, const std::string& key) {
    if (const auto* n = std::get_if<int>(&count))
        return *n < 0 ? std::optional(Problem{key, "expected a whole number, 0 or more"})
                      : std::nullopt;
    const auto& hours = std::get<std::vector<int>>(count);
    if (hours.size() != kHoursPerWeek)
        return Problem{key, size(hours.size()) + " numbers, expected one or 168"};
    for (std::size_t i = 0; i < hours.size(); ++i)
        if (hours[i] < 0)
            return Problem{at(key, i), "expected a whole number, 0 or more"};
    return std::nullopt;
}

/// What a person can set of how workers start.
std::optional<Problem> problemOfStarts(const Policy& p, const std::string& place) {
    if (p.interruptionsPerHour && bad(*p.interruptionsPerHour))
        return Problem{place + ".interruptions_per_worker_hour", "expected a rate, not negative"};
    if (p.coldStartPreset && !findColdStartPreset(*p.coldStartPreset))
        return Problem{place + ".cold_start_preset", "expected " + coldStartPresetNames()};
    if (p.coldStartParts) {
        const ColdStartParts& parts = *p.coldStartParts;
        const std::string key = place + ".cold_start_parts";
        if (bad(parts.imageGb) || bad(parts.weightsGb.value_or(0)))
            return Problem{key, "expected sizes in GB, not negative"};
        if (bad(parts.pullGbPerS) || bad(parts.loadGbPerS) || parts.pullGbPerS == 0 ||
            parts.loadGbPerS == 0)
            return Problem{key, "expected speeds in GB/s, more than 0"};
    }
    if (p.scarcity) {
        for (const auto* shares : {&p.scarcity->refusedShare, &p.scarcity->delayedShare})
            if (shares->values.size() != 1 && shares->values.size() != kHoursPerWeek)
                return Problem{place + ".scarcity", "expected one share or 168"};
        if (bad(p.scarcity->retryAfterS) || p.scarcity->retryAfterS == 0)
            return Problem{place + ".scarcity.retry_after_s", "expected seconds, more than 0"};
    }
    return std::nullopt;
}

std::optional<Problem> problemOf(const Policy& p, const std::string& place) {
    if (p.minWorkers)
        if (auto problem = problemOf(*p.minWorkers, place + ".min_workers"))
            return problem;
    if (p.maxWorkers && *p.maxWorkers < 1)
        return Problem{place + ".max_workers", "expected a whole number, 1 or more"};
    if (p.minWorkers && p.maxWorkers && mostWorkers(*p.minWorkers) > *p.maxWorkers)
        return Problem{place + ".min_workers", std::to_string(mostWorkers(*p.minWorkers)) +
                                                   " is more than max_workers, " +
                                                   std::to_string(*p.maxWorkers)};
    if (p.idleTimeoutS && bad(*p.idleTimeoutS))
        return Problem{place + ".idle_timeout_s", "expected seconds, not negative"};
    if (p.spareWorkers && *p.spareWorkers < 0)
        return Problem{place + ".spare_workers", "expected a whole number, 0 or more"};
    if (auto problem = problemOfStarts(p, place))
        return problem;
    if (p.workers)
        if (const auto* n = std::get_if<WorkerCount>(&*p.workers))
            return problemOf(*n, place + ".workers");
    return std::nullopt;
}

std::optional<Problem> problemOf(const Scenario& s, const std::string& place) {
    if (auto p = problemOf(s.traffic, place + ".traffic"))
        return p;
    if (auto p = problemOf(s.workload, place + ".workload"))
        return p;
    for (std::size_t i = 0; i < s.offers.size(); ++i)
        if (auto p = problemOf(s.offers[i].policy, at(place + ".offers", i) + ".policy"))
            return p;
    return std::nullopt;
}

} // namespace

void setReplay(WeeklyTraffic& traffic, SharedReplay replay) {
    traffic.replay = std::move(replay);
    traffic.replayTimes = 1;
    traffic.requestsPerSecond = meanWeek(*traffic.replay, traffic.cellMinutes, 1);
}

void keepReplay(const WeeklyTraffic& was, WeeklyTraffic& now) {
    if (!now.replay || was.replay != now.replay || was.replayTimes != now.replayTimes ||
        (was.requestsPerSecond == now.requestsPerSecond && was.cellMinutes == now.cellMinutes))
        return;
    const double before = was.requestsPerWeek(), after = now.requestsPerWeek();
    const double factor = before > 0 ? after / before : 0;
    WeeklyTraffic same = now;
    same.replayTimes *= factor;
    if (factor > 0 && !problemOfReplay(same, ""))
        now.replayTimes = same.replayTimes;
    else {
        now.replay = {};
        now.replayTimes = 1;
    }
}

WorkerCount spikeSchedule(const SpikeWorkers& spikes, const WeeklyTraffic& traffic) {
    std::vector<int> hours(kHoursPerWeek), workers(kHoursPerWeek, spikes.least);
    std::iota(hours.begin(), hours.end(), 0);
    std::stable_sort(hours.begin(), hours.end(),
                     [&](int a, int b) { return traffic.hourRate(a) > traffic.hourRate(b); });
    for (int i = 0; i < std::min(spikes.hours, kHoursPerWeek); ++i)
        workers[static_cast<std::size_t>(hours[static_cast<std::size_t>(i)])] += spikes.added;
    return workers;
}

std::optional<Problem> firstProblem(const Plan& plan) {
    if (!std::isfinite(plan.month.value()) || plan.month.value() <= 0)
        return Problem{"month_hours", "expected hours, more than 0, or \"calendar\""};
    if (plan.pricesOf && !isDay(*plan.pricesOf))
        return Problem{"prices_of", "\"" + *plan.pricesOf + "\", expected a day as YYYY-MM-DD"};
    if (plan.scenarios.empty())
        return Problem{"scenarios", "expected at least one scenario"};
    std::set<std::string> names;
    for (std::size_t i = 0; i < plan.scenarios.size(); ++i) {
        const std::string place = at("scenarios", i);
        if (!names.insert(plan.scenarios[i].name).second)
            return Problem{place + ".name", "two scenarios are called \"" + plan.scenarios[i].name +
                                                "\", expected unique names"};
        if (auto p = problemOf(plan.scenarios[i], place))
            return p;
    }
    return std::nullopt;
}

} // namespace pricing
