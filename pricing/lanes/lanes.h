// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

// The inner loops of drawing and simulating, compiled once per instruction set. This header and
// what the loops include declare no inline functions: the linker keeps one copy of those, and it
// could be one that an older processor does not understand.

namespace pricing {

/// Workers that take one request each, the newest idle one first, by age. Times are ticks in
/// doubles, which hold whole numbers exactly up to 2^53.
struct NewestFirst {
    /// End of the present request or start; infinite past the workers, up to a multiple of 32.
    double* freeAt = nullptr;
    double* worked = nullptr; ///< ticks of service in the worker's life
    int workers = 0;
    int kept = 0;           ///< the first so many never idle out
    double idleTimeout = 0; ///< ticks
    bool isWaiting = false; ///< requests wait: nobody is served at once
    void* owner = nullptr;
    /// Takes a request that no worker, idle and not yet stopped, can serve at once.
    void (*takeOther)(void* owner, double time, double service) = nullptr;
};

/// One such fleet's next requests.
struct NewestRun {
    NewestFirst* fleet;
    const double* times;
    const double* services;
    double* served; ///< services of those served at once, in order; moves on
};

/// The loops for one instruction set. All give the same bits: every lane does the operations of
/// the scalar code in its order, and none is fused.
struct Lanes {
    const char* name;
    /// Numbers `first` … `first + n − 1` of the stream with this key (see RandomStream).
    void (*uniforms)(std::uint64_t key, std::uint64_t first, std::size_t n, double* out);
    /// values[i] = −ln(values[i]); 0 < values[i] < 1 and no subnormal. Bits of −exactLog.
    void (*negativeLogs)(double* values, std::size_t n);
    /// Straight lines between 1,025 values at 0, 1/1024, … 1 of u.
    void (*lines)(const double* table, const double* u, std::size_t n, double* out);
    /// values[i] (seconds, not negative) in whole ticks, the nearest.
    void (*wholeTicks)(double* values, std::size_t n);
    /// The bin of each duration (ticks below 2^51, not negative) in a DurationHistogram of 2^-bits,
    /// and how far it lies above the bin's lower end.
    void (*bins)(const double* durations, std::size_t n, int bits, std::uint32_t* bin,
                 std::int64_t* above);
    /// Requests in the order of their times wait for the first free of `workers` ≤ 16 workers, at
    /// most `limit`; waits[i] is −1 for one that would wait longer and is not served. `freeAt`:
    /// 16 ascending times, infinite past the workers.
    void (*waits)(double* freeAt, int workers, double limit, const double* times,
                  const double* services, std::size_t n, double* waits);
    /// The next n requests of each of 1, 2, 3 or 4 fleets that know nothing of each other, side by
    /// side: while one waits for a result, the others go on.
    void (*serveNewest)(NewestRun* runs, std::size_t count, std::size_t n);
    /// The worker of at least one that is free first, the oldest of equals.
    int (*firstFree)(const double* freeAt, int workers);
    /// out[i] = values[i] / divisor.
    void (*quotients)(const double* values, double divisor, std::size_t n, double* out);
};

/// Those of the newest instruction set that this processor has.
const Lanes& lanes();

/// All that this processor can run, the plainest first.
std::size_t lanesCount();
const Lanes& lanesNumber(std::size_t);

} // namespace pricing
