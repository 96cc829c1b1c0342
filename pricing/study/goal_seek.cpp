// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/goal_seek.h"

#include <cmath>
#include <utility>

namespace pricing {

std::optional<double> goalSeek(const std::function<double(double)>& f, double from, double to,
                               double goal) {
    constexpr int kMostSteps = 100;
    constexpr double kClose = 1e-9;
    double atFrom = f(from) - goal, atTo = f(to) - goal;
    if (atFrom == 0 || atTo == 0)
        return atFrom == 0 ? from : to;
    if ((atFrom < 0) == (atTo < 0))
        return std::nullopt;
    double x = from;
    for (int step = 0; step < kMostSteps; ++step) {
        const double before = std::exchange(x, from + (to - from) * (atFrom / (atFrom - atTo)));
        const double here = f(x) - goal;
        if (here == 0 || (step > 0 && std::fabs(x - before) <= kClose * std::fabs(x)))
            return x;
        // the end that stays counts half from the second time on (the "Illinois" rule), or a bend
        // would hold it for ever
        if ((here < 0) == (atTo < 0)) {
            to = x;
            atTo = here;
            atFrom /= step > 0 ? 2 : 1;
        } else {
            from = x;
            atFrom = here;
            atTo /= step > 0 ? 2 : 1;
        }
    }
    return x;
}

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

std::optional<double> levelUsd(const Costing& c, const Rate& rate, double from, double to,
                               double goalWeekUsd, const CompareInput& in) {
    return goalSeek([&](double usd) { return weekUsdIf(c, withRate(c.offer, rate, usd), in); },
                    from, to, goalWeekUsd);
}

} // namespace pricing
