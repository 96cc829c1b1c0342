// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/gap_figures.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace pricing {

namespace {

using PerTimeout = std::array<double, GapFigures::kTimeoutsS.size()>;

/// Adds what a worker bills that is free for `gap` seconds, and then starts again.
void addGap(PerTimeout& billed, double gap, double startS) {
    for (std::size_t i = 0; i < billed.size(); ++i)
        billed[i] += std::min(gap, GapFigures::kTimeoutsS[i]) +
                     (gap > GapFigures::kTimeoutsS[i] ? startS : 0);
}

PerTimeout oneWorker(std::span<const double> times, double to) {
    PerTimeout billed{};
    for (std::size_t i = 0; i < times.size(); ++i)
        addGap(billed, (i + 1 < times.size() ? times[i + 1] : to) - times[i], 0);
    return billed;
}

/// The k-th worker is busy while more than k requests run, so its gaps are those between two
/// stretches of that: one pass gives the bill for every timeout.
PerTimeout manyWorkers(std::span<const double> times, double to, double serviceS) {
    PerTimeout billed{};
    std::vector<double> freeSince;
    std::size_t running = 0, ended = 0;
    const auto endUntil = [&](double time) {
        for (; ended < times.size() && times[ended] + serviceS <= time && running > 0; ++ended)
            freeSince[--running] = times[ended] + serviceS;
    };
    for (const double t : times) {
        endUntil(t);
        if (running == freeSince.size())
            freeSince.push_back(t);
        else
            addGap(billed, t - freeSince[running], GapFigures::kStartS);
        ++running;
    }
    endUntil(to);
    for (std::size_t k = running; k < freeSince.size(); ++k)
        addGap(billed, to - freeSince[k], 0);
    for (double& b : billed)
        b += serviceS * static_cast<double>(times.size());
    return billed;
}

/// Variance / mean of the requests in each whole window of the stretch.
double dispersionOf(std::span<const double> times, double from, double to, double window) {
    std::vector<std::int32_t> counts(
        static_cast<std::size_t>(std::max(0.0, (to - from) / window)));
    if (counts.size() < 4)
        return 0;
    for (const double t : times) {
        const auto i = static_cast<std::size_t>((t - from) / window);
        if (i < counts.size())
            ++counts[i];
    }
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
    const double perRequest = 1 / std::max<double>(1, static_cast<double>(times.size()));
    const auto mean = [&](PerTimeout sums) {
        for (double& s : sums)
            s *= perRequest;
        return sums;
    };
    f.oneWorkerS = mean(oneWorker(times, to));
    for (std::size_t k = 0; k < f.kServicesS.size(); ++k)
        f.manyWorkersS[k] = mean(manyWorkers(times, to, f.kServicesS[k]));
    for (std::size_t k = 0; k < f.kDispersionS.size(); ++k)
        f.dispersion[k] = dispersionOf(times, from, to, f.kDispersionS[k]);
    return f;
}

double distance(const GapFigures& a, const GapFigures& b) {
    constexpr double kLittle = 0.02;
    double sum = 0, weights = 0;
    const auto add = [&](const auto& x, const auto& y, double weight) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double r = logRatio(x[i], y[i]);
            sum += weight * r * r;
            weights += weight;
        }
    };
    add(a.oneWorkerS, b.oneWorkerS, 1);
    for (std::size_t k = 0; k < a.manyWorkersS.size(); ++k)
        add(a.manyWorkersS[k], b.manyWorkersS[k], 1);
    add(a.dispersion, b.dispersion, kLittle);
    return std::sqrt(sum / weights);
}

double worstRatio(const GapFigures& a, const GapFigures& b) {
    double worst = 0;
    const auto add = [&](const auto& x, const auto& y) {
        for (std::size_t i = 0; i < x.size(); ++i)
            worst = std::max(worst, std::fabs(logRatio(x[i], y[i])));
    };
    add(a.oneWorkerS, b.oneWorkerS);
    for (std::size_t k = 0; k < a.manyWorkersS.size(); ++k)
        add(a.manyWorkersS[k], b.manyWorkersS[k]);
    return exactExp(worst) - 1;
}

} // namespace pricing
