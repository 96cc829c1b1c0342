// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "exchange/report_json.h"
#include "exchange/report_text.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <ctime>
#include <initializer_list>
#include <optional>
#include <utility>

namespace cli {

namespace {

struct SimulateOptions {
    Common common;
    std::string arrivals, service = "const:1", coldStart = "const:0", coldService;
    int concurrency = 1;
    std::string scaler = "per-request";
    double idleTimeout = 5;
    std::optional<int> minWorkers, maxWorkers;
    bool queue = false;
    std::string routing;
    std::int64_t requests = 1'000'000, warmUp = 10'000;
};

constexpr int kMostWorkers = 1'000'000, kMaxWorkersUnlessSet = 1000;
constexpr double kLeastPerWorker = 1e-3;
constexpr double kLongestS = 3e9; ///< a century of simulated time

using pricing::Problem;
template <class T> using Result = pricing::Result<T>;

Result<void> readArrivals(const std::string& text, pricing::StationaryInput& in) {
    const auto colon = text.find(':');
    const std::string kind = text.substr(0, colon);
    const auto values = colon == std::string::npos
                            ? std::nullopt
                            : pricing::nonNegativeNumbers(std::string_view(text).substr(colon + 1));
    const bool gamma = kind == "gamma";
    const bool known = kind == "poisson" || kind == "const" || gamma;
    if (!known || !values || values->size() != (gamma ? 2 : 1) || (*values)[0] <= 0)
        return tl::unexpected(
            Problem{"--arrivals", "\"" + text +
                                      "\", expected poisson:RATE, const:RATE "
                                      "or gamma:RATE,CV with a rate above 0 requests/s"});
    in.requestsPerSecond = (*values)[0];
    in.spacingCa2 = gamma ? (*values)[1] * (*values)[1] : kind == "const" ? 0 : 1;
    return {};
}

Result<pricing::Distribution> readDistribution(const char* option, const std::string& text) {
    auto d = pricing::parseDistribution(text);
    if (!d)
        return tl::unexpected(Problem{option, d.error().problem});
    if (std::holds_alternative<pricing::Samples>(*d))
        return tl::unexpected(Problem{option, "file:NAME needs a plan, expected a law by name"});
    return d;
}

/// The arguments that were given; the others keep the documented defaults.
void assignInOrder(const std::vector<double>& values, std::initializer_list<double*> arguments) {
    for (auto [value, argument] = std::pair(values.begin(), arguments.begin());
         value != values.end(); ++value, ++argument)
        **argument = *value;
}

/// A scaler with its arguments in the order interfaces.md lists them.
Result<pricing::Scaler> readScaler(const std::string& text) {
    const auto colon = text.find(':');
    auto scaler = pricing::scalerOfKind(text.substr(0, colon));
    const auto values = colon == std::string::npos
                            ? std::optional(std::vector<double>{})
                            : pricing::nonNegativeNumbers(std::string_view(text).substr(colon + 1));
    const auto wrong = [&](const std::string& expected) {
        return tl::unexpected(Problem{"--scaler", "\"" + text + "\", expected " + expected});
    };
    const std::string kinds = "queue-delay[:SECONDS], request-count[:VALUE], modal[:BUFFER], "
                              "per-request, average-load[:WINDOW_S[,TARGET[,UTILISATION"
                              "[,SCALE_DOWN_DELAY_S]]]], windows[:UP_S[,DOWN_S[,TO_ZERO_S]]] or "
                              "fixed";
    if (!scaler || !values)
        return wrong(kinds);
    const std::vector<double>& v = *values;
    if (auto* s = std::get_if<pricing::QueueDelayScaler>(&*scaler); s && v.size() <= 1) {
        s->seconds = v.empty() ? s->seconds : v[0];
        return *scaler;
    }
    if (auto* s = std::get_if<pricing::RequestCountScaler>(&*scaler); s && v.size() <= 1) {
        s->value = v.empty() ? s->value : v[0];
        return s->value >= kLeastPerWorker ? Result<pricing::Scaler>(*scaler)
                                           : wrong("at least 0.001 requests per worker");
    }
    if (auto* s = std::get_if<pricing::ModalScaler>(&*scaler); s && v.size() <= 1) {
        if (!v.empty() && (v[0] != std::floor(v[0]) || v[0] > kMostWorkers))
            return wrong("a whole number of workers, at most " + std::to_string(kMostWorkers));
        s->buffer = v.empty() ? s->buffer : static_cast<int>(v[0]);
        return *scaler;
    }
    if (auto* s = std::get_if<pricing::AverageLoadScaler>(&*scaler); s && v.size() <= 4) {
        assignInOrder(v, {&s->windowS, &s->target, &s->utilisation, &s->scaleDownDelayS});
        if (s->windowS <= 0 || s->target <= 0 || s->utilisation <= 0 || s->utilisation > 1)
            return wrong("a window and a target above 0 and a utilisation above 0, at most 1");
        return *scaler;
    }
    if (auto* s = std::get_if<pricing::WindowsScaler>(&*scaler); s && v.size() <= 3) {
        assignInOrder(v, {&s->upS, &s->downS, &s->toZeroS});
        return *scaler;
    }
    if (v.empty() && (std::holds_alternative<pricing::PerRequestScaler>(*scaler) ||
                      std::holds_alternative<pricing::FixedScaler>(*scaler)))
        return *scaler;
    return wrong(kinds);
}

/// A fixed fleet is as large as it is said to be; nothing says so by default.
Result<void> readWorkers(const SimulateOptions& o, pricing::FleetSpec& fleet) {
    const int most = o.maxWorkers.value_or(kMaxWorkersUnlessSet);
    const int least = o.minWorkers.value_or(fleet.isFixed() ? o.maxWorkers.value_or(0) : 0);
    if (fleet.isFixed() && least == 0)
        return tl::unexpected(Problem{"--scaler", "\"" + o.scaler +
                                                      "\" is a fleet of a number of workers, "
                                                      "expected that number, at least 1, as "
                                                      "--min-workers"});
    if (least > most)
        return tl::unexpected(Problem{"--min-workers", "expected no more than --max-workers"});
    fleet.minWorkers = least;
    fleet.maxWorkers = fleet.isFixed() ? least : most;
    return {};
}

Result<void> readFleet(const SimulateOptions& o, pricing::FleetSpec& fleet) {
    auto service = readDistribution("--service", o.service);
    auto coldStart = readDistribution("--cold-start", o.coldStart);
    auto scaler = readScaler(o.scaler);
    for (const auto* d : {&service, &coldStart})
        if (!*d)
            return tl::unexpected(d->error());
    if (!scaler)
        return tl::unexpected(scaler.error());
    if (!(pricing::mean(*service) > 0))
        return tl::unexpected(Problem{"--service", "expected a service time above 0 s"});
    if (!o.coldService.empty()) {
        auto coldService = readDistribution("--cold-service", o.coldService);
        if (!coldService)
            return tl::unexpected(coldService.error());
        fleet.coldService = *coldService;
    }
    fleet.service = *service;
    fleet.coldStart = *coldStart;
    fleet.scaler = *scaler;
    fleet.concurrency = o.concurrency;
    const auto routing = pricing::routingNamed(o.routing);
    const bool spread = fleet.isFixed() || o.concurrency > 1;
    fleet.routing =
        routing.value_or(spread ? pricing::Routing::leastLoaded : pricing::Routing::newest);
    fleet.whenFull = o.queue ? pricing::WhenFull::queue : pricing::WhenFull::reject;
    fleet.idleTimeoutS = o.idleTimeout;
    if (fleet.stopsByScaler() && fleet.coldService)
        return tl::unexpected(Problem{"--cold-service", "needs a scaler that starts a worker for "
                                                        "each request, expected --cold-start"});
    return readWorkers(o, fleet);
}

int simulate(const SimulateOptions& o) {
    pricing::StationaryInput in;
    const auto arrivals = readArrivals(o.arrivals, in);
    const auto fleet = arrivals ? readFleet(o, in.fleet) : arrivals;
    if (!fleet)
        return reportWrongInput("simulate", fleet.error());
    in.seed = o.common.seed.value_or(1);
    in.requests = o.requests;
    in.warmUp = o.warmUp;
    if (static_cast<double>(o.requests + o.warmUp) / in.requestsPerSecond > kLongestS)
        return reportWrongInput("simulate", {"--arrivals", "\"" + o.arrivals +
                                                               "\" takes over a century for all "
                                                               "requests, expected a higher rate "
                                                               "or fewer --requests"});
    const std::clock_t start = std::clock();
    std::optional<pricing::StationaryResult> result;
    {
        ProgressLine progress(o.common.quiet);
        result = pricing::simulateStationary(
            in, [&](double done, double total) { return progress(done, total); });
    }
    const double cpuSeconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const double speed = static_cast<double>(o.requests + o.warmUp) / std::max(cpuSeconds, 1e-6);
    if (o.common.format == "json")
        return print(exchange::stationaryJson(*result, speed) + "\n");
    return print(o.common.format == "csv" ? exchange::stationaryCsv(*result, speed)
                                          : exchange::stationaryTable(*result, speed));
}

void addTraffic(CLI::App& verb, SimulateOptions& o) {
    verb.add_option("--arrivals", o.arrivals,
                    "poisson:RATE, const:RATE or gamma:RATE,CV (requests/s)")
        ->required();
    verb.add_option("--service", o.service, "service time of a request, a distribution in seconds")
        ->capture_default_str();
    verb.add_option("--requests", o.requests, "arrivals counted after the warm-up")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 40))
        ->capture_default_str();
    verb.add_option("--warm-up", o.warmUp, "arrivals before counting begins")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40))
        ->capture_default_str();
}

void addFleet(CLI::App& verb, SimulateOptions& o) {
    auto* cold = verb.add_option("--cold-start", o.coldStart, "added before the first service");
    verb.add_option("--cold-service", o.coldService,
                    "a cold request's whole stay on the worker started for it, start included")
        ->excludes(cold);
    verb.add_option("--concurrency", o.concurrency, "requests one worker serves at once")
        ->check(CLI::Range(1, 100'000));
    verb.add_option("--scaler", o.scaler, "KIND[:ARG[,ARG…]]")->capture_default_str();
    verb.add_option("--idle-timeout", o.idleTimeout, "seconds")
        ->check(CLI::Range(0.0, 1e12))
        ->capture_default_str();
    verb.add_option("--min-workers", o.minWorkers, "workers never stopped; a fixed fleet's number")
        ->check(CLI::Range(0, kMostWorkers));
    verb.add_option("--max-workers", o.maxWorkers, "most workers at once (default: 1000)")
        ->check(CLI::Range(1, kMostWorkers));
    verb.add_flag("--queue", o.queue, "wait when all are busy at the maximum (else: rejected)");
    verb.add_option("--routing", o.routing, "newest, least-loaded or round-robin")
        ->check(CLI::IsMember({"newest", "least-loaded", "round-robin"}));
}

} // namespace

Verb addSimulate(CLI::App& app) {
    auto options = std::make_shared<SimulateOptions>();
    CLI::App* verb = app.add_subcommand("simulate", "One fleet under steady arrivals, no plan");
    addTraffic(*verb, *options);
    addFleet(*verb, *options);
    addCommon(*verb, options->common);
    return [options] { return simulate(*options); };
}

} // namespace cli
