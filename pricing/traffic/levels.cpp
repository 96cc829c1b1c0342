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

/// Where a path begins and how it goes on. Both kinds of chain look the same backwards in time, so
/// the path before a week begins where the week's does and goes on with numbers of its own.
struct PathDraws {
    RandomStream first, next;
    bool before; ///< the first level of the path is a step away from the beginning
};

PathDraws drawsOf(Stream stream, std::uint64_t seed, std::uint64_t week, bool before) {
    return {RandomStream(seed, stream, week), RandomStream(seed, stream, week, before), before};
}

void wander(LevelPath& path, double cv, double timeS, const PathDraws& draws) {
    const double sigma = std::sqrt(exactLog(1 + cv * cv));
    const double keep = exactExp(-path.stepS / timeS);
    const double fresh = std::sqrt(1 - keep * keep);
    double z = normalQuantile(draws.first.uniform(0));
    std::uint64_t i = 0;
    const auto goOn = [&] { z = keep * z + fresh * normalQuantile(draws.next.uniform(++i)); };
    for (double& level : path.levels) {
        if (draws.before)
            goOn();
        level *= exactExp(sigma * z - sigma * sigma / 2);
        if (!draws.before)
            goOn();
    }
}

void stopRegularly(LevelPath& path, const Pauses& p, const PathDraws& draws) {
    const double active = p.activeTimeS(), period = active + p.timeS;
    double at = draws.first.uniform(0) * period;
    for (double& level : path.levels) {
        if (draws.before)
            at -= path.stepS;
        while (at < 0)
            at += period;
        level = at < active ? level / (1 - p.share) : 0;
        if (!draws.before)
            at += path.stepS;
        while (at >= period)
            at -= period;
    }
}

void stopInPauses(LevelPath& path, const Pauses& p, const PathDraws& draws) {
    if (p.share <= 0)
        return;
    if (p.regular)
        return stopRegularly(path, p, draws);
    // over a step the chain forgets where it was with this chance and is then paused as usual, so
    // a pause lasts for timeS on average, in whole steps
    const double forget = std::min(1.0, path.stepS / (p.timeS * (1 - p.share)));
    bool paused = draws.first.uniform(0) < p.share;
    std::uint64_t i = 0;
    const auto goOn = [&] {
        const double u = draws.next.uniform(++i);
        if (u < forget)
            paused = u < forget * p.share;
    };
    for (double& level : path.levels) {
        if (draws.before)
            goOn();
        level = paused ? 0 : level / (1 - p.share);
        if (!draws.before)
            goOn();
    }
}

LevelPath drawPath(const Burstiness& b, double lengthS, double longestStepS, std::uint64_t seed,
                   std::uint64_t week, bool before) {
    LevelPath path;
    if (b.isSteady())
        return path;
    path.stepS = stepOf(b, longestStepS);
    path.levels.assign(static_cast<std::size_t>(lengthS / path.stepS) + 1, 1.0);
    if (b.levelCv > 0)
        wander(path, b.levelCv, b.levelTimeS, drawsOf(Stream::level, seed, week, before));
    stopInPauses(path, b.pauses, drawsOf(Stream::pause, seed, week, before));
    stopInPauses(path, b.longPauses, drawsOf(Stream::longPause, seed, week, before));
    return path;
}

} // namespace

LevelPath drawLevels(const Burstiness& b, double lengthS, double longestStepS, std::uint64_t seed,
                     std::uint64_t week) {
    return drawPath(b, lengthS, longestStepS, seed, week, false);
}

LevelPath drawLevelsBefore(const Burstiness& b, double lengthS, double longestStepS,
                           std::uint64_t seed, std::uint64_t week) {
    return drawPath(b, lengthS, longestStepS, seed, week, true);
}

} // namespace pricing
