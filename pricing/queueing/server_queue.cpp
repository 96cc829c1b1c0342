// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/server_queue.h"

#include "pricing/exact_math.h"
#include "pricing/queueing/erlang.h"

#include <algorithm>
#include <limits>

namespace pricing {

namespace {
constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Requests/s that could be served beyond those that come.
double spareRate(const ServerQueue& q) {
    return q.servers / q.serviceS - q.requestsPerSecond;
}
} // namespace

double waitingShare(const ServerQueue& q) {
    return erlangC(q.servers, q.requestsPerSecond * q.serviceS);
}

double meanWaitS(const ServerQueue& q) {
    const double spare = spareRate(q);
    return spare > 0 ? waitingShare(q) / spare : kInfinite;
}

double waitPercentileS(const ServerQueue& q, double share) {
    const double spare = spareRate(q);
    return spare > 0 ? std::max(0.0, exactLog(waitingShare(q) / (1 - share)) / spare) : kInfinite;
}

double singleServerLatencyPercentileS(const ServerQueue& q, double share) {
    const double spare = spareRate(q);
    return spare > 0 ? -exactLog(1 - share) / spare : kInfinite;
}

} // namespace pricing
