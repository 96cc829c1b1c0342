// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/verdict.h"

#include <optional>
#include <string>
#include <vector>

/// The verdict in English. Figures follow the style guide: $1,440, 42 %, 3.8 s.
namespace pricing::words {

struct PackAnswer {
    std::string pack;
    int cheapest;
    double monthlyUsd;
};

std::string money(double usd);
std::string seconds(double s);
std::string percent(double share);
std::string count(double n);
std::string factor(double x);              ///< "2.4×"
std::string rate(double usd, RatePer per); ///< "$3.98/h", "$0.88/1M"
std::string rateName(RateOf);              ///< "GPU rate"
std::string phase(Phase);
std::string targets(const std::vector<Target>&); ///< "p95 ≤ 5 s"

std::string noWinner(const CompareInput&, const Report&);
/// `level`: the runner-up costs the same to within the error; `unjudged`: a managed offer that is
/// cheaper, but whose latency nobody states.
std::string winner(const CompareInput&, const Report&, int winner, std::optional<int> runnerUp,
                   bool level, std::optional<int> unjudged);
/// "It holds from 0.62× to 6.1× this traffic; just below Modal H100 is cheapest, just above at the
/// prices “Documented” GMI H200 is cheapest."; an end not given lies beyond the places looked at.
std::string range(std::optional<double> from, std::optional<double> to, const std::string& below,
                  const std::string& above);
/// "Modal H100 is cheapest", "no offer meets the target": where `winner` no longer wins.
std::string beyond(const CompareInput&, int winner, const Answer&);
std::string depends(const CompareInput&, const Report&, int asChosen, const std::vector<Flip>&,
                    const std::vector<PackAnswer>&);
/// "5,113 requests a week wait for a cold start, half of them over 26 s."
std::string whoWaits(const Report&, int offer);

} // namespace pricing::words
