// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/verdict_range.h"

#include "pricing/exact_math.h"
#include "pricing/study/slicing.h"
#include "pricing/study/vary.h"
#include "pricing/study/verdict.h"
#include "pricing/study/verdict_settings.h"
#include "pricing/study/verdict_words.h"

#include <array>
#include <atomic>
#include <cmath>

namespace pricing {

namespace {

constexpr double kStep = 1.4677992676220695; // 10^(1/6)
constexpr double kClose = 1.02;
constexpr LookEffort kScan{10'000};
constexpr LookEffort kCloseLook{40'000, true, 10}; ///< weeks enough to tell "95 % of weeks"
constexpr double kWork = 24; ///< looks a search takes, about: only its progress counts on it

/// The answer at one place.
struct Place {
    double x = 1;
    bool holds = true;
    std::optional<double> margin; ///< USD a week to the cheapest other offer that may win
    Answer answer;
};

/// Where the verdict ends, and what is the case beyond.
struct End {
    double x = 1;
    std::string beyond;
};

class Search {
public:
    Search(const CompareInput& in, int winner, const Progress& progress)
        : m_in(in), m_winner(winner), m_progress(progress) {}

    /// The end of the range in one direction; nothing where none was found.
    std::optional<End> end(bool up) {
        Place inside = look(1, kScan), outside;
        inside.holds = true; // as the report says
        for (double x = up ? kStep : 1 / kStep;; x = up ? x * kStep : x / kStep) {
            if (x > kMostTraffic * 1.001 || x < kLeastTraffic / 1.001 || m_stopped)
                return std::nullopt;
            outside = look(x, kScan);
            if (!outside.holds)
                break;
            inside = outside;
        }
        while (!m_stopped && std::fabs(exactLog(outside.x / inside.x)) > exactLog(kClose)) {
            const Place middle = look(std::sqrt(inside.x * outside.x), kCloseLook);
            (middle.holds ? inside : outside) = middle;
        }
        return End{between(inside, outside), words::beyond(m_in, m_winner, outside.answer)};
    }
    bool stopped() const { return m_stopped; }

private:
    Place look(double x, const LookEffort& effort) {
        const CompareInput there = varied(m_in, Across::traffic, x);
        std::vector<OfferPrices> offers = pricesOf(there.offers, there);
        std::vector<Costing*> all = ownCostings(offers);
        for (Costing* c : otherCostings(offers))
            all.push_back(c);
        simulatePoint(all, there, effort, oneAfterAnother,
                      [this](double, double) { return report(); });
        if (m_stopped)
            return {x, true, {}, {}};
        m_done = m_done + 1;
        Answer answer = answerOf(there, offers);
        return {x, answer.winner() == m_winner, marginOf(there, offers), std::move(answer)};
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

    const CompareInput& m_in;
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
