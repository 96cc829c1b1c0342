// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/disputes.h"

#include "pricing/study/goal_seek.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>

namespace pricing {

namespace {

Flip rateFlipAt(const Contender& mover, const Contender& other, const Rate& rate, double usd,
                bool moverIsBest) {
    const std::string at = words::rate(usd, rate.per);
    Flip flip{mover.label + ", " + words::rateName(rate.what),
              (moverIsBest ? "above " : "below ") + at, moverIsBest ? other.label : mover.label};
    flip.stated = std::string(name(rate.evidence)) + " " + words::rate(*rate.usd, rate.per);
    flip.sentence =
        mover.label + " below " + at + ", " + other.label + " above (" + flip.stated + ")";
    return flip;
}

/// The flip, if any, as one disputed rate of `mover` runs through its range.
void rateFlip(const Contender& mover, const Rate& rate, bool moverIsBest, const Contender& best,
              const Contender& rival, const CompareInput& in, std::vector<Flip>& flips) {
    if (!rate.usd || (!rate.low && !rate.high))
        return;
    const Contender& other = moverIsBest ? rival : best;
    const double end = moverIsBest ? rate.high.value_or(*rate.usd) : rate.low.value_or(*rate.usd);
    const double there = weekUsdIf(mover.costing, withRate(mover.costing.offer, rate, end), in);
    if (moverIsBest ? there <= other.weekUsd : there >= other.weekUsd)
        return;
    if (const auto usd = levelUsd(mover.costing, rate, *rate.usd, end, other.weekUsd, in))
        flips.push_back(rateFlipAt(mover, other, rate, *usd, moverIsBest));
}

void phaseFlip(const Contender& mover, const Dispute& dispute, const Contender& best,
               const Contender& rival, bool moverIsBest, const CompareInput& in,
               std::vector<Flip>& flips) {
    const bool now = billed(mover.costing.offer.meter, dispute.phase);
    OfferPatch patch;
    patch.meter.phases[dispute.phase] = !now;
    const double there = weekUsdIf(mover.costing, patched(mover.costing.offer, patch), in);
    if (moverIsBest ? there <= rival.weekUsd : there >= best.weekUsd)
        return;
    flips.push_back({mover.label + ", " + words::phase(dispute.phase) + " billed",
                     now ? "no" : "yes", rival.label});
}

} // namespace

std::vector<Flip> flipsTo(const Contender& best, const Contender& rival, const CompareInput& in) {
    std::vector<Flip> flips;
    for (const bool moverIsBest : {true, false}) {
        const Contender& mover = moverIsBest ? best : rival;
        for (const Rate& rate : mover.costing.offer.rates)
            rateFlip(mover, rate, moverIsBest, best, rival, in, flips);
        for (const Dispute& dispute : mover.costing.offer.disputes)
            phaseFlip(mover, dispute, best, rival, moverIsBest, in, flips);
    }
    if (flips.empty())
        flips.push_back({"the disputed figures of " + best.label + " and " + rival.label,
                         "at their far ends", rival.label});
    return flips;
}

std::vector<Flip> levelRates(const Contender& best, const Contender& rival,
                             const CompareInput& in) {
    constexpr double kFarthest = 100; ///< × the stated rate: beyond that nobody asks
    std::vector<Flip> flips;
    for (const bool moverIsBest : {true, false}) {
        const Contender& mover = moverIsBest ? best : rival;
        const Contender& other = moverIsBest ? rival : best;
        for (const Rate& rate : mover.costing.offer.rates) {
            const bool main = rate.what == RateOf::gpu || rate.what == RateOf::request ||
                              rate.what == RateOf::inputToken || rate.what == RateOf::outputToken;
            if (!main || !rate.usd || rate.upTo)
                continue;
            const double end = moverIsBest ? kFarthest * *rate.usd : 0;
            const auto usd = levelUsd(mover.costing, rate, *rate.usd, end, other.weekUsd, in);
            if (!usd || *usd <= 0)
                continue;
            flips.push_back(rateFlipAt(mover, other, rate, *usd, moverIsBest));
            flips.back().inRange = false;
        }
    }
    return flips;
}

} // namespace pricing
