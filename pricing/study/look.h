// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"
#include "pricing/study/excerpt.h"

#include <array>
#include <functional>
#include <optional>

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
    double mostPerSecond = 1e300; ///< no cell needs to bring more
    bool ordered = false;         ///< the cells stand by their rate, not by their hour
    RunSize size;
    // an excerpt (excerpt.h), in place of a compression
    double stretchS = 0;     ///< 0: none
    int tails = 0;           ///< of every cell
    std::size_t perRole = 0; ///< 0: not of some cells only
    bool replay = false;     ///< the real weeks, where there are some; else their mean
    bool operator==(const Look&) const;
};
using LookAt = std::function<Look(const Costing&)>;
LookAt alike(const RunSize&); ///< every fleet by the same part of its week

/// The least traffic that tells the fleet's cost and waits. Cells are cut short as far as what the
/// fleet remembers allows (a start, an idle timeout, services and, where it cannot keep up, the
/// patience of those who wait): what is carried from one cell into the next then weighs little, the
/// less the steadier the traffic. Where even that is too much, cells are put in the order of their
/// rate, so that the traffic rises and falls once a week: slowly, though the week is short. Of
/// cells that bring more than twice what all workers can do, the rest would only be turned away.
Look lookOf(const Costing&, const WeeklyTraffic&, const LookEffort&);

/// The same for a place of a study that prices many: of a busy week parts of its hours
/// (excerpt.h), where those are fewer requests and as long as what the fleet remembers.
Look placeLook(const Costing&, const WeeklyTraffic&, const LookEffort&);

/// All real weeks of traffic that is replayed, so many times over.
Look replayLook(const WeeklyTraffic&, int rounds);

/// The traffic the look asks for, not yet cut short.
WeeklyTraffic seenBy(const Look&, WeeklyTraffic);
/// Requests a week, by hour, that the look leaves out.
std::array<double, kHoursPerWeek> turnedAway(const Look&, const WeeklyTraffic&);
/// Nothing where the look is no excerpt.
std::optional<Excerpt> excerptOf(const Look&, const WeeklyTraffic&);

/// What compare() looks at first: all requests of some weeks where that is quick (see
/// finishedSize()), else about `requests` of a week, however many it has. What a fleet remembers
/// longer than that allows is cut short only then.
LookAt finishedLooks(const WeeklyTraffic&, double requests = 100'000);
/// For what only the verdict asks (the plan's other packs).
LookAt sideLooks(const WeeklyTraffic&);
/// Of fleets whose workers outlive the parts of hours that were looked at (FleetRun::isSlow()):
/// all requests where that can be done, else weeks cut short by another rule.
LookAt slowLooks(const WeeklyTraffic&);
/// Whether a fleet's heads are shorter than it remembers: its figures may be off by more than their
/// error says.
bool isCutShort(const Costing&, const WeeklyTraffic&);

} // namespace pricing
