// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/cases.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace oracles {

using namespace pricing;

namespace {

const std::map<std::string, std::string> kNames{
    {"prob_wait", "share that waits"},
    {"Wq", "mean wait, s"},
    {"W", "mean latency, s"},
    {"Lq", "mean number waiting"},
    {"L", "mean number there"},
    {"Wq_p50", "wait p50, s"},
    {"Wq_p90", "wait p90, s"},
    {"Wq_p95", "wait p95, s"},
    {"Wq_p99", "wait p99, s"},
    {"util", "busy share"},
    {"prob_block", "share rejected"},
    {"p_cold_of_all", "starts per request"},
    {"p_cold_of_accepted", "starts per accepted request"},
    {"run_avg", "workers running"},
    {"idle_avg", "workers idle"},
    {"total_avg", "workers up"},
    {"lifespan", "life of a worker, s"},
    {"worker_on_fraction", "workers up"},
    {"setup_fraction", "workers starting"},
    {"idle_fraction", "workers idle"},
};

bool isShareOfRequests(const std::string& column) {
    return column == "prob_block" || column == "p_cold_of_all";
}

/// Fewer events than this say nothing about their rate.
constexpr double kEnoughEvents = 30;

} // namespace

std::string digits(double v, int significant) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.*g", significant, v);
    return buffer;
}

Figures& Figures::add(const char* column, double formula, Pick pick) {
    Figure f;
    f.column = column;
    const bool isPercentile = f.column == "Wq_p" || f.column == "W_p";
    f.name = !isPercentile ? kNames.at(column)
                           : (f.column == "Wq_p" ? "wait p" : "latency p") +
                                 digits(100 * m_row["p"], 4) + ", s";
    f.expected = m_row[column];
    f.expectedError = f.column == "Wq" ? m_row.orElse("se_Wq", 0) : 0;
    f.formula = formula;
    f.pick = pick;
    f.isShareOfRequests = isShareOfRequests(column);
    m_case.figures.push_back(std::move(f));
    return *this;
}

Figures& Figures::addMade(const std::string& name, double expected, double formula, Pick pick) {
    m_case.figures.push_back({{}, name, expected, 0, formula, pick, false});
    return *this;
}

StationaryInput stationary(const Row& row, FleetSpec fleet, std::uint64_t seed,
                           std::int64_t requests) {
    StationaryInput in;
    in.fleet = std::move(fleet);
    in.requestsPerSecond = row["lambda"];
    in.seed = seed;
    in.requests = requests;
    in.warmUp = requests / 20;
    return in;
}

namespace {

/// The reference serverless simulator's published case. Expected are 20 runs of a million seconds
/// by that simulator; the number running is exact (load 0.9 × 1.991, and the longer cold stays).
Case referenceCase(std::uint64_t seed) {
    Case c;
    c.id = "reference";
    c.family = "Workers that come and go";
    c.setting = "reference simulator's case: 0.9 requests/s, service exp 1.991 s, a cold request's "
                "stay exp 2.244 s, stopped after 600 s idle, at most 1,000 workers, no queue";
    c.fleet = "per request, newest idle worker first, rejects";
    FleetSpec f;
    f.scaler = PerRequestScaler{};
    f.service = Exponential{1.991};
    f.coldService = Exponential{2.244};
    f.maxWorkers = 1000;
    f.idleTimeoutS = 600;
    f.whenFull = WhenFull::reject;
    StationaryInput in;
    in.fleet = f;
    in.requestsPerSecond = 0.9;
    in.seed = seed;
    in.requests = 4'000'000;
    in.warmUp = 200'000;
    c.run = in;
    using F = StationaryFigures;
    const double cold = 0.0013369, coldError = 0.0000086, up = 7.6992, upError = 0.0055;
    const double life = up / (0.9 * cold); // Little's law
    const double lifeError = life * std::hypot(coldError / cold, upError / up);
    c.figures = {
        {{},
         "starts per request",
         cold,
         coldError,
         {},
         [](const F& r) { return r.coldStartFraction; },
         true},
        {{}, "workers up", up, upError, {}, [](const F& r) { return r.meanWorkers; }, false},
        {{},
         "workers running",
         1.79220,
         0,
         {},
         [](const F& r) { return r.meanOccupiedWorkers; },
         false},
        {{},
         "workers idle",
         5.9070,
         0.0054,
         {},
         [](const F& r) { return r.meanIdleWorkers; },
         false},
        {{},
         "life of a worker, s",
         life,
         lifeError,
         {},
         [](const F& r) { return r.meanLifetimeS; },
         false},
    };
    return c;
}

} // namespace

std::vector<Case> allCases() {
    std::vector<Case> cases;
    std::uint64_t place = 0;
    for (const Row& row : readTable()) {
        ++place; // also the case's seed: no two share their random numbers, none is picked
        auto c = queueCase(row, place);
        if (!c)
            c = workerCase(row, place);
        if (!c)
            throw std::runtime_error(row.id + ": no case for the model " + row.model);
        cases.push_back(std::move(*c));
    }
    cases.push_back(referenceCase(place + 1));
    return cases;
}

std::vector<std::optional<Sample>> simulated(const Case& c) {
    std::vector<std::optional<Sample>> samples(c.figures.size());
    if (const auto* varying = std::get_if<VaryingRun>(&c.run))
        samples.front() = runningAt(*varying);
    const auto* in = std::get_if<StationaryInput>(&c.run);
    if (!in)
        return samples;
    const auto result = simulateStationary(*in);
    const auto requests = static_cast<double>(in->requests);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Figure& f = c.figures[i];
        if (!f.pick || (f.isShareOfRequests && f.expected * requests < kEnoughEvents))
            continue;
        samples[i] = Sample{f.pick(result->figures), f.pick(result->stderrs)};
    }
    return samples;
}

} // namespace oracles
