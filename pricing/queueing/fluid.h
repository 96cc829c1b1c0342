// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <functional>

namespace pricing {

struct FluidShares {
    double week = 0, worstHour = 0;
};
/// Share of the requests that a first-in-first-out fleet makes wait longer than `limitS`, or lets
/// go, because hours bring more than it can do: what the law of large numbers leaves of a queue
/// (arrivals and service flow at their mean rates; cf. Newell, Applications of Queueing Theory).
/// `capacity(h)`: requests/s it can serve in hour of week h. Who waits `patienceS` leaves.
FluidShares fluidWaitShare(const WeeklyTraffic&, const std::function<double(int)>& capacity,
                           double limitS, double patienceS);

} // namespace pricing
