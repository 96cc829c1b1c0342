// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace pricing {

/// One worker whose requests share it: while n of them run, each goes at speed `speed[n − 1]`;
/// who finds speed.size() running is lost. Poisson arrivals, any service law of mean `serviceS`
/// (alone): the number running depends on the mean only.
struct SharedWorker {
    double requestsPerSecond = 0;
    double serviceS = 0;
    std::vector<double> speed;
};

struct SharedWorkerFigures {
    double lostShare = 0;
    double meanRunning = 0;
    double meanStayS = 0; ///< of the requests that are not lost
};
/// P(n running) ∝ ∏ load / (j v(j)), j ≤ n (Kelly, Reversibility and Stochastic Networks, 1979,
/// symmetric queues).
SharedWorkerFigures figuresOf(const SharedWorker&);

/// v(n) = 1 / (1 + slowdown (n − 1)) for n = 1 … most: each further request slows every one by the
/// same part of a request alone.
std::vector<double> evenlySlowed(double slowdown, int most);

/// M/G/1 processor sharing, v(n) = 1/n without a limit: mean stay S / (1 − ρ) (Kleinrock 1967);
/// infinite where requests bring more work than one worker can do.
double meanSharedStayS(double requestsPerSecond, double serviceS);

} // namespace pricing
