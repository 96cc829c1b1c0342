// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

// The inner loops of drawing and simulating, compiled once per instruction set. This header and
// what the loops include declare no inline functions: the linker keeps one copy of those, and it
// could be one that an older processor does not understand.

namespace pricing {

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
    /// out[i] = values[i] / divisor.
    void (*quotients)(const double* values, double divisor, std::size_t n, double* out);
};

/// Those of the newest instruction set that this processor has.
const Lanes& lanes();

/// All that this processor can run, the plainest first.
std::size_t lanesCount();
const Lanes& lanesNumber(std::size_t);

} // namespace pricing
