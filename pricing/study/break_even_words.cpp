// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/break_even.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>

namespace pricing::words {

namespace {

const Curve& curve(const BreakEven& s, int i) {
    return s.curves[static_cast<std::size_t>(i)];
}

std::string axis(const BreakEven& s) {
    switch (s.across) {
    case Across::traffic:
        return "this traffic";
    case Across::serviceTime:
        return "the service time";
    case Across::price:
        return "the price of " + curve(s, s.offer).label;
    case Across::idleTimeout:
        return "idle timeout of " + curve(s, s.offer).label;
    case Across::coldStart:
        return "the cold start of " + curve(s, s.offer).label;
    }
    return {};
}

std::string between(const BreakEven& s, double from, double to) {
    return "between " + place(s.across, from) + " and " + place(s.across, to) +
           (s.across == Across::idleTimeout ? " of " : " ") + axis(s);
}

std::string otherOf(const Crossing& c, const BreakEven& s, int cheaper) {
    return curve(s, cheaper == c.a ? c.b : c.a).label;
}

/// What keeps an offer from being a choice at the crossing.
std::string misses(const BreakEven& s, const Crossing& c) {
    const bool a = s.hasTargets && c.aMeets == false, b = s.hasTargets && c.bMeets == false;
    if (a && b)
        return " (both miss the target there)";
    return a || b ? " (" + curve(s, a ? c.a : c.b).label + " misses the target there)" : "";
}

} // namespace

std::string place(Across across, double x) {
    return across == Across::idleTimeout ? seconds(x) : factor(x);
}

std::string crossing(const BreakEven& s, const Crossing& c) {
    const std::string a = curve(s, c.a).label, b = curve(s, c.b).label;
    switch (c.status) {
    case CrossingStatus::crosses: {
        const std::string x = place(s.across, *c.x);
        const int above = c.cheaperAbove.value_or(c.b);
        return "Above " + x + " " + curve(s, above).label + " is cheaper than " +
               otherOf(c, s, above) + misses(s, c);
    }
    case CrossingStatus::notReached:
        if (!c.cheaperBelow)
            return a + " and " + b + ": not reached " + between(s, s.from, s.to);
        return curve(s, *c.cheaperBelow).label + " is cheaper than " +
               otherOf(c, s, *c.cheaperBelow) + " everywhere " + between(s, s.from, s.to) +
               ": a break-even is not reached";
    case CrossingStatus::notVerified:
        return a + " and " + b + " cost the same to within the error " +
               between(s, c.xLow.value_or(s.from), c.xHigh.value_or(s.to)) +
               ": a break-even is not verified";
    }
    return {};
}

namespace {

std::string who(const BreakEven& s, std::size_t part) {
    const auto& cheapest = s.ribbon[part].cheapest;
    return cheapest ? curve(s, *cheapest).label : "no offer";
}

/// Where the axis does not hold the present value: part by part.
std::string parts(const BreakEven& s) {
    std::string text;
    for (std::size_t i = 0; i < s.ribbon.size(); ++i)
        text += (i == 0 ? "" : ", ") + who(s, i) + " up to " + place(s.across, s.ribbon[i].to);
    return (s.hasTargets ? "Cheapest that meets the target: " : "Cheapest: ") + text;
}

} // namespace

std::string finding(const BreakEven& s) {
    const bool priced = std::any_of(s.curves.begin(), s.curves.end(),
                                    [](const Curve& c) { return !c.points.empty(); });
    if (!priced)
        return "No offer has a price";
    if (s.requestsPerDay <= 0)
        return "No request comes: paint traffic to see what it costs";
    const RibbonPart* now = nullptr;
    std::size_t index = 0;
    for (std::size_t i = 0; i < s.ribbon.size(); ++i)
        if (s.ribbon[i].from <= s.present && s.present <= s.ribbon[i].to) {
            now = &s.ribbon[i];
            index = i;
        }
    const std::string what =
        s.hasTargets ? " is the cheapest that meets the target" : " is cheapest";
    if (!now)
        return parts(s);
    if (!now->cheapest)
        return "No offer meets the target at " + place(s.across, s.present);
    std::string text = curve(s, *now->cheapest).label + what;
    const bool starts = index > 0, ends = index + 1 < s.ribbon.size();
    if (!starts && !ends)
        return text + " everywhere " + between(s, s.from, s.to);
    if (starts)
        text += " from " + place(s.across, now->from);
    if (ends)
        text += (starts ? " to " : " up to ") + place(s.across, now->to);
    if (starts)
        text += "; below " + who(s, index - 1);
    if (ends)
        text += (starts ? ", above " : "; above ") + who(s, index + 1);
    return text;
}

} // namespace pricing::words
