// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/exact_math.h"
#include "pricing/plan.h"
#include "pricing/traffic/random.h"

#include <cstdint>

namespace pricing {

/// How many requests come at one instant: one, or the geometric size of a batch.
class Batches {
public:
    Batches(const Burstiness& b, RandomStream draws)
        : m_draws(draws), m_meanSize(1 / b.arrivalsPerRequest()) {
        if (b.batchShare <= 0 || b.batchSize <= 1)
            return;
        m_batched = b.batchShare / b.batchSize * m_meanSize;
        m_scale = -1 / exactLog(1 - 1 / b.batchSize);
    }

    double meanSize() const { return m_meanSize; }
    /// Requests beside the first one of arrival `index`.
    std::uint64_t more(std::uint64_t index) const {
        if (m_batched <= 0)
            return 0;
        const double u = m_draws.uniform(index);
        // of those draws that mean a batch, the part is uniform again
        return u < m_batched ? static_cast<std::uint64_t>(-exactLog(u / m_batched) * m_scale) : 0;
    }

private:
    RandomStream m_draws;
    double m_meanSize;
    double m_batched = 0; ///< share of arrivals that are batches
    double m_scale = 0;   ///< of the exponential law whose whole part is geometric
};

} // namespace pricing
