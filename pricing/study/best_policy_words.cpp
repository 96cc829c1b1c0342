// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/best_policy.h"
#include "pricing/study/verdict_words.h"

#include <cmath>

namespace pricing::words {

namespace {

std::string plural(int n, const char* what) {
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

std::string scalerWords(const Scaler& scaler) {
    if (const auto* delay = std::get_if<QueueDelayScaler>(&scaler))
        return ", queue delay " + seconds(delay->seconds);
    if (const auto* counts = std::get_if<RequestCountScaler>(&scaler))
        return ", a worker for each " + count(counts->value) + " requests";
    if (const auto* modal = std::get_if<ModalScaler>(&scaler); modal && modal->buffer > 0)
        return ", a buffer of " + std::to_string(modal->buffer);
    return {};
}

} // namespace

std::string policy(const Policy& p, OfferMode mode) {
    if (mode == OfferMode::managed)
        return "managed";
    if (mode != OfferMode::serverless)
        return "the fewest workers that are enough";
    std::string text = "idle timeout " + seconds(p.idleTimeoutS.value_or(0));
    const auto* min = p.minWorkers ? std::get_if<int>(&*p.minWorkers) : nullptr;
    if (min && *min > 0)
        text += ", " + std::to_string(*min) + " warm";
    else if (!min && p.minWorkers)
        text += ", kept warm by schedule";
    text += ", at most " + plural(p.maxWorkers.value_or(1), "worker");
    return text + (p.scaler ? scalerWords(*p.scaler) : "");
}

std::string finding(const BestPolicy& best, bool hasTargets) {
    if (!best.policy)
        return best.label + ": " + best.reason;
    const std::string cost = money(best.result.monthlyCost->usd());
    if (best.mode == OfferMode::managed)
        return best.label + ": " + cost + " a month, nothing to set";
    const std::string how = best.result.workers && best.mode != OfferMode::serverless
                                ? plural(*best.result.workers, "worker")
                                : policy(*best.policy, best.mode);
    std::string text = best.label + ": " + cost + " a month with " + how;
    if (!best.asSet.monthlyCost)
        return text;
    const double change = best.result.monthlyCost->usd() - best.asSet.monthlyCost->usd();
    if (std::fabs(change) >= 0.5)
        text += ", " + money(std::fabs(change)) + (change < 0 ? " less" : " more") + " than as set";
    if (hasTargets && !best.asSet.targetMet.value_or(false))
        text += ", which misses the target";
    return text;
}

} // namespace pricing::words
