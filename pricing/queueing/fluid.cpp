// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/fluid.h"

#include "pricing/units.h"

#include <algorithm>

namespace pricing {

double fluidWaitShare(const WeeklyTraffic& traffic, const std::function<double(int)>& capacity,
                      double limitS, double patienceS) {
    constexpr int kSteps = 60; // a minute each
    constexpr double kStepS = kSecondsPerHour / kSteps;
    double backlog = 0, late = 0, all = 0;
    for (int week = 0; week < 2; ++week) { // the first one finds Monday's backlog
        late = all = 0;
        for (int h = 0; h < kHoursPerWeek; ++h) {
            const double rate = traffic.hourRate(h), speed = capacity(h);
            for (int i = 0; i < kSteps; ++i) {
                const double wait = speed > 0 ? backlog / speed : backlog > 0 ? patienceS : 0;
                all += rate;
                late += wait > limitS || (speed <= 0 && rate > 0) ? rate : 0;
                backlog = std::clamp(backlog + (rate - speed) * kStepS, 0.0,
                                     std::max(speed * patienceS, 0.0));
            }
        }
    }
    return all > 0 ? late / all : 0;
}

} // namespace pricing
