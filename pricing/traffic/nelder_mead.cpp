// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/nelder_mead.h"

#include <algorithm>

namespace pricing {

namespace {

std::vector<double> towards(const std::vector<double>& from, const std::vector<double>& to,
                            double part) {
    std::vector<double> point = from;
    for (std::size_t i = 0; i < point.size(); ++i)
        point[i] += part * (to[i] - from[i]);
    return point;
}

std::vector<double> centreOfAllButLast(const std::vector<Minimum>& simplex) {
    std::vector<double> centre(simplex.front().at.size());
    for (std::size_t p = 0; p + 1 < simplex.size(); ++p)
        for (std::size_t i = 0; i < centre.size(); ++i)
            centre[i] += simplex[p].at[i] / static_cast<double>(simplex.size() - 1);
    return centre;
}

} // namespace

Minimum nelderMead(const std::function<double(const std::vector<double>&)>& f,
                   const std::vector<double>& start, double reach, int most) {
    int used = 0;
    const auto at = [&](std::vector<double> point) {
        ++used;
        const double value = f(point);
        return Minimum{std::move(point), value};
    };
    std::vector<Minimum> simplex{at(start)};
    for (std::size_t i = 0; i < start.size(); ++i) {
        std::vector<double> corner = start;
        corner[i] += reach;
        simplex.push_back(at(std::move(corner)));
    }
    const auto order = [&] {
        std::stable_sort(simplex.begin(), simplex.end(),
                         [](const Minimum& a, const Minimum& b) { return a.value < b.value; });
    };
    for (order(); used < most && !start.empty(); order()) {
        Minimum& worst = simplex.back();
        const auto centre = centreOfAllButLast(simplex);
        Minimum next = at(towards(centre, worst.at, -1));
        if (next.value < simplex.front().value) {
            Minimum further = at(towards(centre, worst.at, -2));
            worst = further.value < next.value ? further : next;
        } else if (next.value < simplex[simplex.size() - 2].value) {
            worst = next;
        } else {
            const bool outside = next.value < worst.value;
            Minimum nearer = at(towards(centre, outside ? next.at : worst.at, 0.5));
            if (nearer.value < std::min(next.value, worst.value)) {
                worst = nearer;
            } else {
                for (std::size_t p = 1; p < simplex.size(); ++p)
                    simplex[p] = at(towards(simplex[p].at, simplex[0].at, 0.5));
            }
        }
    }
    return simplex.front();
}

} // namespace pricing
