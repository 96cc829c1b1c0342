// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"
#include "pricing/units.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pricing {

/// What the average-load scaler remembers: the integral of the requests present over the window
/// that runs, and for how long fewer workers than there are have been enough.
class LoadAverage {
public:
    /// Windows end at whole multiples of their length.
    explicit LoadAverage(const AverageLoadScaler& s)
        : m_window(ticks(std::clamp(s.windowS, kShortestS, kLongestS))),
          m_delay(ticks(std::min(s.scaleDownDelayS, kLongestS))),
          m_perWorker(s.target * s.utilisation) {}

    void add(std::int64_t requests, Tick duration) {
        m_requestTicks += static_cast<double>(requests) * static_cast<double>(duration);
    }
    /// Begins to watch at `now`; before it, nothing was there for at least a window.
    void wake(Tick now) {
        const Tick over = now % m_window;
        m_decision = now - (over < 0 ? over + m_window : over) + m_window;
        m_requestTicks = 0;
        m_lowerSince = kNever;
    }
    void sleep() { m_decision = kNever; }
    bool isAwake() const { return m_decision != kNever; }
    Tick decision() const { return m_decision; } ///< when the window that runs ends

    /// The workers that the mean load of the window that ends asks for, at most `most`; the next
    /// window begins.
    int closeWindow(int most) {
        const double mean = m_requestTicks / static_cast<double>(m_window);
        m_requestTicks = 0;
        m_decision += m_window;
        // 2.1 requests at 0.7 each are 3 workers, whatever their last bit says
        const double workers = std::ceil(mean / m_perWorker * (1 - 1e-12));
        return workers < most ? static_cast<int>(workers) : most;
    }
    /// Of `active` workers, `wanted` being enough at this decision: how many are to go now. Half of
    /// those that were too many throughout the delay, and the next delay begins.
    int surplus(int active, int wanted, Tick now) {
        if (wanted >= active) {
            m_lowerSince = kNever;
            return 0;
        }
        if (m_lowerSince == kNever) {
            m_lowerSince = now;
            m_mostWanted = wanted;
        }
        m_mostWanted = std::max(m_mostWanted, wanted);
        if (now - m_lowerSince < m_delay)
            return 0;
        const int excess = active - m_mostWanted;
        m_lowerSince = now;
        m_mostWanted = wanted;
        return (excess + 1) / 2;
    }

private:
    static constexpr double kShortestS = 1, kLongestS = 1e9; ///< documented: 10 to 3600 s
    Tick m_window, m_delay;
    double m_perWorker;
    Tick m_decision = kNever;
    Tick m_lowerSince = kNever;
    int m_mostWanted = 0;
    double m_requestTicks = 0;
};

} // namespace pricing
