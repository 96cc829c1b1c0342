// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/traffic/fold.h"
#include "pricing/traffic/observations.h"

#include <array>
#include <optional>
#include <string>

namespace pricing {

/// What the times of requests say of their burstiness; nothing where they cannot tell.
struct MeasuredBurstiness {
    static constexpr std::array kWindowsS{10.0, 60.0, 600.0};

    /// c_a² of neighbouring gaps, whatever the rate does: from the local variation Lv (Shinomoto,
    /// Shima and Tanji, Neural Computation 15, 2003), which is 3 / (2 k + 1) for gamma spacing of
    /// shape k = 1 / c_a².
    std::optional<double> spacingCa2;
    std::optional<double> rawSpacingCa2; ///< of all gaps, rate and pauses and all
    /// Variance / mean of the counts in windows, about what the typical week has there.
    std::array<std::optional<double>, kWindowsS.size()> dispersion;
    /// Level that makes such dispersion, with spacing_ca2 at the smallest windows: the exponential
    /// of an Ornstein-Uhlenbeck process has variance / mean = c_a² + 2 rate cv² t (1 − t (1 −
    /// exp(−w / t)) / w) in windows of w.
    std::optional<double> levelCv, levelTimeS;
    std::optional<double> weekLevelCv; ///< week to week, growth apart
    std::string cannotTell;            ///< why spacing is missing

    /// For a plan; nothing unless spacing or level was measured.
    std::optional<Burstiness> burstiness() const;
};

MeasuredBurstiness measuredBurstiness(const TrafficObservations&, const FoldedTraffic&,
                                      const UtcOffsets& zone);

} // namespace pricing
