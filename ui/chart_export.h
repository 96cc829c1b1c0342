// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ui {

/// Prices the plan and writes every chart as a PNG, at least 1600 px wide, into `folder` (cold
/// starts only where an offer has some); prints the paths. Returns the exit status: 2 for a plan
/// that cannot be used, 1 where writing failed.
int exportCharts(const QString& folder, const QString& planFile);

} // namespace ui
