// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

} // namespace pricing
