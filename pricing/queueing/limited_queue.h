// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace pricing {

/// M/M/c/K: as M/M/c, but who finds `places` requests there (served and waiting) is lost.
struct LimitedQueue {
    double requestsPerSecond = 0;
    double serviceS = 0;
    int servers = 1;
    int places = 1; ///< at least `servers`
};

struct LimitedQueueFigures {
    double lostShare = 0;
    double meanQueued = 0, meanInSystem = 0; ///< requests
    double meanWaitS = 0;                    ///< of the requests that are not lost
    double busyShare = 0;                    ///< of the servers
};
/// P(n there) ∝ load^n / n! up to the servers, then load/servers to each further place (Kleinrock,
/// Queueing Systems I, 1975, 3.5).
LimitedQueueFigures figuresOf(const LimitedQueue&);

/// The speeds at which one shared worker of as many places holds the same number of requests:
/// min(n, servers) / n each. For exponential service it is the same process.
std::vector<double> equivalentSpeeds(int servers, int places);

} // namespace pricing
