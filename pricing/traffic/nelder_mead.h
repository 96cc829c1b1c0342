// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

namespace pricing {

struct Minimum {
    std::vector<double> at;
    double value = 0;
};

/// The simplex search of Nelder and Mead (1965) from `start`, whose first simplex reaches `reach`
/// along each axis; ends after `most` values. For functions that are rough in the small.
Minimum nelderMead(const std::function<double(const std::vector<double>&)>& f,
                   const std::vector<double>& start, double reach, int most);

} // namespace pricing
