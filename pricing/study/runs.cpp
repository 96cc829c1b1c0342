// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/runs.h"

#include "pricing/exact_math.h"
#include "pricing/study/costing_starts.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

namespace pricing {

namespace {

constexpr double kWantedError = 0.005;
constexpr int kMostWeeks = 40'000;
constexpr double kMostRequests = 4e7;
constexpr int kEstimateWeeks = 2048;
constexpr double kEstimateRequests = 6e6;
constexpr double kExcerptRequests = 3e6;
constexpr int kWeeksPerRound = 512;
constexpr int kTasksPerRun = 4;
constexpr std::size_t kJobsPerTask = 4;

/// The traffic of a look, prepared for drawing: one model a page.
struct Seen {
    Look look;
    std::shared_ptr<const Excerpt> excerpt; ///< null: the whole week, cut short alike
    std::vector<TrafficModel> pages;
};

/// One fleet to simulate, for all the costings that share it.
struct Job {
    std::shared_ptr<FleetRun> run;
    std::vector<Costing*> costings;
    std::size_t seen = 0; ///< which traffic
    int wantedWeeks = 0;
};

/// A stretch of weeks of one page of some jobs, done by one task.
struct Stretch {
    std::size_t seen, page;
    std::uint64_t first, count;
    std::vector<Job*> jobs;
    std::vector<FleetWeeks> fleets; ///< of the jobs, in their order
};

Seen seen(const Look& look, const WeeklyTraffic& week) {
    Seen s{look, {}, {}};
    const WeeklyTraffic traffic = seenBy(look, week);
    auto excerpt = excerptOf(look, traffic);
    if (!excerpt) {
        s.pages.push_back(TrafficModel(traffic).compressed(look.size.compression));
        return s;
    }
    WeeklyTraffic cells = traffic;
    cells.cellMinutes = 60;
    for (const Page& page : excerpt->pages) {
        cells.requestsPerSecond = page.rates;
        s.pages.push_back(TrafficModel(cells).compressed(kSecondsPerHour / excerpt->stretchS));
    }
    s.excerpt = std::make_shared<const Excerpt>(*std::move(excerpt));
    return s;
}

WeeklyShare onPage(const WeeklyShare& share, const Page& page) {
    WeeklyShare there{{}};
    for (const std::size_t hour : page.hour)
        there.values.push_back(share.at(static_cast<int>(hour)));
    return there;
}

/// The fleet, what goes by the hour being that of the page's hours.
FleetSpec onPage(FleetSpec fleet, const Page& page) {
    if (!goesByTheHour(fleet))
        return fleet;
    std::vector<int> workers;
    for (const std::size_t hour : page.hour)
        workers.push_back(workersAt(fleet.minWorkers, static_cast<int>(hour)));
    fleet.minWorkers = std::move(workers);
    for (WorkerType& type : fleet.types) {
        type.scarcity.refusedShare = onPage(type.scarcity.refusedShare, page);
        type.scarcity.delayedShare = onPage(type.scarcity.delayedShare, page);
    }
    return fleet;
}

std::shared_ptr<FleetRun> runOf(const Costing& c, const CompareInput& in, const Seen& s) {
    const auto& targets = in.scenario.workload.targets;
    std::vector<std::shared_ptr<const FleetStudy>> pages;
    for (std::size_t p = 0; p < s.pages.size(); ++p) {
        auto study =
            std::make_shared<FleetStudy>(s.excerpt ? onPage(c.fleet, s.excerpt->pages[p]) : c.fleet,
                                         s.pages[p], in.seed, latencyLimits(targets));
        study->onFirstToken = onFirstToken(targets);
        study->byHour = s.look.size.byHour;
        pages.push_back(std::move(study));
    }
    if (s.excerpt)
        return std::make_shared<FleetRun>(std::move(pages), s.excerpt, targets);
    auto run = std::make_shared<FleetRun>(pages.front(), targets, s.look.size.compression);
    run->turnAway(turnedAway(s.look, in.scenario.traffic));
    return run;
}

std::size_t indexOf(std::vector<Seen>& all, const Look& look, const WeeklyTraffic& week) {
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const Seen& s) { return s.look == look; });
    if (same != all.end())
        return static_cast<std::size_t>(same - all.begin());
    all.push_back(seen(look, week));
    return all.size() - 1;
}

std::vector<Job> jobsFor(std::span<Costing* const> costings, const CompareInput& in,
                         const LookAt& lookAt, std::vector<Seen>& traffic) {
    std::vector<Job> jobs;
    for (Costing* c : costings) {
        if (!c->priceable() || c->kind == Costing::Kind::managed)
            continue;
        const Look look = lookAt(*c);
        const std::size_t s = indexOf(traffic, look, in.scenario.traffic);
        auto job = std::find_if(jobs.begin(), jobs.end(), [&](const Job& j) {
            return j.seen == s && j.costings.front()->fleet == c->fleet;
        });
        if (job == jobs.end()) {
            jobs.push_back({runOf(*c, in, traffic[s]), {}, s, look.size.weeks});
            job = jobs.end() - 1;
        }
        job->costings.push_back(c);
        c->run = job->run;
    }
    for (Job& job : jobs) { // what a fixed fleet costs is known; half the weeks tell its latency
        const int weeks = job.wantedWeeks;
        const bool sampled = std::any_of(job.costings.begin(), job.costings.end(),
                                         [](const Costing* c) { return costIsSampled(*c); });
        const bool inRounds = job.run->study().traffic.replayedWeeks() > 0;
        job.wantedWeeks = sampled || inRounds || weeks == kBatches ? weeks : (weeks + 1) / 2;
    }
    return jobs;
}

/// Into the round's last stretch of the same weeks, or a new one.
void addTo(std::vector<Stretch>& round, Job& job, std::size_t page, std::uint64_t first,
           std::uint64_t count) {
    auto stretch = std::find_if(round.begin(), round.end(), [&](const Stretch& s) {
        return s.seen == job.seen && s.page == page && s.first == first && s.count == count &&
               s.jobs.size() < kJobsPerTask;
    });
    if (stretch == round.end()) {
        round.push_back({job.seen, page, first, count, {}, {}});
        stretch = round.end() - 1;
    }
    stretch->jobs.push_back(&job);
}

/// Jobs that look at the same weeks share their arrivals.
std::vector<Stretch> nextRound(std::vector<Job>& jobs) {
    std::vector<Stretch> round;
    for (Job& job : jobs) {
        const int from = job.run->weeks();
        const int to = std::min(job.wantedWeeks, from + kWeeksPerRound);
        const int each = std::max(1, (to - from + kTasksPerRun - 1) / kTasksPerRun);
        for (int w = from; w < to; w += each)
            for (std::size_t page = 0; page < job.run->pages().size(); ++page)
                addTo(round, job, page, static_cast<std::uint64_t>(w),
                      static_cast<std::uint64_t>(std::min(each, to - w)));
    }
    return round;
}

/// No two pages draw the same numbers.
void simulate(Stretch& s, const std::function<bool()>& wanted) {
    for (const Job* job : s.jobs) {
        if (!wanted())
            return;
        const FleetStudy& study = *job->run->pages()[s.page];
        s.fleets.push_back({&study, recorderFor(study), {}});
    }
    const std::size_t pages = s.jobs.front()->run->pages().size();
    if (pages == 1) {
        simulateWeeks(s.fleets, s.first, s.count, wanted);
        return;
    }
    for (std::uint64_t w = s.first; w < s.first + s.count; ++w) {
        std::vector<std::vector<WeekTally>> before;
        for (FleetWeeks& f : s.fleets)
            before.push_back(std::exchange(f.weeks, {}));
        simulateWeeks(s.fleets, w * pages + s.page, 1, wanted);
        for (std::size_t i = 0; i < s.fleets.size(); ++i) {
            before[i].insert(before[i].end(), s.fleets[i].weeks.begin(), s.fleets[i].weeks.end());
            s.fleets[i].weeks = std::move(before[i]);
        }
    }
}

/// Gives the job what the round has seen of it, in the order of the weeks.
void take(Job& job, std::vector<Stretch>& round) {
    struct Part {
        Stretch* stretch;
        std::size_t fleet;
    };
    std::vector<Part> parts;
    for (Stretch& s : round)
        for (std::size_t i = 0; i < s.jobs.size(); ++i)
            if (s.jobs[i] == &job)
                parts.push_back({&s, i});
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return std::pair(a.stretch->first, a.stretch->page) <
               std::pair(b.stretch->first, b.stretch->page);
    });
    const std::size_t pages = job.run->pages().size();
    for (std::size_t i = 0; i < parts.size(); i += pages) {
        std::vector<std::vector<WeekTally>> weeks;
        for (std::size_t p = 0; p < pages; ++p) {
            FleetWeeks& f = parts[i + p].stretch->fleets[parts[i + p].fleet];
            weeks.push_back(std::move(f.weeks));
            job.run->add(f.recorder, p);
        }
        job.run->add(weeks);
    }
}

/// The weeks that bring the standard error of the cost under the wanted one.
int weeksNeeded(const Costing& c) {
    const FleetRun& run = *c.run;
    const int done = run.weeks();
    if (!costIsSampled(c))
        return done; // its cost is known without simulation
    const auto value = [&c](const PhaseSeconds& s) { return sampledUsd(c, s); };
    const double cost = c.workUsd(c.card, 0, 0);
    const double factor = cost > 0 ? run.standardError(value) / cost / kWantedError : 0;
    if (factor <= 1)
        return done;
    const double perWeek = std::max(run.requests() / done, 1e-9);
    // a tenth more, since the error is itself an estimate
    double wanted = done * factor * factor * 1.1 + 1;
    if (run.excerpt() && run.isSlow())
        return done;   // it is to be looked at in another way
    if (run.excerpt()) // of each week the same cells: more weeks do not tell all
        wanted = std::min(wanted, std::max(kExcerptRequests / perWeek, double(done)));
    if (wanted * perWeek > kMostRequests || wanted > kMostWeeks)
        // out of reach: no more than a decent estimate, which says that it is one
        wanted = std::min(kEstimateRequests / perWeek, double(kEstimateWeeks));
    // by doubling: an error judged from few weeks may be a fluke
    wanted = std::min(wanted, 2.0 * done);
    if (const int round = run.study().traffic.replayedWeeks(); round > 0) // whole rounds of weeks
        wanted = std::ceil(wanted / round) * round;
    else if (wanted > kBatches) // whole batches of weeks
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
            parts.push_back({parts.empty() ? job.run : std::make_shared<FleetRun>(*job.run),
                             {},
                             job.seen,
                             wanted});
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
    const double perWeek = job.run->simulatedPerWeek();
    const double warmUp = job.run->pages().front()->warmUpHours;
    return (perWeek + kHoursPerWeek) * (1 + warmUp / kHoursPerWeek) *
           (job.wantedWeeks - job.run->weeks());
}

} // namespace

bool simulateAll(std::span<Costing* const> costings, const CompareInput& in, const LookAt& first,
                 bool refine, const ForEach& forEach, const Progress& progress) {
    std::vector<Seen> traffic;
    std::vector<Job> jobs = jobsFor(costings, in, first, traffic);
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
            const FleetStudy& study = *s.jobs.front()->run->pages()[s.page];
            const double hour = study.traffic.requestsPerWeek() / kHoursPerWeek + 1;
            simulate(s, [&] {
                const double now = done.fetch_add(hour) + hour;
                if (progress && !stopped && !progress(std::min(now, whole), whole))
                    stopped = true;
                return !stopped;
            });
        });
        for (Job& job : jobs) {
            if (stopped || (progress && !progress(std::min(done.load(), whole), whole)))
                return false;
            take(job, round);
        }
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

namespace {

/// How many workers a slow fleet has is the less certain the shorter its week is cut: the error is
/// how far it moves when cut eight times shorter, for each factor of eight that was cut, and at
/// least how far the look before lies off.
bool lookAgain(const std::vector<Costing*>& slow,
               const std::vector<std::shared_ptr<FleetRun>>& before, const CompareInput& in,
               const ForEach& forEach, const Progress& progress) {
    constexpr double kShorter = 8;
    const WeeklyTraffic& traffic = in.scenario.traffic;
    const LookAt looks = slowLooks(traffic);
    if (!simulateAll(slow, in, looks, false, forEach, progress))
        return false;
    std::vector<Costing> shorter;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < slow.size(); ++i)
        if (slow[i]->run->simulatedPerWeek() < 0.999 * traffic.requestsPerWeek()) {
            slow[i]->run->compareWith(before[i], 1);
            shorter.push_back(*slow[i]);
            of.push_back(i);
        }
    std::vector<Costing*> pointers;
    for (Costing& c : shorter)
        pointers.push_back(&c);
    const auto cut = [&](const Costing& c) {
        Look look = looks(c);
        if (look.stretchS > 0)
            look.stretchS /= kShorter;
        else
            look.size.compression *= kShorter;
        return look;
    };
    if (!simulateAll(pointers, in, cut, false, forEach, progress))
        return false;
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        FleetRun& run = *slow[of[i]]->run;
        const double times = exactLog(run.compression()) / exactLog(kShorter);
        run.compareWith(shorter[i].run, std::max(1.0, times));
    }
    return true;
}

} // namespace

bool simulateFinished(std::span<Costing* const> costings, const CompareInput& in,
                      const ForEach& forEach, const Progress& progress) {
    const WeeklyTraffic& traffic = in.scenario.traffic;
    if (!simulateAll(costings, in, finishedLooks(traffic), true, forEach, progress))
        return false;
    std::vector<Costing*> slow;
    std::vector<std::shared_ptr<FleetRun>> before;
    for (Costing* c : costings)
        if (c->run && c->run->excerpt() && (c->run->isSlow() || isCutShort(*c, traffic))) {
            slow.push_back(c);
            before.push_back(c->run);
        }
    return lookAgain(slow, before, in, forEach, progress);
}

} // namespace pricing
