// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/limited_queue.h"

#include "pricing/queueing/shared_worker.h"

#include <algorithm>

namespace pricing {

std::vector<double> equivalentSpeeds(int servers, int places) {
    std::vector<double> speed;
    for (int n = 1; n <= places; ++n)
        speed.push_back(std::min(1.0, static_cast<double>(servers) / n));
    return speed;
}

LimitedQueueFigures figuresOf(const LimitedQueue& q) {
    const SharedWorkerFigures same = figuresOf(
        SharedWorker{q.requestsPerSecond, q.serviceS, equivalentSpeeds(q.servers, q.places)});
    const double served = q.requestsPerSecond * (1 - same.lostShare);
    LimitedQueueFigures f;
    f.lostShare = same.lostShare;
    f.meanInSystem = same.meanRunning;
    f.meanQueued = same.meanRunning - served * q.serviceS;
    f.meanWaitS = f.meanQueued / served;
    f.busyShare = served * q.serviceS / q.servers;
    return f;
}

} // namespace pricing
