// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/label_places.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr double kGap = 8;    // from the point to its words
constexpr double kRadius = 4; // of a point

std::array<QPointF, 8> cornersFor(const WordsAt& w) {
    const double x = w.point.x(), y = w.point.y(), width = w.size.width(), height = w.size.height();
    const double right = x + kGap, left = x - kGap - width, middle = x - width / 2;
    const double above = y - kGap - height, below = y + kGap, beside = y - height / 2;
    return {{{right, beside},
             {left, beside},
             {middle, above},
             {middle, below},
             {right - kGap / 2, above + kGap / 2},
             {right - kGap / 2, below - kGap / 2},
             {left + kGap / 2, above + kGap / 2},
             {left + kGap / 2, below - kGap / 2}}};
}

bool isFree(const QRectF& place, const std::vector<QRectF>& taken,
            const std::vector<QPointF>& points) {
    const auto overlaps = [&](const QRectF& other) { return place.intersects(other); };
    const auto covers = [&](const QPointF& p) {
        return place.intersects(QRectF(p.x() - kRadius, p.y() - kRadius, 2 * kRadius, 2 * kRadius));
    };
    return std::none_of(taken.begin(), taken.end(), overlaps) &&
           std::none_of(points.begin(), points.end(), covers);
}

} // namespace

std::vector<QRectF> placesForWords(const std::vector<WordsAt>& words, const QRectF& room,
                                   const std::vector<QPointF>& points) {
    std::vector<QRectF> taken;
    for (const WordsAt& w : words) {
        QRectF chosen;
        for (const QPointF& corner : cornersFor(w)) {
            const QRectF place(corner, w.size);
            if (room.contains(place) && isFree(place, taken, points)) {
                chosen = place;
                break;
            }
        }
        taken.push_back(chosen);
    }
    return taken;
}

} // namespace ui
