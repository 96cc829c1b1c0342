// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"

#include <vector>

namespace exchange {

/// The points of a curve as it is drawn: steps for whole workers, smooth between points otherwise.
struct CostLine {
    struct Point {
        double x = 0, usd = 0;
        double low = 0, high = 0;       ///< with the sampling error (95 %)
        double lowest = 0, highest = 0; ///< … and over the disputed figures
    };
    /// Stretches without a gap that all meet the target, or do not (misses: dashed).
    struct Part {
        std::vector<Point> points;
        bool dashed = false;
    };
    std::vector<Part> parts;
};
/// Dashed where the curve misses the target, and beyond the traffic its workers can do.
CostLine costLine(const pricing::Curve& curve);

} // namespace exchange
