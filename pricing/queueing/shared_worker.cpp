// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/shared_worker.h"

#include <limits>

namespace pricing {

SharedWorkerFigures figuresOf(const SharedWorker& w) {
    const double load = w.requestsPerSecond * w.serviceS;
    SharedWorkerFigures f;
    f.lostShare = 1; // with no place at all
    // one place after the other: state n comes in with the weight `added` beside 1 of all below, so
    // that no product of many factors is ever formed (Erlang B is the case of v = 1)
    for (std::size_t i = 0; i < w.speed.size(); ++i) {
        const double n = static_cast<double>(i + 1);
        const double added = load / (n * w.speed[i]) * f.lostShare;
        f.lostShare = added / (1 + added);
        f.meanRunning = (f.meanRunning + n * added) / (1 + added);
    }
    f.meanStayS = f.meanRunning / (w.requestsPerSecond * (1 - f.lostShare));
    return f;
}

std::vector<double> evenlySlowed(double slowdown, int most) {
    std::vector<double> speed;
    for (int n = 1; n <= most; ++n)
        speed.push_back(1 / (1 + slowdown * (n - 1)));
    return speed;
}

double meanSharedStayS(double requestsPerSecond, double serviceS) {
    const double load = requestsPerSecond * serviceS;
    return load < 1 ? serviceS / (1 - load) : std::numeric_limits<double>::infinity();
}

} // namespace pricing
