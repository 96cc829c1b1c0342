// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// One worker at most, FIFO queue, Poisson arrivals, fixed service time: an M/G/1 queue with set-up
/// after an idle timeout (cf. Welch 1964), in closed form.
struct SingleWorker {
    double requestsPerSecond = 0;
    double serviceS = 0;
    double coldStartS = 0;
    double idleTimeoutS = 0;
};

/// Seconds from start to stop that one request is billed, when load, execute and idle are.
/// Holds while requestsPerSecond × serviceS < 1.
double billedSecondsPerRequest(const SingleWorker&);
double coldStartsPerRequest(const SingleWorker&);

} // namespace pricing
