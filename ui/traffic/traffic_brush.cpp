// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_brush.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace ui {

int columnsOf(const Cells& cells) {
    return static_cast<int>(cells.size() / 7);
}

int cellAt(const Cells& cells, QPoint at) {
    return at.y() * columnsOf(cells) + at.x();
}

std::vector<int> block(const Cells& cells, const QRect& rect) {
    const QRect inside = rect & QRect(0, 0, columnsOf(cells), 7);
    std::vector<int> which;
    for (int day = inside.top(); day <= inside.bottom(); ++day)
        for (int column = inside.left(); column <= inside.right(); ++column)
            which.push_back(cellAt(cells, {column, day}));
    return which;
}

std::vector<int> dab(const Cells& cells, QPoint centre, int size) {
    const int before = (size - 1) / 2;
    return block(cells, QRect(centre - QPoint(before, before), QSize(size, size)));
}

std::vector<QPoint> line(QPoint from, QPoint to) {
    const QPoint way = to - from;
    const int steps = std::max({std::abs(way.x()), std::abs(way.y()), 1});
    std::vector<QPoint> points{from};
    for (int i = 1; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const QPoint next(from.x() + qRound(way.x() * share), from.y() + qRound(way.y() * share));
        if (next != points.back())
            points.push_back(next);
    }
    return points;
}

void fill(Cells& cells, std::span<const int> which, double value) {
    for (const int cell : which)
        cells[static_cast<std::size_t>(cell)] = value;
}

void raise(Cells& cells, std::span<const int> which, double percent) {
    scale(cells, which, 100 + percent);
}

void scale(Cells& cells, std::span<const int> which, double percent) {
    for (const int cell : which)
        cells[static_cast<std::size_t>(cell)] *= std::max(0.0, percent / 100);
}

void smooth(Cells& cells, std::span<const int> which, const Cells& before) {
    const std::size_t n = before.size();
    for (const int cell : which) {
        const auto i = static_cast<std::size_t>(cell);
        cells[i] = (before[(i + n - 1) % n] + 2 * before[i] + before[(i + 1) % n]) / 4;
    }
}

void copyDay(Cells& cells, int from, std::span<const int> to) {
    const int columns = columnsOf(cells);
    const Cells day(cells.begin() + from * columns, cells.begin() + (from + 1) * columns);
    for (const int target : to)
        std::copy(day.begin(), day.end(), cells.begin() + target * columns);
}

void paste(Cells& cells, const QRect& rect, const std::vector<double>& values) {
    std::size_t next = 0;
    for (const int cell : block(cells, rect))
        cells[static_cast<std::size_t>(cell)] = values[next++];
}

Cells fromHours(const std::vector<double>& hourly, int columns) {
    const std::size_t perHour = static_cast<std::size_t>(columns) / 24;
    Cells cells;
    cells.reserve(hourly.size() * perHour);
    for (const double rate : hourly)
        cells.insert(cells.end(), perHour, rate);
    return cells;
}

std::vector<int> allCells(const Cells& cells) {
    std::vector<int> which(cells.size());
    std::iota(which.begin(), which.end(), 0);
    return which;
}

} // namespace ui
