// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_sight.h"

namespace ui {

namespace {

constexpr std::size_t kMost = 200; // sights; older ones nobody goes back to

std::optional<Sight> step(std::vector<Sight>& from, std::vector<Sight>& to, const Sight& now) {
    if (from.empty())
        return std::nullopt;
    const Sight next = from.back();
    from.pop_back();
    to.push_back(now);
    return next;
}

} // namespace

void SightHistory::leave(const Sight& before) {
    m_future.clear();
    m_past.push_back(before);
    if (m_past.size() > kMost)
        m_past.erase(m_past.begin());
}

std::optional<Sight> SightHistory::back(const Sight& now) {
    return step(m_past, m_future, now);
}

std::optional<Sight> SightHistory::forward(const Sight& now) {
    return step(m_future, m_past, now);
}

} // namespace ui
