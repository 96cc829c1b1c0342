// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace pricing {

/// One step of a longer study: what it reports is stretched over [from, to] of the whole, 1, and
/// never goes back, though the step itself may count anew. `whole` must outlive what is returned.
inline Progress partOf(const Progress& whole, double from, double to) {
    if (!whole)
        return {};
    auto furthest = std::make_shared<std::atomic<double>>(from);
    return [&whole, from, to, furthest](double done, double total) {
        const double share = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0;
        const double now = from + (to - from) * share;
        double was = *furthest;
        while (was < now && !furthest->compare_exchange_weak(was, now)) {
        }
        return whole(std::max(was, now), 1);
    };
}

} // namespace pricing
