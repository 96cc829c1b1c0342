// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "ui/plot/plot_sight.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ui {

/// The curve of one of the scenario's choices; −1 for none.
int curveOf(const pricing::BreakEven& study, int choice);
QString labelOf(const pricing::Curve& curve);

/// A place on the axis: "2.4×", "2×", "15 s".
QString placeText(pricing::Across across, double x);
/// What varies, for the combo box: "Traffic, × today", "Price of RunPod H100, ×".
QString acrossText(pricing::Across across, const QString& offer);
/// … and in short, behind the axis: "traffic, × today".
QString axisText(pricing::Across across);
QString axisTextShort(pricing::Across across); ///< "× today"

/// What the chart shows at first: a decade to either side of the present, wider where the cheapest
/// offer of today ends further away.
Span homeRange(const pricing::BreakEven& study);
/// The heights that show what matters over a stretch of x: the cheapest and the chosen offer and
/// the fleets rented by the month; others may leave at the top. On a logarithmic scale all of it.
Span costRange(const pricing::BreakEven& study, int chosenCurve, Span x, bool log);

/// A crossing, or another border of the ribbon, that gets a ring.
struct ShownCrossing {
    int crossing = 0; ///< index into BreakEven::crossings; −1: a border where nothing crosses
    double x = 0, monthlyUsd = 0;
    QStringList words; ///< "Above 6.1× (69 %)", "GMI H100 is cheaper"; empty: only the ring
    QString sentence;  ///< for the tool tip
};
/// The crossings of the chosen offer and all places where the cheapest that meets the target
/// changes, these first and always with words. The others have words where nobody misses the
/// target.
std::vector<ShownCrossing> shownCrossings(const pricing::BreakEven& study, int chosenCurve);

/// Requests per month at a place, where they change along the axis.
std::optional<double> requestsPerMonth(const pricing::BreakEven& study, double x);
/// Why the cheapest of a stretch is it: "flat price, 2 workers".
QString becauseText(const pricing::BreakEven& study, const pricing::RibbonPart& part);
/// What is said of a curve at a place: "$1,440", "✗ $732", "–".
QString costText(const std::optional<pricing::CurvePoint>& point);

} // namespace ui
