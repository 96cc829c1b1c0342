// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/crossings.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

/// A stretch this wide (as a factor) in which two curves cannot be told apart is more than the
/// place of a crossing.
constexpr double kWide = 1.15;
constexpr double kStepKnown = 0.004; ///< a step is located to this (in the logarithm)
constexpr double kJump = 1.0001;     ///< places this close are two sides of one step

/// Two curves where both have a price.
struct Place {
    double x, difference; ///< cost of a minus cost of b
    double error;         ///< 95 %
    int sign() const {
        const double least = std::max(error, 1e-9);
        return difference > least ? 1 : difference < -least ? -1 : 0;
    }
};

std::vector<double> placesOf(const Curve& a, const Curve& b) {
    std::vector<double> xs;
    for (const Curve* c : {&a, &b}) {
        for (const CurvePoint& p : c->points)
            xs.push_back(p.x);
        xs.insert(xs.end(), c->unpriceable.begin(), c->unpriceable.end());
    }
    std::sort(xs.begin(), xs.end());
    xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
    return xs;
}

/// The stretches in which both curves have prices.
std::vector<std::vector<Place>> stretchesOf(const Curve& a, const Curve& b, int ia, int ib,
                                            const PairErrors& errors) {
    std::vector<std::vector<Place>> stretches(1);
    for (const double x : placesOf(a, b)) {
        const auto p = at(a, x), q = at(b, x);
        if (p && q)
            stretches.back().push_back(
                {x, p->monthlyUsd - q->monthlyUsd,
                 kTwoSided95 * std::max({errors.at(ia, ib, x), p->roughUsd, q->roughUsd})});
        else if (!stretches.back().empty())
            stretches.emplace_back();
    }
    return stretches;
}

constexpr double kAtEnd = 1.00001; ///< a root so close to an end is the end

/// Where the curves' difference changes its sign between two neighbouring places.
double rootBetween(const Curve& a, const Curve& b, const Place& left, const Place& right) {
    if (right.x / left.x < kJump)
        return right.x;
    double from = left.x, to = right.x;
    for (int i = 0; i < 60 && to / from > 1 + 1e-13; ++i) {
        const double middle = std::sqrt(from * to);
        const auto p = at(a, middle), q = at(b, middle);
        if (!p || !q)
            break;
        const bool asLeft = (p->monthlyUsd - q->monthlyUsd > 0) == (left.difference > 0);
        (asLeft ? from : to) = middle;
    }
    return std::sqrt(from * to);
}

class Pair {
public:
    Pair(const std::vector<Curve>& curves, int a, int b)
        : m_a(curves[static_cast<std::size_t>(a)]), m_b(curves[static_cast<std::size_t>(b)]),
          m_ia(a), m_ib(b) {}

    std::vector<Crossing> find(const PairErrors& errors) {
        bool priced = false;
        for (const auto& stretch : stretchesOf(m_a, m_b, m_ia, m_ib, errors)) {
            priced = priced || !stretch.empty();
            walk(stretch);
        }
        if (priced && m_found.empty())
            m_found.push_back(never(errors));
        return m_found;
    }

private:
    void walk(const std::vector<Place>& places) {
        for (std::size_t i = 0; i < places.size();) {
            std::size_t end = i + 1; // of the run of places with one sign
            while (end < places.size() && places[end].sign() == places[i].sign())
                ++end;
            if (places[i].sign() != 0) {
                if (end < places.size() && places[end].sign() == -places[i].sign())
                    cross(places, end - 1, end);
            } else {
                level(places, i, end);
            }
            i = end;
        }
    }
    /// Places [first, end) lie within the error of each other.
    void level(const std::vector<Place>& places, std::size_t first, std::size_t end) {
        const int before = first > 0 ? places[first - 1].sign() : 0;
        const int after = end < places.size() ? places[end].sign() : 0;
        const bool narrow = places[end - 1].x / places[first].x < kWide;
        if (before * after < 0 && narrow) {
            cross(places, first - 1, end);
            return;
        }
        if (before * after > 0 && places[end].x / places[first - 1].x < kWide)
            return; // between two looks that tell them apart
        Crossing c = blank(CrossingStatus::notVerified);
        // halfway to the places that tell them apart
        c.xLow = std::sqrt(places[first].x * places[first > 0 ? first - 1 : first].x);
        c.xHigh = std::sqrt(places[end - 1].x * places[std::min(end, places.size() - 1)].x);
        c.cheaperBelow = cheaper(before);
        c.cheaperAbove = cheaper(after);
        m_found.push_back(c);
    }
    /// The sign differs for good between places `left` and `right`.
    void cross(const std::vector<Place>& places, std::size_t left, std::size_t right) {
        std::size_t i = left; // the first change of the difference itself
        while (i + 1 < right && (places[i + 1].difference > 0) == (places[left].difference > 0))
            ++i;
        Crossing c = blank(CrossingStatus::crosses);
        c.x = rootBetween(m_a, m_b, places[i], places[i + 1]);
        if (*c.x < places.front().x * kAtEnd || *c.x * kAtEnd > places.back().x)
            return; // nobody has looked at its other side
        c.cheaperBelow = cheaper(places[left].sign());
        c.cheaperAbove = cheaper(places[right].sign());
        const double slope = (places[right].difference - places[left].difference) /
                             exactLog(places[right].x / places[left].x);
        const bool atStep = places[i + 1].x / places[i].x < kJump;
        const double reach =
            std::clamp(std::fabs(std::max(places[i].error, places[i + 1].error) / slope),
                       atStep ? kStepKnown : 0, 1.0);
        c.xLow = *c.x * exactExp(-reach);
        c.xHigh = *c.x * exactExp(reach);
        describe(c);
        m_found.push_back(c);
    }
    void describe(Crossing& c) const {
        const auto p = at(m_a, *c.x), q = at(m_b, *c.x);
        if (!p || !q)
            return;
        c.monthlyUsd = std::max(p->monthlyUsd, q->monthlyUsd);
        c.requestsPerDay = p->requestsPerDay;
        c.aMeets = p->targetMet;
        c.bMeets = q->targetMet;
        const auto isRented = [](const Curve& curve) {
            return curve.mode != OfferMode::serverless && curve.mode != OfferMode::managed;
        };
        if (m_a.mode == OfferMode::serverless || m_b.mode == OfferMode::serverless)
            c.billedShare = (m_a.mode == OfferMode::serverless ? p : q)->billedShare;
        if (isRented(m_a) || isRented(m_b))
            c.utilisation = (isRented(m_a) ? p : q)->utilisation;
    }
    Crossing never(const PairErrors& errors) const {
        Crossing c = blank(CrossingStatus::notReached);
        for (const auto& stretch : stretchesOf(m_a, m_b, m_ia, m_ib, errors))
            if (!stretch.empty())
                c.cheaperBelow = c.cheaperAbove = cheaper(stretch.front().sign());
        return c;
    }
    Crossing blank(CrossingStatus status) const {
        Crossing c;
        c.a = m_ia;
        c.b = m_ib;
        c.status = status;
        return c;
    }
    std::optional<int> cheaper(int sign) const {
        return sign == 0 ? std::nullopt : std::optional(sign > 0 ? m_ib : m_ia);
    }

    const Curve &m_a, &m_b;
    int m_ia, m_ib;
    std::vector<Crossing> m_found;
};

} // namespace

void PairErrors::add(const Slice& slice) {
    const auto place = std::upper_bound(m_slices.begin(), m_slices.end(), slice.x,
                                        [](double x, const Slice& s) { return x < s.x; });
    m_slices.insert(place, slice);
}

double PairErrors::at(int a, int b, double x) const {
    const auto pair = static_cast<std::size_t>(a) * m_offers + static_cast<std::size_t>(b);
    const auto has = [&](const Slice& s) {
        return s.points[static_cast<std::size_t>(a)] && s.points[static_cast<std::size_t>(b)];
    };
    const Slice *below = nullptr, *above = nullptr;
    for (const Slice& s : m_slices) {
        if (!has(s))
            continue;
        if (s.x <= x)
            below = &s;
        if (s.x >= x && !above)
            above = &s;
    }
    if (!below || !above)
        return below ? below->errors[pair] : above ? above->errors[pair] : 0;
    return std::max(below->errors[pair], above->errors[pair]);
}

std::vector<Crossing> crossingsOf(const std::vector<Curve>& curves, const PairErrors& errors) {
    std::vector<Crossing> found;
    const int n = static_cast<int>(curves.size());
    for (int a = 0; a < n; ++a)
        for (int b = a + 1; b < n; ++b)
            for (const Crossing& c : Pair(curves, a, b).find(errors))
                found.push_back(c);
    return found;
}

} // namespace pricing
