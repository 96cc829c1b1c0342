// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/cases.h"

#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"

#include <cmath>
#include <vector>

namespace oracles {

using namespace pricing;

namespace {

/// Poisson arrivals at a swinging rate: those of the highest rate, each kept with the chance
/// λ(t) / highest (Lewis and Shedler 1979).
class SwingingArrivals {
public:
    SwingingArrivals(const VaryingRun& run, std::uint64_t replication, double from)
        : m_rate(run.rate), m_highest(run.rate.mean + run.rate.amplitude),
          m_draws(run.seed, Stream::spacing, replication),
          m_services(run.seed, Stream::service, replication), m_at(from) {}

    double next() {
        do
            m_at -= exactLog(m_draws.uniform(m_index++)) / m_highest;
        while (m_draws.uniform(m_index++) * m_highest > rateAt(m_rate, m_at));
        return m_at;
    }
    double service() const { return m_services.uniform(m_index); }

private:
    SwingingRate m_rate;
    double m_highest;
    RandomStream m_draws, m_services;
    std::uint64_t m_index = 0;
    double m_at;
};

} // namespace

Sample runningAt(const VaryingRun& run) {
    constexpr double kServiceTimes = 4; // simulated before the time asked for, from an empty fleet
    const FleetDraws draws(run.fleet);
    const double from = run.atS - kServiceTimes * run.serviceS;
    // those who came before and would still be there are known in the mean
    const double earlier = meanRunning(run.rate, run.serviceS, from) * exactExp(-kServiceTimes);
    std::vector<double> counts;
    Recorder recorder({}, 0, 4, false);
    for (int r = 0; r < run.replications; ++r) {
        const auto replication = static_cast<std::uint64_t>(r);
        FleetSimulation simulation(run.fleet, draws,
                                   RandomStream(run.seed, Stream::coldStart, replication), recorder,
                                   ticks(from), 0);
        SwingingArrivals arrivals(run, replication, from);
        for (double at = arrivals.next(); at <= run.atS; at = arrivals.next())
            simulation.arrive(ticks(at), arrivals.service());
        FleetTally atTime, after; // of one tick: the requests that run
        simulation.tallyInto(atTime, ticks(run.atS));
        simulation.tallyInto(after, ticks(run.atS) + 1);
        counts.push_back(static_cast<double>(atTime.slotTime) + earlier);
    }
    const auto n = static_cast<double>(counts.size());
    double mean = 0, squares = 0;
    for (const double c : counts)
        mean += c / n;
    for (const double c : counts)
        squares += (c - mean) * (c - mean);
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

} // namespace oracles
