// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pricing {

// Durations in seconds. The text forms are those of the plan file.
struct Constant { // const:A
    double value = 0;
    bool operator==(const Constant&) const = default;
};
struct Uniform { // uniform:A,B
    double low = 0, high = 0;
    bool operator==(const Uniform&) const = default;
};
struct Triangular { // triangular:A,MODE,B
    double low = 0, mode = 0, high = 0;
    bool operator==(const Triangular&) const = default;
};
struct Exponential { // exp:MEAN
    double mean = 0;
    bool operator==(const Exponential&) const = default;
};
struct Gamma { // gamma:MEAN,CV
    double mean = 0, cv = 1;
    bool operator==(const Gamma&) const = default;
};
struct Lognormal { // lognormal:MEAN,CV
    double mean = 0, cv = 1;
    bool operator==(const Lognormal&) const = default;
};
/// Measured samples beside the plan (file:NAME). `values` is sorted; empty until the file is read.
struct Samples {
    std::string file;
    std::vector<double> values;
    bool operator==(const Samples&) const = default;
};

using Distribution =
    std::variant<Constant, Uniform, Triangular, Exponential, Gamma, Lognormal, Samples>;

/// The numbers of "A,B,…"; nothing unless all are finite and not negative.
std::optional<std::vector<double>> nonNegativeNumbers(std::string_view text);

/// Reads the text form; the problem's place is left empty for the caller to fill in.
Result<Distribution> parseDistribution(std::string_view text);

/// The text form; parse(text(d)) == d.
std::string text(const Distribution&);

/// The same law, every duration `factor` times as long.
Distribution scaled(const Distribution&, double factor);

double mean(const Distribution&);
/// E[X²].
double secondMoment(const Distribution&);
/// The value below which a share u of draws lies, 0 < u < 1.
double quantile(const Distribution&, double u);
/// The smallest and largest value worth naming on a screen (1 % and 99 % where unbounded).
double practicalLow(const Distribution&);
double practicalHigh(const Distribution&);

} // namespace pricing
