// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_brush.h"

#include <cstdint>

namespace ui {

enum class Tool { brush, raise, smooth, select };

struct Brush {
    Tool tool = Tool::brush;
    double value = 1;    ///< requests/s, what Tool::brush paints
    double percent = 10; ///< what Tool::raise adds
    int size = 1;        ///< cells along each side
};

/// What a tool does to these cells at once.
void apply(Cells&, const std::vector<int>& which, const Brush&, const Cells& before);

/// One drag of the mouse: knows the week before it, so that it can be taken back, and touches each
/// cell once however often the mouse crosses it.
class TrafficStroke {
public:
    TrafficStroke(Cells before, Brush brush, QPoint start, bool straight, std::uint64_t gesture);

    /// Paints up to here; false when nothing changed.
    bool moveTo(QPoint to);

    const Cells& cells() const { return m_cells; }
    const Cells& before() const { return m_before; }
    const Brush& brush() const { return m_brush; }
    std::uint64_t gesture() const { return m_gesture; }

private:
    void paintFreely(QPoint to);

    Cells m_before, m_cells;
    std::vector<bool> m_touched;
    Brush m_brush;
    QPoint m_start, m_last;
    bool m_straight;
    std::uint64_t m_gesture;
};

} // namespace ui
