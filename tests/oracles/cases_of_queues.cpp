// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fleets that stay as they are: queues, loss, shared workers, and the approximations of them.

#include "oracles/cases.h"

#include "pricing/queueing/approximations.h"
#include "pricing/queueing/erlang.h"
#include "pricing/queueing/general_server.h"
#include "pricing/queueing/limited_queue.h"
#include "pricing/queueing/server_queue.h"
#include "pricing/queueing/shared_worker.h"

#include <cmath>

namespace oracles {

using namespace pricing;

namespace {

using F = StationaryFigures;
constexpr Pick kMeanWait = [](const F& f) { return f.wait.mean; };
constexpr Pick kWaitP50 = [](const F& f) { return f.wait.p50; };
constexpr Pick kWaitP95 = [](const F& f) { return f.wait.p95; };
constexpr Pick kWaitP99 = [](const F& f) { return f.wait.p99; };
constexpr Pick kLatency = [](const F& f) { return f.latency.mean; };
constexpr Pick kRejected = [](const F& f) { return f.rejectedFraction; };
constexpr Pick kOccupied = [](const F& f) { return f.meanOccupiedWorkers; };

/// Where the tabulated share is one that the simulation reports.
Pick percentilePick(double share, bool latency) {
    if (share == 0.5)
        return latency ? Pick([](const F& f) { return f.latency.p50; }) : kWaitP50;
    if (share == 0.95)
        return latency ? Pick([](const F& f) { return f.latency.p95; }) : kWaitP95;
    if (share == 0.99)
        return latency ? Pick([](const F& f) { return f.latency.p99; }) : kWaitP99;
    return nullptr;
}

FleetSpec servers(int count, Distribution service) {
    FleetSpec f;
    f.scaler = FixedScaler{};
    f.minWorkers = count;
    f.maxWorkers = count;
    f.routing = Routing::leastLoaded;
    f.service = std::move(service);
    return f;
}

Distribution law(double mean, double cs2) {
    return cs2 == 0 ? Distribution{Constant{mean}} : Distribution{Gamma{mean, std::sqrt(cs2)}};
}

std::string load(const Row& r) {
    return digits(r["lambda"]) + " requests/s, service " + digits(r["mean_service"]) + " s";
}

/// Requests that make the run's 40 batches long beside the queue's memory.
std::int64_t requestsFor(const Row& r) {
    const int c = r.whole("c");
    const double busy = r["lambda"] * r["mean_service"] / c;
    if (c >= 1000)
        return 12'000'000; // at 99 % of 1,000 servers it remembers 40,000 requests
    return busy > 0.93 ? 4'000'000 : busy > 0.85 ? 2'500'000 : 1'200'000;
}

Case erlangC(const Row& r, std::uint64_t seed) {
    Case c{r.id, "Queues", "M/M/" + digits(r["c"]) + ": " + load(r), "fixed fleet, queue", {}, {}};
    const ServerQueue q{r["lambda"], r["mean_service"], r.whole("c")};
    const double wait = meanWaitS(q);
    Figures figures(r, c);
    figures.add("prob_wait", waitingShare(q)).add("Wq", wait, kMeanWait);
    figures.add("W", wait + q.serviceS, kLatency);
    figures.add("Lq", q.requestsPerSecond * wait);
    figures.add("L", q.requestsPerSecond * (wait + q.serviceS), nullptr);
    // where just half of the requests wait, the sampled median is at the edge of a jump
    const bool atEdge = std::fabs(r["prob_wait"] - 0.5) < 1e-3;
    figures.add("Wq_p50", waitPercentileS(q, 0.5), atEdge ? nullptr : kWaitP50);
    figures.add("Wq_p90", waitPercentileS(q, 0.9))
        .add("Wq_p95", waitPercentileS(q, 0.95), kWaitP95);
    figures.add("Wq_p99", waitPercentileS(q, 0.99), kWaitP99);
    const double busy = q.requestsPerSecond * q.serviceS;
    figures.add("util", busy / q.servers).addMade("servers busy", busy, busy, kOccupied);
    c.run = stationary(r, servers(q.servers, Exponential{q.serviceS}), seed, requestsFor(r));
    return c;
}

Case singleServer(const Row& r, std::uint64_t seed) {
    Case c{r.id, "Queues", "M/M/1: " + load(r), "fixed fleet, queue", {}, {}};
    const ServerQueue q{r["lambda"], r["mean_service"], 1};
    const double share = r["p"];
    Figures figures(r, c);
    figures.add("Wq", meanWaitS(q), kMeanWait).add("W", meanWaitS(q) + q.serviceS, kLatency);
    figures.add("Wq_p", waitPercentileS(q, share), percentilePick(share, false));
    figures.add("W_p", singleServerLatencyPercentileS(q, share), percentilePick(share, true));
    c.run = stationary(r, servers(1, Exponential{q.serviceS}), seed, requestsFor(r));
    return c;
}

Case generalServer(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           "Queues",
           "M/G/1: " + load(r) + ", c_s² " + digits(r["cs2"]),
           "fixed fleet, queue, gamma service",
           {},
           {}};
    const GeneralServer s{r["lambda"], r["mean_service"], r["cs2"]};
    const double wait = meanWaitS(s);
    Figures figures(r, c);
    figures.add("Wq", wait, kMeanWait).add("W", wait + s.serviceS, kLatency);
    figures.add("Lq", s.requestsPerSecond * wait);
    figures.add("L", s.requestsPerSecond * (wait + s.serviceS));
    c.run = stationary(r, servers(1, law(s.serviceS, s.serviceCs2)), seed, requestsFor(r));
    return c;
}

Case loss(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           "Loss",
           "M/G/c/c, c " + digits(r["c"]) + ": " + load(r),
           "fixed fleet, rejects, lognormal service of c_s² 2.25",
           {},
           {}};
    const int count = r.whole("c");
    const double offered = r["lambda"] * r["mean_service"];
    const double lost = erlangB(count, offered);
    Figures figures(r, c);
    figures.add("L", offered * (1 - lost), kOccupied).add("util", offered * (1 - lost) / count);
    figures.add("prob_block", lost, kRejected);
    FleetSpec f = servers(count, Lognormal{r["mean_service"], 1.5});
    f.whenFull = WhenFull::reject;
    c.run = stationary(r, f, seed, count > 100 ? 3'000'000 : 1'200'000);
    return c;
}

FleetSpec sharing(std::vector<double> speed, Distribution service) {
    FleetSpec f = servers(1, std::move(service));
    f.concurrency = static_cast<int>(speed.size());
    f.speed = std::move(speed);
    f.whenFull = WhenFull::reject;
    return f;
}

Case limitedQueue(const Row& r, std::uint64_t seed) {
    const LimitedQueue q{r["lambda"], r["mean_service"], r.whole("c"), r.whole("K")};
    Case c{r.id,
           "Loss",
           "M/M/" + digits(q.servers) + "/" + digits(q.places) + ": " + load(r),
           "one worker of " + digits(q.places) + " slots at speeds min(n, " + digits(q.servers) +
               ")/n, rejects: the same number of requests in it",
           {},
           {}};
    const LimitedQueueFigures f = figuresOf(q);
    Figures figures(r, c);
    figures.add("Wq", f.meanWaitS).add("W", f.meanWaitS + q.serviceS, kLatency);
    figures.add("Lq", f.meanQueued).add("L", f.meanInSystem).add("util", f.busyShare);
    figures.add("prob_block", f.lostShare, kRejected);
    c.run = stationary(r, sharing(equivalentSpeeds(q.servers, q.places), Exponential{q.serviceS}),
                       seed, 1'200'000);
    return c;
}

Case processorSharing(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           "Shared workers",
           "M/G/1 processor sharing: " + load(r),
           "one worker of 512 slots at speeds 1/n, lognormal service of c_s² 1.44",
           {},
           {}};
    const double stay = meanSharedStayS(r["lambda"], r["mean_service"]);
    Figures figures(r, c);
    figures.add("W", stay, kLatency).add("L", r["lambda"] * stay);
    // more than 512 at once come less than once in 1e23 requests, even at 90 %
    c.run = stationary(r, sharing(equivalentSpeeds(1, 512), Lognormal{r["mean_service"], 1.2}),
                       seed, requestsFor(r));
    return c;
}

Case batching(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           "Shared workers",
           "M/G/1, n at once at speed 1/(1 + " + digits(r["slowdown_b"]) + " (n − 1)), at most " +
               digits(r["K"]) + ": " + load(r),
           "one worker with that speed table, rejects, lognormal service of c_s² 0.64",
           {},
           {}};
    const SharedWorker w{r["lambda"], r["mean_service"],
                         evenlySlowed(r["slowdown_b"], r.whole("K"))};
    const SharedWorkerFigures f = figuresOf(w);
    Figures figures(r, c);
    figures.add("W", f.meanStayS, kLatency).add("L", f.meanRunning);
    figures.add("prob_block", f.lostShare, kRejected);
    c.run = stationary(r, sharing(w.speed, Lognormal{w.serviceS, 0.8}), seed, 1'200'000);
    return c;
}

/// The formula's own figures.
Case approximation(const Row& r) {
    const ServerQueue q{r["lambda"], r["mean_service"], r.whole("c")};
    const bool isKingman = r.kind == "approx:Kingman";
    const ApproximateWait wait = isKingman
                                     ? kingman(q.requestsPerSecond, q.serviceS, r["ca2"], r["cs2"])
                                     : allenCunneen(q, r["ca2"], r["cs2"]);
    Case c{r.id,
           "Approximations",
           std::string(isKingman ? "Kingman, G/G/1: "
                                 : "Allen–Cunneen, G/G/" + digits(r["c"]) + ": ") +
               load(r) + ", c_a² " + digits(r["ca2"]) + ", c_s² " + digits(r["cs2"]),
           "not simulated: a formula's value, see " + r.id + "_sim",
           {},
           {}};
    Figures figures(r, c);
    if (r.has("prob_wait"))
        figures.add("prob_wait", waitingShare(q));
    figures.add("Wq", wait.meanS);
    if (r.has("W"))
        figures.add("W", wait.meanS + q.serviceS);
    return c;
}

/// Another program's simulation of the queue that a formula approximates.
Case companion(const Row& r, std::uint64_t seed) {
    Case c{r.id,
           "Approximations",
           "G/G/" + digits(r["c"]) + ", gamma laws: " + load(r) + ", c_a² " + digits(r["ca2"]) +
               ", c_s² " + digits(r["cs2"]) + "; expected: another program, 100 million customers",
           "fixed fleet, queue",
           {},
           {}};
    Figures(r, c).add("Wq", 0, kMeanWait);
    c.figures.front().formula.reset();
    StationaryInput in = stationary(r, servers(r.whole("c"), law(r["mean_service"], r["cs2"])),
                                    seed, requestsFor(r) * 3 / 2);
    in.spacingCa2 = r["ca2"];
    c.run = in;
    return c;
}

} // namespace

std::optional<Case> queueCase(const Row& r, std::uint64_t seed) {
    if (r.isSimulated())
        return companion(r, seed);
    if (r.kind.starts_with("approx:"))
        return approximation(r);
    if (r.model == "M/M/c")
        return erlangC(r, seed);
    if (r.model == "M/M/1")
        return singleServer(r, seed);
    if (r.model == "M/G/1")
        return generalServer(r, seed);
    if (r.model == "M/G/c/c")
        return loss(r, seed);
    if (r.model == "M/M/c/K")
        return limitedQueue(r, seed);
    if (r.model == "M/G/1-PS")
        return processorSharing(r, seed);
    if (r.model.starts_with("M/G/1 state-dependent PS"))
        return batching(r, seed);
    return std::nullopt;
}

} // namespace oracles
