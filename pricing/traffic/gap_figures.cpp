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

using PerTimeout = std::array<double, GapFigures::kTimeoutsS.size()>;

PerTimeout oneWorker(std::span<const double> times, double to) {
    PerTimeout billed{};
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double gap = (i + 1 < times.size() ? times[i + 1] : to) - times[i];
        for (std::size_t k = 0; k < billed.size(); ++k)
            billed[k] += std::min(gap, GapFigures::kTimeoutsS[k]);
    }
    return billed;
}

/// A request on a worker that was free ends after the service, one that had a worker started after
/// both start and service: two queues, each in order.
class Rush {
public:
    Rush(double serviceS, double timeoutS) : m_serviceS(serviceS), m_timeoutS(timeoutS) {}

    void arrive(double time) {
        endUntil(time);
        if (m_free.empty()) {
            m_cold.push_back(time + GapFigures::kStartS + m_serviceS);
            m_billed += GapFigures::kStartS + m_serviceS;
            return;
        }
        m_billed += time - m_free.back() + m_serviceS;
        m_free.pop_back();
        m_warm.push_back(time + m_serviceS);
    }
    double billedUntil(double time) {
        endUntil(time);
        for (const double since : m_free)
            m_billed += time - since;
        return m_billed;
    }

private:
    void endUntil(double time) {
        while (true) {
            const double warm = m_warmEnded < m_warm.size() ? m_warm[m_warmEnded] : kNone;
            const double cold = m_coldEnded < m_cold.size() ? m_cold[m_coldEnded] : kNone;
            if (std::min(warm, cold) > time)
                break;
            stopIdleUntil(std::min(warm, cold));
            m_free.push_back(std::min(warm, cold));
            ++(warm <= cold ? m_warmEnded : m_coldEnded);
        }
        stopIdleUntil(time);
    }
    /// Who is free longest is at the front.
    void stopIdleUntil(double time) {
        for (; !m_free.empty() && m_free.front() + m_timeoutS <= time; m_free.pop_front())
            m_billed += m_timeoutS;
    }

    static constexpr double kNone = 1e300;
    double m_serviceS, m_timeoutS, m_billed = 0;
    std::vector<double> m_warm, m_cold; ///< when requests end
    std::size_t m_warmEnded = 0, m_coldEnded = 0;
    std::deque<double> m_free; ///< since when
};

PerTimeout manyWorkers(std::span<const double> times, double to, double serviceS) {
    PerTimeout billed{};
    for (std::size_t k = 0; k < billed.size(); ++k) {
        Rush fleet(serviceS, GapFigures::kTimeoutsS[k]);
        for (const double t : times)
            fleet.arrive(t);
        billed[k] = fleet.billedUntil(to);
    }
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
    for (std::size_t k = 0; k < a.manyWorkersS.size(); ++k)
        add(a.manyWorkersS[k], b.manyWorkersS[k]);
    return exactExp(worst) - 1;
}

} // namespace pricing
