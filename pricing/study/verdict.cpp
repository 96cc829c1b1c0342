// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/verdict.h"

#include "pricing/study/basis.h"
#include "pricing/study/disputes.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

enum class End { stated, low, high };

/// The question "who is cheapest" under one pack's terms.
class World {
public:
    World(const CompareInput& in, const std::vector<OfferPrices>& prices, std::string pack)
        : m_in(in), m_prices(prices), m_pack(std::move(pack)),
          m_perWeek(in.scenario.traffic.requestsPerWeek()) {}

    const Costing& costing(int i) const {
        const OfferPrices& p = m_prices[static_cast<std::size_t>(i)];
        return m_pack.empty() ? p.own : p.under(m_pack);
    }
    int size() const { return static_cast<int>(m_prices.size()); }
    const std::string& pack() const { return m_pack; }

    bool priced(int i) const { return costing(i).priceable(); }
    /// Meets the targets, as far as they can be judged; without targets every offer does.
    bool eligible(int i) const {
        if (!priced(i))
            return false;
        return m_in.scenario.workload.targets.empty() ||
               meetsTargets(costing(i), m_in).value_or(false);
    }
    double weekUsd(int i, End end = End::stated) const {
        const Costing& c = costing(i);
        switch (end) {
        case End::low:
            return c.weekUsd(c.cardLow, c.perRequestLow, m_perWeek);
        case End::high:
            return c.weekUsd(c.cardHigh, c.perRequestHigh, m_perWeek);
        case End::stated:
            break;
        }
        return c.weekUsd(c.card, c.perRequest, m_perWeek);
    }
    /// What tells two offers apart is more than the error of their difference.
    double error(int a, int b) const {
        return kTwoSided95 * differenceError(costing(a), costing(b));
    }
    /// Two rows of one offer are one price belief, not two: they share every disputed figure.
    bool sameOffer(int a, int b) const { return costing(a).offer.id == costing(b).offer.id; }

    /// The cheapest eligible offer; of those level with it, the first in the plan. -1: none.
    int cheapest() const {
        int best = -1;
        for (int i = 0; i < size(); ++i)
            if (eligible(i) && (best < 0 || weekUsd(i) < weekUsd(best)))
                best = i;
        for (int i = 0; i < best; ++i)
            if (eligible(i) && weekUsd(i) - weekUsd(best) <= error(i, best))
                return i;
        return best;
    }
    /// The cheapest eligible offer that is another product than `winner`; -1: none.
    int runnerUp(int winner) const {
        int best = -1;
        for (int i = 0; i < size(); ++i)
            if (i != winner && eligible(i) && !sameTerms(i, winner) &&
                (best < 0 || weekUsd(i) < weekUsd(best)))
                best = i;
        return best;
    }
    /// The same offer run the same way, believed at another pack's prices.
    bool sameTerms(int a, int b) const {
        const auto& x = m_in.offers[static_cast<std::size_t>(a)];
        const auto& y = m_in.offers[static_cast<std::size_t>(b)];
        return x.offer.id == y.offer.id && x.pack != y.pack && costing(a).fleet == costing(b).fleet;
    }

private:
    const CompareInput& m_in;
    const std::vector<OfferPrices>& m_prices;
    std::string m_pack;
    double m_perWeek;
};

std::vector<std::string> packsInUse(const std::vector<OfferPrices>& prices) {
    std::vector<std::string> packs;
    const auto add = [&](const std::string& pack) {
        if (std::find(packs.begin(), packs.end(), pack) == packs.end())
            packs.push_back(pack);
    };
    for (const OfferPrices& p : prices) {
        add(p.own.pack);
        for (const Costing& c : p.inPacks)
            add(c.pack);
    }
    return packs;
}

Contender contender(const CompareInput& in, const World& world, int i) {
    return {world.costing(i), in.offers[static_cast<std::size_t>(i)].label, world.weekUsd(i)};
}

struct Findings {
    std::vector<Flip> flips;
    std::vector<words::PackAnswer> packs; ///< who is cheapest under each pack of the plan
};

/// Whether `winner` stays cheapest under every pack and over every disputed range.
Findings doubts(const CompareInput& in, const std::vector<OfferPrices>& prices, const World& own,
                int winner) {
    Findings found;
    std::vector<World> worlds{own};
    for (const std::string& pack : packsInUse(prices))
        worlds.emplace_back(in, prices, pack);
    for (const World& world : worlds) {
        const int best = world.cheapest();
        const double month = in.month.value() / kHoursPerWeek;
        if (best >= 0 && !world.pack().empty())
            found.packs.push_back({world.pack(), best, world.weekUsd(best) * month});
        if (best >= 0 && best != winner && !world.sameTerms(best, winner)) {
            found.flips.push_back({"price pack", world.pack().empty() ? "as chosen" : world.pack(),
                                   in.offers[static_cast<std::size_t>(best)].label});
            continue;
        }
        if (best < 0)
            continue;
        for (int i = 0; i < world.size(); ++i)
            if (i != best && world.eligible(i) && !world.sameOffer(i, best) &&
                world.weekUsd(best, End::high) > world.weekUsd(i, End::low)) {
                const auto flips = flipsTo(contender(in, world, best), contender(in, world, i), in);
                found.flips.insert(found.flips.end(), flips.begin(), flips.end());
            }
    }
    std::vector<Flip> unique;
    for (const Flip& f : found.flips)
        if (std::find(unique.begin(), unique.end(), f) == unique.end())
            unique.push_back(f);
    found.flips = std::move(unique);
    return found;
}

/// Where the rates of the cheapest and the next would make them level, but for what is named.
void addLevelRates(std::vector<Flip>& flips, const CompareInput& in, const World& own, int best,
                   int second) {
    for (Flip& level : levelRates(contender(in, own, best), contender(in, own, second), in))
        if (std::none_of(flips.begin(), flips.end(), [&](const Flip& f) {
                return f.input == level.input && f.value == level.value;
            }))
            flips.push_back(std::move(level));
}

/// Offers nobody ticked that meet the targets for less than `limitUsd` a week, on GPUs that the
/// workload's model fits as far as that is known: nobody has said that it runs there.
std::vector<std::string> cheaperNotChosen(const std::vector<OfferPrices>& rest,
                                          const CompareInput& in, double limitUsd, double perWeek) {
    std::vector<std::string> names;
    for (const OfferPrices& p : rest) {
        const Costing& c = p.own;
        if (!c.priceable() || !c.holdsModel || c.weekUsd(c.card, c.perRequest, perWeek) >= limitUsd)
            continue;
        if (in.scenario.workload.targets.empty() || meetsTargets(c, in).value_or(false))
            names.push_back(c.offer.id + "@" + c.pack);
    }
    return names;
}

} // namespace

Answer answerOf(const CompareInput& in, const std::vector<OfferPrices>& offers) {
    const World own(in, offers, {});
    const int best = own.cheapest();
    if (best < 0)
        return {};
    return {best, doubts(in, offers, own, best).flips};
}

Verdict verdictOf(const CompareInput& in, const Report& report,
                  const std::vector<OfferPrices>& offers, const std::vector<OfferPrices>& rest) {
    Verdict v;
    const World own(in, offers, {});
    const int best = own.cheapest();
    if (report.requestsPerWeek <= 0 || best < 0) {
        v.sentence = words::noWinner(in, report);
        if (report.requestsPerWeek > 0 && in.scenario.basis == Basis::vendorDefault)
            v.sentence.insert(0, words::basis(in.scenario.basis, true));
        else if (report.requestsPerWeek > 0 && in.scenario.basis == Basis::cheapest)
            v.sentence += " No policy that was looked at does better.";
        return v;
    }
    const int second = own.runnerUp(best);
    std::optional<int> unjudged;
    for (int i = 0; i < own.size(); ++i)
        if (own.priced(i) && !own.eligible(i) && own.costing(i).kind == Costing::Kind::managed &&
            own.weekUsd(i) < own.weekUsd(best))
            unjudged = i;
    const Findings found = doubts(in, offers, own, best);
    v.flips = found.flips;
    if (second >= 0)
        v.runnerUp = second;
    if (found.flips.empty()) {
        v.winner = best;
        const bool level =
            second >= 0 && own.weekUsd(second) - own.weekUsd(best) <= own.error(best, second);
        v.sentence = words::winner(in, report, best, v.runnerUp, level, unjudged);
    } else {
        v.sentence = words::depends(in, report, best, found.flips, found.packs);
    }
    v.sentence.insert(0, words::basis(in.scenario.basis, !in.scenario.workload.targets.empty()));
    if (second >= 0)
        addLevelRates(v.flips, in, own, best, second);
    v.secondLine = words::whoWaits(report, best);
    v.cheaperNotChosen = cheaperNotChosen(rest, in, own.weekUsd(best), report.requestsPerWeek);
    return v;
}

} // namespace pricing
