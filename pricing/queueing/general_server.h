// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// M/G/1: one server in order of arrival, Poisson arrivals, any service law of mean `serviceS` and
/// squared coefficient of variation `serviceCs2`.
struct GeneralServer {
    double requestsPerSecond = 0;
    double serviceS = 0;
    double serviceCs2 = 1;
};
/// Pollaczek 1930, Khinchine 1932; infinite where the server is busy all the time.
double meanWaitS(const GeneralServer&);

} // namespace pricing
