// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace oracles {

/// How often a 95 % interval of the engine held the truth, by the standard error that bills rest on
/// (32 batches of weeks).
struct Coverage {
    std::string figure;
    int repetitions = 0, covered = 0;

    double share() const { return static_cast<double>(covered) / repetitions; }
    bool holds() const { return share() >= 0.93 && share() <= 0.97; }
};

/// One worker that scales to zero, whose time is known in closed form (SingleWorker), simulated
/// `repetitions` times with seeds 1, 2, …
std::vector<Coverage> coverages(int repetitions);
inline constexpr int kRepetitions = 1000;

} // namespace oracles
