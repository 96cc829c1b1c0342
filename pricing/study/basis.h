// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <optional>

namespace pricing {

/// The offers as the scenario's basis has them run, with a note in words where that differs from
/// what is set. What is set holds for an offer that has no policy found that meets the targets,
/// and the note says so. To be called once, before a study; nothing when `progress` stopped it.
std::optional<CompareInput> onBasis(CompareInput, const ForEach& = oneAfterAnother,
                                    const Progress& = {});

namespace words {
/// How the offers of that basis are run, to begin a sentence with; "" as set.
std::string basis(Basis, bool hasTargets);
} // namespace words

} // namespace pricing
