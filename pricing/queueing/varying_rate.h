// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// A rate that swings about its mean: λ(t) = mean + amplitude · sin(radiansPerS · t), never below
/// 0.
struct SwingingRate {
    double mean = 0, amplitude = 0; ///< requests/s
    double radiansPerS = 0;
};
double rateAt(const SwingingRate&, double t);

/// Mean number of requests running at time t when each is served at once (M(t)/M/∞), exponential
/// service of mean `serviceS`: λ seen with a delay, m' = λ − m / serviceS (Eick, Massey and Whitt
/// 1993). The rate has been swinging for ever.
double meanRunning(const SwingingRate&, double serviceS, double t);

} // namespace pricing
