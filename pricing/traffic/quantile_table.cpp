// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/quantile_table.h"

namespace pricing {

QuantileTable::QuantileTable(const Distribution& d)
    : m_distribution(d), m_mean(pricing::mean(d)), m_constant(std::holds_alternative<Constant>(d)) {
    // Samples are steps, which lines would smear; the simple laws are as quick without a table
    if (m_constant || std::holds_alternative<Samples>(d) || std::holds_alternative<Uniform>(d))
        return;
    m_values.resize(kCells + 1);
    for (int i = 1; i < kCells; ++i)
        m_values[static_cast<std::size_t>(i)] = quantile(d, static_cast<double>(i) / kCells);
    m_values[0] = m_values[1];
    m_values[kCells] = m_values[kCells - 1];
}

} // namespace pricing
