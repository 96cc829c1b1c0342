// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/break_even.h"

#include "pricing/exact_math.h"
#include "pricing/study/crossings.h"
#include "pricing/study/curve_points.h"
#include "pricing/study/slicing.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace pricing {

namespace {

constexpr int kPointsPerDecade = 8;
constexpr double kLog10 = 2.302585092994046;
constexpr double kPointRequests = 30'000, kCrossingRequests = 50'000, kCoarseRequests = 8'000;
constexpr int kCrossingRounds = 2;
constexpr int kMostSteps = 4; ///< located between two points; more of them look like a slope
constexpr int kLimitHalvings = 4, kUnsureHalvings = 2, kLimitWeeks = 10;

/// Counts what is done of the study and hears whether to stop.
class Tally {
public:
    Tally(const Progress& progress, double expected) : m_progress(progress), m_total(expected) {}

    void expect(double more) { m_total.fetch_add(more); }
    void done(double work = 1) {
        m_done.fetch_add(work);
        report();
    }
    bool stopped() const { return m_stopped; }
    Progress inner() {
        return [this](double, double) {
            report();
            return !m_stopped;
        };
    }

private:
    void report() {
        if (m_progress && !m_stopped && !m_progress(std::min<double>(m_done, m_total), m_total))
            m_stopped = true;
    }
    const Progress& m_progress;
    std::atomic<double> m_total, m_done{0};
    std::atomic<bool> m_stopped{false};
};

std::vector<double> gridOf(double from, double to) {
    const int n = std::max(
        2, static_cast<int>(std::ceil(exactLog(to / from) / kLog10 * kPointsPerDecade - 1e-9)) + 1);
    std::vector<double> xs;
    for (int i = 0; i < n; ++i)
        xs.push_back(from * exactExp(exactLog(to / from) * i / (n - 1)));
    xs.back() = to;
    return xs;
}

/// The study while it is worked on.
class Study {
public:
    Study(const CompareInput& in, const BreakEvenOptions& options, const ForEach& forEach,
          const Progress& progress)
        : m_in(in), m_options(options), m_forEach(forEach), m_slicing(in, options),
          m_errors(in.offers.size()), m_tally(progress, 1) {
        m_result.across = options.across;
        m_result.offer = options.offer;
        m_result.from = options.from;
        m_result.to = options.to;
        m_result.present = presentValue(in, options.across, options.offer);
        m_result.requestsPerDay = in.scenario.traffic.requestsPerWeek() / 7;
        m_result.plan = in.plan;
        m_result.scenario = in.scenario.name;
        m_result.seed = in.seed;
        m_result.monthHours = in.month.value();
        m_result.hasTargets = !in.scenario.workload.targets.empty();
        m_result.coarse = !finished();
        m_result.curves = emptyCurves(in, m_slicing.costings(), options.across);
    }

    std::optional<BreakEven> run() {
        if (!m_slicing.prepare(m_forEach, m_tally.inner()) || !presentPoint() || !gridPoints())
            return std::nullopt;
        if (finished() && !(locateSteps() && locateLimits() && locateCrossings()))
            return std::nullopt;
        m_result.crossings = crossingsOf(m_result.curves, m_errors);
        for (Curve& c : m_result.curves)
            setLimits(c, m_result.present);
        m_result.ribbon = ribbonOf(m_result);
        return std::move(m_result);
    }

private:
    bool finished() const { return m_options.accuracy == Accuracy::finished; }
    bool isInside(double x) const { return x >= m_options.from && x <= m_options.to; }

    void take(const Slice& slice) {
        for (std::size_t i = 0; i < slice.points.size(); ++i)
            if (slice.points[i])
                insert(m_result.curves[i], *slice.points[i]);
        for (const int i : slice.unpriceable)
            insertBreak(m_result.curves[static_cast<std::size_t>(i)], slice.x);
        m_errors.add(slice);
    }

    struct Place {
        double x;
        std::vector<int> offers; ///< none: all
    };
    /// Prices at all places and takes what comes; the dearest places should come first.
    bool priceAt(const std::vector<Place>& places, const LookEffort& effort) {
        std::vector<std::optional<Slice>> slices(places.size());
        m_tally.expect(double(places.size()));
        m_forEach(places.size(), [&](std::size_t i) {
            if (m_tally.stopped())
                return;
            slices[i] = m_slicing.at(places[i].x, places[i].offers, effort, m_tally.inner());
            m_tally.done();
        });
        if (m_tally.stopped())
            return false;
        for (const auto& slice : slices)
            take(*slice);
        return true;
    }

    bool presentPoint() {
        if (!isInside(m_result.present))
            return true;
        const auto slice = m_slicing.present(m_forEach, m_tally.inner());
        if (!slice)
            return false;
        take(*slice);
        m_tally.done();
        return true;
    }

    bool gridPoints() {
        std::vector<Place> places;
        for (const double x : gridOf(m_options.from, m_options.to)) {
            const bool isEnd = x == m_options.from || x == m_options.to;
            const bool isPresent =
                isInside(m_result.present) && std::fabs(exactLog(x / m_result.present)) < 0.02;
            if (x != m_result.present && (isEnd || !isPresent))
                places.push_back({x, {}});
        }
        std::reverse(places.begin(), places.end()); // much traffic takes longest
        if (!priceAt(places, {finished() ? kPointRequests : kCoarseRequests}))
            return false;
        if (m_options.across == Across::traffic)
            for (Curve& c : m_result.curves)
                markRough(c, m_result.present);
        return true;
    }

    /// Where a fleet that is sized takes one worker more.
    bool locateSteps() {
        struct Step {
            std::size_t curve;
            int workers;
            CurvePoint from, to;
            double x = 0;
        };
        std::vector<Step> steps;
        for (std::size_t c = 0; c < m_result.curves.size(); ++c) {
            const Curve& curve = m_result.curves[c];
            for (std::size_t i = 0; curve.steps && i + 1 < curve.points.size(); ++i) {
                const CurvePoint &p = curve.points[i], &q = curve.points[i + 1];
                for (int w = *p.workers; w < *q.workers && *q.workers <= *p.workers + kMostSteps;
                     ++w)
                    steps.push_back({c, w, p, q});
            }
        }
        m_tally.expect(double(steps.size()));
        m_forEach(steps.size(), [&](std::size_t i) {
            Step& s = steps[i];
            if (!m_tally.stopped())
                s.x = m_slicing.sufficesUpTo(static_cast<int>(s.curve), s.workers, s.from.x, s.to.x,
                                             kPointRequests, m_tally.inner());
            m_tally.done();
        });
        if (m_tally.stopped())
            return false;
        for (const Step& s : steps)
            insertStep(m_result.curves[s.curve], s.workers, s.from, s.to, s.x);
        return true;
    }

    /// Where an offer stops (or begins) to meet the targets, by halves. Close to that, few weeks
    /// tell badly in how many it meets them: what they say at either side is looked at again.
    bool locateLimits() {
        for (int round = 0; round <= kLimitHalvings; ++round) {
            std::vector<Place> places;
            for (std::size_t c = 0; c < m_result.curves.size(); ++c) {
                const Curve& curve = m_result.curves[c];
                for (const double x : round == 0 ? besideLimits(curve)
                                                 : limitsToHalve(curve, round <= kUnsureHalvings))
                    if (x != m_result.present)
                        places.push_back({x, {static_cast<int>(c)}});
            }
            if ((round > 0 && !priceAt(places, {kPointRequests})) ||
                !priceAt(unsure(places), {kPointRequests, true, kLimitWeeks}))
                return false;
        }
        return true;
    }
    /// Those of the places, each of one offer, where more weeks may say otherwise.
    std::vector<Place> unsure(const std::vector<Place>& places) const {
        std::vector<Place> few;
        for (const Place& p : places) {
            const auto point = at(m_result.curves[static_cast<std::size_t>(p.offers[0])], p.x);
            if (!point || !point->targetSure)
                few.push_back(p);
        }
        return few;
    }

    bool locateCrossings() {
        for (int round = 0; round < kCrossingRounds; ++round) {
            std::vector<Place> places;
            for (const Crossing& c : crossingsOf(m_result.curves, m_errors))
                if (c.status == CrossingStatus::crosses && isSampled(c) && !isKnown(c))
                    places.push_back({*c.x, {c.a, c.b}});
            if (!priceAt(places, {kCrossingRequests}))
                return false;
        }
        return true;
    }
    bool isSampled(const Crossing& c) const {
        const auto sampled = [&](int i) {
            return m_slicing.costings()[static_cast<std::size_t>(i)].kind == Costing::Kind::fleet;
        };
        return sampled(c.a) || sampled(c.b);
    }
    /// Both were priced so close to the crossing that another look tells nothing new.
    bool isKnown(const Crossing& c) const {
        const auto hasPoint = [&](int i) {
            const auto& points = m_result.curves[static_cast<std::size_t>(i)].points;
            return std::any_of(points.begin(), points.end(), [&](const CurvePoint& p) {
                return std::fabs(exactLog(p.x / *c.x)) < 0.003;
            });
        };
        return hasPoint(c.a) && hasPoint(c.b);
    }

    const CompareInput& m_in;
    BreakEvenOptions m_options;
    const ForEach& m_forEach;
    Slicing m_slicing;
    PairErrors m_errors;
    Tally m_tally;
    BreakEven m_result;
};

} // namespace

std::string_view name(CrossingStatus status) {
    constexpr std::array<std::string_view, 3> names{"crosses", "not-reached", "not-verified"};
    return names[static_cast<std::size_t>(status)];
}

std::optional<BreakEven> breakEven(const CompareInput& in, const BreakEvenOptions& options,
                                   const ForEach& forEach, const Progress& progress) {
    return Study(in, options, forEach, progress).run();
}

} // namespace pricing
