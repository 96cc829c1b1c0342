// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_stroke.h"

#include <utility>

namespace ui {

void apply(Cells& cells, const std::vector<int>& which, const Brush& brush, const Cells& before) {
    switch (brush.tool) {
    case Tool::brush:
        return fill(cells, which, brush.value);
    case Tool::raise:
        return raise(cells, which, brush.percent);
    case Tool::smooth:
        return smooth(cells, which, before);
    case Tool::select:
        return;
    }
}

TrafficStroke::TrafficStroke(Cells before, Brush brush, QPoint start, bool straight,
                             std::uint64_t gesture)
    : m_before(std::move(before)), m_cells(m_before), m_touched(m_before.size()), m_brush(brush),
      m_start(start), m_last(start), m_straight(straight), m_gesture(gesture) {}

bool TrafficStroke::moveTo(QPoint to) {
    const Cells previous = m_cells;
    if (m_straight) {
        m_cells = m_before;
        // Not QRect(m_start, to).normalized(): that drops the corner when a side runs backwards.
        const QRect rect = QRect(m_start, QSize(1, 1)) | QRect(to, QSize(1, 1));
        apply(m_cells, block(m_cells, rect), m_brush, m_before);
    } else {
        paintFreely(to);
    }
    m_last = to;
    return m_cells != previous;
}

void TrafficStroke::paintFreely(QPoint to) {
    for (const QPoint& at : line(m_last, to)) {
        std::vector<int> fresh;
        for (const int cell : dab(m_cells, at, m_brush.size))
            if (!m_touched[static_cast<std::size_t>(cell)]) {
                m_touched[static_cast<std::size_t>(cell)] = true;
                fresh.push_back(cell);
            }
        apply(m_cells, fresh, m_brush, m_before);
    }
}

} // namespace ui
