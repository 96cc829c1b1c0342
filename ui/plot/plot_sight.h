// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

namespace ui {

/// A stretch of an axis, in the axis' own unit.
struct Span {
    double from = 0, to = 1;
    bool operator==(const Span&) const = default;
};

/// What a chart shows: the x axis all its plots share, and each plot's y axis from the top down.
struct Sight {
    Span x;
    std::vector<Span> y;
    bool yByHand = false; ///< the heights were chosen by a person and do not follow x any more
    bool operator==(const Sight&) const = default;
};

/// The sights one can go back and forward to, like the pages of a browser.
class SightHistory {
public:
    /// A gesture has led away from `before`: one can go back to it.
    void leave(const Sight& before);
    /// The sight before `now`, or the one that was left by back(); nothing at the ends.
    std::optional<Sight> back(const Sight& now);
    std::optional<Sight> forward(const Sight& now);
    bool canGoBack() const { return !m_past.empty(); }
    bool canGoForward() const { return !m_future.empty(); }

private:
    std::vector<Sight> m_past, m_future;
};

} // namespace ui
