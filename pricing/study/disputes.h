// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

#include <string>
#include <vector>

namespace pricing {

/// One of two offers in a comparison of weekly costs.
struct Contender {
    const Costing& costing;
    std::string label;
    double weekUsd; ///< as stated
};

/// Which disputed figures of either offer, each moved alone within its range, make `rival` the
/// cheaper of the two: a rate with the value at which that happens, a phase that some document
/// bills and another does not. Where only several together do it, one entry says so.
std::vector<Flip> flipsTo(const Contender& best, const Contender& rival, const CompareInput&);

/// For each main rate of either (GPU, request, tokens) the amount at which the two cost the same,
/// all else as stated; none where no amount does.
std::vector<Flip> levelRates(const Contender& best, const Contender& rival, const CompareInput&);

} // namespace pricing
