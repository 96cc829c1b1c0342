// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/verdict_settings.h"

#include "pricing/study/costing.h"
#include "pricing/study/slicing.h"
#include "pricing/study/vary.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pricing {

namespace {

constexpr double kStep = 1.4677992676220695; // 10^(1/6)
constexpr double kClose = 1.05;
constexpr LookEffort kScan{10'000};

/// One setting of one of two offers, and which way it is moved.
struct Move {
    Across across;
    bool ofWinner;
    bool up;
};

/// Which of two offers is the better one as a setting of one of them moves.
class Duel {
public:
    Duel(const CompareInput& in, Move move, const Progress& progress)
        : m_in(in), m_move(move), m_progress(progress) {}

    std::optional<Flip> flip() {
        const ResolvedOffer& mover = m_in.offers[moverIndex()];
        if (!canVary(mover, m_move.across))
            return std::nullopt;
        const double present = presentValue(m_in, m_move.across, static_cast<int>(moverIndex()));
        const auto other = costingAt(m_in, 1 - moverIndex());
        if (!other || !mayWin(*other))
            return std::nullopt;
        m_otherUsd = weekUsd(*other);
        if (present <= 0 || moverWins(present) != m_move.ofWinner)
            return std::nullopt; // too close to call by looks
        const AxisRange range = usualRange(m_move.across);
        double inside = present, outside = present;
        do {
            inside = outside;
            outside = m_move.up ? outside * kStep : outside / kStep;
            if (m_stopped || outside > range.to || outside < range.from)
                return std::nullopt;
        } while (moverWins(outside) == m_move.ofWinner);
        while (!m_stopped && std::max(outside / inside, inside / outside) > kClose) {
            const double middle = std::sqrt(inside * outside);
            (moverWins(middle) == m_move.ofWinner ? inside : outside) = middle;
        }
        return flipAt(std::sqrt(inside * outside), present);
    }
    bool stopped() const { return m_stopped; }

private:
    std::size_t moverIndex() const { return m_move.ofWinner ? 0 : 1; }

    std::optional<Costing> costingAt(const CompareInput& there, std::size_t i) {
        const ResolvedOffer& o = there.offers[i];
        Costing c =
            costingOf(o.pack, o.offer, o.policy, there.scenario.workload, there.month.value());
        if (!c.priceable() || !simulatePoint({&c}, there, kScan, oneAfterAnother,
                                             [&](double, double) { return report(); }))
            return std::nullopt;
        return c.priceable() ? std::optional(std::move(c)) : std::nullopt;
    }
    double weekUsd(const Costing& c) const {
        return c.weekUsd(c.card, c.perRequest, m_in.scenario.traffic.requestsPerWeek());
    }
    bool mayWin(const Costing& c) const {
        return m_in.scenario.workload.targets.empty() || meetsTargets(c, m_in).value_or(false);
    }
    bool moverWins(double value) {
        const auto c = costingAt(varied(m_in, m_move.across, value, static_cast<int>(moverIndex())),
                                 moverIndex());
        return c && mayWin(*c) && weekUsd(*c) < m_otherUsd;
    }
    bool report() {
        if (m_progress && !m_stopped && !m_progress(0, 1))
            m_stopped = true;
        return !m_stopped;
    }

    Flip flipAt(double value, double present) const {
        const ResolvedOffer& mover = m_in.offers[moverIndex()];
        const ResolvedOffer& other = m_in.offers[1 - moverIndex()];
        const bool start = m_move.across == Across::coldStart;
        const double unit = start ? mean(*statedStart(mover.policy)) : 1;
        const std::string at = words::seconds(value * unit);
        // the mover wins on the side of its present setting when it is the winner, else beyond
        const bool moverBelow = m_move.ofWinner == m_move.up;
        Flip flip{mover.label + (start ? ", mean cold start" : ", idle timeout"),
                  (m_move.up ? "above " : "below ") + at,
                  m_move.ofWinner ? other.label : mover.label};
        flip.stated = words::seconds(present * unit);
        flip.sentence = (moverBelow ? mover : other).label + " below " + at + ", " +
                        (moverBelow ? other : mover).label + " above (it is " + flip.stated + ")";
        flip.inRange = false;
        return flip;
    }

    const CompareInput& m_in;
    Move m_move;
    const Progress& m_progress;
    double m_otherUsd = 0;
    std::atomic<bool> m_stopped{false};
};

} // namespace

std::optional<std::vector<Flip>> settingFlips(const CompareInput& in, int winner, int runnerUp,
                                              const ForEach& forEach, const Progress& progress) {
    CompareInput two = in;
    two.offers = {in.offers[static_cast<std::size_t>(winner)],
                  in.offers[static_cast<std::size_t>(runnerUp)]};
    two.notChosen.clear();
    const std::vector<Move> moves{
        {Across::coldStart, true, true},    {Across::coldStart, false, false},
        {Across::idleTimeout, true, true},  {Across::idleTimeout, true, false},
        {Across::idleTimeout, false, true}, {Across::idleTimeout, false, false}};
    std::vector<std::optional<Flip>> found(moves.size());
    std::atomic<bool> stopped = false;
    forEach(moves.size(), [&](std::size_t i) {
        Duel duel(two, moves[i], progress);
        found[i] = duel.flip();
        if (duel.stopped())
            stopped = true;
    });
    if (stopped)
        return std::nullopt;
    std::vector<Flip> flips;
    for (auto& flip : found)
        if (flip)
            flips.push_back(std::move(*flip));
    return flips;
}

} // namespace pricing
