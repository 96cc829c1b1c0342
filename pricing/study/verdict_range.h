// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

namespace pricing {

/// How far the traffic is followed, × today.
inline constexpr double kLeastTraffic = 0.01, kMostTraffic = 100;

/// The finished report with the range of traffic in which its verdict keeps its winner, every pack
/// and every disputed figure considered; an end that lies beyond the places looked at is left out.
/// A report without a winner comes back as it is. Nothing when `progress` stopped it.
std::optional<Report> withRange(Report, const CompareInput&, const ForEach& = oneAfterAnother,
                                const Progress& = {});

} // namespace pricing
