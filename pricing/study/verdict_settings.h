// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <optional>
#include <vector>

namespace pricing {

/// Which length of a start and which idle timeout of the winner or of the runner-up, each moved
/// alone over its usual range, make the runner-up the better of the two: because it then costs less
/// or because the winner then misses the targets. Found by looks at the week, to 5 %. Indices are
/// of the comparison's offers. Nothing when `progress` stopped it.
std::optional<std::vector<Flip>> settingFlips(const CompareInput&, int winner, int runnerUp,
                                              const ForEach& = oneAfterAnother,
                                              const Progress& = {});

} // namespace pricing
