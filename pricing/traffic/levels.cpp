// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/levels.h"

#include "pricing/exact_math.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr double kStepsPerTime = 8;
constexpr double kShortestStepS = 1;

double stepFor(double timeS) {
    return std::max(timeS / kStepsPerTime, kShortestStepS);
}

/// The longest step that follows all of it.
double stepOf(const Burstiness& b, double longestStepS) {
    double step = longestStepS;
    if (b.levelCv > 0)
        step = std::min(step, stepFor(b.levelTimeS));
    for (const Pauses& p : {b.pauses, b.longPauses})
        if (p.share > 0)
            step = std::min(step, stepFor(std::min(p.timeS, p.activeTimeS())));
    return step;
}

void wander(LevelPath& path, double cv, double timeS, const RandomStream& draws) {
    const double sigma = std::sqrt(exactLog(1 + cv * cv));
    const double keep = exactExp(-path.stepS / timeS);
    const double fresh = std::sqrt(1 - keep * keep);
    double z = normalQuantile(draws.uniform(0));
    std::uint64_t i = 0;
    for (double& level : path.levels) {
        level *= exactExp(sigma * z - sigma * sigma / 2);
        z = keep * z + fresh * normalQuantile(draws.uniform(++i));
    }
}

/// From a random point of the period on.
void stopRegularly(LevelPath& path, const Pauses& p, const RandomStream& draws) {
    const double active = p.activeTimeS(), period = active + p.timeS;
    double at = draws.uniform(0) * period;
    for (double& level : path.levels) {
        level = at < active ? level / (1 - p.share) : 0;
        at += path.stepS;
        while (at >= period)
            at -= period;
    }
}

void stopInPauses(LevelPath& path, const Pauses& p, const RandomStream& draws) {
    if (p.share <= 0)
        return;
    if (p.regular)
        return stopRegularly(path, p, draws);
    // over a step the chain forgets where it was with this chance and is then paused as usual, so
    // a pause lasts for timeS on average, in whole steps
    const double forget = std::min(1.0, path.stepS / (p.timeS * (1 - p.share)));
    bool paused = draws.uniform(0) < p.share;
    std::uint64_t i = 0;
    for (double& level : path.levels) {
        level = paused ? 0 : level / (1 - p.share);
        const double u = draws.uniform(++i);
        if (u < forget)
            paused = u < forget * p.share;
    }
}

} // namespace

LevelPath drawLevels(const Burstiness& b, double lengthS, double longestStepS, std::uint64_t seed,
                     std::uint64_t week) {
    LevelPath path;
    if (b.isSteady())
        return path;
    path.stepS = stepOf(b, longestStepS);
    path.levels.assign(static_cast<std::size_t>(lengthS / path.stepS) + 1, 1.0);
    if (b.levelCv > 0)
        wander(path, b.levelCv, b.levelTimeS, RandomStream(seed, Stream::level, week));
    stopInPauses(path, b.pauses, RandomStream(seed, Stream::pause, week));
    stopInPauses(path, b.longPauses, RandomStream(seed, Stream::longPause, week));
    return path;
}

} // namespace pricing
