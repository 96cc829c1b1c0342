// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/fluid.h"

#include <algorithm>

namespace pricing {

FluidShares fluidWaitShare(const WeeklyTraffic& traffic, const std::function<double(int)>& capacity,
                           double limitS, double patienceS) {
    constexpr double kStepS = 60;
    const auto& cells = traffic.requestsPerSecond;
    double backlog = 0, late = 0, all = 0;
    FluidShares shares;
    for (int week = 0; week < 2; ++week) { // the first one finds Monday's backlog
        late = all = 0;
        shares = {};
        double lateInHour = 0, inHour = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto hour = static_cast<int>(i) * traffic.cellMinutes / 60;
            const double rate = cells[i], speed = capacity(hour);
            for (int minute = 0; minute < traffic.cellMinutes; ++minute) {
                const double most = speed * patienceS;
                const double wait = speed > 0 ? backlog / speed : patienceS;
                const bool isFull = backlog >= most && rate > speed;
                const double missed = rate <= 0       ? 0
                                      : wait > limitS ? rate
                                      : isFull        ? rate - speed
                                                      : 0;
                inHour += rate;
                lateInHour += missed;
                backlog = std::clamp(backlog + (rate - speed) * kStepS, 0.0, most);
            }
            if ((static_cast<int>(i) + 1) * traffic.cellMinutes % 60 != 0)
                continue;
            all += inHour;
            late += lateInHour;
            if (inHour > 0)
                shares.worstHour = std::max(shares.worstHour, lateInHour / inHour);
            inHour = lateInHour = 0;
        }
    }
    shares.week = all > 0 ? late / all : 0;
    return shares;
}

} // namespace pricing
