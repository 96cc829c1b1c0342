// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/quantile_table.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pricing {

namespace {
constexpr double kTailSteps = 16;
constexpr double kTailEnd = 37; // −ln of the smallest 1 − u a draw can have
} // namespace

QuantileTable::QuantileTable(const Distribution& d)
    : m_distribution(d), m_mean(pricing::mean(d)), m_constant(std::holds_alternative<Constant>(d)) {
    if (const auto* gamma = std::get_if<Gamma>(&d); gamma && gamma->cv > 0)
        tabulateGamma(*gamma);
    else if (std::holds_alternative<Exponential>(d) || std::holds_alternative<Lognormal>(d) ||
             std::holds_alternative<Triangular>(d)) {
        m_values.resize(kCells + 1);
        for (int i = 1; i < kCells; ++i)
            m_values[static_cast<std::size_t>(i)] = quantile(d, static_cast<double>(i) / kCells);
    }
    // samples are steps, which lines would smear; a uniform law is as quick without a table
}

void QuantileTable::tabulateGamma(const Gamma& law) {
    const double shape = 1 / (law.cv * law.cv), scale = law.mean / shape;
    m_lowPower = law.cv * law.cv;
    m_values.resize(kCells + 1);
    double x = 0;
    for (int i = 1; i < kCells; ++i) {
        x = gammaQuantile(shape, static_cast<double>(i) / kCells, i > 64 ? x : 0);
        m_values[static_cast<std::size_t>(i)] = x * scale;
    }
    const double from = -exactLog(1 - kHighTail);
    for (double t = from; t < kTailEnd; t += 1 / kTailSteps) {
        x = gammaQuantile(shape, 1 - exactExp(-t), x);
        m_tail.push_back(x * scale);
    }
}

void QuantileTable::quantiles(const double* u, std::size_t n, double* out, const Lanes& set) const {
    if (m_constant || m_values.empty()) {
        for (std::size_t i = 0; i < n; ++i)
            out[i] = (*this)(u[i]);
        return;
    }
    constexpr std::size_t kBlock = 256;
    std::array<std::uint16_t, kBlock> tails;
    for (std::size_t from = 0; from < n; from += kBlock) {
        const std::size_t block = std::min(kBlock, n - from);
        set.lines(m_values.data(), u + from, block, out + from);
        std::size_t count = 0; // no branch: tails come when they like
        for (std::size_t i = 0; i < block; ++i) {
            tails[count] = static_cast<std::uint16_t>(i);
            count += (u[from + i] < kLowTail) | (u[from + i] > kHighTail);
        }
        for (std::size_t i = 0; i < count; ++i)
            out[from + tails[i]] = inTail(u[from + tails[i]]);
    }
}

double QuantileTable::inTail(double u) const {
    if (m_tail.empty())
        return quantile(m_distribution, u);
    if (u < kLowTail)
        return m_values[kCells / 256] * exactPow(u / kLowTail, m_lowPower);
    const double t = (-exactLog(1 - u) + exactLog(1 - kHighTail)) * kTailSteps;
    const auto i = std::min(static_cast<std::size_t>(t), m_tail.size() - 2);
    return m_tail[i] + (t - static_cast<double>(i)) * (m_tail[i + 1] - m_tail[i]);
}

} // namespace pricing
