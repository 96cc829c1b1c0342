// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// M/M/c: Poisson arrivals, exponential service of mean `serviceS`, one queue in order of arrival
/// that nobody leaves. Where arrivals keep all servers busy or more, waits are infinite.
struct ServerQueue {
    double requestsPerSecond = 0;
    double serviceS = 0;
    int servers = 1;
};

// Erlang 1917; waits of those who wait are exponential at rate servers / serviceS − arrivals.
double waitingShare(const ServerQueue&); ///< of requests that wait at all: Erlang C
double meanWaitS(const ServerQueue&);
/// The wait that a share `share` (0–1) of requests does not exceed.
double waitPercentileS(const ServerQueue&, double share);
/// The same of waiting plus service, for one server (M/M/1), where it is exponential.
double singleServerLatencyPercentileS(const ServerQueue&, double share);

} // namespace pricing
