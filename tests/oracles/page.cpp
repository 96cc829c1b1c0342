// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/page.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace oracles {

namespace {

constexpr const char* kIntroduction =
    R"(# The engine against theory

Written by `./dev validate` from the runs it describes: do not edit. The test `tst_oracles` runs the same list of
cases and fails when this page is not what they give.

**Expected** values are in `tests/pricing/data/oracles_queue.csv`: textbook formulas in arithmetic of 40 digits,
except M/M/k with set-up (a truncated Markov chain) and the rows `…_sim` (another program's simulation, with a
standard error of its own, counted below). `reference` is the published case of a serverless simulator, its figures
the mean of 20 runs of a million seconds.

**Formula** is what `pricing/queueing` computes; the column says how far it is from the expected value, relatively.
**Simulated** is what the engine's own fleet says, through the function behind `breakeven-cli simulate`: every
request, with standard errors from 40 batches of one long run after a warm-up, or from independent runs where the
traffic changes. Seeds are the rows' numbers. **Off by** counts standard errors (of both sides).

A formula holds within 1e-9. A simulated figure holds within 4.5 standard errors, and all together when at most 1 %
of them lie beyond 3. A dash: the figure has no formula here, is not among those that a simulation reports, or has
too few events to be counted (fewer than 30 expected).

)";

std::string scientific(double v) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.0e", v);
    return v == 0 ? "0" : buffer;
}

std::string fixed(double v, const char* format) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, format, v);
    return buffer;
}

/// As many decimals as the standard error has sense for.
std::string sampledText(const Sample& s) {
    if (s.standardError <= 0)
        return digits(s.value);
    const int decimals =
        std::clamp(1 - static_cast<int>(std::floor(std::log10(s.standardError))), 0, 12);
    char buffer[60];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, s.value);
    return buffer;
}

std::string figureLine(const Checked& c, std::size_t i) {
    const Figure& f = c.oracle.figures[i];
    bool holds = true;
    std::string line = "| " + c.oracle.id + " | " + f.name + " | " + digits(f.expected, 8);
    if (f.expectedError > 0)
        line += " ± " + digits(f.expectedError, 2);
    line += " | ";
    if (f.formula) {
        line += scientific(formulaError(f));
        holds = formulaError(f) <= kFormulaTolerance;
    } else {
        line += "–";
    }
    if (c.samples[i]) {
        const double off = deviation(c, i);
        line += " | " + sampledText(*c.samples[i]) + " | " +
                digits(c.samples[i]->standardError, 2) + " | " + fixed(off, "%+.2f");
        holds = holds && std::fabs(off) <= kMostDeviation;
    } else {
        line += " | – | – | –";
    }
    const bool unchecked = !f.formula && !c.samples[i];
    return line + (unchecked ? " | – |\n" : holds ? " | yes |\n" : " | **no** |\n");
}

std::string familySection(const std::string& family, const std::vector<Checked>& cases) {
    std::string text = "## " + family + "\n\n| oracle | queue | simulated as |\n|---|---|---|\n";
    for (const Checked& c : cases)
        if (c.oracle.family == family)
            text += "| " + c.oracle.id + " | " + c.oracle.setting + " | " + c.oracle.fleet + " |\n";
    text +=
        "\n| oracle | figure | expected | formula | simulated | standard error | off by | holds |\n"
        "|---|---|--:|--:|--:|--:|--:|---|\n";
    for (const Checked& c : cases)
        if (c.oracle.family == family)
            for (std::size_t i = 0; i < c.oracle.figures.size(); ++i)
                text += figureLine(c, i);
    return text + "\n";
}

/// The mean wait of a case, by formula or by simulation.
const Figure* waitOf(const Case& c) {
    for (const Figure& f : c.figures)
        if (f.column == "Wq")
            return &f;
    return nullptr;
}

/// How far each approximation is from the simulation of what it approximates.
std::string approximationsTable(const std::vector<Checked>& cases) {
    std::string text =
        "How good the approximations are: a formula is shown beside a simulation, never as the "
        "answer, unless it is exact.\n\n"
        "| oracle | formula, s | simulated here, s | the formula is off by |\n"
        "|---|--:|--:|--:|\n";
    for (const Checked& c : cases) {
        const auto companion = std::find_if(cases.begin(), cases.end(), [&](const Checked& other) {
            return other.oracle.id == c.oracle.id + "_sim";
        });
        if (companion == cases.end())
            continue;
        const double formula = *waitOf(c.oracle)->formula;
        const Sample& sample = *companion->samples.front();
        text += "| " + c.oracle.id + " | " + digits(formula, 5) + " | " + sampledText(sample) +
                " | " + fixed(100 * (formula / sample.value - 1), "%+.1f %%") + " |\n";
    }
    return text + "\n";
}

std::string summary(const std::vector<Checked>& cases) {
    Agreement all;
    for (const Checked& c : cases)
        all.add(c);
    return "**" + std::string(all.holds() ? "All hold" : "Not all hold") + ".** " +
           std::to_string(all.formulas) + " figures by formula, the worst off by " +
           scientific(all.worstFormula) + "; " + std::to_string(all.samples) +
           " by simulation, the worst off by " + fixed(all.worstSample, "%.2f") +
           " standard errors, " + std::to_string(all.unusual) + " beyond 3 and " +
           std::to_string(all.beyond95) + " beyond 1.96 (5 % would be " +
           digits(0.05 * all.samples, 3) + ").\n\n";
}

std::string coverageSection(const std::vector<Coverage>& coverages) {
    std::string text =
        "## The standard error itself\n\n"
        "One worker that scales to zero, whose time is known (as onesetup1), simulated again and "
        "again for 32 short\nweeks each: how often the interval of ± 1.96 standard errors, as "
        "bills are given, holds the truth. It should be\n95 %, within 2.\n\n"
        "| figure | repetitions | held | share | holds |\n|---|--:|--:|--:|---|\n";
    for (const Coverage& c : coverages)
        text += "| " + c.figure + " | " + std::to_string(c.repetitions) + " | " +
                std::to_string(c.covered) + " | " + fixed(100 * c.share(), "%.1f %%") +
                (c.holds() ? " | yes |\n" : " | **no** |\n");
    return text;
}

} // namespace

std::string validationPage(const std::vector<Checked>& cases,
                           const std::vector<Coverage>& coverages) {
    std::string text = kIntroduction + summary(cases);
    std::vector<std::string> families;
    for (const Checked& c : cases)
        if (std::find(families.begin(), families.end(), c.oracle.family) == families.end())
            families.push_back(c.oracle.family);
    for (const std::string& family : families) {
        text += familySection(family, cases);
        if (family == "Approximations")
            text += approximationsTable(cases);
    }
    return text + coverageSection(coverages);
}

} // namespace oracles
