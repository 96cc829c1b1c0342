// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cold_start.h"

#include "pricing/exact_math.h"
#include "pricing/traffic/random.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

double variance(const Distribution& d) {
    const double m = mean(d);
    return std::max(0.0, secondMoment(d) - m * m);
}

/// Of a random choice between two durations, each with its own moments.
StartMoments either(double shareOfFirst, const StartMoments& a, const StartMoments& b) {
    const double between = a.mean - b.mean;
    return {shareOfFirst * a.mean + (1 - shareOfFirst) * b.mean,
            shareOfFirst * a.variance + (1 - shareOfFirst) * b.variance +
                shareOfFirst * (1 - shareOfFirst) * between * between};
}

} // namespace

double Snapshot::chance(double copies) const {
    return probability * (1 - exactExp(-copies / hosts));
}

double Snapshot::shareAt(double startsPerS) const {
    constexpr int kTerms = 40; // of a series of alternating 1/(k k!), x being 1 at most
    double ein = 0, term = -1;
    for (int k = 1; k < kTerms; ++k) {
        term *= -1 / (hosts * k);
        ein += term / k;
    }
    return probability * (1 - exactExp(-startsPerS * lifetimeS * ein));
}

double WeeklyShare::most() const {
    return *std::max_element(values.begin(), values.end());
}

ColdStartParts scaled(ColdStartParts p, double factor) {
    p.machineWait = scaled(p.machineWait, factor);
    p.imageGb *= factor;
    if (factor > 0)
        p.loadGbPerS /= factor; // so that weights taken from the model are scaled too
    else
        p.weightsGb = 0;
    p.initialisation = scaled(p.initialisation, factor);
    p.compile = scaled(p.compile, factor);
    p.warmUp = scaled(p.warmUp, factor);
    if (p.snapshot)
        p.snapshot->restore = scaled(p.snapshot->restore, factor);
    return p;
}

StartPhaseSeconds meanPhases(const ColdStartParts& p, double restored) {
    const double full = p.weightsS() + mean(p.initialisation) + mean(p.compile) + mean(p.warmUp);
    const double copied =
        p.snapshot ? mean(p.snapshot->restore) + (p.snapshot->includesWeights ? 0 : p.weightsS())
                   : 0;
    return {mean(p.machineWait), (1 - restored) * (1 - p.imageCachedShare) * p.pullS(),
            (1 - restored) * full + restored * copied};
}

StartMoments startMoments(const ColdStartParts& p, double restored) {
    const StartMoments pull = either(p.imageCachedShare, {}, {p.pullS(), 0});
    const StartMoments full{
        pull.mean + p.weightsS() + mean(p.initialisation) + mean(p.compile) + mean(p.warmUp),
        pull.variance + variance(p.initialisation) + variance(p.compile) + variance(p.warmUp)};
    StartMoments copied;
    if (p.snapshot)
        copied = {mean(p.snapshot->restore) + (p.snapshot->includesWeights ? 0 : p.weightsS()),
                  variance(p.snapshot->restore)};
    const StartMoments begun = either(restored, copied, full);
    return {mean(p.machineWait) + begun.mean, variance(p.machineWait) + begun.variance};
}

Distribution wholeStart(const ColdStartParts& p, const Scarcity& s) {
    constexpr std::size_t kDraws = 1024;
    constexpr double kHalf = 0.5;
    Samples whole;
    const RandomStream stream(0, Stream::startParts, 0);
    std::uint64_t drawn = 0;
    const auto uniform = [&] { return stream.uniform(drawn++); };
    const auto draw = [&](const Distribution& d) { return quantile(d, uniform()); };
    const double refused = std::min(s.refusedShare.most(), 0.99);
    const double delayed = s.delayedShare.most();
    const double restored = p.snapshot ? kHalf * p.snapshot->probability : 0;
    for (std::size_t i = 0; i < kDraws; ++i) {
        double length = draw(p.machineWait);
        while (refused > 0 && uniform() < refused)
            length += s.retryAfterS;
        if (delayed > 0 && uniform() < delayed)
            length += draw(s.wait);
        const bool isCopy = restored > 0 && uniform() < restored;
        if (isCopy)
            length += draw(p.snapshot->restore) + (p.snapshot->includesWeights ? 0 : p.weightsS());
        else
            length += (uniform() < p.imageCachedShare ? 0 : p.pullS()) + p.weightsS() +
                      draw(p.initialisation) + draw(p.compile) + draw(p.warmUp);
        whole.values.push_back(length);
    }
    std::sort(whole.values.begin(), whole.values.end());
    if (whole.values.front() == whole.values.back()) // known to the second
        return Constant{whole.values.front()};
    return whole;
}

} // namespace pricing
