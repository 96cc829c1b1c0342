// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/cost_bars.h"

#include <QBrush>
#include <QColor>

namespace ui {

using exchange::BarPart;
using exchange::CostBar;
using exchange::costBars;
using exchange::kBarParts;
using exchange::partShortWord;
using exchange::partWord;

/// The part's texture in `colour`, on `base`.
QBrush partBrush(BarPart part, const QColor& colour, const QColor& base);
/// The ground of a patterned part, for a word to stand on; invalid where the part is plain.
QColor partGround(BarPart part, const QColor& colour, const QColor& base);
/// The colour of a word inside the part.
QColor partInk(BarPart part, const QColor& fill, const QColor& text);

} // namespace ui
