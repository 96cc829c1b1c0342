// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/verdict_range.h"

#include "pricing/exact_math.h"
#include "pricing/study/slicing.h"
#include "pricing/study/vary.h"
#include "pricing/study/verdict.h"
#include "pricing/study/verdict_settings.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace pricing {

namespace {

constexpr double kStep = 1.4677992676220695; // 10^(1/6)
/// 10^(1/16): what a fleet costs that is sized anew everywhere rises by whole workers, and between
/// two of its steps another may win.
constexpr double kStepWhereSized = 1.1547819846894583;
constexpr double kClose = 1.02;
constexpr LookEffort kScan{10'000};
constexpr LookEffort kCloseLook{40'000};
constexpr int kWeeksForTargets = 10; ///< enough to tell "95 % of weeks"
constexpr double kFar = 1.5;         ///< an offer so much dearer than the winner decides nothing
constexpr double kWork = 24; ///< looks a search takes, about: only its progress counts on it

/// The answer at one place.
struct Place {
    double x = 1;
    bool holds = true;
    std::optional<double> margin;  ///< USD a week to the cheapest other offer that may win
    std::vector<double> least;     ///< USD a week of each offer over its packs; 0 where not known
    double most = 0;               ///< the same of the winner at its dearest
    std::string beyond;            ///< what is the case here, in words
    std::set<std::string> meeting; ///< who meets the targets: "LABEL@PACK"
};

/// Where the verdict ends, and what is the case beyond.
struct End {
    double x = 1;
    std::string beyond;
};

class Search {
public:
    Search(CompareInput in, int winner, const Progress& progress)
        : m_in(std::move(in)), m_winner(winner), m_progress(progress) {}

    /// The end of the range in one direction; nothing where none was found.
    std::optional<End> end(bool up) {
        std::vector<Place> held{look(1, kScan)};
        held[0].holds = true; // as the report says
        Place outside;
        const double step = anyIsSized() ? kStepWhereSized : kStep;
        for (double x = up ? step : 1 / step;; x = up ? x * step : x / step) {
            if (x > kMostTraffic * 1.001 || x < kLeastTraffic / 1.001 || m_stopped)
                return std::nullopt;
            outside = look(x, kScan);
            if (!outside.holds)
                break;
            held.push_back(outside);
        }
        leaveOut(held.back(), outside);
        // a glance may be wrong about the last places where it seemed to hold
        while (!m_stopped && held.size() > 1) {
            Place again = closeLook(held.back().x, held.back(), outside);
            if (again.holds)
                break;
            outside = std::move(again);
            held.pop_back();
        }
        Place inside = std::move(held.back());
        while (!m_stopped && std::fabs(exactLog(outside.x / inside.x)) > exactLog(kClose)) {
            const Place middle = closeLook(std::sqrt(inside.x * outside.x), inside, outside);
            (middle.holds ? inside : outside) = middle;
        }
        return End{between(inside, outside), outside.beyond};
    }
    bool stopped() const { return m_stopped; }

private:
    Place look(double x, const LookEffort& effort) {
        return look(x, [&](const std::string&) { return effort; });
    }
    bool anyIsSized() const {
        const auto offers = pricesOf(m_in.offers, m_in);
        return std::any_of(offers.begin(), offers.end(), [](const OfferPrices& o) {
            return o.own.kind == Costing::Kind::fixed && o.own.priceable() && !o.own.paidWorkers;
        });
    }
    /// At or between the two; who meets the targets at one of them only is looked at for as many
    /// weeks as that asks for.
    Place closeLook(double x, const Place& a, const Place& b) {
        return look(x, [&](const std::string& who) {
            LookEffort effort = kCloseLook;
            if (a.meeting.count(who) != b.meeting.count(who))
                effort.weeks = kWeeksForTargets;
            return effort;
        });
    }
    template <class EffortOf> Place look(double x, const EffortOf& effortOf) {
        const CompareInput there = varied(m_in, Across::traffic, x);
        std::vector<OfferPrices> offers = pricesOf(there.offers, there);
        std::map<std::string, Costing*> all;
        for (std::size_t i = 0; i < offers.size(); ++i) {
            const auto add = [&](Costing& c) { all[there.offers[i].label + "@" + c.pack] = &c; };
            add(offers[i].own);
            std::for_each(offers[i].inPacks.begin(), offers[i].inPacks.end(), add);
        }
        std::map<int, std::pair<LookEffort, std::vector<Costing*>>> alike;
        for (const auto& [who, costing] : all) {
            const LookEffort effort = effortOf(who);
            alike[effort.weeks].first = effort;
            alike[effort.weeks].second.push_back(costing);
        }
        for (const auto& [weeks, group] : alike)
            simulatePoint(group.second, there, group.first, oneAfterAnother,
                          [this](double, double) { return report(); });
        if (m_stopped)
            return {};
        m_done = m_done + 1;
        const Answer answer = answerOf(there, offers);
        Place place{x, answer.winner() == m_winner, marginOf(there, offers), {}, 0, {}, {}};
        place.beyond = words::beyond(m_in, m_winner, answer);
        for (const auto& [who, costing] : all)
            if (costing->priceable() && meetsTargets(*costing, there).value_or(false))
                place.meeting.insert(who);
        for (const OfferPrices& o : offers)
            place.least.push_back(range(o, there).first);
        place.most = range(offers[static_cast<std::size_t>(m_winner)], there).second;
        return place;
    }
    /// The least and the most an offer costs a week in any pack; 0 where it has no price.
    static std::pair<double, double> range(const OfferPrices& o, const CompareInput& there) {
        const double perWeek = there.scenario.traffic.requestsPerWeek();
        double least = 1e300, most = 0;
        const auto see = [&](const Costing& c) {
            least =
                c.priceable() ? std::min(least, c.weekUsd(c.cardLow, c.perRequestLow, perWeek)) : 0;
            most = c.priceable() ? std::max(most, c.weekUsd(c.cardHigh, c.perRequestHigh, perWeek))
                                 : most;
        };
        see(o.own);
        for (const Costing& c : o.inPacks)
            see(c);
        return {least, most};
    }
    /// Leaves out offers that scale and cost far more than the winner at both places: they would
    /// be simulated for nothing.
    void leaveOut(const Place& a, const Place& b) {
        if (m_stopped || a.most <= 0 || b.most <= 0)
            return;
        std::vector<ResolvedOffer> kept;
        int winner = m_winner;
        for (std::size_t i = 0; i < m_in.offers.size(); ++i) {
            const bool far = m_in.offers[i].offer.mode == OfferMode::serverless &&
                             a.least[i] > kFar * a.most && b.least[i] > kFar * b.most;
            if (static_cast<int>(i) == m_winner)
                winner = static_cast<int>(kept.size());
            if (static_cast<int>(i) == m_winner || !far)
                kept.push_back(std::move(m_in.offers[i]));
        }
        m_in.offers = std::move(kept);
        m_winner = winner;
    }
    std::optional<double> marginOf(const CompareInput& there,
                                   const std::vector<OfferPrices>& offers) const {
        const double perWeek = there.scenario.traffic.requestsPerWeek();
        const auto cost = [&](std::size_t i) -> std::optional<double> {
            const Costing& c = offers[i].own;
            const bool mayWin = c.priceable() && (there.scenario.workload.targets.empty() ||
                                                  meetsTargets(c, there).value_or(false));
            return mayWin ? std::optional(c.weekUsd(c.card, c.perRequest, perWeek)) : std::nullopt;
        };
        const auto winner = static_cast<std::size_t>(m_winner);
        const auto mine = cost(winner);
        std::optional<double> margin;
        for (std::size_t i = 0; mine && i < offers.size(); ++i)
            if (const auto theirs = cost(i); theirs && i != winner)
                margin = std::min(margin.value_or(1e300), *theirs - *mine);
        return margin;
    }
    /// Where another offer becomes the cheaper one, or else the middle.
    static double between(const Place& inside, const Place& outside) {
        if (!inside.margin || !outside.margin || !(*inside.margin > 0 && *outside.margin < 0))
            return std::sqrt(inside.x * outside.x);
        const double t = *inside.margin / (*inside.margin - *outside.margin);
        return inside.x * exactExp(t * exactLog(outside.x / inside.x));
    }
    bool report() {
        if (m_progress && !m_stopped && !m_progress(std::min<double>(m_done, kWork), kWork))
            m_stopped = true;
        return !m_stopped;
    }

    CompareInput m_in; ///< its offers: those that may decide
    int m_winner;
    const Progress& m_progress;
    std::atomic<bool> m_stopped{false};
    std::atomic<double> m_done{0};
};

} // namespace

std::optional<Report> withRange(Report report, const CompareInput& in, const ForEach& forEach,
                                const Progress& progress) {
    if (!report.verdict.winner)
        return report;
    std::array<std::optional<End>, 2> ends;
    std::atomic<bool> stopped = false;
    forEach(2, [&](std::size_t i) {
        Search search(in, *report.verdict.winner, progress);
        ends[i] = search.end(i == 1);
        if (search.stopped())
            stopped = true;
    });
    if (stopped)
        return std::nullopt;
    const auto placeOf = [](const std::optional<End>& end) {
        return end ? std::optional(end->x) : std::nullopt;
    };
    report.verdict.holdsFrom = placeOf(ends[0]);
    report.verdict.holdsTo = placeOf(ends[1]);
    report.verdict.sentence +=
        " " + words::range(report.verdict.holdsFrom, report.verdict.holdsTo,
                           ends[0] ? ends[0]->beyond : "", ends[1] ? ends[1]->beyond : "");
    if (report.verdict.runnerUp) {
        const auto flips =
            settingFlips(in, *report.verdict.winner, *report.verdict.runnerUp, forEach, progress);
        if (!flips)
            return std::nullopt;
        report.verdict.flips.insert(report.verdict.flips.end(), flips->begin(), flips->end());
    }
    return report;
}

} // namespace pricing
