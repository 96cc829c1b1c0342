// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/distribution.h"

#include <vector>

namespace pricing {

/// Draws from a distribution by its quantile function, quickly: straight lines between 4,096 exact
/// quantiles in the middle, the exact quantile in the tails (below 1/256 and above 1 − 1/64).
/// The lines' mean error is below 1e-6 of the mean for the laws of the plan file.
class QuantileTable {
public:
    explicit QuantileTable(const Distribution&);

    double operator()(double u) const {
        if (m_constant)
            return m_mean;
        if (u < kLowTail || u > kHighTail || m_values.empty())
            return quantile(m_distribution, u);
        const double x = u * kCells;
        const auto i = static_cast<std::size_t>(x);
        return m_values[i] + (x - static_cast<double>(i)) * (m_values[i + 1] - m_values[i]);
    }
    bool isConstant() const { return m_constant; }
    double mean() const { return m_mean; }

private:
    static constexpr int kCells = 4096;
    static constexpr double kLowTail = 1.0 / 256, kHighTail = 1 - 1.0 / 64;
    Distribution m_distribution;
    std::vector<double> m_values;
    double m_mean = 0;
    bool m_constant = false;
};

} // namespace pricing
