// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/exact_math.h"

#include <array>
#include <cmath>
#include <limits>

namespace pricing {

double exactExp(double x) {
    if (x > 709)
        return std::numeric_limits<double>::infinity();
    if (x < -745)
        return 0;
    const double n = std::floor(x / 0.69314718055994531 + 0.5);
    // ln 2 in two parts, so that the remainder keeps its last bits
    const double r = (x - n * 0.693145751953125) - n * 1.4286068203094173e-06;
    double sum = 1;
    for (int k = 14; k >= 1; --k)
        sum = 1 + sum * r / k;
    return std::ldexp(sum, static_cast<int>(n));
}

double exactPow(double x, double y) {
    return exactExp(y * exactLog(x));
}

double logGamma(double x) {
    // Stirling's series from 10 up, reached by the recurrence
    double shift = 0;
    while (x < 10) {
        shift += exactLog(x);
        x += 1;
    }
    const double i = 1 / x, i2 = i * i;
    const double series =
        i * (1.0 / 12 -
             i2 * (1.0 / 360 - i2 * (1.0 / 1260 -
                                     i2 * (1.0 / 1680 - i2 * (1.0 / 1188 - i2 * 691.0 / 360360)))));
    return (x - 0.5) * exactLog(x) - x + 0.91893853320467274 + series - shift;
}

namespace {

double gammaSeries(double a, double x) {
    double term = 1 / a, sum = term;
    for (double n = a + 1; term > sum * 1e-17; n += 1) {
        term *= x / n;
        sum += term;
    }
    return sum * exactExp(a * exactLog(x) - x - logGamma(a));
}

/// Q(a, x) by Lentz's continued fraction.
double gammaFraction(double a, double x) {
    constexpr double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
    for (int i = 1; i < 1000; ++i) {
        const double an = -i * (i - a);
        b += 2;
        d = an * d + b;
        d = 1 / (std::fabs(d) < tiny ? tiny : d);
        c = b + an / c;
        c = std::fabs(c) < tiny ? tiny : c;
        h *= d * c;
        if (std::fabs(d * c - 1) < 1e-16)
            break;
    }
    return h * exactExp(a * exactLog(x) - x - logGamma(a));
}

} // namespace

double gammaP(double a, double x) {
    if (x <= 0)
        return 0;
    return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

namespace {

double cube(double v) {
    return v * v * v;
}

/// Wilson–Hilferty where it holds, the power law of the lower tail elsewhere.
double gammaQuantileGuess(double shape, double u) {
    const double g = 1 / (9 * shape);
    const double x = shape * cube(1 - g + normalQuantile(u) * std::sqrt(g));
    if (x > 0 && shape >= 1)
        return x;
    return exactExp((exactLog(u) + logGamma(shape + 1)) / shape);
}

} // namespace

double gammaQuantile(double shape, double u, double near) {
    double x = near > 0 ? near : gammaQuantileGuess(shape, u);
    if (x < 1e-290)
        return 0;
    const double scale = logGamma(shape);
    double low = 0, high = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 100; ++i) { // Newton, kept inside the bracket by bisection
        const double p = gammaP(shape, x) - u;
        (p > 0 ? high : low) = x;
        const double density = exactExp((shape - 1) * exactLog(x) - x - scale);
        double next = x - p / density;
        if (!(next > low && next < high))
            next = std::isinf(high) ? 2 * x : 0.5 * (low + high);
        if (std::fabs(next - x) <= 1e-11 * x)
            return next;
        x = next;
    }
    return x;
}

double normalCdf(double z) {
    const double half = 0.5 * gammaP(0.5, z * z / 2);
    return z >= 0 ? 0.5 + half : 0.5 - half;
}

namespace {

using Coefficients = std::array<double, 8>;

/// c[0] + c[1] x + …, highest power last.
double polynomial(const Coefficients& c, double x) {
    double sum = 0;
    for (std::size_t i = c.size(); i-- > 0;)
        sum = sum * x + c[i];
    return sum;
}

// AS 241's rational approximations: the middle, the tail, the far tail
constexpr Coefficients kMiddleTop{
    3.387132872796366608,  133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727};
constexpr Coefficients kMiddleBottom{1,
                                     42.313330701600911252,
                                     687.1870074920579083,
                                     5394.1960214247511077,
                                     21213.794301586595867,
                                     39307.89580009271061,
                                     28729.085735721942674,
                                     5226.495278852854561};
constexpr Coefficients kTailTop{1.42343711074968357734,  4.6303378461565452959,
                                5.7694972214606914055,   3.64784832476320460504,
                                1.27045825245236838258,  .24178072517745061177,
                                .0227238449892691845833, 7.7454501427834140764e-4};
constexpr Coefficients kTailBottom{1,
                                   2.05319162663775882187,
                                   1.6763848301838038494,
                                   .68976733498510000455,
                                   .14810397642748007459,
                                   .0151986665636164571966,
                                   5.475938084995344946e-4,
                                   1.05075007164441684324e-9};
constexpr Coefficients kFarTop{6.6579046435011037772,     5.4637849111641143699,
                               1.7848265399172913358,     .29656057182650489123,
                               .026532189526576123093,    .0012426609473880784386,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients kFarBottom{1,
                                  .59983220655588793769,
                                  .13692988092273580531,
                                  .0148753612908506148525,
                                  7.868691311456132591e-4,
                                  1.8463183175100546818e-5,
                                  1.4215117583164458887e-7,
                                  2.04426310338993978564e-15};

} // namespace

double normalQuantile(double u) {
    const double q = u - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(kMiddleTop, r) / polynomial(kMiddleBottom, r);
    }
    const double r = std::sqrt(-exactLog(q < 0 ? u : 1 - u));
    const double value = r <= 5 ? polynomial(kTailTop, r - 1.6) / polynomial(kTailBottom, r - 1.6)
                                : polynomial(kFarTop, r - 5) / polynomial(kFarBottom, r - 5);
    return q < 0 ? -value : value;
}

} // namespace pricing
