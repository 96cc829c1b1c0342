// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace ui {

/// Words that want to stand beside a point. All in pixels.
struct WordsAt {
    QPointF point;
    QSizeF size;
};

/// Where each one's words go: beside, above or below its point, inside `room`, over no other words
/// and no point. An empty rectangle where there is no such place. The first are served first.
std::vector<QRectF> placesForWords(const std::vector<WordsAt>& words, const QRectF& room,
                                   const std::vector<QPointF>& points);

} // namespace ui
