// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/units.h"

namespace pricing {

struct Arrival {
    Tick time = 0;      ///< from Monday 00:00; negative in the warm-up
    double service = 0; ///< the service time's quantile, 0–1
};

} // namespace pricing
