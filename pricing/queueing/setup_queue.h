// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// M/M/k with set-up: `workers` of which none is up without a request. A request that finds none
/// free has one started (exponential of mean `setupS`); one that ends with nobody waiting stops at
/// once, and a start that is no longer needed is cancelled. Exponential service, nobody leaves.
struct SetupQueue {
    double requestsPerSecond = 0;
    double serviceS = 0;
    double setupS = 0;
    int workers = 1;
};

struct SetupQueueFigures {
    double meanInSystem = 0; ///< requests
    double meanStayS = 0;    ///< waiting and service
    double meanWaitS = 0;
    double meanBusy = 0, meanStarting = 0; ///< workers
};
/// Gandhi, Doroudi, Harchol-Balter and Scheller-Wolf 2013. For one worker the stay is
/// 1/(μ − λ) + setupS; for more the balance of flows is solved row by row (workers up) to the last
/// digit of a double. Holds for setupS > 0 and requestsPerSecond × serviceS < workers.
SetupQueueFigures figuresOf(const SetupQueue&);

} // namespace pricing
