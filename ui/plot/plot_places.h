// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace ui {

/// Positions as near as possible to the wanted ones, in the order of the wanted ones, at least
/// `gap` apart and between `low` and `high` (px). Where they cannot all keep apart they are spread
/// evenly.
std::vector<double> spreadApart(const std::vector<double>& wanted, double gap, double low,
                                double high);

/// Words to be put near a point without covering anything.
struct Note {
    QPointF at; ///< px
    QSizeF size;
};
/// Where each note goes inside `area`: clear of the other notes and of `keepClear`, and over as few
/// of the points in `lines` as possible; nearest to its own point and in the order of the points
/// where that can be had. The first notes choose first; one that finds no room gets nothing.
std::vector<std::optional<QRectF>> placeNotes(const std::vector<Note>& notes, const QRectF& area,
                                              const std::vector<QRectF>& keepClear,
                                              const std::vector<QPointF>& lines);

} // namespace ui
