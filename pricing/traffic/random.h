// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/lanes/lanes.h"

#include <cstddef>
#include <cstdint>

namespace pricing {

/// Which question a random number answers. Streams never share numbers.
enum class Stream : std::uint64_t {
    spacing = 1, ///< time to the next arrival
    service,     ///< the share of requests served faster than this one
    coldStart,
    level,         ///< wander of the arrival rate
    startParts,    ///< what a start meets: refusals, waits, snapshots, its parts
    interruptions, ///< when machines are taken away, and which
    pause,         ///< whether traffic stands still for a short while
    longPause,     ///< and for a long one
    batch,         ///< requests that come together
    clock,         ///< arrivals that wait for a tick
};

/// SplitMix64's finaliser: a bijection whose outputs on successive inputs pass as random.
constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// Counter-based: number i of a stream depends on (seed, stream, week, i) and on nothing that was
/// drawn before, so all offers see the same requests whatever they do with them.
class RandomStream {
public:
    constexpr RandomStream(std::uint64_t seed, Stream stream, std::uint64_t week,
                           bool warmUp = false)
        : m_key(mixed(mixed(mixed(seed + kStep) + static_cast<std::uint64_t>(stream) * kStep) +
                      2 * week * kStep + (warmUp ? kStep : 0))) {}

    /// The stream of the same seed and week for another question.
    constexpr RandomStream sibling(Stream stream) const {
        RandomStream other = *this;
        other.m_key = mixed(m_key + static_cast<std::uint64_t>(stream) * kStep);
        return other;
    }

    /// Uniform in (0, 1), never 0 or 1.
    double uniform(std::uint64_t index) const {
        const std::uint64_t bits = mixed(m_key + (index + 1) * kStep);
        return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
    }

    std::uint64_t key() const { return m_key; }
    /// Numbers `first` … `first + n − 1`, in lanes.
    void uniforms(std::uint64_t first, std::size_t n, double* out) const {
        lanes().uniforms(m_key, first, n, out);
    }

private:
    static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15ULL;
    std::uint64_t m_key;
};

/// The numbers of a stream one after the other.
class Draws {
public:
    explicit Draws(RandomStream stream) : m_stream(stream) {}
    double next() { return m_stream.uniform(m_drawn++); }

private:
    RandomStream m_stream;
    std::uint64_t m_drawn = 0;
};

} // namespace pricing
