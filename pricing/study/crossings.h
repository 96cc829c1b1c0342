// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"
#include "pricing/study/slicing.h"

#include <vector>

namespace pricing {

/// The sampling error of the difference of two curves along the axis, from the slices that priced
/// both.
class PairErrors {
public:
    explicit PairErrors(std::size_t offers) : m_offers(offers) {}

    void add(const Slice&);
    /// Standard error in USD a month; a and b index the curves.
    double at(int a, int b, double x) const;

private:
    std::size_t m_offers;
    std::vector<Slice> m_slices; ///< by x
};

/// Every crossing of every pair, or that there is none, or that the sampling error hides it.
std::vector<Crossing> crossingsOf(const std::vector<Curve>&, const PairErrors&);

} // namespace pricing
