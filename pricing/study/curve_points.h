// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "pricing/study/costing.h"

#include <vector>

namespace pricing {

/// A curve for each offer, without points but with what is known of it beforehand.
std::vector<Curve> emptyCurves(const CompareInput&, const std::vector<Costing>&, Across);

/// Marks neighbouring points of a serverless fleet's curve (across traffic) whose costs differ more
/// than traffic and their own errors explain; never the point at the present value.
void markRough(Curve&, double present);
/// In the order of x; what was known of the same x is replaced.
void insert(Curve&, CurvePoint);
/// The offer cannot be priced at x.
void insertBreak(Curve&, double x);
/// A fleet of `workers` between two points takes one more at x.
void insertStep(Curve&, int workers, const CurvePoint& from, const CurvePoint& to, double x);

/// The two ends of each of the intervals that limitsToHalve() halves.
std::vector<double> besideLimits(const Curve&);
/// Middles of the intervals that are still too wide, at one end of which the targets are met and
/// at the other not.
std::vector<double> limitsToHalve(const Curve&, bool unsureToo);
/// Sets the stretch around the present value in which the targets are met.
void setLimits(Curve&, double present);

/// The cheapest offer that meets the targets, from one end of the axis to the other; needs the
/// crossings.
std::vector<RibbonPart> ribbonOf(const BreakEven&);

} // namespace pricing
