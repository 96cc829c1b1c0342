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

/// The offers as the basis has them run, and compare()'s finished report on them: what the search
/// for the cheapest policies has priced is not priced again. Nothing when `progress` stopped it.
struct PricedOnBasis {
    CompareInput in;
    Report report;
};
std::optional<PricedOnBasis> compareOnBasis(CompareInput, const ForEach& = oneAfterAnother,
                                            const Progress& = {});

/// Where a search would take too long: on the basis of the cheapest policies those that an earlier
/// report was priced on, for the offers it has, and what is set for the others, with notes that say
/// so. On another basis as onBasis().
CompareInput onBasisOf(CompareInput, const Report* earlier);

namespace words {
/// How the offers of that basis are run, to begin a sentence with; "" as set.
std::string basis(Basis, bool hasTargets);
} // namespace words

} // namespace pricing
