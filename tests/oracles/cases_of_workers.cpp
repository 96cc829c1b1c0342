// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workers that come and go, and traffic that changes.

#include "oracles/cases.h"

#include "pricing/queueing/setup_queue.h"
#include "pricing/queueing/single_worker.h"

#include <algorithm>
#include <cmath>

namespace oracles {

using namespace pricing;

namespace {

constexpr const char* kComeAndGo = "Workers that come and go";
using F = StationaryFigures;
constexpr Pick kMeanWait = [](const F& f) { return f.wait.mean; };
constexpr Pick kLatency = [](const F& f) { return f.latency.mean; };
constexpr Pick kRejected = [](const F& f) { return f.rejectedFraction; };
constexpr Pick kStarts = [](const F& f) { return f.coldStartFraction; };
constexpr Pick kUp = [](const F& f) { return f.meanWorkers; };
constexpr Pick kOccupied = [](const F& f) { return f.meanOccupiedWorkers; };
constexpr Pick kIdle = [](const F& f) { return f.meanIdleWorkers; };
constexpr Pick kLife = [](const F& f) { return f.meanLifetimeS; };

FleetSpec oneStarted(double idleTimeoutS, WhenFull whenFull) {
    FleetSpec f;
    f.scaler = PerRequestScaler{};
    f.maxWorkers = 1;
    f.idleTimeoutS = idleTimeoutS;
    f.whenFull = whenFull;
    return f;
}

std::string load(const Row& r) {
    return digits(r["lambda"]) + " requests/s, service " + digits(r["mean_service"]) + " s";
}

Case rejecting(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           kComeAndGo,
           "one worker, no queue: " + load(r) + ", cold stay " + digits(r["cold_start"]) +
               " s, idle timeout " + digits(r["idle_timeout"]) + " s",
           "per request, at most 1 worker, rejects, service lognormal of c_s² 0.49, cold stay "
           "exponential",
           {},
           {}};
    const RejectingWorker w{r["lambda"], r["mean_service"], r["cold_start"], r["idle_timeout"]};
    const RejectingWorkerFigures f = figuresOf(w);
    Figures(r, c)
        .add("prob_block", f.rejectedShare, kRejected)
        .add("p_cold_of_all", f.coldShareOfAll, kStarts)
        .add("p_cold_of_accepted", f.coldShareOfAccepted)
        .add("run_avg", f.rejectedShare, kOccupied)
        .add("idle_avg", f.idleShare, kIdle)
        .add("total_avg", f.rejectedShare + f.idleShare, kUp)
        .add("lifespan", f.lifeS, kLife);
    FleetSpec spec = oneStarted(w.idleTimeoutS, WhenFull::reject);
    spec.service = Lognormal{w.serviceS, 0.7};
    spec.coldService = Exponential{w.coldStayS};
    c.run = stationary(r, spec, seed, 1'000'000);
    return c;
}

Distribution law(double mean, double cs2) {
    return cs2 == 0 ? Distribution{Constant{mean}} : Distribution{Gamma{mean, std::sqrt(cs2)}};
}

Case settingUp(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           kComeAndGo,
           "one worker, scale to zero: " + load(r) + " of c_s² " + digits(r["cs2"]) +
               ", cold start " + digits(r["cold_start"]) + " s, idle timeout " +
               digits(r["idle_timeout"]) + " s",
           "per request, at most 1 worker, queue, gamma service",
           {},
           {}};
    const SingleWorker w{r["lambda"], r["mean_service"], r["cold_start"], r["idle_timeout"],
                         r["cs2"]};
    const double wait = meanWaitS(w);
    const SingleWorkerTime time = timeOf(w);
    Figures(r, c)
        .add("Wq", wait, kMeanWait)
        .add("W", wait + w.serviceS, kLatency)
        .add("L", w.requestsPerSecond * (wait + w.serviceS))
        .add("util", time.serving)
        .add("p_cold_of_all", coldStartsPerRequest(w), kStarts)
        .add("worker_on_fraction", time.on(), kUp)
        .add("setup_fraction", time.starting)
        .add("idle_fraction", time.idle, kIdle)
        .addMade("workers starting or serving", r["util"] + r["setup_fraction"],
                 time.serving + time.starting, kOccupied)
        .addMade("billed s per request", r["worker_on_fraction"] / r["lambda"],
                 billedSecondsPerRequest(w), [](const F& f) { return f.billedSPerRequest; });
    FleetSpec spec = oneStarted(w.idleTimeoutS, WhenFull::queue);
    spec.service = law(w.serviceS, w.serviceCs2);
    spec.coldStart = Constant{w.coldStartS};
    c.run = stationary(r, spec, seed, 1'000'000);
    return c;
}

Case manySettingUp(const Row& r, std::uint64_t seed) {
    const SetupQueue q{r["lambda"], r["mean_service"], r["cold_start"], r.whole("c")};
    Case c{r.id,
           kComeAndGo,
           "M/M/" + digits(q.workers) + " with set-up: " + load(r) + ", set-up exp " +
               digits(q.setupS) + " s, stopped when empty",
           "not simulated: the fleet keeps a start that is no longer needed, the oracle cancels it",
           {},
           {}};
    const SetupQueueFigures f = figuresOf(q);
    Figures(r, c)
        .add("Wq", f.meanWaitS, kMeanWait)
        .add("W", f.meanStayS, kLatency)
        .add("L", f.meanInSystem)
        .add("run_avg", f.meanBusy)
        .add("setup_fraction", f.meanStarting)
        .addMade("workers starting or serving", r["run_avg"] + r["setup_fraction"],
                 f.meanBusy + f.meanStarting, kOccupied);
    if (q.workers == 1) { // with one worker no start is ever in vain
        c.fleet = "per request, at most 1 worker, queue";
        FleetSpec spec = oneStarted(0, WhenFull::queue);
        spec.service = Exponential{q.serviceS};
        spec.coldStart = Exponential{q.setupS};
        c.run = stationary(r, spec, seed, 1'200'000);
    }
    return c;
}

Case varying(const Row& r, std::uint64_t seed) {
    VaryingRun run;
    run.rate = {r["lambda"], r["rate_amp"], r["rate_omega"]};
    run.serviceS = r["mean_service"];
    run.atS = r["t"];
    run.seed = seed;
    Case c{r.id,
           "Traffic that changes",
           "M(t)/M/∞: " + digits(r["lambda"]) + " + " + digits(r["rate_amp"]) + " sin(2π t/" +
               digits(6.283185307179586 / r["rate_omega"]) + " s) requests/s, service " +
               digits(r["mean_service"]) + " s, at t = " + digits(r["t"]) + " s",
           "",
           {},
           {}};
    Figures(r, c).add("L", meanRunning(run.rate, run.serviceS, run.atS));
    // about as many requests for each, in at least 32 independent runs
    const double perRun = 4 * run.serviceS * run.rate.mean;
    run.replications = static_cast<int>(std::clamp(1e6 / perRun, 32.0, 4000.0));
    run.fleet.service = Exponential{run.serviceS};
    if (perRun < 1e5) {
        run.fleet.scaler = PerRequestScaler{};
        run.fleet.maxWorkers = 1'000'000;
        run.fleet.idleTimeoutS = 0;
        c.fleet = "per request, stopped when idle";
    } else { // as many workers would take long
        run.fleet.scaler = FixedScaler{};
        run.fleet.minWorkers = 1;
        run.fleet.maxWorkers = 1;
        run.fleet.concurrency = 100'000;
        c.fleet = "one worker of 100,000 slots";
    }
    c.fleet += ", counted at t in " + digits(run.replications) + " independent runs";
    c.run = run;
    return c;
}

} // namespace

std::optional<Case> workerCase(const Row& r, std::uint64_t seed) {
    if (r.model == "M/G/1/1 cold+idle timeout")
        return rejecting(r, seed);
    if (r.model.starts_with("M/G/1 set-up + idle timeout"))
        return settingUp(r, seed);
    if (r.model.starts_with("M/M/k/setup"))
        return manySettingUp(r, seed);
    if (r.model == "M(t)/M/inf")
        return varying(r, seed);
    return std::nullopt;
}

} // namespace oracles
