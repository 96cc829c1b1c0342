// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/agreement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace oracles {

Checked checked(Case c) {
    auto samples = simulated(c);
    return {std::move(c), std::move(samples)};
}

double formulaError(const Figure& f) {
    const double off = std::fabs(*f.formula - f.expected);
    return f.expected == 0 ? off : off / std::fabs(f.expected);
}

double deviation(const Checked& c, std::size_t figure) {
    const Figure& f = c.oracle.figures[figure];
    const Sample& s = *c.samples[figure];
    double error = s.standardError;
    if (const auto* in = std::get_if<pricing::StationaryInput>(&c.oracle.run);
        in && f.isShareOfRequests) // few events may seem more regular than a count can be
        error = std::max(error, std::sqrt(f.expected / static_cast<double>(in->requests)));
    error = std::hypot(error, f.expectedError);
    const double off = s.value - f.expected;
    // a figure without any spread must be right but for the rounding of sums
    return error > 1e-12 * std::fabs(f.expected) ? off / error : off / 1e-9;
}

void Agreement::add(const Checked& c) {
    for (std::size_t i = 0; i < c.oracle.figures.size(); ++i) {
        if (c.oracle.figures[i].formula) {
            const double error = formulaError(c.oracle.figures[i]);
            ++formulas;
            wrongFormulas += error > kFormulaTolerance;
            worstFormula = std::max(worstFormula, error);
        }
        if (c.samples[i]) {
            const double off = std::fabs(deviation(c, i));
            ++samples;
            wrongSamples += off > kMostDeviation;
            unusual += off > kUsualDeviation;
            beyond95 += off > 1.96;
            worstSample = std::max(worstSample, off);
        }
    }
}

} // namespace oracles
