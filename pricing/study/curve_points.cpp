// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/curve_points.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr double kStepWidth = 1.00002; ///< the two sides of a step, as a factor
constexpr double kLimitKnown = 1.02;   ///< a limit located as well as this is good enough

/// The traffic (× today) from which the busiest hour asks for more than all workers can do.
std::optional<double> ceilingOf(const Costing& c, const CompareInput& in) {
    if (c.kind == Costing::Kind::managed || !c.priceable())
        return std::nullopt;
    if (c.kind == Costing::Kind::fixed && !c.paidWorkers)
        return std::nullopt; // it grows
    const double speed = c.fleet.speed.empty() ? 1 : c.fleet.speed.back();
    const double perWorker = c.fleet.concurrency * speed / mean(c.fleet.service);
    std::optional<double> least;
    const WeeklyTraffic& traffic = in.scenario.traffic;
    for (std::size_t i = 0; i < traffic.requestsPerSecond.size(); ++i) {
        const double rate = traffic.requestsPerSecond[i];
        const int h = static_cast<int>(i) * traffic.cellMinutes / 60;
        const int workers =
            c.kind == Costing::Kind::fixed ? workersAt(*c.paidWorkers, h) : c.fleet.maxWorkers;
        if (rate > 0)
            least = std::min(least.value_or(1e300), workers * perWorker / rate);
    }
    return least;
}

double between(double a, double b, double t) {
    return a > 0 && b > 0 ? exactExp(exactLog(a) + t * (exactLog(b) - exactLog(a)))
                          : a + t * (b - a);
}

std::optional<double> between(const std::optional<double>& a, const std::optional<double>& b,
                              double t) {
    return a && b ? std::optional(between(*a, *b, t)) : t < 0.5 ? a : b;
}

} // namespace

std::vector<Curve> emptyCurves(const CompareInput& in, const std::vector<Costing>& costings,
                               Across across) {
    std::vector<Curve> curves;
    for (std::size_t i = 0; i < in.offers.size(); ++i) {
        const ResolvedOffer& o = in.offers[i];
        Curve c;
        c.offer = static_cast<int>(i);
        c.choice = o.choice;
        c.slot = o.slot;
        c.id = o.offer.id;
        c.pack = o.pack;
        c.label = o.label;
        c.mode = o.offer.mode;
        c.steps = costings[i].kind == Costing::Kind::fixed && !costings[i].paidWorkers;
        c.reason = costings[i].reason;
        if (!concernsOneOffer(across))
            c.ceiling = ceilingOf(costings[i], in);
        curves.push_back(std::move(c));
    }
    return curves;
}

void markRough(Curve& curve, double present) {
    // A bill grows no faster than its traffic and falls little when more of it keeps workers warm:
    // a pair of points that says otherwise has seen different weeks
    constexpr double kSteepest = 1.2, kFalling = -0.35;
    if (curve.mode != OfferMode::serverless)
        return;
    auto& points = curve.points;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        CurvePoint &a = points[i], &b = points[i + 1];
        if ((a.stderrUsd == 0 && b.stderrUsd == 0) || a.monthlyUsd <= 0 || b.monthlyUsd <= 0)
            continue;
        const double step = exactLog(b.x / a.x);
        const double slope = exactLog(b.monthlyUsd / a.monthlyUsd) / step;
        const double error = 3 * (a.stderrUsd / a.monthlyUsd + b.stderrUsd / b.monthlyUsd) / step;
        if (slope <= kSteepest + error && slope >= kFalling - error)
            continue;
        for (CurvePoint* p : {&a, &b}) // which of the two is off, nobody knows
            if (p->x != present)
                p->roughUsd = std::max(p->roughUsd, std::fabs(b.monthlyUsd - a.monthlyUsd) / 2);
    }
    for (CurvePoint& p : points)
        p.stderrUsd = std::max(p.stderrUsd, p.roughUsd);
}

void insert(Curve& curve, CurvePoint point) {
    std::erase(curve.unpriceable, point.x);
    if (const auto before = at(curve, point.x)) {
        point.roughUsd = before->roughUsd;
        point.stderrUsd = std::max(point.stderrUsd, point.roughUsd);
    }
    const auto place = std::lower_bound(curve.points.begin(), curve.points.end(), point.x,
                                        [](const CurvePoint& p, double x) { return p.x < x; });
    if (place != curve.points.end() && place->x == point.x)
        *place = point;
    else
        curve.points.insert(place, point);
}

void insertBreak(Curve& curve, double x) {
    std::erase_if(curve.points, [x](const CurvePoint& p) { return p.x == x; });
    std::erase(curve.unpriceable, x);
    curve.unpriceable.insert(
        std::upper_bound(curve.unpriceable.begin(), curve.unpriceable.end(), x), x);
}

void insertStep(Curve& curve, int workers, const CurvePoint& from, const CurvePoint& to, double x) {
    const double t = exactLog(x / from.x) / exactLog(to.x / from.x);
    const auto side = [&](int n, double place) {
        CurvePoint p = from;
        p.x = place;
        p.workers = n;
        const double factor = double(n) / *from.workers;
        p.monthlyUsd = from.monthlyUsd * factor;
        p.lowUsd = from.lowUsd * factor;
        p.highUsd = from.highUsd * factor;
        p.billedShare = from.billedShare * factor;
        p.requestsPerDay = between(from.requestsPerDay, to.requestsPerDay, t);
        // the same work spread over n workers
        if (from.utilisation && to.utilisation)
            p.utilisation =
                between(*from.utilisation * *from.workers, *to.utilisation * *to.workers, t) / n;
        p.p95S.reset();
        return p;
    };
    insert(curve, side(workers, x));
    insert(curve, side(workers + 1, x * kStepWidth));
}

bool breaksBetween(const Curve& curve, double from, double to) {
    const auto gap = std::upper_bound(curve.unpriceable.begin(), curve.unpriceable.end(), from);
    return gap != curve.unpriceable.end() && *gap < to;
}

std::optional<CurvePoint> at(const Curve& curve, double x) {
    const auto& points = curve.points;
    if (points.empty() || x < points.front().x || x > points.back().x)
        return std::nullopt;
    const auto after = std::lower_bound(points.begin(), points.end(), x,
                                        [](const CurvePoint& p, double v) { return p.x < v; });
    if (after->x == x)
        return *after;
    const CurvePoint &a = *(after - 1), &b = *after;
    if (breaksBetween(curve, a.x, b.x))
        return std::nullopt;
    const double t = exactLog(x / a.x) / exactLog(b.x / a.x);
    CurvePoint p = t < 0.5 ? a : b;
    p.x = x;
    p.requestsPerDay = between(a.requestsPerDay, b.requestsPerDay, t);
    p.utilisation = between(a.utilisation, b.utilisation, t);
    p.p95S = between(a.p95S, b.p95S, t);
    p.roughUsd = std::max(a.roughUsd, b.roughUsd);
    if (curve.steps && *b.workers <= *a.workers + 1) {
        p.workers = a.workers;
        p.monthlyUsd = a.monthlyUsd;
        p.lowUsd = a.lowUsd;
        p.highUsd = a.highUsd;
        p.billedShare = a.billedShare;
        return p;
    }
    p.monthlyUsd = between(a.monthlyUsd, b.monthlyUsd, t);
    p.stderrUsd = between(a.stderrUsd, b.stderrUsd, t);
    p.lowUsd = between(a.lowUsd, b.lowUsd, t);
    p.highUsd = between(a.highUsd, b.highUsd, t);
    p.billedShare = between(a.billedShare, b.billedShare, t);
    if (curve.steps) // many small steps: as good as a slope
        p.workers = static_cast<int>(std::lround(between(*a.workers, *b.workers, t)));
    return p;
}

namespace {

struct Judged {
    double x;
    std::optional<bool> met; ///< nothing: not known
    bool sure = true;
};

/// The priced and the unpriceable places of a curve, in order. Where no number of workers meets the
/// targets they are missed.
std::vector<Judged> judgedPlaces(const Curve& curve) {
    std::vector<Judged> places;
    for (const CurvePoint& p : curve.points)
        places.push_back({p.x, p.targetMet, p.targetSure});
    for (const double x : curve.unpriceable)
        places.push_back({x, false, true});
    std::sort(places.begin(), places.end(),
              [](const Judged& a, const Judged& b) { return a.x < b.x; });
    return places;
}

/// The neighbours between which the answer to "does it meet the targets" changes.
std::vector<std::pair<Judged, Judged>> limitsOf(const Curve& curve) {
    std::vector<std::pair<Judged, Judged>> limits;
    const std::vector<Judged> places = judgedPlaces(curve);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const Judged &a = places[i], &b = places[i + 1];
        if (a.met && b.met && *a.met != *b.met && b.x / a.x > kLimitKnown)
            limits.emplace_back(a, b);
    }
    return limits;
}

} // namespace

std::vector<double> besideLimits(const Curve& curve) {
    std::vector<double> places;
    for (const auto& [from, to] : limitsOf(curve))
        for (const double x : {from.x, to.x})
            if (places.empty() || places.back() != x)
                places.push_back(x);
    return places;
}

std::vector<double> limitsToHalve(const Curve& curve, bool unsureToo) {
    std::vector<double> middles;
    for (const auto& [from, to] : limitsOf(curve))
        if (unsureToo || from.sure || to.sure)
            middles.push_back(std::sqrt(from.x * to.x));
    return middles;
}

void setLimits(Curve& curve, double present) {
    const auto& points = curve.points;
    const auto now = at(curve, present);
    if (!now || !now->targetMet.value_or(false))
        return;
    const auto meets = [](const CurvePoint& p) { return p.targetMet.value_or(false); };
    auto first = std::lower_bound(points.begin(), points.end(), present,
                                  [](const CurvePoint& p, double x) { return p.x < x; });
    auto last = first;
    while (last != points.end() && meets(*last))
        ++last;
    curve.meetsTo = last == first ? present : (last - 1)->x;
    while (first != points.begin() && meets(*(first - 1)))
        --first;
    curve.meetsFrom = first == points.end() ? present : std::min(first->x, present);
}

namespace {

std::optional<int> cheapestAt(const BreakEven& study, double x) {
    std::optional<int> best;
    double least = 0;
    for (std::size_t i = 0; i < study.curves.size(); ++i) {
        const auto p = at(study.curves[i], x);
        if (!p || (study.hasTargets && !p->targetMet.value_or(false)))
            continue;
        if (!best || p->monthlyUsd < least) {
            best = static_cast<int>(i);
            least = p->monthlyUsd;
        }
    }
    return best;
}

} // namespace

std::vector<RibbonPart> ribbonOf(const BreakEven& study) {
    std::vector<double> xs{study.from, study.to};
    for (const Curve& c : study.curves)
        for (const CurvePoint& p : c.points)
            xs.push_back(p.x);
    for (const Crossing& c : study.crossings)
        if (c.x)
            xs.push_back(*c.x);
    std::sort(xs.begin(), xs.end());
    std::vector<RibbonPart> parts;
    for (std::size_t i = 0; i + 1 < xs.size(); ++i) {
        const double from = std::max(xs[i], study.from), to = std::min(xs[i + 1], study.to);
        if (!(from < to))
            continue;
        const auto cheapest = cheapestAt(study, std::sqrt(from * to));
        if (!parts.empty() && parts.back().cheapest == cheapest)
            parts.back().to = to;
        else
            parts.push_back({from, to, cheapest});
    }
    return parts;
}

} // namespace pricing
