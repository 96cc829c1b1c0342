// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/distribution.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace pricing {

namespace {

template <class... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <class... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

Problem wrong(std::string_view text, const std::string& expected) {
    return {{}, "\"" + std::string(text) + "\" is not a distribution: expected " + expected};
}

std::string number(double v) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, v);
    return {buffer, end.ptr};
}

std::optional<std::vector<double>> arguments(std::string_view text, std::size_t count) {
    auto values = nonNegativeNumbers(text);
    if (!values || values->size() != count)
        return std::nullopt;
    return values;
}

struct LognormalShape {
    double mu, sigma;
};
LognormalShape shapeOf(const Lognormal& d) {
    const double variance = exactLog(1 + d.cv * d.cv);
    return {exactLog(d.mean) - variance / 2, std::sqrt(variance)};
}

double triangularQuantile(const Triangular& d, double u) {
    const double width = d.high - d.low;
    if (width <= 0)
        return d.low;
    const double left = (d.mode - d.low) / width;
    return u < left ? d.low + std::sqrt(u * width * (d.mode - d.low))
                    : d.high - std::sqrt((1 - u) * width * (d.high - d.mode));
}

} // namespace

namespace {

constexpr double kLongestMeanS = 1e8; // three years; simulated time holds 290

Result<Distribution> parsed(std::string_view text) {
    const auto colon = text.find(':');
    const auto kind = text.substr(0, colon);
    const auto rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    const auto fail = [&](const char* expected) { return tl::unexpected(wrong(text, expected)); };
    if (kind == "const") {
        const auto a = arguments(rest, 1);
        return a ? Result<Distribution>(Constant{(*a)[0]}) : fail("const:SECONDS, not negative");
    }
    if (kind == "uniform") {
        const auto a = arguments(rest, 2);
        return a && (*a)[0] <= (*a)[1] ? Result<Distribution>(Uniform{(*a)[0], (*a)[1]})
                                       : fail("uniform:A,B with 0 ≤ A ≤ B");
    }
    if (kind == "triangular") {
        const auto a = arguments(rest, 3);
        return a && (*a)[0] <= (*a)[1] && (*a)[1] <= (*a)[2]
                   ? Result<Distribution>(Triangular{(*a)[0], (*a)[1], (*a)[2]})
                   : fail("triangular:A,MODE,B with 0 ≤ A ≤ MODE ≤ B");
    }
    if (kind == "exp") {
        const auto a = arguments(rest, 1);
        return a && (*a)[0] > 0 ? Result<Distribution>(Exponential{(*a)[0]})
                                : fail("exp:MEAN with MEAN > 0");
    }
    if (kind == "gamma" || kind == "lognormal") {
        const auto a = arguments(rest, 2);
        if (!a || (*a)[0] <= 0)
            return fail(kind == "gamma" ? "gamma:MEAN,CV with MEAN > 0 and CV ≥ 0"
                                        : "lognormal:MEAN,CV with MEAN > 0 and CV ≥ 0");
        return kind == "gamma" ? Result<Distribution>(Gamma{(*a)[0], (*a)[1]})
                               : Result<Distribution>(Lognormal{(*a)[0], (*a)[1]});
    }
    if (kind == "file" && !rest.empty())
        return Distribution{Samples{std::string(rest), {}}};
    return fail("const:A, uniform:A,B, triangular:A,MODE,B, exp:MEAN, gamma:MEAN,CV, "
                "lognormal:MEAN,CV or file:NAME");
}

} // namespace

std::optional<std::vector<double>> nonNegativeNumbers(std::string_view text) {
    std::vector<double> values;
    while (true) {
        const auto comma = text.find(',');
        const auto part = text.substr(0, comma);
        double v = 0;
        const auto end = std::from_chars(part.data(), part.data() + part.size(), v);
        if (end.ec != std::errc{} || end.ptr != part.data() + part.size() || !std::isfinite(v) ||
            v < 0)
            return std::nullopt;
        values.push_back(v);
        if (comma == std::string_view::npos)
            return values;
        text.remove_prefix(comma + 1);
    }
}

Result<Distribution> parseDistribution(std::string_view text) {
    auto d = parsed(text);
    if (d && mean(*d) > kLongestMeanS)
        return tl::unexpected(wrong(text, "a mean of at most 1e8 seconds"));
    return d;
}

std::string text(const Distribution& d) {
    return std::visit(
        Overloaded{
            [](const Constant& c) { return "const:" + number(c.value); },
            [](const Uniform& c) { return "uniform:" + number(c.low) + "," + number(c.high); },
            [](const Triangular& c) {
                return "triangular:" + number(c.low) + "," + number(c.mode) + "," + number(c.high);
            },
            [](const Exponential& c) { return "exp:" + number(c.mean); },
            [](const Gamma& c) { return "gamma:" + number(c.mean) + "," + number(c.cv); },
            [](const Lognormal& c) { return "lognormal:" + number(c.mean) + "," + number(c.cv); },
            [](const Samples& c) { return "file:" + c.file; },
        },
        d);
}

Distribution scaled(const Distribution& d, double f) {
    return std::visit(
        Overloaded{
            [f](const Constant& c) -> Distribution { return Constant{c.value * f}; },
            [f](const Uniform& c) -> Distribution {
                return Uniform{c.low * f, c.high * f};
            },
            [f](const Triangular& c) -> Distribution {
                return Triangular{c.low * f, c.mode * f, c.high * f};
            },
            [f](const Exponential& c) -> Distribution { return Exponential{c.mean * f}; },
            [f](const Gamma& c) -> Distribution {
                return Gamma{c.mean * f, c.cv};
            },
            [f](const Lognormal& c) -> Distribution {
                return Lognormal{c.mean * f, c.cv};
            },
            [f](const Samples& c) -> Distribution {
                Samples longer = c;
                for (double& v : longer.values)
                    v *= f;
                return longer;
            },
        },
        d);
}

double mean(const Distribution& d) {
    return std::visit(Overloaded{
                          [](const Constant& c) { return c.value; },
                          [](const Uniform& c) { return (c.low + c.high) / 2; },
                          [](const Triangular& c) { return (c.low + c.mode + c.high) / 3; },
                          [](const Exponential& c) { return c.mean; },
                          [](const Gamma& c) { return c.mean; },
                          [](const Lognormal& c) { return c.mean; },
                          [](const Samples& c) {
                              return c.values.empty()
                                         ? 0.0
                                         : std::accumulate(c.values.begin(), c.values.end(), 0.0) /
                                               static_cast<double>(c.values.size());
                          },
                      },
                      d);
}

double secondMoment(const Distribution& d) {
    return std::visit(
        Overloaded{
            [](const Constant& c) { return c.value * c.value; },
            [](const Uniform& c) { return (c.low * c.low + c.low * c.high + c.high * c.high) / 3; },
            [](const Triangular& c) {
                return (c.low * c.low + c.mode * c.mode + c.high * c.high + c.low * c.mode +
                        c.low * c.high + c.mode * c.high) /
                       6;
            },
            [](const Exponential& c) { return 2 * c.mean * c.mean; },
            [](const Gamma& c) { return c.mean * c.mean * (1 + c.cv * c.cv); },
            [](const Lognormal& c) { return c.mean * c.mean * (1 + c.cv * c.cv); },
            [](const Samples& c) {
                double sum = 0;
                for (const double v : c.values)
                    sum += v * v;
                return c.values.empty() ? 0.0 : sum / static_cast<double>(c.values.size());
            },
        },
        d);
}

double quantile(const Distribution& d, double u) {
    return std::visit(
        Overloaded{
            [](const Constant& c) { return c.value; },
            [u](const Uniform& c) { return c.low + u * (c.high - c.low); },
            [u](const Triangular& c) { return triangularQuantile(c, u); },
            [u](const Exponential& c) { return -c.mean * exactLog(1 - u); },
            [u](const Gamma& c) {
                if (c.cv <= 0)
                    return c.mean;
                const double shape = 1 / (c.cv * c.cv);
                return c.mean / shape * gammaQuantile(shape, u);
            },
            [u](const Lognormal& c) {
                if (c.cv <= 0)
                    return c.mean;
                const auto shape = shapeOf(c);
                return exactExp(shape.mu + shape.sigma * normalQuantile(u));
            },
            [u](const Samples& c) {
                const auto n = c.values.size();
                return n == 0 ? 0.0
                              : c.values[std::min(
                                    n - 1, static_cast<std::size_t>(u * static_cast<double>(n)))];
            },
        },
        d);
}

double practicalLow(const Distribution& d) {
    if (const auto* u = std::get_if<Uniform>(&d))
        return u->low;
    if (const auto* t = std::get_if<Triangular>(&d))
        return t->low;
    return quantile(d, 0.01);
}

double practicalHigh(const Distribution& d) {
    if (const auto* u = std::get_if<Uniform>(&d))
        return u->high;
    if (const auto* t = std::get_if<Triangular>(&d))
        return t->high;
    return quantile(d, 0.99);
}

} // namespace pricing
