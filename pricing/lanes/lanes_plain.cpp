// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/lanes/lanes_loops.h"

namespace pricing {

// The instruction set that every processor of the kind has.
extern const Lanes plainLanes;
const Lanes plainLanes = lanesNamed("plain");

} // namespace pricing
