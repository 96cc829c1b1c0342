// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

namespace pricing {

/// How closely a fleet is looked at, where a whole week would take too long.
struct LookEffort {
    double requests = 30'000;
    bool finished = true; ///< else a glance: hours are cut shorter and no fleet is enlarged
    int weeks = 2;        ///< at least; more of them tell better in how many a target is met
};

/// One fleet's look at a week: its traffic, and how much of it. Fleets whose looks are equal share
/// their arrivals.
struct Look {
    double mostPerSecond = 0; ///< no cell needs to bring more
    bool ordered = false;     ///< the cells stand by their rate, not by their hour
    RunSize size;
    bool operator==(const Look&) const;
};

/// The least traffic that tells the fleet's cost and waits. Cells are cut short as far as what the
/// fleet remembers allows (a start, an idle timeout, services and, where it cannot keep up, the
/// patience of those who wait): what is carried from one cell into the next then weighs little, the
/// less the steadier the traffic. Where even that is too much, cells are put in the order of their
/// rate, so that the traffic rises and falls once a week: slowly, though the week is short. Of
/// cells that bring more than twice what all workers can do, the rest would only be turned away.
Look lookOf(const Costing&, const WeeklyTraffic&, const LookEffort&);

/// The traffic the look asks for, not yet cut short.
WeeklyTraffic seenBy(const Look&, WeeklyTraffic);

} // namespace pricing
