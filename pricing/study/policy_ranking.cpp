// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/policy_ranking.h"

#include "pricing/study/costing.h"
#include "pricing/study/policy_search.h"
#include "pricing/study/slicing.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr LookEffort kGlance{6'000, false};
constexpr LookEffort kLook{10'000}; ///< less than the full run, which decides in the end
constexpr int kRounds = 4;          ///< of steps around the best
constexpr std::size_t kStepsFrom = 2, kCloser = 3, kMostRanked = 12;

/// One policy of the offer.
struct Trial {
    Policy policy;
    Costing costing;
    double weekUsd = 0;
    double missed = 0; ///< share of requests that miss a target, over the share that may
    bool meets = false;
};

class Search {
public:
    Search(const CompareInput& in, std::size_t offer, const Progress& progress)
        : m_in(in), m_offer(in.offers[offer]), m_progress(progress) {}

    std::optional<RankedPolicies> run() {
        std::vector<Policy> first = policiesToTry(m_offer, m_in.scenario);
        if (m_offer.offer.mode != OfferMode::serverless && first.size() == 1)
            return RankedPolicies{std::move(first), 1, {}}; // the comparison itself sizes it
        if (!lookAtAll(std::move(first)) || !stepByStep())
            return std::nullopt;
        return ranking();
    }

private:
    /// What costs less first: what keeps more workers warm may then be left out.
    bool lookAtAll(std::vector<Policy> policies) {
        std::vector<Trial> trials;
        for (Policy& p : policies)
            trials.push_back(trialOf(std::move(p)));
        if (std::all_of(trials.begin(), trials.end(),
                        [&](const Trial& t) { return t.costing.priceable() && cannotMeet(t); })) {
            m_hopeless = true;
            return true;
        }
        std::erase_if(trials, [&](const Trial& t) { return cannotMeet(t); });
        const auto isCold = [](const Trial& t) { return leastWeekUsd(t.costing) <= 0; };
        const auto warm = std::stable_partition(trials.begin(), trials.end(), isCold);
        std::vector<Trial> later(std::make_move_iterator(warm),
                                 std::make_move_iterator(trials.end()));
        trials.erase(warm, trials.end());
        return glance(std::move(trials)) && glance(std::move(later));
    }

    /// Whether the service alone, nobody waiting, is longer than a target on latency allows.
    bool cannotMeet(const Trial& t) const {
        constexpr double kSlack = 1.05; ///< a sampled percentile errs
        const auto& targets = m_in.scenario.workload.targets;
        return t.costing.priceable() &&
               std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
                   return target.metric == Metric::latency && target.percentile > 0 &&
                          target.percentile < 100 &&
                          quantile(t.costing.fleet.service, target.percentile / 100) >
                              kSlack * target.limit;
               });
    }

    bool stepByStep() {
        for (int round = 0; round < kRounds; ++round) {
            const auto best = ranked(m_trials);
            std::vector<Trial> near;
            for (std::size_t i = 0; i < std::min(best.size(), kStepsFrom); ++i)
                for (Policy& p : neighboursOf(best[i]->policy, m_offer, m_in.scenario))
                    if (!isKnown(p, near))
                        near.push_back(trialOf(std::move(p)));
            std::erase_if(near, [&](const Trial& t) { return cannotMeet(t); });
            if (near.empty())
                return true;
            const Policy before = best.front()->policy;
            if (!glance(std::move(near)))
                return false;
            if (ranked(m_trials).front()->policy == before)
                return true;
        }
        return true;
    }

    std::optional<RankedPolicies> ranking() {
        RankedPolicies result{{}, static_cast<int>(m_trials.size()), {}};
        if (m_hopeless) {
            result.reason = "no setting meets the target: the service alone takes longer";
            return result;
        }
        const auto best = ranked(m_trials);
        if (best.empty()) {
            for (const Trial& t : m_trials)
                if (result.reason.empty())
                    result.reason = t.costing.reason;
            if (result.reason.empty())
                result.reason = "it has no price";
            return result;
        }
        std::vector<Trial> closer;
        for (std::size_t i = 0; i < std::min(best.size(), kCloser); ++i)
            closer.push_back(trialOf(best[i]->policy));
        if (std::none_of(closer.begin(), closer.end(),
                         [&](const Trial& t) { return t.policy == m_offer.policy; }))
            closer.push_back(trialOf(m_offer.policy)); // what is set must never be passed over
        if (!look(closer, kLook))
            return std::nullopt;
        const auto add = [&](const std::vector<const Trial*>& trials) {
            for (const Trial* t : trials)
                if (t->meets && result.policies.size() < kMostRanked &&
                    std::find(result.policies.begin(), result.policies.end(), t->policy) ==
                        result.policies.end())
                    result.policies.push_back(t->policy);
        };
        add(ranked(closer));
        std::vector<const Trial*> rest(
            best.begin() + static_cast<std::ptrdiff_t>(std::min(best.size(), kCloser)), best.end());
        add(rest);
        if (result.policies.empty()) // a glance may have been too strict: the full run decides
            result.policies.push_back(best.front()->policy);
        return result;
    }

    Trial trialOf(Policy policy) const {
        Costing costing = costingOf(m_offer.pack, m_offer.offer, policy, m_in.scenario.workload,
                                    m_in.month.value());
        return {std::move(policy), std::move(costing)};
    }

    bool isKnown(const Policy& p, const std::vector<Trial>& others) const {
        const auto same = [&](const Trial& t) { return t.policy == p; };
        return std::any_of(m_trials.begin(), m_trials.end(), same) ||
               (&others != &m_trials && std::any_of(others.begin(), others.end(), same));
    }

    /// Looks at those that may still be the cheapest, and keeps them.
    bool glance(std::vector<Trial> trials) {
        const auto best = ranked(m_trials);
        if (!best.empty() && best.front()->meets)
            std::erase_if(trials, [&](const Trial& t) {
                return t.costing.priceable() && leastWeekUsd(t.costing) > best.front()->weekUsd;
            });
        if (!look(trials, kGlance))
            return false;
        m_trials.insert(m_trials.end(), std::make_move_iterator(trials.begin()),
                        std::make_move_iterator(trials.end()));
        return true;
    }

    bool look(std::vector<Trial>& trials, const LookEffort& effort) const {
        std::vector<Costing*> costings;
        for (Trial& t : trials)
            costings.push_back(&t.costing);
        if (!simulatePoint(costings, m_in, effort, oneAfterAnother, m_progress))
            return false;
        for (Trial& t : trials)
            judge(t);
        return true;
    }

    void judge(Trial& t) const {
        const Costing& c = t.costing;
        if (!c.priceable())
            return;
        const auto& targets = m_in.scenario.workload.targets;
        t.weekUsd = c.weekUsd(c.card, c.perRequest, m_in.scenario.traffic.requestsPerWeek());
        t.meets = targets.empty() || meetsTargets(c, m_in).value_or(false);
        t.missed = missedOverAllowed(c, targets);
    }

    /// Those that meet the targets first, by cost; then by how far they miss them. What costs the
    /// same stays in order: it needs no extreme setting.
    static std::vector<const Trial*> ranked(const std::vector<Trial>& trials) {
        constexpr double kCents = 1e4; ///< a hundredth of a cent a week tells nothing apart
        std::vector<const Trial*> priced;
        for (const Trial& t : trials)
            if (t.costing.priceable() && t.costing.run)
                priced.push_back(&t);
        std::stable_sort(priced.begin(), priced.end(), [](const Trial* a, const Trial* b) {
            if (a->meets != b->meets)
                return a->meets;
            if (!a->meets && a->missed != b->missed)
                return a->missed < b->missed;
            return std::round(a->weekUsd * kCents) < std::round(b->weekUsd * kCents);
        });
        return priced;
    }

    const CompareInput& m_in;
    const ResolvedOffer& m_offer;
    const Progress& m_progress;
    std::vector<Trial> m_trials;
    bool m_hopeless = false; ///< no policy meets the targets
};

} // namespace

std::optional<RankedPolicies> rankPolicies(const CompareInput& in, std::size_t offer,
                                           const Progress& progress) {
    return Search(in, offer, progress).run();
}

} // namespace pricing
