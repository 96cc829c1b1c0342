// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"
#include "pricing/units.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pricing {

/// What the windows scaler remembers: for every number of workers, since when at least so many
/// have been needed, or since when fewer. A change of the need costs as many steps as it has
/// workers; no past is ever searched.
class LoadWindows {
public:
    LoadWindows(const WindowsScaler& s, Tick start)
        : m_up(bounded(s.upS)), m_down(bounded(s.downS)), m_toZero(bounded(s.toZeroS)),
          m_start(start), m_changed(1, start) {}

    void setNeed(int need, Tick now) {
        const auto wanted = static_cast<std::size_t>(need);
        if (wanted >= m_changed.size())
            m_changed.resize(wanted + 1, m_start);
        for (; m_need < wanted; ++m_need)
            m_changed[m_need + 1] = now;
        for (; m_need > wanted; --m_need)
            m_changed[m_need] = now;
    }
    /// When a worker beside `active` ones is due: as many have been needed all through the window.
    Tick upTime(int active) const {
        return static_cast<int>(m_need) > active ? since(active + 1) + m_up : kNever;
    }
    /// When one of `active` (1 or more) is to go: it was not needed all through the window.
    Tick downTime(int active) const {
        if (static_cast<int>(m_need) >= active)
            return kNever;
        return since(active) + (active == 1 ? m_toZero : m_down);
    }

private:
    static Tick bounded(double s) { return ticks(std::min(s, 1e9)); }
    Tick since(int workers) const {
        const auto level = static_cast<std::size_t>(workers);
        return level < m_changed.size() ? m_changed[level] : m_start;
    }
    Tick m_up, m_down, m_toZero;
    Tick m_start;
    std::size_t m_need = 0;
    std::vector<Tick> m_changed; ///< by number of workers; of 0 unused
};

} // namespace pricing
