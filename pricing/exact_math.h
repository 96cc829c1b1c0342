// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace pricing {

// The C library picks its logarithm by processor, and variants differ in the last bit. These give
// the same bits everywhere (the build forbids fused multiply-add), within about 2e-15 relative.
double exactLog(double x);
double exactExp(double x);
/// x^y for x > 0.
double exactPow(double x, double y);

/// ln Γ(x), x > 0.
double logGamma(double x);
/// P(a, x), the regularised lower incomplete gamma function.
double gammaP(double a, double x);

/// The standard normal quantile, 0 < u < 1 (Wichura 1988, algorithm AS 241, to 1e-16).
double normalQuantile(double u);
double normalCdf(double z);
/// Quantile of the gamma law with this shape and scale 1. `near`: a value close to it, where one is
/// known (0: none); it only saves time.
double gammaQuantile(double shape, double u, double near = 0);

// In the header for speed: every arrival takes one.
inline double exactLog(double x) {
    if (!(x > 0) || x == std::numeric_limits<double>::infinity())
        return x == 0  ? -std::numeric_limits<double>::infinity()
               : x > 0 ? x
                       : std::numeric_limits<double>::quiet_NaN();
    int exponent = 0;
    if (x < 0x1p-1022) { // subnormal: shift it into the normal range first
        x *= 0x1p54;
        exponent = -54;
    }
    // x = m × 2^exponent with m in [0.5, 1)
    const auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<int>(bits >> 52) - 1022;
    double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FE0000000000000ULL);
    if (m < 0.70710678118654752) {
        m *= 2;
        --exponent;
    }
    // ln m = 2 atanh(s); |s| ≤ 0.1716, eleven terms leave less than 1e-17; even and odd terms
    // apart, so that they are worked out side by side
    const double s = (m - 1) / (m + 1), s2 = s * s, s4 = s2 * s2;
    const double even =
        ((((1.0 / 21 * s4 + 1.0 / 17) * s4 + 1.0 / 13) * s4 + 1.0 / 9) * s4 + 1.0 / 5) * s4 + 1;
    const double odd = (((1.0 / 19 * s4 + 1.0 / 15) * s4 + 1.0 / 11) * s4 + 1.0 / 7) * s4 + 1.0 / 3;
    return exponent * 0.69314718055994531 + 2 * s * (even + s2 * odd);
}

} // namespace pricing
