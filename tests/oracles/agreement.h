// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oracles/cases.h"

#include <vector>

namespace oracles {

/// A case and what its simulation said, figure by figure.
struct Checked {
    Case oracle;
    std::vector<std::optional<Sample>> samples;
};
/// Simulates the case.
Checked checked(Case);

/// How far the formula is from the table, relative to it; absolute where the table says 0.
double formulaError(const Figure&);
constexpr double kFormulaTolerance = 1e-9;

/// How far the simulation is from the table, in standard errors of both.
double deviation(const Checked&, std::size_t figure);
constexpr double kMostDeviation = 4.5, kUsualDeviation = 3;
constexpr double kMostUnusual = 0.01; ///< share of all figures that may lie beyond the usual

/// All figures of many cases together.
struct Agreement {
    int formulas = 0, samples = 0;
    int wrongFormulas = 0, wrongSamples = 0, unusual = 0, beyond95 = 0;
    double worstFormula = 0, worstSample = 0;

    void add(const Checked&);
    bool holds() const {
        return wrongFormulas == 0 && wrongSamples == 0 && unusual <= kMostUnusual * samples;
    }
};

} // namespace oracles
