// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPoint>
#include <QRect>

#include <span>
#include <vector>

namespace ui {

/// Rates of a week, requests/s, Monday first; a day is a row of cells.size() / 7 columns.
using Cells = std::vector<double>;

// Pure functions over a week's cells: what each tool does, free of widgets. Points and rectangles
// are in columns (x) and days (y).

int columnsOf(const Cells&);
int cellAt(const Cells&, QPoint at);

/// The cells of a block, clipped to the week.
std::vector<int> block(const Cells&, const QRect& rect);
/// The square of `size` × `size` cells round `centre`, clipped to the week.
std::vector<int> dab(const Cells&, QPoint centre, int size);
/// Every step from `from` to `to`, both included, without holes.
std::vector<QPoint> line(QPoint from, QPoint to);

void fill(Cells&, std::span<const int> which, double value);
/// Times 1 + percent / 100; never below zero.
void raise(Cells&, std::span<const int> which, double percent);
/// To `percent` of what it is.
void scale(Cells&, std::span<const int> which, double percent);
/// Each becomes a weighted mean (1, 2, 1) of itself and its neighbours in `before`, round the week:
/// over a whole week the sum stays.
void smooth(Cells&, std::span<const int> which, const Cells& before);
void copyDay(Cells&, int from, std::span<const int> to);
/// `values` is `block`'s rows one after the other.
void paste(Cells&, const QRect& block, const std::vector<double>& values);
/// 24 × 7 rates laid over cells of an hour or a quarter.
Cells fromHours(const std::vector<double>& hourly, int columns);
std::vector<int> allCells(const Cells&);

} // namespace ui
