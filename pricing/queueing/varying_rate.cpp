// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/varying_rate.h"

#include <cmath>

namespace pricing {

namespace {

struct Turn {
    double sine, cosine;
};

/// Sine and cosine with the same bits on every machine, which the C library does not promise.
Turn turned(double x) {
    const double quarters = std::floor(x / 1.5707963267948966 + 0.5);
    // π/2 in two parts, the first of few bits, so that the remainder keeps its last ones
    const double r = (x - quarters * 1.570796325802803) - quarters * 9.920935796805404e-10;
    double s = 1, c = 1; // |r| ≤ π/4: eleven terms leave less than 1e-18
    for (int k = 21; k >= 3; k -= 2)
        s = 1 - s * r * r / (k * (k - 1));
    for (int k = 22; k >= 2; k -= 2)
        c = 1 - c * r * r / (k * (k - 1));
    s *= r;
    switch (static_cast<int>(quarters - 4 * std::floor(quarters / 4))) {
    case 0:
        return {s, c};
    case 1:
        return {c, -s};
    case 2:
        return {-s, -c};
    default:
        return {-c, s};
    }
}

} // namespace

double rateAt(const SwingingRate& rate, double t) {
    return rate.mean + rate.amplitude * turned(rate.radiansPerS * t).sine;
}

double meanRunning(const SwingingRate& rate, double serviceS, double t) {
    const double mu = 1 / serviceS, omega = rate.radiansPerS;
    const Turn at = turned(omega * t);
    return rate.mean * serviceS +
           rate.amplitude * (mu * at.sine - omega * at.cosine) / (mu * mu + omega * omega);
}

} // namespace pricing
