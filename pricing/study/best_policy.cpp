// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/best_policy.h"

#include "pricing/study/costing.h"
#include "pricing/study/figures.h"
#include "pricing/study/policy_search.h"
#include "pricing/study/slicing.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr LookEffort kGlance{10'000};
constexpr LookEffort kLook{30'000, true, 10}; ///< weeks enough to tell "95 % of weeks"
constexpr std::size_t kMostVerified = 12;

/// One policy of one offer.
struct Trial {
    std::size_t offer;
    Policy policy;
    Costing costing;
    double weekUsd = 0;
    bool meets = false;
};

class Search {
public:
    Search(const CompareInput& in, const ForEach& forEach, const Progress& progress)
        : m_in(in), m_forEach(forEach), m_progress(progress) {}

    std::optional<BestPolicies> run() {
        BestPolicies found{m_in.plan, m_in.scenario.name,
                           m_in.seed, !m_in.scenario.workload.targets.empty(),
                           {},        {}};
        const auto asSet = compare(m_in, Accuracy::finished, m_forEach, m_progress);
        if (!asSet)
            return std::nullopt;
        for (std::size_t i = 0; i < m_in.offers.size(); ++i)
            found.offers.push_back(begun(i, asSet->offers[i]));
        if (!search(found))
            return std::nullopt;
        return found;
    }

private:
    BestPolicy begun(std::size_t i, const OfferResult& asSet) const {
        const ResolvedOffer& o = m_in.offers[i];
        BestPolicy best{static_cast<int>(i),
                        o.offer.id,
                        o.pack,
                        o.label,
                        o.offer.mode,
                        {},
                        {},
                        asSet,
                        asSet,
                        0};
        if (o.offer.mode == OfferMode::managed && asSet.priceable())
            best.policy = o.policy;
        if (!asSet.priceable() && (o.offer.mode == OfferMode::managed || asSet.notes.empty()))
            best.reason = asSet.notes.empty() ? "it has no price" : asSet.notes.front();
        return best;
    }

    bool search(BestPolicies& found) {
        std::vector<Trial> trials;
        for (const BestPolicy& best : found.offers)
            if (best.mode != OfferMode::managed)
                for (Policy& p : policiesToTry(m_in.offers[at(best)], m_in.scenario))
                    trials.push_back(trial(at(best), std::move(p)));
        if (!look(trials, kGlance))
            return false;
        std::vector<Trial> closer;
        for (BestPolicy& best : found.offers) {
            best.tried = static_cast<int>(count(trials, at(best)));
            const std::vector<Policy> near = around(best, trials);
            best.tried += static_cast<int>(near.size());
            for (const Policy& p : near)
                closer.push_back(trial(at(best), p));
        }
        if (!look(closer, kLook))
            return false;
        for (BestPolicy& best : found.offers)
            if (best.mode != OfferMode::managed && !verify(best, closer))
                return false;
        return true;
    }

    static std::size_t at(const BestPolicy& best) { return static_cast<std::size_t>(best.offer); }
    static std::size_t count(const std::vector<Trial>& trials, std::size_t offer) {
        return static_cast<std::size_t>(std::count_if(
            trials.begin(), trials.end(), [&](const Trial& t) { return t.offer == offer; }));
    }

    Trial trial(std::size_t offer, Policy policy) const {
        const ResolvedOffer& o = m_in.offers[offer];
        Costing costing =
            costingOf(o.pack, o.offer, policy, m_in.scenario.workload, m_in.month.value());
        return {offer, std::move(policy), std::move(costing)};
    }

    bool look(std::vector<Trial>& trials, const LookEffort& effort) const {
        std::vector<Costing*> costings;
        for (Trial& t : trials)
            costings.push_back(&t.costing);
        if (!simulatePoint(costings, m_in, effort, m_forEach, m_progress))
            return false;
        for (Trial& t : trials)
            judge(t);
        return true;
    }

    void judge(Trial& t) const {
        if (!t.costing.priceable())
            return;
        const Costing& c = t.costing;
        t.weekUsd = c.weekUsd(c.card, c.perRequest, m_in.scenario.traffic.requestsPerWeek());
        t.meets = m_in.scenario.workload.targets.empty() || meetsTargets(c, m_in).value_or(false);
    }

    /// The offer's trials, those that meet the targets first, then by cost.
    static std::vector<const Trial*> ranked(const std::vector<Trial>& trials, std::size_t offer) {
        std::vector<const Trial*> mine;
        for (const Trial& t : trials)
            if (t.offer == offer && t.costing.priceable())
                mine.push_back(&t);
        std::stable_sort(mine.begin(), mine.end(), [](const Trial* a, const Trial* b) {
            return a->meets != b->meets ? a->meets : a->weekUsd < b->weekUsd;
        });
        return mine;
    }

    /// The best of a glance and what lies beside them.
    std::vector<Policy> around(const BestPolicy& best, const std::vector<Trial>& trials) const {
        constexpr std::size_t kKept = 4;
        std::vector<Policy> near;
        const auto add = [&](const Policy& p) {
            if (std::find(near.begin(), near.end(), p) == near.end())
                near.push_back(p);
        };
        const auto mine = ranked(trials, at(best));
        for (std::size_t i = 0; i < std::min(mine.size(), kKept); ++i) {
            add(mine[i]->policy);
            for (const Policy& p : neighboursOf(mine[i]->policy))
                add(p);
        }
        if (best.mode == OfferMode::serverless)
            add(m_in.offers[at(best)].policy);
        return near;
    }

    /// The cheapest that meets the targets as compare() sees it.
    bool verify(BestPolicy& best, const std::vector<Trial>& closer) {
        const auto mine = ranked(closer, at(best));
        for (std::size_t i = 0; i < std::min(mine.size(), kMostVerified); ++i) {
            if (!mine[i]->meets && i > 0)
                break;
            CompareInput one = m_in;
            one.offers = {m_in.offers[at(best)]};
            one.offers[0].policy = mine[i]->policy;
            one.offers[0].otherPacks.clear();
            one.notChosen.clear();
            const auto report = compare(one, Accuracy::finished, m_forEach, m_progress);
            if (!report)
                return false;
            const OfferResult& r = report->offers[0];
            if (!r.priceable() ||
                (!m_in.scenario.workload.targets.empty() && !r.targetMet.value_or(false)))
                continue;
            best.policy = mine[i]->policy;
            best.result = r;
            return true;
        }
        if (best.reason.empty())
            best.reason =
                mine.empty() ? reasonOf(closer, at(best)) : "no setting looked at meets the target";
        return true;
    }

    static std::string reasonOf(const std::vector<Trial>& trials, std::size_t offer) {
        for (const Trial& t : trials)
            if (t.offer == offer && !t.costing.reason.empty())
                return t.costing.reason;
        return "it has no price";
    }

    const CompareInput& m_in;
    const ForEach& m_forEach;
    const Progress& m_progress;
};

} // namespace

std::optional<BestPolicies> bestPolicies(const CompareInput& in, const ForEach& forEach,
                                         const Progress& progress) {
    return Search(in, forEach, progress).run();
}

CompareInput withPolicies(CompareInput in, const BestPolicies& found) {
    for (const BestPolicy& best : found.offers) {
        ResolvedOffer& o = in.offers[static_cast<std::size_t>(best.offer)];
        if (!best.policy) {
            if (best.asSet.priceable())
                o.policyNote = "run as set: " + best.reason;
            continue;
        }
        if (*best.policy != o.policy)
            o.policyNote = "cheapest policy found: " + words::policy(*best.policy, best.mode);
        o.policy = *best.policy;
        for (auto& other : o.otherPacks)
            other.policy = *best.policy;
    }
    return in;
}

} // namespace pricing
