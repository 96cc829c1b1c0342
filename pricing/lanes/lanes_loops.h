// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loops of Lanes, included once by the file of each instruction set. Plain loops that the
// compiler turns into vectors; nothing here may be shared between those files.

#pragma once

#include "pricing/lanes/fleet_loops.h"
#include "pricing/lanes/lanes.h"

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__AVX2__)
// without a 64-bit vector product g++ emulates one where plain ones are quicker
#define PRICING_PLAIN_PRODUCTS __attribute__((optimize("no-tree-vectorize")))
#else
#define PRICING_PLAIN_PRODUCTS
#endif

#if defined(__GNUC__) && !defined(__clang__) && defined(__AVX512F__)
// gathers of eight are slower than of four
#define PRICING_FOUR_LANES __attribute__((target("prefer-vector-width=256")))
#else
#define PRICING_FOUR_LANES
#endif

namespace pricing {
namespace {
// NOLINTBEGIN(misc-definitions-in-headers): each file that includes this is to have its own

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kMantissa = 0x000FFFFFFFFFFFFFULL;

double asDouble(std::uint64_t bits) {
    return __builtin_bit_cast(double, bits);
}

std::uint64_t asBits(double x) {
    return __builtin_bit_cast(std::uint64_t, x);
}

/// RandomStream::uniform. An integer below 2^53 becomes a double in two exact halves, because few
/// instruction sets convert 64-bit integers in lanes.
PRICING_PLAIN_PRODUCTS void uniforms(std::uint64_t key, std::uint64_t first, std::size_t n,
                                     double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) {
        std::uint64_t z = key + (first + i + 1) * kGolden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z = (z ^ (z >> 31)) >> 11;
        const double high = asDouble((z >> 32) | 0x4530000000000000ULL) - (0x1p84 + 0x1p52);
        const double low = asDouble((z & 0xFFFFFFFFULL) | 0x4330000000000000ULL);
        out[i] = (high + low + 0.5) * 0x1p-53;
    }
}

/// exactLog without its special cases.
void negativeLogs(double* values, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t bits = asBits(values[i]);
        // m in [√½, √2): below √½ the mantissa of [½, 1) doubles; told by arithmetic on its bits,
        // as a comparison would become a branch
        const std::uint64_t mantissa = bits & kMantissa;
        const std::uint64_t low = (mantissa - (asBits(0.70710678118654752) & kMantissa)) >> 63;
        const double m = asDouble(mantissa + 0x3FE0000000000000ULL + (low << 52));
        // the biased exponent as a double; 1022 belongs to [½, 1)
        const double exponent =
            asDouble(((bits >> 52) - low) | 0x4330000000000000ULL) - (0x1p52 + 1022);
        const double s = (m - 1) / (m + 1), s2 = s * s, s4 = s2 * s2;
        const double even =
            ((((1.0 / 21 * s4 + 1.0 / 17) * s4 + 1.0 / 13) * s4 + 1.0 / 9) * s4 + 1.0 / 5) * s4 + 1;
        const double odd =
            (((1.0 / 19 * s4 + 1.0 / 15) * s4 + 1.0 / 11) * s4 + 1.0 / 7) * s4 + 1.0 / 3;
        values[i] = -(exponent * 0.69314718055994531 + 2 * s * (even + s2 * odd));
    }
}

PRICING_FOUR_LANES void lines(const double* __restrict table, const double* __restrict u,
                              std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) {
        const double x = u[i] * 1024;
        const auto cell = static_cast<std::int32_t>(x);
        const double low = table[cell], high = table[cell + 1];
        out[i] = low + (x - static_cast<double>(cell)) * (high - low);
    }
}

void quotients(const double* __restrict values, double divisor, std::size_t n,
               double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i)
        out[i] = values[i] / divisor;
}

void wholeTicks(double* values, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const double x = values[i] * 1e9 + 0.5;
#if defined(__SSE4_1__)
        values[i] = __builtin_trunc(x);
#else
        values[i] = static_cast<double>(static_cast<std::int64_t>(x));
#endif
    }
}

/// DurationHistogram::bin by the bits of the whole microseconds as a double: above 2^bits the
/// exponent and the first bits of the mantissa are the bin's number.
void bins(const double* __restrict durations, std::size_t n, int bits,
          std::uint32_t* __restrict bin, std::int64_t* __restrict above) {
    const int drop = 52 - bits;
    const std::uint64_t first = 1ULL << bits;
    const std::uint64_t offset = static_cast<std::uint64_t>(1022 + bits) << bits;
    const std::uint64_t lowMask = ~((1ULL << drop) - 1);
    for (std::size_t i = 0; i < n; ++i) {
        const double d = durations[i];
        // d + ½ thousandths lie 5e-4 or more from a whole number, which no rounding bridges;
        // adding 1.5 × 2^52 rounds to whole numbers
        const double micros = (((d + 0.5) * 1e-3 - 0.5) + 0x1.8p52) - 0x1.8p52;
        const std::uint64_t pattern = asBits(micros);
        const std::uint64_t wide = (pattern >> drop) - offset;
        const std::uint64_t small = asBits(micros + 0x1p52) & kMantissa;
        const std::uint64_t isSmall = 0 - ((wide - first) >> 63);
        bin[i] = static_cast<std::uint32_t>((small & isSmall) | (wide & ~isSmall));
        const double low = asDouble(pattern & lowMask) * 1000;
        above[i] = static_cast<std::int64_t>(asBits(d - low + 0x1p52) & kMantissa);
    }
}

constexpr Lanes lanesNamed(const char* name) {
    return {name, uniforms,      negativeLogs, lines,     wholeTicks,
            bins, waitsForFirst, serveNewest,  firstFree, quotients};
}

// NOLINTEND(misc-definitions-in-headers)
} // namespace
} // namespace pricing
