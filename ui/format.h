// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/format.h"

namespace ui {

// The screen says figures as exports do.
using exchange::axisNumber;
using exchange::count;
using exchange::dayName;
using exchange::duration;
using exchange::durationRange;
using exchange::factor;
using exchange::hourName;
using exchange::hours;
using exchange::kThinSpace;
using exchange::money;
using exchange::percent;
using exchange::rate;
using exchange::requestRate;
using exchange::shortCount;
using exchange::shortDate;

} // namespace ui
