// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_figures.h"

class QPainter;

namespace ui {

/// Where the parts of the traffic panel lie; all share the grid's columns and rows.
struct WeekLayout {
    QRect profile; ///< the mean day's plot, its title line above it
    QRect grid;    ///< 7 × 24 hours
    QRect totals;  ///< bars right of the grid, with the same rows
    QRect hours;   ///< axis below the grid
    QRect legend;  ///< colour scale with its ticks
    QRect readout; ///< the cell pointed at
};

inline constexpr int kProfileTitleHeight = 16;

/// Cuts the room: the profile shrinks first, then the cells; they grow in the opposite order.
WeekLayout layOutWeek(QSize room);
/// The smallest and the preferred height, pixels, and the most that is of use.
int leastWeekHeight();
int preferredWeekHeight();
int mostWeekHeight();

/// The mean day above the grid; `column` (or −1) is the one read out, else the busiest.
void drawProfile(QPainter&, const WeekLayout&, const WeekFigures&, int column);
void drawDayNames(QPainter&, const WeekLayout&, int day);
void drawDayTotals(QPainter&, const WeekLayout&, const WeekFigures&);
void drawHours(QPainter&, const WeekLayout&);
void drawLegend(QPainter&, const WeekLayout&, double peak);

} // namespace ui
