// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/gap_figures.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <vector>

namespace pricing {

namespace {

constexpr double kNever = 1e300;

/// What is billed until the worker would stop is counted with the request that moves the stop.
double oneWorker(std::span<const double> times, double from, double timeoutS) {
    double billed = 0, ready = 0, stop = -kNever;
    for (const double t : times) {
        const double before = std::max(stop, t);
        if (t >= stop)
            ready = t + GapFigures::kStartS;
        stop = std::max(stop, std::max(ready, t) + timeoutS);
        if (t >= from)
            billed += stop - before;
    }
    return billed;
}

/// When a request that finds no worker free has one started.
struct Rule {
    std::size_t most;      ///< workers
    bool covering = false; ///< only while workers do not cover the requests
};

/// A fleet of one request per worker. All services are as long as each other, and all starts, so
/// each is over in the order in which it began.
class Fleet {
public:
    Fleet(double serviceS, double timeoutS, Rule rule)
        : m_serviceS(serviceS), m_timeoutS(timeoutS), m_rule(rule) {}

    void arrive(double time) {
        runUntil(time);
        if (!m_free.empty()) {
            m_billed += time - m_free.back();
            m_free.pop_back();
            serve(time);
            return;
        }
        const std::size_t inside = m_waiting++ + (m_ends.size() - m_ended);
        if (m_workers < m_rule.most && !(m_rule.covering && inside < m_workers)) {
            ++m_workers;
            m_starts.push_back(time + GapFigures::kStartS);
            m_billed += GapFigures::kStartS;
        }
    }
    double billedUntil(double time) {
        runUntil(time);
        double idle = 0;
        for (const double since : m_free)
            idle += time - since;
        return m_billed + idle;
    }

private:
    void serve(double from) {
        m_ends.push_back(from + m_serviceS);
        m_billed += m_serviceS;
    }
    void runUntil(double time) {
        while (true) {
            const double end = m_ended < m_ends.size() ? m_ends[m_ended] : kNever;
            const double start = m_started < m_starts.size() ? m_starts[m_started] : kNever;
            const double free = std::min(end, start);
            if (free > time)
                break;
            ++(end <= start ? m_ended : m_started);
            stopIdleUntil(free);
            if (m_waiting > 0) {
                --m_waiting;
                serve(free);
            } else {
                m_free.push_back(free);
            }
        }
        stopIdleUntil(time);
    }
    /// Who is free longest is at the front.
    void stopIdleUntil(double time) {
        for (; !m_free.empty() && m_free.front() + m_timeoutS <= time; m_free.pop_front()) {
            m_billed += m_timeoutS;
            --m_workers;
        }
    }

    double m_serviceS, m_timeoutS, m_billed = 0;
    Rule m_rule;
    std::size_t m_workers = 0, m_waiting = 0;
    std::vector<double> m_ends, m_starts; ///< when services and starts are over
    std::size_t m_ended = 0, m_started = 0;
    std::deque<double> m_free; ///< since when
};

double workers(std::span<const double> times, double from, double to, Fleet fleet) {
    const auto counted = std::lower_bound(times.begin(), times.end(), from);
    std::for_each(times.begin(), counted, [&](double t) { fleet.arrive(t); });
    const double before = fleet.billedUntil(from);
    std::for_each(counted, times.end(), [&](double t) { fleet.arrive(t); });
    return fleet.billedUntil(to) - before;
}

/// Variance / mean of the requests in each whole window of the stretch.
double dispersionOf(std::span<const double> times, double from, double to, double window) {
    std::vector<std::int32_t> counts(static_cast<std::size_t>(std::max(0.0, (to - from) / window)));
    if (counts.size() < 4)
        return 0;
    for (const double t : times)
        if (t >= from && (t - from) / window < static_cast<double>(counts.size()))
            ++counts[static_cast<std::size_t>((t - from) / window)];
    const auto n = static_cast<double>(counts.size());
    double sum = 0, squares = 0;
    for (const double c : counts) {
        sum += c;
        squares += c * c;
    }
    return sum > 0 ? (squares - sum * sum / n) / sum : 0;
}

double logRatio(double a, double b) {
    return a > 0 && b > 0 ? exactLog(a / b) : a == b ? 0 : 3;
}

} // namespace

GapFigures gapFigures(std::span<const double> times, double from, double to) {
    GapFigures f;
    const auto counted = times.end() - std::lower_bound(times.begin(), times.end(), from);
    const double perRequest = 1 / std::max(1.0, static_cast<double>(counted));
    for (std::size_t j = 0; j < f.kTimeoutsS.size(); ++j) {
        const double timeoutS = f.kTimeoutsS[j];
        f.oneWorkerS[j] = perRequest * oneWorker(times, from, timeoutS);
        for (std::size_t k = 0; k < f.kServicesS.size(); ++k) {
            const auto billed = [&](Rule rule) {
                return perRequest * workers(times, from, to, {f.kServicesS[k], timeoutS, rule});
            };
            f.manyWorkersS[k][j] = billed({.most = f.kManyWorkers});
            f.fewWorkersS[k][j] = billed({.most = f.kFewWorkers});
            f.coveringS[k][j] = billed({.most = f.kManyWorkers, .covering = true});
        }
    }
    for (std::size_t k = 0; k < f.kDispersionS.size(); ++k)
        f.dispersion[k] = dispersionOf(times, from, to, f.kDispersionS[k]);
    return f;
}

double distance(const GapFigures& a, const GapFigures& b) {
    constexpr double kLittle = 0.03;
    double sum = 0, weights = 0;
    const auto add = [&](const auto& x, const auto& y, double weight) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double r = logRatio(x[i], y[i]);
            sum += weight * r * r;
            weights += weight;
        }
    };
    add(a.oneWorkerS, b.oneWorkerS, 1);
    for (std::size_t k = 0; k < a.manyWorkersS.size(); ++k) {
        add(a.manyWorkersS[k], b.manyWorkersS[k], 1);
        add(a.fewWorkersS[k], b.fewWorkersS[k], 1);
        add(a.coveringS[k], b.coveringS[k], 1);
    }
    for (std::size_t k = 0; k < a.dispersion.size(); ++k)
        if (a.dispersion[k] > 0 && b.dispersion[k] > 0) // else too short to tell
            add(std::array{a.dispersion[k]}, std::array{b.dispersion[k]}, kLittle);
    return std::sqrt(sum / weights);
}

double worstRatio(const GapFigures& a, const GapFigures& b) {
    double worst = 0;
    const auto add = [&](const auto& x, const auto& y) {
        for (std::size_t i = 0; i < x.size(); ++i)
            worst = std::max(worst, std::fabs(logRatio(x[i], y[i])));
    };
    add(a.oneWorkerS, b.oneWorkerS);
    for (std::size_t k = 0; k < a.manyWorkersS.size(); ++k) {
        add(a.manyWorkersS[k], b.manyWorkersS[k]);
        add(a.fewWorkersS[k], b.fewWorkersS[k]);
        add(a.coveringS[k], b.coveringS[k]);
    }
    return exactExp(worst) - 1;
}

} // namespace pricing
