// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/distribution.h"
#include "pricing/lanes/lanes.h"

#include <cstddef>
#include <vector>

namespace pricing {

/// Draws from a distribution by its quantile function, quickly: straight lines between 1,024 exact
/// quantiles in the middle, the exact quantile in the tails (below 1/256 and above 1 − 1/64). Only
/// the gamma law, whose quantile is dear, has lines in the upper tail too, over log(1 − u).
/// The lines' mean error is below 3e-5 of the mean for the laws of the plan file.
class QuantileTable {
public:
    explicit QuantileTable(const Distribution&);

    double operator()(double u) const {
        if (m_constant)
            return m_mean;
        if (u < kLowTail || u > kHighTail || m_values.empty())
            return inTail(u);
        const double x = u * kCells;
        const auto i = static_cast<std::size_t>(x);
        return m_values[i] + (x - static_cast<double>(i)) * (m_values[i + 1] - m_values[i]);
    }
    /// The same of many draws, with the loops of one instruction set.
    void quantiles(const double* u, std::size_t n, double* out, const Lanes& set = lanes()) const;
    double mean() const { return m_mean; }

private:
    static constexpr int kCells = 1024;
    static constexpr double kLowTail = 1.0 / 256, kHighTail = 1 - 1.0 / 64;
    double inTail(double u) const;
    void tabulateGamma(const Gamma& law);

    Distribution m_distribution;
    std::vector<double> m_values;
    std::vector<double> m_tail; ///< gamma: by −ln(1 − u) from the high tail on, in steps of 1/16
    double m_mean = 0;
    double m_lowPower = 0; ///< gamma: the lower tail goes as u to this power
    bool m_constant = false;
};

} // namespace pricing
