// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/stationary.h"

#include "pricing/fleet/fixed_queue.h"
#include "pricing/fleet/newest_first.h"
#include "pricing/fleet/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace pricing {

namespace {

constexpr std::int64_t kStretches = 40;
constexpr int kFineBits = 10;

/// Arrivals of constant rate.
class SteadyArrivals {
public:
    explicit SteadyArrivals(const StationaryInput& in)
        : m_spacings(in.seed, Stream::spacing, 0), m_services(in.seed, Stream::service, 0),
          m_mean(1 / in.requestsPerSecond), m_ca2(in.spacingCa2),
          m_table(in.spacingCa2 == 0 || in.spacingCa2 == 1
                      ? Distribution{Exponential{1}} // not asked
                      : Distribution{Gamma{1, std::sqrt(in.spacingCa2)}}) {}

    void next(std::span<Arrival> out) {
        constexpr std::size_t kBlock = 256;
        std::array<double, kBlock> spacings, services;
        for (std::size_t from = 0; from < out.size(); from += kBlock) {
            const std::size_t n = std::min(kBlock, out.size() - from);
            m_spacings.uniforms(m_index, n, spacings.data());
            m_services.uniforms(m_index, n, services.data());
            m_index += n;
            if (m_ca2 == 1)
                lanes().negativeLogs(spacings.data(), n);
            for (std::size_t i = 0; i < n; ++i) {
                const double spacing = m_ca2 == 0   ? 1
                                       : m_ca2 == 1 ? spacings[i]
                                                    : m_table(spacings[i]);
                m_at += m_mean * spacing;
                out[from + i] = {ticks(m_at), services[i]};
            }
        }
    }

private:
    RandomStream m_spacings, m_services;
    double m_mean, m_ca2;
    QuantileTable m_table;
    std::uint64_t m_index = 0;
    double m_at = 0;
};

Recorder emptyRecorder() {
    Recorder recorder({}, 0, kFineBits, false);
    recorder.keepWaits();
    return recorder;
}

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double share(double part, double whole) {
    return whole > 0 ? part / whole : kUnknown;
}

Quantiles quantiles(const DurationHistogram& h) {
    if (h.count() == 0)
        return {kUnknown, kUnknown, kUnknown, kUnknown};
    return {h.meanSeconds(), h.percentile(0.5), h.percentile(0.95), h.percentile(0.99)};
}

StationaryFigures figures(const FleetTally& t, const Recorder& r, double lengthS) {
    StationaryFigures f;
    const auto arrivals = static_cast<double>(t.arrivals);
    const double occupied = seconds(t.load) + seconds(t.busy) + seconds(t.busyKept);
    const double idle = seconds(t.idle) + seconds(t.idleKept);
    f.requests = t.arrivals;
    f.coldStartFraction = static_cast<double>(t.starts) / arrivals;
    f.rejectedFraction = static_cast<double>(t.rejected) / arrivals;
    f.timedOutFraction = static_cast<double>(t.timedOut) / arrivals;
    f.meanWorkers = share(occupied + idle, lengthS);
    f.meanOccupiedWorkers = share(occupied, lengthS);
    f.meanIdleWorkers = share(idle, lengthS);
    f.meanLifetimeS = share(seconds(t.lives), static_cast<double>(t.stops));
    f.billedSPerRequest = (occupied + idle) / arrivals;
    f.wait = quantiles(r.wait());
    f.latency = quantiles(r.latency());
    return f;
}

/// Every figure of StationaryFigures that has a standard error.
const std::vector<std::function<double&(StationaryFigures&)>>& members() {
    using F = StationaryFigures;
    static const std::vector<std::function<double&(F&)>> all{
        [](F& f) -> double& { return f.coldStartFraction; },
        [](F& f) -> double& { return f.rejectedFraction; },
        [](F& f) -> double& { return f.timedOutFraction; },
        [](F& f) -> double& { return f.meanWorkers; },
        [](F& f) -> double& { return f.meanOccupiedWorkers; },
        [](F& f) -> double& { return f.meanIdleWorkers; },
        [](F& f) -> double& { return f.meanLifetimeS; },
        [](F& f) -> double& { return f.billedSPerRequest; },
        [](F& f) -> double& { return f.wait.mean; },
        [](F& f) -> double& { return f.wait.p50; },
        [](F& f) -> double& { return f.wait.p95; },
        [](F& f) -> double& { return f.wait.p99; },
        [](F& f) -> double& { return f.latency.mean; },
        [](F& f) -> double& { return f.latency.p50; },
        [](F& f) -> double& { return f.latency.p95; },
        [](F& f) -> double& { return f.latency.p99; },
    };
    return all;
}

StationaryFigures standardErrors(std::vector<StationaryFigures> batches) {
    StationaryFigures errors;
    for (const auto& member : members()) {
        std::vector<double> values;
        for (auto& b : batches)
            if (const auto value = known(member(b)))
                values.push_back(*value);
        const auto n = static_cast<double>(values.size());
        double mean = 0, sum = 0;
        for (const double value : values)
            mean += value / n;
        for (const double value : values)
            sum += (value - mean) * (value - mean);
        member(errors) = n > 1 ? std::sqrt(sum / (n - 1) / n) : kUnknown;
    }
    return errors;
}

void arrive(FleetSimulation& fleet, std::span<const Arrival> arrivals) {
    for (const Arrival& a : arrivals)
        fleet.arrive(a.time, a.service);
}

/// The fleets without an event list take them all at once.
template <class Fleet> void arrive(Fleet& fleet, std::span<const Arrival> arrivals) {
    fleet.arrive(arrivals);
}

/// The next `count` arrivals; when the last one came (`last` where there is none).
template <class Fleet>
Tick arriveNext(Fleet& fleet, SteadyArrivals& arrivals, std::int64_t count, Tick last) {
    std::array<Arrival, 2048> block;
    while (count > 0) {
        const auto n = std::min<std::size_t>(block.size(), static_cast<std::size_t>(count));
        arrivals.next({block.data(), n});
        arrive(fleet, {block.data(), n});
        last = block[n - 1].time;
        count -= static_cast<std::int64_t>(n);
    }
    return last;
}

/// `current` is what the fleet writes to: read and emptied as each batch ends.
template <class Fleet>
std::optional<StationaryResult> simulate(const StationaryInput& in, Fleet& fleet, Recorder& current,
                                         const std::function<bool(double, double)>& progress) {
    SteadyArrivals arrivals(in);
    const std::int64_t stretches = std::min<std::int64_t>(kStretches, in.requests);
    Recorder met = emptyRecorder();
    FleetTally all, after;
    std::vector<StationaryFigures> parts;
    Tick from = 0;
    double length = 0;
    for (std::int64_t b = 0; b <= stretches; ++b) { // the first is the warm-up
        const std::int64_t done = (b - 1) * in.requests / stretches;
        const std::int64_t until = b * in.requests / stretches;
        FleetTally tally;
        fleet.tallyInto(tally, from);
        const Tick last = arriveNext(fleet, arrivals, b == 0 ? in.warmUp : until - done, from);
        fleet.tallyInto(after, last);
        if (b == stretches)
            fleet.finishRequests();
        if (b > 0) {
            parts.push_back(figures(tally, current, seconds(last - from)));
            all += tally;
            met.add(current);
            length += seconds(last - from);
        }
        current.clear();
        from = last;
        if (progress && !progress(static_cast<double>(std::max<std::int64_t>(until, 0)),
                                  static_cast<double>(in.requests)))
            return std::nullopt;
    }
    StationaryResult result;
    result.figures = figures(all, met, length);
    result.stderrs = standardErrors(std::move(parts));
    return result;
}

} // namespace

std::optional<StationaryResult>
simulateStationary(const StationaryInput& in, const std::function<bool(double, double)>& progress) {
    const FleetDraws draws(in.fleet);
    const RandomStream coldStarts(in.seed, Stream::coldStart, 0);
    Recorder current = emptyRecorder();
    if (FixedQueueFleet::suits(in.fleet)) {
        FixedQueueFleet fleet(in.fleet, draws, current, 0);
        return simulate(in, fleet, current, progress);
    }
    if (NewestFirstFleet::suits(in.fleet)) {
        NewestFirstFleet fleet(in.fleet, draws, coldStarts, current, 0);
        return simulate(in, fleet, current, progress);
    }
    FleetSimulation fleet(in.fleet, draws, coldStarts, current, 0, 0);
    return simulate(in, fleet, current, progress);
}

} // namespace pricing
