// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/disputes.h"

#include "pricing/study/verdict_words.h"

#include <algorithm>

namespace pricing {

namespace {

/// USD a week if the offer were `changed`; the fleet does the same.
double weekUsdIf(const Costing& c, const Offer& changed, const CompareInput& in) {
    const double perWeek = in.scenario.traffic.requestsPerWeek();
    if (c.kind == Costing::Kind::managed)
        return c.weekUsd(c.card,
                         managedUsdPerRequest(changed, in.scenario.workload).value_or(c.perRequest),
                         perWeek);
    const auto card = rateCardOf(changed, c.policy, c.card.gpusPerWorker, in.month.value());
    return c.weekUsd(card ? *card : c.card, c.perRequest, perWeek);
}

Offer withRate(const Offer& offer, Rate rate, double usd) {
    OfferPatch patch;
    rate.usd = usd;
    patch.rates.push_back(std::move(rate));
    return patched(offer, patch);
}

/// The flip, if any, as one disputed rate of `mover` runs through its range. The cost is linear in
/// the rate, so the crossing is found by proportion.
void rateFlip(const Contender& mover, const Rate& rate, bool moverIsBest, const Contender& best,
              const Contender& rival, const CompareInput& in, std::vector<Flip>& flips) {
    if (!rate.usd || (!rate.low && !rate.high))
        return;
    const double end = moverIsBest ? rate.high.value_or(*rate.usd) : rate.low.value_or(*rate.usd);
    const double goal = moverIsBest ? rival.weekUsd : best.weekUsd;
    const double there = weekUsdIf(mover.costing, withRate(mover.costing.offer, rate, end), in);
    if (moverIsBest ? there <= goal : there >= goal)
        return;
    const double part = (goal - mover.weekUsd) / (there - mover.weekUsd);
    const double even = *rate.usd + part * (end - *rate.usd);
    flips.push_back({mover.label + ", " + words::rateName(rate.what),
                     (moverIsBest ? "above " : "below ") + words::rate(even, rate.per),
                     rival.label});
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

} // namespace pricing
