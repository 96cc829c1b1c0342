// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/break_even_figures.h"

#include "ui/format.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace ui {

using pricing::Across;
using pricing::BreakEven;
using pricing::Crossing;
using pricing::Curve;
using pricing::CurvePoint;
using pricing::OfferMode;
using pricing::RibbonPart;

namespace {

constexpr double kSamePlace = 0.01; ///< of the logarithm: a border is where the crossing is

bool isRented(const Curve& curve) {
    return curve.mode == OfferMode::dedicated || curve.mode == OfferMode::reserved;
}

/// The next of 1, 2, 5 × 10ⁿ from x, downwards or upwards.
double roundOut(double x, bool up) {
    const double power = std::pow(10, std::floor(std::log10(x)));
    const double steps[]{1, 2, 5, 10};
    double found = up ? 10 * power : power;
    for (double step : steps) {
        if (up && step * power >= x * 0.999)
            return step * power;
        if (!up && step * power <= x * 1.001)
            found = step * power;
    }
    return found;
}

/// The highest cost of a curve over a stretch, and the lowest; nothing where it has none.
std::optional<Span> costs(const Curve& curve, Span x) {
    std::optional<Span> found;
    const auto take = [&](const CurvePoint& p) {
        found = found ? Span{std::min(found->from, p.monthlyUsd), std::max(found->to, p.monthlyUsd)}
                      : Span{p.monthlyUsd, p.monthlyUsd};
    };
    for (double end : {x.from, x.to})
        if (const auto p = at(curve, end))
            take(*p);
    for (const CurvePoint& p : curve.points)
        if (p.x >= x.from && p.x <= x.to)
            take(p);
    return found;
}

/// The highest cost among those that the chart must show.
double focus(const BreakEven& s, int chosen, Span x) {
    double most = 0;
    const auto take = [&](const Curve& curve, Span over, double room) {
        if (const auto c = costs(curve, over))
            most = std::max(most, c->to * room);
    };
    for (const Curve& curve : s.curves)
        if (isRented(curve))
            take(curve, {s.present, s.present}, 1.6);
    if (chosen >= 0)
        take(s.curves[std::size_t(chosen)], x, 1.15);
    for (const RibbonPart& part : s.ribbon)
        if (const Span both{std::max(part.from, x.from), std::min(part.to, x.to)};
            part.cheapest && both.from < both.to)
            take(s.curves[std::size_t(*part.cheapest)], both, 1.3);
    return most;
}

bool changesTheAnswer(const BreakEven& s, const Crossing& c) {
    for (std::size_t i = 0; i + 1 < s.ribbon.size(); ++i) {
        const auto a = s.ribbon[i].cheapest, b = s.ribbon[i + 1].cheapest;
        const bool pair = (a == c.a && b == c.b) || (a == c.b && b == c.a);
        if (pair && std::abs(std::log(s.ribbon[i].to / *c.x)) < kSamePlace)
            return true;
    }
    return false;
}

QStringList crossingWords(const BreakEven& s, const Crossing& c, int chosen) {
    const bool below = *c.x < s.present;
    const auto cheaper = below ? c.cheaperBelow : c.cheaperAbove;
    if (!cheaper)
        return {};
    const QString where =
        (below ? QObject::tr("Below %1") : QObject::tr("Above %1")).arg(placeText(s.across, *c.x)) +
        (c.billedShare ? QStringLiteral(" (%1)").arg(percent(c.billedShare)) : QString());
    const Curve& winner = s.curves[std::size_t(*cheaper)];
    const int other = *cheaper == c.a ? c.b : c.a;
    if (other == chosen)
        return {where, QObject::tr("%1 is cheaper").arg(labelOf(winner))};
    return {where, QObject::tr("%1 is cheaper").arg(labelOf(winner)),
            QObject::tr("than %1").arg(labelOf(s.curves[std::size_t(other)]))};
}

/// Whether a crossing of the two is known at the border, or may be there within the sampling error.
bool isAtACrossing(const BreakEven& s, const RibbonPart& part, const RibbonPart& next) {
    return std::any_of(s.crossings.begin(), s.crossings.end(), [&](const Crossing& c) {
        const bool pair = (part.cheapest == c.a && next.cheapest == c.b) ||
                          (part.cheapest == c.b && next.cheapest == c.a);
        if (!pair)
            return false;
        if (c.status == pricing::CrossingStatus::notVerified)
            return c.xLow && c.xHigh && *c.xLow <= part.to && part.to <= *c.xHigh;
        return c.x && std::abs(std::log(part.to / *c.x)) < kSamePlace;
    });
}

/// Where the cheapest changes although no two costs are the same there: one begins to miss the
/// target or to meet it, or has no price any more.
std::vector<ShownCrossing> otherBorders(const BreakEven& s) {
    std::vector<ShownCrossing> borders;
    for (std::size_t i = 0; i + 1 < s.ribbon.size(); ++i) {
        const RibbonPart &part = s.ribbon[i], &next = s.ribbon[i + 1];
        if (part.cheapest == next.cheapest || isAtACrossing(s, part, next))
            continue;
        const bool below = part.to < s.present;
        const auto beyond = below ? part.cheapest : next.cheapest;
        const auto stands = beyond ? beyond : below ? next.cheapest : part.cheapest;
        const auto p = stands ? at(s.curves[std::size_t(*stands)], part.to) : std::nullopt;
        if (!p)
            continue;
        QStringList words{(below ? QObject::tr("Below %1") : QObject::tr("Above %1"))
                              .arg(placeText(s.across, part.to))};
        if (beyond)
            words << QObject::tr("%1 is the cheapest").arg(labelOf(s.curves[std::size_t(*beyond)]));
        if (s.hasTargets)
            words << (beyond ? QObject::tr("that meets the target")
                             : QObject::tr("no offer meets the target"));
        else if (!beyond)
            words << QObject::tr("no offer has a price");
        borders.push_back({-1, part.to, p->monthlyUsd, words, words.join(u' ')});
    }
    return borders;
}

int cheaperOnesThatMiss(const BreakEven& s, const RibbonPart& part, double x) {
    const auto cost = part.cheapest ? at(s.curves[std::size_t(*part.cheapest)], x) : std::nullopt;
    return int(std::count_if(s.curves.begin(), s.curves.end(), [&](const Curve& curve) {
        const auto p = at(curve, x);
        return p && p->targetMet == false && (!cost || p->monthlyUsd < cost->monthlyUsd);
    }));
}

bool isAnyPriced(const BreakEven& s, double x) {
    return std::any_of(s.curves.begin(), s.curves.end(),
                       [x](const Curve& curve) { return at(curve, x).has_value(); });
}

} // namespace

int curveOf(const BreakEven& study, int choice) {
    for (std::size_t i = 0; i < study.curves.size(); ++i)
        if (study.curves[i].choice == choice)
            return static_cast<int>(i);
    return -1;
}

QString labelOf(const Curve& curve) {
    return QString::fromStdString(curve.label);
}

QString placeText(Across across, double x) {
    return across == Across::idleTimeout ? duration(x).remove(QStringLiteral(".0"))
                                         : axisNumber(x) + QStringLiteral("×");
}

QString acrossText(Across across, const QString& offer) {
    switch (across) {
    case Across::traffic:
        return QObject::tr("Traffic, × today");
    case Across::serviceTime:
        return QObject::tr("Service time, ×");
    case Across::price:
        return QObject::tr("Price of %1, ×").arg(offer);
    case Across::idleTimeout:
        return QObject::tr("Idle timeout of %1").arg(offer);
    case Across::coldStart:
        return QObject::tr("Cold start of %1, ×").arg(offer);
    }
    return {};
}

QString axisText(Across across) {
    switch (across) {
    case Across::traffic:
        return QObject::tr("traffic, × today");
    case Across::serviceTime:
        return QObject::tr("service time, ×");
    case Across::price:
        return QObject::tr("price, × stated");
    case Across::idleTimeout:
        return QObject::tr("idle timeout");
    case Across::coldStart:
        return QObject::tr("cold start, ×");
    }
    return {};
}

QString axisTextShort(Across across) {
    switch (across) {
    case Across::traffic:
        return QObject::tr("× today");
    case Across::idleTimeout:
        return QObject::tr("timeout");
    case Across::serviceTime:
    case Across::price:
    case Across::coldStart:
        break;
    }
    return QObject::tr("× stated");
}

Span homeRange(const BreakEven& s) {
    const double present = s.present > 0 ? s.present : std::sqrt(s.from * s.to);
    Span home{present / 10, present * 10};
    constexpr double kFarthest = 25; // further away a border costs the near ones their room
    for (const RibbonPart& part : s.ribbon)
        if (part.from <= s.present && s.present <= part.to) {
            if (part.from > std::max(s.from, present / kFarthest))
                home.from = std::min(home.from, part.from / 1.3);
            if (part.to < std::min(s.to, present * kFarthest))
                home.to = std::max(home.to, part.to * 1.3);
        }
    return {std::max(s.from, roundOut(home.from, false)), std::min(s.to, roundOut(home.to, true))};
}

Span costRange(const BreakEven& s, int chosen, Span x, bool log) {
    double low = 1e300, high = 0;
    for (const Curve& curve : s.curves)
        if (const auto c = costs(curve, x)) {
            low = std::min(low, c->from);
            high = std::max(high, c->to);
        }
    if (high <= 0)
        return {log ? 1.0 : 0.0, 1000};
    if (log)
        return {std::max(low, high / 1e5) * 0.8, high * 1.3};
    const double most = focus(s, chosen, x);
    return {0, most > 0 ? std::min(most, high * 1.1) : high * 1.1};
}

std::vector<ShownCrossing> shownCrossings(const BreakEven& s, int chosen) {
    std::vector<ShownCrossing> first, second, bare;
    for (std::size_t i = 0; i < s.crossings.size(); ++i) {
        const Crossing& c = s.crossings[i];
        if (c.status != pricing::CrossingStatus::crosses || !c.x || !c.monthlyUsd)
            continue;
        const bool answer = changesTheAnswer(s, c);
        if (!answer && c.a != chosen && c.b != chosen)
            continue;
        ShownCrossing shown{int(i),
                            *c.x,
                            *c.monthlyUsd,
                            {},
                            QString::fromStdString(pricing::words::crossing(s, c))};
        const bool misses = s.hasTargets && (c.aMeets == false || c.bMeets == false);
        if (answer || !misses)
            shown.words = crossingWords(s, c, chosen);
        (answer ? first : misses ? bare : second).push_back(shown);
    }
    const auto borders = otherBorders(s);
    first.insert(first.end(), borders.begin(), borders.end());
    first.insert(first.end(), second.begin(), second.end());
    first.insert(first.end(), bare.begin(), bare.end());
    return first;
}

std::optional<double> requestsPerMonth(const BreakEven& s, double x) {
    if (s.across != Across::traffic)
        return std::nullopt;
    return s.requestsPerDay * x / s.present * s.monthHours / 24;
}

QString becauseText(const BreakEven& s, const RibbonPart& part) {
    const double middle = std::sqrt(part.from * part.to);
    const int missing = s.hasTargets ? cheaperOnesThatMiss(s, part, middle) : 0;
    if (!part.cheapest)
        return missing > 0              ? QObject::tr("every offer with a price misses the target")
               : isAnyPriced(s, middle) ? QObject::tr("no offer is known to meet the target")
                                        : QObject::tr("no offer has a price");
    const Curve& curve = s.curves[std::size_t(*part.cheapest)];
    const auto point = at(curve, middle);
    QString why;
    if (curve.mode == OfferMode::managed)
        why = QObject::tr("pays per use only");
    else if (isRented(curve))
        why = point && point->workers
                  ? (*point->workers == 1
                         ? QObject::tr("flat price, 1 worker")
                         : QObject::tr("flat price, %1 workers").arg(*point->workers))
                  : QObject::tr("flat price");
    else if (point && point->billedShare < 0.9)
        why = QObject::tr("sleeps when quiet");
    else
        why = QObject::tr("less for its billed hours");
    if (missing == 0)
        return why;
    // What excludes the cheaper ones comes first: a narrow column cuts the rest.
    return (missing == 1 ? QObject::tr("1 cheaper misses the target; %1").arg(why)
                         : QObject::tr("%1 cheaper miss the target; %2").arg(missing).arg(why));
}

QString costText(const std::optional<CurvePoint>& point) {
    if (!point)
        return QStringLiteral("–");
    return (point->targetMet == false ? QStringLiteral("✗ ") : QString()) +
           money(point->monthlyUsd);
}

} // namespace ui
