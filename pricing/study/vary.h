// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

namespace pricing {

/// What a study changes along its axis.
enum class Across {
    traffic,     ///< requests/s of every hour, × today
    serviceTime, ///< seconds per request on every GPU, × stated
    price,       ///< every rate of one offer, × stated
    idleTimeout, ///< of one offer, seconds
    coldStart,   ///< of one offer, seconds of a start, × stated
};
inline constexpr int kAcrosses = 5;
std::string_view name(Across); ///< "traffic", "service-time", …
std::optional<Across> acrossNamed(std::string_view);
/// Changes one offer only, not all of them.
bool concernsOneOffer(Across);

struct AxisRange {
    double from, to;
};
/// What is worth looking at.
AxisRange usualRange(Across);

/// The comparison with one thing changed; `offer` (an index of in.offers) where it concerns one.
CompareInput varied(const CompareInput& in, Across, double value, int offer = -1);
/// Where the comparison stands as it is: 1, or the offer's idle timeout in seconds.
double presentValue(const CompareInput& in, Across, int offer = -1);
/// Whether the offer has what is changed: a rate, an idle timeout, a start.
bool canVary(const ResolvedOffer&, Across);

} // namespace pricing
