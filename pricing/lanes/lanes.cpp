// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/lanes/lanes.h"

#include <cassert>

namespace pricing {

extern const Lanes plainLanes;
#if defined(__x86_64__)
extern const Lanes v3Lanes, v4Lanes;
#endif

std::size_t lanesCount() {
#if defined(__x86_64__)
    static const std::size_t count = [] {
        // asked feature by feature: compilers of 2022 do not know the levels' names here
        const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                        __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
                        __builtin_cpu_supports("popcnt");
        const bool v4 = v3 && __builtin_cpu_supports("avx512f") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
        return v4 ? 3 : v3 ? 2 : 1;
    }();
    return count;
#else
    return 1;
#endif
}

const Lanes& lanesNumber(std::size_t i) {
    assert(i < lanesCount());
#if defined(__x86_64__)
    return i == 2 ? v4Lanes : i == 1 ? v3Lanes : plainLanes;
#else
    static_cast<void>(i);
    return plainLanes;
#endif
}

const Lanes& lanes() {
    static const Lanes& newest = lanesNumber(lanesCount() - 1);
    return newest;
}

} // namespace pricing
