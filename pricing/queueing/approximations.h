// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/queueing/server_queue.h"

#include <string_view>

namespace pricing {

/// A mean wait that is no more than an approximation unless `exact`. To be shown beside a
/// simulation with `validity`, never as the answer.
struct ApproximateWait {
    double meanS = 0;
    bool exact = false;        ///< Poisson arrivals, and one server or exponential service
    std::string_view validity; ///< when to trust it, and by how much it has been seen to be off
};

/// Kingman 1961, G/G/1: ρ/(1 − ρ) · (c_a² + c_s²)/2 · S. `ca2`, `cs2`: squared coefficients of
/// variation of spacings and service times.
ApproximateWait kingman(double requestsPerSecond, double serviceS, double ca2, double cs2);

/// Allen–Cunneen (Allen, Probability, Statistics and Queueing Theory, 1978), G/G/c: the wait of
/// M/M/c times (c_a² + c_s²)/2.
ApproximateWait allenCunneen(const ServerQueue&, double ca2, double cs2);

} // namespace pricing
