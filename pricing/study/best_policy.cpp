// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/best_policy.h"

#include "pricing/study/policy_ranking.h"
#include "pricing/study/progress_part.h"

#include <algorithm>
#include <atomic>

namespace pricing {

namespace {

constexpr std::size_t kTriedTogether = 3; ///< policies of one offer, once its first has failed

BestPolicy blank(const CompareInput& in, std::size_t i) {
    const ResolvedOffer& o = in.offers[i];
    BestPolicy best;
    best.offer = static_cast<int>(i);
    best.id = o.offer.id;
    best.pack = o.pack;
    best.label = o.label;
    best.mode = o.offer.mode;
    return best;
}

/// Confirms what the search ranked: compare() has the last word on every policy.
class Confirmation {
public:
    Confirmation(const CompareInput& in, const ForEach& forEach, const Progress& progress)
        : m_in(in), m_forEach(forEach), m_progress(progress) {}

    std::optional<FoundPolicies> run(std::vector<RankedPolicies> ranked) {
        m_ranked = std::move(ranked);
        FoundPolicies found;
        for (std::size_t i = 0; i < m_in.offers.size(); ++i)
            found.offers.push_back(first(i));
        found.in = withPolicies(m_in, found.offers);
        found.report = compare(found.in, Accuracy::finished, m_forEach, m_progress);
        if (!found.report)
            return std::nullopt;
        bool all = true;
        for (BestPolicy& best : found.offers) {
            const OfferResult& result = found.report->offers[at(best)];
            if (best.mode == OfferMode::managed) {
                best.result = result;
                settleManaged(best);
            } else if (best.policy && meets(result)) {
                best.result = result;
            } else {
                all = !best.policy && all;
                if (!tryOthers(best, result))
                    return std::nullopt;
            }
        }
        if (!all) {
            found.report.reset();
            found.in = withPolicies(m_in, found.offers);
        }
        return found;
    }

private:
    static std::size_t at(const BestPolicy& best) { return static_cast<std::size_t>(best.offer); }

    bool meets(const OfferResult& r) const {
        return r.priceable() &&
               (m_in.scenario.workload.targets.empty() || r.targetMet.value_or(false));
    }

    BestPolicy first(std::size_t i) const {
        BestPolicy best = blank(m_in, i);
        const RankedPolicies& ranked = m_ranked[i];
        best.tried = ranked.tried;
        best.reason = ranked.reason;
        if (!ranked.policies.empty())
            best.policy = ranked.policies.front();
        return best;
    }

    /// There is nothing to set; without a price there is no policy either.
    static void settleManaged(BestPolicy& best) {
        if (best.result.priceable())
            return;
        best.policy.reset();
        best.reason = best.result.notes.empty() ? "it has no price" : best.result.notes.front();
    }

    /// The next policies in rank, a few together, until one meets the targets. False when stopped.
    bool tryOthers(BestPolicy& best, const OfferResult& firstResult) {
        const auto& policies = m_ranked[at(best)].policies;
        best.policy.reset();
        for (std::size_t from = 1; from < policies.size(); from += kTriedTogether) {
            CompareInput some = m_in;
            some.notChosen.clear();
            some.offers.clear();
            const std::size_t to = std::min(policies.size(), from + kTriedTogether);
            for (std::size_t k = from; k < to; ++k) {
                some.offers.push_back(m_in.offers[at(best)]);
                some.offers.back().policy = policies[k];
                some.offers.back().otherPacks.clear();
            }
            const auto report = compare(some, Accuracy::finished, m_forEach, m_progress);
            if (!report)
                return false;
            for (std::size_t k = from; k < to; ++k)
                if (const OfferResult& r = report->offers[k - from]; meets(r)) {
                    best.policy = policies[k];
                    best.result = r;
                    return true;
                }
        }
        if (best.reason.empty())
            best.reason = !firstResult.priceable() && !firstResult.notes.empty()
                              ? firstResult.notes.front()
                              : "no setting looked at meets the target";
        return true;
    }

    const CompareInput& m_in;
    const ForEach& m_forEach;
    const Progress& m_progress;
    std::vector<RankedPolicies> m_ranked;
};

/// The policies of every offer in rank; offers are searched side by side.
std::optional<std::vector<RankedPolicies>> rankAll(const CompareInput& in, const ForEach& forEach,
                                                   const Progress& progress) {
    std::vector<RankedPolicies> ranked(in.offers.size());
    std::atomic<bool> stopped = false;
    std::atomic<double> done = 0;
    const auto all = static_cast<double>(in.offers.size());
    const Progress unstopped = [&](double, double) {
        if (progress && !stopped && !progress(done, all))
            stopped = true;
        return !stopped;
    };
    forEach(in.offers.size(), [&](std::size_t i) {
        if (in.offers[i].offer.mode == OfferMode::managed)
            ranked[i].policies = {in.offers[i].policy};
        else if (auto found = rankPolicies(in, i, unstopped))
            ranked[i] = std::move(*found);
        done.fetch_add(1);
    });
    return stopped ? std::nullopt : std::optional(std::move(ranked));
}

} // namespace

std::optional<FoundPolicies> findPolicies(const CompareInput& in, const ForEach& forEach,
                                          const Progress& progress) {
    const Progress search = partOf(progress, 0, 0.5), confirm = partOf(progress, 0.5, 1);
    auto ranked = rankAll(in, forEach, search);
    if (!ranked)
        return std::nullopt;
    return Confirmation(in, forEach, confirm).run(std::move(*ranked));
}

std::optional<BestPolicies> bestPolicies(const CompareInput& in, const ForEach& forEach,
                                         const Progress& progress) {
    const Progress before = partOf(progress, 0, 0.3), search = partOf(progress, 0.3, 1);
    const auto asSet = compare(in, Accuracy::finished, forEach, before);
    auto found = asSet ? findPolicies(in, forEach, search) : std::nullopt;
    if (!found)
        return std::nullopt;
    BestPolicies best{in.plan,
                      in.scenario.name,
                      in.seed,
                      !in.scenario.workload.targets.empty(),
                      std::move(found->offers),
                      {}};
    for (BestPolicy& b : best.offers)
        b.asSet = asSet->offers[static_cast<std::size_t>(b.offer)];
    return best;
}

CompareInput withPolicies(CompareInput in, const std::vector<BestPolicy>& found) {
    for (const BestPolicy& best : found) {
        ResolvedOffer& o = in.offers[static_cast<std::size_t>(best.offer)];
        if (!best.policy) {
            if (!best.reason.empty() && o.offer.mode != OfferMode::managed)
                o.policyNote = "run as set: " + best.reason;
            continue;
        }
        if (*best.policy == o.policy)
            continue;
        o.policyNote = "cheapest policy found: " + words::policy(*best.policy, best.mode);
        o.policy = *best.policy;
        for (auto& other : o.otherPacks)
            other.policy = *best.policy;
    }
    return in;
}

} // namespace pricing
