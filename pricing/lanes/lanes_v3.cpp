// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#if defined(__x86_64__)

#include "pricing/lanes/lanes_loops.h"

namespace pricing {

// AVX2: four lanes.
extern const Lanes v3Lanes;
const Lanes v3Lanes = lanesNamed("x86-64-v3");

} // namespace pricing

#endif
