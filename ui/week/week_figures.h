// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/week_figures.h"
#include "ui/compare/cost_bars.h"

namespace ui {

using exchange::indexOfChoice;
using exchange::kWorkerParts;
using exchange::offerWeek;
using exchange::OfferWeek;
using exchange::paintedRates;
using exchange::textureOf;
using exchange::usualRival;
using exchange::WorkerPart;
using exchange::WorkersByPart;

} // namespace ui
