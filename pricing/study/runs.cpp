// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/runs.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pricing {

namespace {

constexpr double kWantedError = 0.005;
constexpr int kMostWeeks = 40'000;
constexpr double kMostRequests = 4e7;
constexpr int kEstimateWeeks = 2048;
constexpr double kEstimateRequests = 6e6;
constexpr int kWeeksPerRound = 512;
constexpr int kTasksPerRun = 4;
constexpr std::size_t kJobsPerTask = 4;

/// One fleet to simulate, for all the costings that share it.
struct Job {
    std::shared_ptr<FleetRun> run;
    std::vector<Costing*> costings;
    int wantedWeeks = 0;
};

/// A stretch of weeks of some jobs, done by one task.
struct Stretch {
    std::uint64_t first, count;
    std::vector<Job*> jobs;
    std::vector<FleetWeeks> fleets; ///< of the jobs, in their order
};

std::vector<Job> jobsFor(std::span<Costing* const> costings, const CompareInput& in,
                         const TrafficModel& traffic, const RunSize& size) {
    const auto& targets = in.scenario.workload.targets;
    std::vector<Job> jobs;
    for (Costing* c : costings) {
        if (!c->priceable() || c->kind == Costing::Kind::managed)
            continue;
        auto job = std::find_if(jobs.begin(), jobs.end(),
                                [&](const Job& j) { return j.run->study().spec == c->fleet; });
        if (job == jobs.end()) {
            auto study = std::make_shared<FleetStudy>(
                c->fleet, traffic.compressed(size.compression), in.seed, latencyLimits(targets));
            study->onFirstToken = onFirstToken(targets);
            study->byHour = size.byHour;
            jobs.push_back(
                {std::make_shared<FleetRun>(study, targets, size.compression), {}, size.weeks});
            job = jobs.end() - 1;
        }
        job->costings.push_back(c);
        c->run = job->run;
    }
    for (Job& job : jobs) { // what a fixed fleet costs is known; half the weeks tell its latency
        const bool sampled =
            std::any_of(job.costings.begin(), job.costings.end(),
                        [](const Costing* c) { return c->kind == Costing::Kind::fleet; });
        job.wantedWeeks = sampled || size.weeks == kBatches ? size.weeks : (size.weeks + 1) / 2;
    }
    return jobs;
}

/// Into the round's last stretch of the same weeks, or a new one.
void addTo(std::vector<Stretch>& round, Job& job, std::uint64_t first, std::uint64_t count) {
    auto stretch = std::find_if(round.begin(), round.end(), [&](const Stretch& s) {
        return s.first == first && s.count == count && s.jobs.size() < kJobsPerTask;
    });
    if (stretch == round.end()) {
        round.push_back({first, count, {}, {}});
        stretch = round.end() - 1;
    }
    stretch->jobs.push_back(&job);
    stretch->fleets.push_back({&job.run->study(), recorderFor(job.run->study()), {}});
}

/// Jobs that look at the same weeks share their arrivals.
std::vector<Stretch> nextRound(std::vector<Job>& jobs) {
    std::vector<Stretch> round;
    for (Job& job : jobs) {
        const int from = job.run->weeks();
        const int to = std::min(job.wantedWeeks, from + kWeeksPerRound);
        const int each = std::max(1, (to - from + kTasksPerRun - 1) / kTasksPerRun);
        for (int w = from; w < to; w += each)
            addTo(round, job, static_cast<std::uint64_t>(w),
                  static_cast<std::uint64_t>(std::min(each, to - w)));
    }
    return round;
}

/// The weeks that bring the standard error of the cost under the wanted one.
int weeksNeeded(const Costing& c) {
    const FleetRun& run = *c.run;
    const int done = run.weeks();
    if (c.kind == Costing::Kind::fixed)
        return done; // its cost is known without simulation
    const auto value = [&c](const PhaseSeconds& s) { return usd(c.card, s); };
    const double cost = value(run.meanWeek());
    const double factor = cost > 0 ? run.standardError(value) / cost / kWantedError : 0;
    if (factor <= 1)
        return done;
    const double perWeek = std::max(run.requests() / done, 1e-9);
    // a tenth more, since the error is itself an estimate
    double wanted = done * factor * factor * 1.1 + 1;
    if (wanted * perWeek > kMostRequests || wanted > kMostWeeks)
        // out of reach: no more than a decent estimate, which says that it is one
        wanted = std::min(kEstimateRequests / perWeek, double(kEstimateWeeks));
    // by doubling: an error judged from few weeks may be a fluke
    wanted = std::min(wanted, 2.0 * done);
    if (wanted > kBatches) // whole batches of weeks
        wanted = std::ceil(wanted / kBatches) * kBatches;
    return std::max(done, static_cast<int>(wanted));
}

/// What the job's costings need next. Where they need different numbers of weeks they part, each
/// going on from a copy: how precisely an offer is known never depends on the others.
std::vector<Job> refined(const Job& job) {
    std::vector<Job> parts;
    for (Costing* c : job.costings) {
        const int wanted = weeksNeeded(*c);
        auto part = std::find_if(parts.begin(), parts.end(),
                                 [&](const Job& p) { return p.wantedWeeks == wanted; });
        if (part == parts.end()) {
            parts.push_back(
                {parts.empty() ? job.run : std::make_shared<FleetRun>(*job.run), {}, wanted});
            part = parts.end() - 1;
        }
        part->costings.push_back(c);
    }
    for (Job& part : parts)
        for (Costing* c : part.costings)
            c->run = part.run;
    return parts;
}

double workOf(const Job& job) {
    const double perWeek = job.run->study().traffic.requestsPerWeek();
    return (perWeek + kHoursPerWeek) * (job.wantedWeeks - job.run->weeks());
}

} // namespace

bool simulateAll(std::span<Costing* const> costings, const CompareInput& in,
                 const TrafficModel& traffic, const RunSize& size, bool refine,
                 const ForEach& forEach, const Progress& progress) {
    std::vector<Job> jobs = jobsFor(costings, in, traffic, size);
    std::atomic<bool> stopped = false;
    std::atomic<double> done = 0;
    for (;;) {
        double left = 0;
        for (const Job& job : jobs)
            left += workOf(job);
        std::vector<Stretch> round = nextRound(jobs);
        if (round.empty())
            return true;
        const double whole = done + left;
        forEach(round.size(), [&](std::size_t i) {
            Stretch& s = round[i];
            const double hour =
                s.fleets.front().study->traffic.requestsPerWeek() / kHoursPerWeek + 1;
            simulateWeeks(s.fleets, s.first, s.count, [&] {
                const double now = done.fetch_add(hour) + hour;
                if (progress && !stopped && !progress(std::min(now, whole), whole))
                    stopped = true;
                return !stopped;
            });
        });
        if (stopped)
            return false;
        for (const Stretch& s : round)
            for (std::size_t i = 0; i < s.jobs.size(); ++i)
                s.jobs[i]->run->add(s.fleets[i].weeks, s.fleets[i].recorder);
        if (!refine)
            continue;
        std::vector<Job> next;
        for (const Job& job : jobs) {
            if (job.run->weeks() < job.wantedWeeks) {
                next.push_back(job);
                continue;
            }
            for (Job& part : refined(job))
                next.push_back(std::move(part));
        }
        jobs = std::move(next);
    }
}

} // namespace pricing
