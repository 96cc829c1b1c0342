// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/vary.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

struct BreakEvenOptions {
    Across across = Across::traffic;
    int offer = -1;     ///< whose price, timeout or start varies; an index of in.offers
    double from = 0.01; ///< of the axis
    double to = 100;
    Accuracy accuracy = Accuracy::finished;
};

/// One offer at one place of the axis.
struct CurvePoint {
    double x = 1;
    double monthlyUsd = 0, stderrUsd = 0;
    double lowUsd = 0, highUsd = 0; ///< over the disputed figures
    double requestsPerDay = 0;
    double billedShare = 0;            ///< billed GPU-hours / month hours; 0 for managed
    std::optional<double> utilisation; ///< busy / billed
    std::optional<double> p95S;
    std::optional<bool> targetMet; ///< nothing: not known (managed, or no target)
    bool targetSure = true;        ///< more weeks would hardly say otherwise
    std::optional<int> workers;    ///< of a fixed fleet: the most it has in the week
    /// How far the cost may be off because too few weeks were seen of a fleet that some weeks leave
    /// large for days and others not; stderrUsd is at least this. 0 as a rule.
    double roughUsd = 0;
    bool operator==(const CurvePoint&) const = default;
};

/// One offer along the axis. Points are in the order of x.
struct Curve {
    int offer = 0; ///< index of CompareInput::offers
    int choice = 0, slot = 1;
    std::string id, pack, label;
    OfferMode mode = OfferMode::serverless;
    bool steps = false; ///< a fixed fleet: rises by whole workers
    std::string reason; ///< not empty: unpriceable, no points
    std::vector<CurvePoint> points;
    /// Places, in order, where it cannot be priced (no number of workers meets the target): the
    /// curve breaks there.
    std::vector<double> unpriceable;
    /// Traffic from which the busiest hour asks more than all its workers can do (× today).
    std::optional<double> ceiling;
    /// The stretch around the present value in which it meets the targets; nothing: not at present,
    /// no target, or not known. An end that lies at the axis' end is no limit.
    std::optional<double> meetsFrom, meetsTo;
};

enum class CrossingStatus { crosses, notReached, notVerified };
std::string_view name(CrossingStatus); ///< "crosses", "not-reached", "not-verified"

/// Where two offers cost the same. `a` and `b` index BreakEven::curves.
struct Crossing {
    int a = 0, b = 0;
    CrossingStatus status = CrossingStatus::notReached;
    std::optional<double> x;           ///< of a crossing
    std::optional<double> xLow, xHigh; ///< 95 % of the sampling error; not verified: the stretch
    std::optional<double> requestsPerDay;
    std::optional<double> monthlyUsd;
    std::optional<double> billedShare;             ///< of the side that is not rented by the month
    std::optional<double> utilisation;             ///< busy share of the dedicated side
    std::optional<int> cheaperBelow, cheaperAbove; ///< curves; not reached: both the cheaper one
    std::optional<bool> aMeets, bMeets;            ///< the targets, at the crossing
};

/// A stretch of the axis and the cheapest offer there that meets the targets.
struct RibbonPart {
    double from = 0, to = 0;
    std::optional<int> cheapest; ///< a curve; nothing: none meets them
};

struct BreakEven {
    Across across = Across::traffic;
    int offer = -1;
    double from = 0.01, to = 100, present = 1;
    double requestsPerDay = 0; ///< at the present value
    std::string plan, scenario;
    std::uint64_t seed = 1;
    double monthHours = 720;
    bool hasTargets = false;
    bool coarse = false;
    std::vector<Curve> curves;         ///< enabled offers, in the plan's order
    std::vector<Crossing> crossings;   ///< by pair (0,1), (0,2) …, then by x
    std::vector<RibbonPart> ribbon;    ///< without gaps from `from` to `to`
    std::vector<std::string> warnings; ///< what the plan's reader did not know, by key path
};

/// Monthly cost of every offer along the axis, with every crossing located. The point at the
/// present value is priced as compare() prices it. Nothing when `progress` stopped it.
std::optional<BreakEven> breakEven(const CompareInput&, const BreakEvenOptions&,
                                   const ForEach& = oneAfterAnother, const Progress& = {});

/// Between two points (a fleet that rises by one worker: as at the point before); nothing outside,
/// nor where the curve breaks.
std::optional<CurvePoint> at(const Curve&, double x);
/// Whether the offer cannot be priced somewhere between two places.
bool breaksBetween(const Curve&, double from, double to);

namespace words {
/// "Above 2.4× GMI H100 is cheaper than RunPod H100"; "not reached between 0.01× and 100×: …".
std::string crossing(const BreakEven&, const Crossing&);
/// The finding of the whole chart in one sentence, from the ribbon.
std::string finding(const BreakEven&);
/// "2.4×" for multipliers, "15 s" for a timeout.
std::string place(Across, double x);
} // namespace words

} // namespace pricing
