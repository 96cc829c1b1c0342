// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/week/week_figures.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

// The values in the title lines of the week's plots: at an hour, or of the whole week.

/// "simulated 1.54, painted 1.58", brief: "1.54, painted 1.58"; "124,115 a week".
QString requestsWords(const std::vector<double>& painted, const OfferWeek& week,
                      std::optional<int> hour, bool brief);
/// "busy 0.90, cold 0.01, idle 0.10", the week's mean without an hour; brief: "busy 0.90 of 1.01".
QString workersWords(const OfferWeek& week, std::optional<int> hour, bool brief);
/// "cold", and where the offer asks nothing for that time "cold, not billed".
QString partWords(const OfferWeek& week, WorkerPart part);
/// "RunPod H100 $44", at a time in hours or at the end of the week; brief: without the name.
QString spendWords(const OfferWeek& week, std::optional<double> hours, bool brief);

/// "0.90", "12": a mean number of workers.
QString workersText(double workers);

} // namespace ui
