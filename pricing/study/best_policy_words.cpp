// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/best_policy.h"
#include "pricing/study/policy_search.h"
#include "pricing/study/verdict_words.h"

#include <cmath>

namespace pricing::words {

namespace {

std::string plural(double n, const char* what) {
    return count(n) + " " + what + (n == 1 ? "" : "s");
}

std::string scalerWords(const Scaler& scaler) {
    if (const auto* delay = std::get_if<QueueDelayScaler>(&scaler))
        return ", queue delay " + seconds(delay->seconds);
    if (const auto* counts = std::get_if<RequestCountScaler>(&scaler))
        return ", a worker for each " + plural(counts->value, "request");
    if (const auto* modal = std::get_if<ModalScaler>(&scaler); modal && modal->buffer > 0)
        return ", a buffer of " + std::to_string(modal->buffer);
    if (const auto* average = std::get_if<AverageLoadScaler>(&scaler))
        return ", " + count(average->target) + " at once and " + percent(average->utilisation) +
               " load a worker over " + seconds(average->windowS) + ", down after " +
               seconds(average->scaleDownDelayS);
    if (const auto* windows = std::get_if<WindowsScaler>(&scaler))
        return ", up after " + seconds(windows->upS) + ", down after " + seconds(windows->downS) +
               ", to zero after " + seconds(windows->toZeroS);
    return {};
}

std::string shapeWords(const Policy& p) {
    std::string text;
    if (p.gpusPerWorker)
        text += ", " + plural(*p.gpusPerWorker, "GPU") + " a worker";
    if (p.concurrency)
        text += ", " + plural(*p.concurrency, "request") + " at once";
    return text;
}

std::string warmWords(const Policy& p) {
    const auto* min = p.minWorkers ? std::get_if<int>(&*p.minWorkers) : nullptr;
    if (!min && p.minWorkers)
        return "workers kept warm by schedule";
    return min && *min > 0 ? plural(*min, "worker") + " kept warm" : "none kept warm";
}

} // namespace

std::string policy(const Policy& p, OfferMode mode) {
    if (mode == OfferMode::managed)
        return "managed";
    if (mode != OfferMode::serverless) {
        const auto* n = p.workers ? std::get_if<WorkerCount>(&*p.workers) : nullptr;
        const auto* same = n ? std::get_if<int>(n) : nullptr;
        return (same ? plural(*same, "worker")
                : n  ? "workers by schedule"
                     : "the fewest workers that are enough") +
               shapeWords(p);
    }
    std::string text = warmWords(p);
    if (hasIdleTimeout(p))
        text += ", idle timeout " + seconds(p.idleTimeoutS.value_or(0));
    text += ", at most " + plural(p.maxWorkers.value_or(1), "worker");
    return text + (p.scaler ? scalerWords(*p.scaler) : "") + shapeWords(p);
}

std::string finding(const BestPolicy& best, bool hasTargets) {
    if (!best.policy)
        return best.label + ": " + best.reason;
    const std::string cost = money(best.result.monthlyCost->usd());
    if (best.mode == OfferMode::managed)
        return best.label + ": " + cost + " a month, nothing to set";
    Policy sized = *best.policy;
    if (best.result.workers)
        sized.workers = WorkerCount{*best.result.workers};
    const std::string how = policy(sized, best.mode);
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
