// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/cost_line.h"

#include "pricing/study/fleet_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace exchange {

using pricing::Curve;
using pricing::CurvePoint;

namespace {

constexpr int kPieces = 4; // of a stretch between two points: costs bend on this axis

CostLine::Point drawn(const CurvePoint& p) {
    const double error = pricing::kTwoSided95 * p.stderrUsd;
    CostLine::Point point{p.x, p.monthlyUsd, std::max(0.0, p.monthlyUsd - error),
                          p.monthlyUsd + error};
    const bool disputed = p.highUsd > p.lowUsd;
    point.lowest = disputed ? std::min(p.lowUsd, point.low) : point.low;
    point.highest = disputed ? std::max(p.highUsd, point.high) : point.high;
    return point;
}

class LineBuilder {
public:
    explicit LineBuilder(const Curve& curve) : m_curve(curve) {}

    CostLine built() && {
        const auto& points = m_curve.points;
        bool joined = false; // to the point before
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool goesOn =
                i + 1 < points.size() && !breaksBetween(m_curve, points[i].x, points[i + 1].x);
            if (goesOn)
                stretch(points[i], points[i + 1]);
            else if (!joined)
                add(points[i], misses(points[i]));
            m_breaks = !goesOn;
            joined = goesOn;
        }
        return std::move(m_line);
    }

private:
    bool misses(const CurvePoint& p) const {
        return p.targetMet == false || (m_curve.ceiling && p.x > *m_curve.ceiling);
    }

    void add(const CurvePoint& p, bool dashed) {
        if (m_line.parts.empty() || m_line.parts.back().dashed != dashed || m_breaks) {
            CostLine::Part part;
            part.dashed = dashed;
            if (!m_line.parts.empty() && !std::exchange(m_breaks, false)) // the parts touch
                part.points.push_back(m_line.parts.back().points.back());
            m_line.parts.push_back(part);
        }
        auto& points = m_line.parts.back().points;
        const CostLine::Point next = drawn(p);
        if (points.empty() || points.back().x != next.x || points.back().usd != next.usd)
            points.push_back(next);
    }

    void stretch(const CurvePoint& a, const CurvePoint& b) {
        if (m_curve.steps && *b.workers <= *a.workers + 1) {
            add(a, misses(a));
            CurvePoint corner = a;
            corner.x = b.x;
            add(corner, misses(a));
            add(b, misses(a) && misses(b));
            return;
        }
        const bool dashed = misses(a) || misses(b);
        add(a, dashed);
        for (int k = 1; k < kPieces; ++k)
            if (const auto p = at(m_curve, a.x * std::pow(b.x / a.x, double(k) / kPieces)))
                add(*p, dashed);
        add(b, dashed);
    }

    const Curve& m_curve;
    CostLine m_line;
    bool m_breaks = false; ///< before what is added next
};

} // namespace

CostLine costLine(const Curve& curve) {
    return LineBuilder(curve).built();
}

} // namespace exchange
