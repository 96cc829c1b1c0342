// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#if defined(__x86_64__)

#include "pricing/lanes/lanes_loops.h"

namespace pricing {

// AVX-512: eight lanes, and a 64-bit product in lanes.
extern const Lanes v4Lanes;
const Lanes v4Lanes = lanesNamed("x86-64-v4");

} // namespace pricing

#endif
