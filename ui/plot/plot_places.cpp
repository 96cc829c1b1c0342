// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_places.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ui {

namespace {

/// Labels that touch and therefore move together: their positions are start, start + gap, …
struct Block {
    double sum = 0; ///< of wanted − offset in the block
    int count = 0;
    double start(double gap, double low, double high) const {
        return std::clamp(sum / count, low, std::max(low, high - gap * (count - 1)));
    }
};

constexpr double kRingRoom = 9;         // px between the point and its words
constexpr double kInset = 6;            // px to the side, so that an upright line keeps clear
constexpr double kLineCost = 12;        // px of distance that one covered point of a line is worth
constexpr double kAwayCost = 0.6;       // per px of distance
constexpr double kOtherSideCost = 4;    // prefer below right, then the others
constexpr double kMisleadingCost = 100; // words that would be read as another point's
constexpr double kNeighbours = 60;      // px; further apart nobody compares the order of words

std::vector<QRectF> candidates(const Note& note) {
    std::vector<QRectF> boxes;
    const QSizeF s = note.size;
    for (double away : {kRingRoom, 24.0, 44.0, 70.0, 100.0})
        for (double side : {0.0, -1.0, -0.5}) // to the right, to the left, centred
            for (bool below : {true, false})
                boxes.emplace_back(QPointF(note.at.x() + side * s.width() + kInset * (2 * side + 1),
                                           note.at.y() + (below ? away : -away - s.height())),
                                   s);
    for (bool right : {true, false}) // beside it
        boxes.emplace_back(
            QPointF(right ? note.at.x() + kRingRoom : note.at.x() - kRingRoom - s.width(),
                    note.at.y() - s.height() / 2),
            s);
    return boxes;
}

double distance(const QRectF& box, const QPointF& at) {
    const double dx = std::max({box.left() - at.x(), 0.0, at.x() - box.right()});
    const double dy = std::max({box.top() - at.y(), 0.0, at.y() - box.bottom()});
    return std::hypot(dx, dy);
}

bool free(const QRectF& box, const QRectF& area, const std::vector<QRectF>& taken) {
    return area.contains(box) && std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
               return other.intersects(box);
           });
}

/// How often words in this box would be taken for another point's: they stand nearer to it, or on
/// the other side of its words than their point stands of it.
int misleads(const QRectF& box, std::size_t which, const std::vector<Note>& notes,
             const std::vector<std::optional<QRectF>>& placed) {
    const QPointF own = notes[which].at;
    const double away = distance(box, own);
    int times = 0;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const QPointF by = notes[i].at - own;
        const double apart = std::hypot(by.x(), by.y());
        if (i == which || apart < 1 || apart > kNeighbours)
            continue;
        const bool nearer = distance(box, notes[i].at) < away;
        const bool crossed =
            i < placed.size() && placed[i] &&
            QPointF::dotProduct(placed[i]->center() - box.center(), by) < -apart; // 1 px of slack
        times += nearer || crossed;
    }
    return times;
}

} // namespace

std::vector<double> spreadApart(const std::vector<double>& wanted, double gap, double low,
                                double high) {
    const std::size_t n = wanted.size();
    if (n > 1 && gap * double(n - 1) > high - low)
        gap = std::max(0.0, high - low) / double(n - 1);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    std::vector<Block> blocks;
    for (std::size_t i : order) {
        blocks.push_back({wanted[i], 1});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block& before = blocks[blocks.size() - 2];
            if (before.start(gap, low, high) + gap * before.count <= last.start(gap, low, high))
                break;
            before.sum += last.sum - gap * before.count * last.count;
            before.count += last.count;
            blocks.pop_back();
        }
    }
    std::vector<double> places(n);
    std::size_t next = 0;
    for (const Block& block : blocks)
        for (int k = 0; k < block.count; ++k)
            places[order[next++]] = block.start(gap, low, high) + gap * k;
    return places;
}

std::vector<std::optional<QRectF>> placeNotes(const std::vector<Note>& notes, const QRectF& area,
                                              const std::vector<QRectF>& keepClear,
                                              const std::vector<QPointF>& lines) {
    std::vector<QRectF> taken = keepClear;
    for (const Note& note : notes) // nobody's words over somebody's ring
        taken.emplace_back(note.at - QPointF(6, 6), QSizeF(12, 12));
    std::vector<std::optional<QRectF>> places;
    for (const Note& note : notes) {
        std::optional<QRectF> best;
        double least = std::numeric_limits<double>::infinity();
        int turn = 0;
        for (const QRectF& box : candidates(note)) {
            const double order = kOtherSideCost * (turn++ % 6);
            if (!free(box, area, taken))
                continue;
            const auto covered = std::count_if(lines.begin(), lines.end(),
                                               [&](const QPointF& p) { return box.contains(p); });
            const double cost = kLineCost * double(covered) + kAwayCost * distance(box, note.at) +
                                order +
                                kMisleadingCost * misleads(box, places.size(), notes, places);
            if (cost < least) {
                least = cost;
                best = box;
            }
        }
        if (best)
            taken.push_back(*best);
        places.push_back(best);
    }
    return places;
}

} // namespace ui
