// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_sight.h"

#include <QString>

#include <functional>
#include <vector>

class QCPAxis;

namespace ui {

/// At most `most` round values in `span`: 1, 2, 2.5, 5 × 10ⁿ.
std::vector<double> roundTicks(Span span, int most);
/// The same on a logarithmic axis: 1, 2, 5 × 10ⁿ, where those are too many 1, 3 or powers of ten,
/// and evenly spaced ones where the span holds fewer than three of them.
std::vector<double> logTicks(Span span, int most);

/// Round values on an axis, at most `most` of them (fewer where their texts would touch), written
/// by `text`. Whether they are logarithmic follows from the axis' scale.
void setTicks(QCPAxis* axis, std::function<QString(double)> text, int most = 6);

} // namespace ui
