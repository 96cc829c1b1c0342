// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"

namespace exchange {

/// How spreadsheets and native charts write a number: Excel's format code, as near to
/// text(Quantity, …) as these can be.
QString numberFormat(Quantity);
/// The same on an axis, whose numbers are round.
QString axisNumberFormat(Quantity);

} // namespace exchange
