// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "pricing/study/costing.h"
#include "pricing/study/look.h"
#include "pricing/study/runs.h"

#include <optional>
#include <vector>

namespace pricing {

/// Simulates offers for one point of a curve, each as much of its own traffic as tells its cost:
/// how an offer is looked at never depends on the others. False when `progress` stopped it.
bool simulatePoint(const std::vector<Costing*>&, const CompareInput& there, const LookEffort&,
                   const ForEach&, const Progress&);

/// Some offers at one place of a study's axis.
struct Slice {
    double x = 1;
    std::vector<std::optional<CurvePoint>> points; ///< by offer; nothing: not asked, not priceable
    std::vector<int> unpriceable;                  ///< offers that were asked for and have no price
    /// Standard error of the difference of two offers' monthly costs, USD; by a × offers + b.
    std::vector<double> errors;
};

/// Prices the offers at places of an axis. What the axis does not change is simulated once.
class Slicing {
public:
    Slicing(const CompareInput&, const BreakEvenOptions&);

    /// To be called first; false when `progress` stopped it.
    bool prepare(const ForEach&, const Progress&);
    /// As compare() prices the offers, at the present value.
    std::optional<Slice> present(const ForEach&, const Progress&) const;
    /// Nothing when `progress` stopped it. No offers: all of them.
    std::optional<Slice> at(double x, const std::vector<int>& offers, LookEffort,
                            const Progress&) const;
    /// Where between two places a sized fleet of `workers` stops to suffice.
    double sufficesUpTo(int offer, int workers, double from, double to, double requests,
                        const Progress&) const;

    /// The offers as they are prepared for pricing, not simulated.
    const std::vector<Costing>& costings() const { return m_plain; }

private:
    std::vector<Costing> costingsAt(const CompareInput& there) const;
    bool finished() const { return m_options.accuracy == Accuracy::finished; }
    bool isUntouched(int offer) const;
    bool hasSameRun(int offer) const;

    const CompareInput& m_in;
    BreakEvenOptions m_options;
    std::vector<Costing> m_base; ///< what the whole axis shares; before m_plain, which looks at it
    std::vector<Costing> m_plain;
};

} // namespace pricing
