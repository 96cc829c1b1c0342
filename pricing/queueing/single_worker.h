// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// One worker at most, FIFO queue, Poisson arrivals, constant cold start: an M/G/1 queue with
/// set-up after an idle timeout (cf. Welch 1964), in closed form. Holds while
/// requestsPerSecond × serviceS < 1. A service law matters by its mean alone, but to the wait.
struct SingleWorker {
    double requestsPerSecond = 0;
    double serviceS = 0;
    double coldStartS = 0;
    double idleTimeoutS = 0;
    double serviceCs2 = 0; ///< squared coefficient of variation of the service time; 0: fixed
};

/// Seconds from start to stop that one request is billed, when load, execute and idle are.
double billedSecondsPerRequest(const SingleWorker&);
double coldStartsPerRequest(const SingleWorker&);
double meanWaitS(const SingleWorker&); ///< for the queue and the cold start

/// Shares of time.
struct SingleWorkerTime {
    double starting = 0, serving = 0, idle = 0;
    double on() const { return starting + serving + idle; }
};
SingleWorkerTime timeOf(const SingleWorker&);

/// One worker at most that rejects who finds it occupied. Poisson arrivals, service and cold stay
/// of any laws: a request that starts the worker stays for `coldStayS` (start included) in the
/// mean. A renewal process: each stay is followed by an exponential gap to the next arrival.
struct RejectingWorker {
    double requestsPerSecond = 0;
    double serviceS = 0;
    double coldStayS = 0;
    double idleTimeoutS = 0;
};

struct RejectingWorkerFigures {
    double coldShareOfAccepted = 0, coldShareOfAll = 0;
    double rejectedShare = 0; ///< of requests; also the share of time it is occupied
    double idleShare = 0;     ///< of time
    double lifeS = 0;         ///< from start to stop, mean
};
RejectingWorkerFigures figuresOf(const RejectingWorker&);

} // namespace pricing
