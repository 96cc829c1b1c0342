// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loops of Lanes that simulate fleets with one request per worker, included once by the file
// of each instruction set. Vectors have the processor's own width: of wider ones g++ 12 makes
// detours over memory.

#pragma once

#include "pricing/lanes/lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace pricing {
namespace {
// NOLINTBEGIN(misc-definitions-in-headers): each file that includes this is to have its own

#if defined(__AVX512F__)
constexpr int kWidth = 8;
#elif defined(__AVX2__)
constexpr int kWidth = 4;
#else
constexpr int kWidth = 2;
#endif
using Vector = double __attribute__((vector_size(8 * kWidth)));
using Indices = std::int64_t __attribute__((vector_size(8 * kWidth)));

#if defined(__AVX512F__)
inline Vector secondEverywhere(Vector v) {
    return __builtin_shufflevector(v, v, 1, 1, 1, 1, 1, 1, 1, 1);
}
/// v without its first value, and the first of `next`.
inline Vector shifted(Vector v, Vector next) {
    return __builtin_shufflevector(v, next, 1, 2, 3, 4, 5, 6, 7, 8);
}
#elif defined(__AVX2__)
inline Vector secondEverywhere(Vector v) {
    return __builtin_shufflevector(v, v, 1, 1, 1, 1);
}
inline Vector shifted(Vector v, Vector next) {
    return __builtin_shufflevector(v, next, 1, 2, 3, 4);
}
#else
inline Vector secondEverywhere(Vector v) {
    return __builtin_shufflevector(v, v, 1, 1);
}
inline Vector shifted(Vector v, Vector next) {
    return __builtin_shufflevector(v, next, 1, 2);
}
#endif

inline Vector everywhere(double x) {
    return Vector{} + x; // x is a time or a duration, never −0
}
inline Vector larger(Vector a, Vector b) {
    return a > b ? a : b;
}
inline Vector smaller(Vector a, Vector b) {
    return a < b ? a : b;
}

/// The recursion of Kiefer and Wolfowitz: the times stay sorted without a branch, because
/// inserting d and dropping the first is w[i] = min(w[i + 1], max(w[i], d)). The first is kept in
/// all lanes beside them: to fetch it from the vector would lengthen the chain from request to
/// request by half.
template <int vectors, bool limited>
void sortedWaits(double* freeAt, double limit, const double* __restrict times,
                 const double* __restrict services, std::size_t n, double* __restrict waits) {
    Vector w[vectors];
    __builtin_memcpy(w, freeAt, sizeof w);
    const Vector infinite = everywhere(__builtin_inf());
    Vector first = everywhere(w[0][0]);
    for (std::size_t i = 0; i < n; ++i) {
        const Vector time = everywhere(times[i]), second = secondEverywhere(w[0]);
        const Vector start = larger(first, time);
        const Vector wait = start - time;
        Vector end = start + services[i];
        waits[i] = wait[0];
        if constexpr (limited) { // who is not served changes nothing
            const Indices isLost = wait > limit;
            end = isLost ? first : end;
            waits[i] = isLost[0] ? -1 : wait[0];
        }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 8
#endif
        for (int v = 0; v < vectors; ++v)
            w[v] = smaller(shifted(w[v], v + 1 < vectors ? w[v + 1] : infinite), larger(w[v], end));
        first = smaller(second, larger(first, end));
    }
    __builtin_memcpy(freeAt, w, sizeof w);
}

template <int vectors>
void sortedWaits(double* freeAt, double limit, const double* times, const double* services,
                 std::size_t n, double* waits) {
    if (limit == __builtin_inf())
        sortedWaits<vectors, false>(freeAt, limit, times, services, n, waits);
    else
        sortedWaits<vectors, true>(freeAt, limit, times, services, n, waits);
}

void waitsForFirst(double* freeAt, int workers, double limit, const double* times,
                   const double* services, std::size_t n, double* waits) {
    if (workers <= kWidth)
        sortedWaits<1>(freeAt, limit, times, services, n, waits);
    else if (workers <= 8)
        sortedWaits<8 / kWidth>(freeAt, limit, times, services, n, waits);
    else
        sortedWaits<16 / kWidth>(freeAt, limit, times, services, n, waits);
}

/// Which of the eight workers from here on are free at `time`, a bit each.
inline unsigned freeOfEight(const double* freeAt, double time) {
#if defined(__AVX2__)
    const __m256d t = _mm256_set1_pd(time);
    const int low = _mm256_movemask_pd(_mm256_cmp_pd(_mm256_load_pd(freeAt), t, _CMP_LE_OQ));
    const int high = _mm256_movemask_pd(_mm256_cmp_pd(_mm256_load_pd(freeAt + 4), t, _CMP_LE_OQ));
    return static_cast<unsigned>(low | high << 4);
#elif defined(__SSE2__)
    const __m128d t = _mm_set1_pd(time);
    int mask = 0;
    for (int i = 0; i < 4; ++i)
        mask |= _mm_movemask_pd(_mm_cmple_pd(_mm_load_pd(freeAt + 2 * i), t)) << (2 * i);
    return static_cast<unsigned>(mask);
#else
    unsigned mask = 0;
    for (unsigned i = 0; i < 8; ++i)
        mask |= static_cast<unsigned>(freeAt[i] <= time) << i;
    return mask;
#endif
}

template <int eights> unsigned freeOfMany(const double* freeAt, double time) {
    unsigned mask = 0;
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 4
#endif
    for (int i = 0; i < eights; ++i)
        mask |= freeOfEight(freeAt + 8 * i, time) << (8 * i);
    return mask;
}

/// −1: none. Few branches: where the newest free worker stands is what nobody can predict.
inline int newestFree(const NewestFirst& f, double time) {
    if (f.workers <= 8) {
        const unsigned mask = freeOfMany<1>(f.freeAt, time);
        return mask ? 31 - __builtin_clz(mask) : -1;
    }
    if (f.workers <= 16) {
        const unsigned mask = freeOfMany<2>(f.freeAt, time);
        return mask ? 31 - __builtin_clz(mask) : -1;
    }
    for (int block = (f.workers - 1) & ~31; block >= 0; block -= 32)
        if (const unsigned mask = freeOfMany<4>(f.freeAt + block, time))
            return block + 31 - __builtin_clz(mask);
    return -1;
}

/// The earliest of the times, and the first worker that has it.
int firstFree(const double* freeAt, int workers) {
    Vector least;
    __builtin_memcpy(&least, freeAt, sizeof least);
    for (int i = kWidth; i < workers; i += kWidth) {
        Vector next;
        __builtin_memcpy(&next, freeAt + i, sizeof next);
        least = smaller(least, next);
    }
    double first = least[0];
    for (int i = 1; i < kWidth; ++i)
        first = least[i] < first ? least[i] : first;
    for (int block = 0; block < workers; block += 8)
        if (const unsigned mask = freeOfEight(freeAt + block, first))
            return block + __builtin_ctz(mask);
    return 0;
}

/// Written as four at once, as freeOfEight() reads them: a processor hands on what was just stored
/// only to a load that it covers, and eight at once it hands on late.
inline void setFreeAt(double* freeAt, int worker, double time) {
    using Four = double __attribute__((vector_size(32)));
    using FourIndices = std::int64_t __attribute__((vector_size(32)));
    constexpr FourIndices kLanes{0, 1, 2, 3};
    double* at = freeAt + (worker & ~3);
    Four v;
    __builtin_memcpy(&v, at, sizeof v);
    const FourIndices isIt = kLanes == (FourIndices{} + (worker & 3));
    v = isIt ? (Four{} + time) : v;
    __builtin_memcpy(at, &v, sizeof v);
}

inline void serveOne(NewestRun& run, std::size_t i) {
    NewestFirst& f = *run.fleet;
    const double time = run.times[i], service = run.services[i];
    const int worker = newestFree(f, time);
    const bool isStopped = worker >= f.kept && f.freeAt[worker] + f.idleTimeout <= time;
    if (__builtin_expect(f.isWaiting || worker < 0 || isStopped, 0)) {
        f.takeOther(f.owner, time, service);
        return;
    }
    setFreeAt(f.freeAt, worker, time + service);
    f.worked[worker] += service;
    *run.served++ = service;
}

template <std::size_t count> void serveSideBySide(NewestRun* runs, std::size_t n) {
    NewestRun local[count];
    for (std::size_t r = 0; r < count; ++r)
        local[r] = runs[r];
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t r = 0; r < count; ++r)
            serveOne(local[r], i);
    for (std::size_t r = 0; r < count; ++r)
        runs[r].served = local[r].served;
}

void serveNewest(NewestRun* runs, std::size_t count, std::size_t n) {
    if (count == 1)
        serveSideBySide<1>(runs, n);
    else if (count == 2)
        serveSideBySide<2>(runs, n);
    else if (count == 3)
        serveSideBySide<3>(runs, n);
    else
        serveSideBySide<4>(runs, n);
}

// NOLINTEND(misc-definitions-in-headers)
} // namespace
} // namespace pricing
