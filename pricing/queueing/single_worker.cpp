// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/single_worker.h"

#include "pricing/exact_math.h"

namespace pricing {

namespace {
/// The chance that an idle worker is stopped before the next request.
double stopProbability(double requestsPerSecond, double idleTimeoutS) {
    return exactExp(-requestsPerSecond * idleTimeoutS);
}
double stopProbability(const SingleWorker& w) {
    return stopProbability(w.requestsPerSecond, w.idleTimeoutS);
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

double meanWaitS(const SingleWorker& w) {
    const double rate = w.requestsPerSecond, busy = rate * w.serviceS;
    // the delay before the first request of a busy period is the cold start with chance q
    const double q = stopProbability(w);
    const double delay = q * w.coldStartS, delaySquared = q * w.coldStartS * w.coldStartS;
    const double serviceSquared = w.serviceS * w.serviceS * (1 + w.serviceCs2);
    return rate * serviceSquared / (2 * (1 - busy)) +
           (2 * delay + rate * delaySquared) / (2 * (1 + rate * delay));
}

SingleWorkerTime timeOf(const SingleWorker& w) {
    const double rate = w.requestsPerSecond, q = stopProbability(w);
    const double busy = rate * w.serviceS;
    // cycles end where the system gets empty
    const double cyclesPerS = rate * (1 - busy) / (1 + rate * q * w.coldStartS);
    return {q * w.coldStartS * cyclesPerS, busy, (1 - q) / rate * cyclesPerS};
}

RejectingWorkerFigures figuresOf(const RejectingWorker& w) {
    const double q = stopProbability(w.requestsPerSecond, w.idleTimeoutS);
    const double gap = 1 / w.requestsPerSecond;
    const double stay = q * w.coldStayS + (1 - q) * w.serviceS;
    RejectingWorkerFigures f;
    f.coldShareOfAccepted = q;
    f.rejectedShare = stay / (stay + gap);
    f.coldShareOfAll = q * (1 - f.rejectedShare);
    f.idleShare = (1 - q) * gap / (stay + gap);
    // after the cold stay, (1 − q)/q times a gap that ends in time and a stay; then the timeout.
    // The gaps that end in time last (gap − timeout q/(1 − q)) each, so the timeout cancels.
    f.lifeS = w.coldStayS + (1 - q) / q * (w.serviceS + gap);
    return f;
}

} // namespace pricing
