// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/single_worker.h"

#include "pricing/exact_math.h"

namespace pricing {

namespace {
/// The chance that an idle worker is stopped before the next request.
double stopProbability(const SingleWorker& w) {
    return exactExp(-w.requestsPerSecond * w.idleTimeoutS);
}
} // namespace

double billedSecondsPerRequest(const SingleWorker& w) {
    const double rate = w.requestsPerSecond, q = stopProbability(w);
    const double busy = rate * w.serviceS;
    return w.serviceS +
           ((1 - q) / rate + q * w.coldStartS) * (1 - busy) / (1 + q * rate * w.coldStartS);
}

double coldStartsPerRequest(const SingleWorker& w) {
    const double q = stopProbability(w);
    return q * (1 - w.requestsPerSecond * w.serviceS) /
           (1 + q * w.requestsPerSecond * w.coldStartS);
}

} // namespace pricing
