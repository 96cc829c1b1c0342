// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/forecast.h"

#include "pricing/exact_math.h"
#include "pricing/study/slicing.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace pricing {

namespace {

constexpr double kMostTimes = 1e6;

/// The season is told from the present month: its own factor is in today's traffic.
double seasonIn(const ForecastOptions& options, int month) {
    if (options.season.empty())
        return 1;
    return options.season[static_cast<std::size_t>(month) % options.season.size()] /
           options.season.front();
}

std::optional<int> cheapestOf(const ForecastMonth& month, bool hasTargets) {
    std::optional<int> best;
    for (int i = 0; i < static_cast<int>(month.points.size()); ++i) {
        const auto& p = month.points[static_cast<std::size_t>(i)];
        if (!p || (hasTargets && p->targetMet != true))
            continue;
        if (!best || p->monthlyUsd < month.points[static_cast<std::size_t>(*best)]->monthlyUsd)
            best = i;
    }
    return best;
}

/// The distinct multiples of today's traffic, in the order of the months.
std::vector<double> placesOf(const ForecastOptions& options) {
    std::vector<double> places;
    for (int m = 0; m <= options.months; ++m)
        if (const double times = timesIn(options, m);
            std::find(places.begin(), places.end(), times) == places.end())
            places.push_back(times);
    return places;
}

std::optional<std::vector<Slice>> slicesAt(const std::vector<double>& places,
                                           const CompareInput& in, const ForEach& forEach,
                                           const Progress& progress) {
    BreakEvenOptions axis;
    axis.from = *std::min_element(places.begin(), places.end());
    axis.to = *std::max_element(places.begin(), places.end());
    Slicing slicing(in, axis);
    const auto whole = static_cast<double>(places.size() + 1);
    std::atomic<int> done = 0;
    std::atomic<bool> stopped = false;
    const Progress inner = [&](double, double) {
        if (!stopped && progress && !progress(done, whole))
            stopped = true;
        return !stopped;
    };
    if (!slicing.prepare(forEach, inner))
        return std::nullopt;
    ++done;
    std::vector<std::optional<Slice>> slices(places.size());
    if (places.front() == 1)
        slices.front() = slicing.present(forEach, inner);
    forEach(places.size(), [&](std::size_t i) {
        if (!stopped && !slices[i] && (i > 0 || places.front() != 1))
            slices[i] = slicing.at(places[i], {}, LookEffort{}, inner);
        ++done;
    });
    std::vector<Slice> all;
    for (auto& slice : slices) {
        if (!slice)
            return std::nullopt;
        all.push_back(std::move(*slice));
    }
    if (!inner(whole, whole))
        return std::nullopt;
    return all;
}

void addSums(Forecast& f) {
    for (std::size_t i = 0; i < f.offers.size(); ++i) {
        double sum = 0;
        bool priced = true, meets = true;
        for (const ForecastMonth& month : f.months) {
            const auto& p = month.points[i];
            priced = priced && p;
            sum += p ? p->monthlyUsd : 0;
            meets = meets && p && (!f.hasTargets || p->targetMet == true);
        }
        if (priced)
            f.offers[i].sumUsd = sum;
        f.offers[i].meetsAlways = priced && meets;
        if (f.offers[i].meetsAlways &&
            (!f.stay || sum < *f.offers[static_cast<std::size_t>(*f.stay)].sumUsd))
            f.stay = static_cast<int>(i);
    }
    double following = 0;
    for (const ForecastMonth& month : f.months) {
        if (!month.cheapest)
            return;
        following += month.points[static_cast<std::size_t>(*month.cheapest)]->monthlyUsd;
    }
    f.switchUsd = following;
}

Forecast headOf(const CompareInput& in, const ForecastOptions& options) {
    Forecast f;
    f.plan = in.plan;
    f.scenario = in.scenario.name;
    f.seed = in.seed;
    f.options = options;
    f.hasTargets = !in.scenario.workload.targets.empty();
    for (const ResolvedOffer& o : in.offers)
        f.offers.push_back({o.offer.id, o.pack, o.label, o.offer.mode, {}, {}, false});
    return f;
}

} // namespace

double timesIn(const ForecastOptions& options, int month) {
    double times = 1;
    for (int m = 0; m < month; ++m)
        times *= 1 + options.growthPerMonth;
    return times * seasonIn(options, month);
}

std::optional<Problem> firstProblem(const ForecastOptions& o) {
    if (!(o.growthPerMonth >= -0.9 && o.growthPerMonth <= 1))
        return Problem{"growth", "expected a share of the traffic, from -0.9 to 1 a month"};
    if (o.months < 1 || o.months > 60)
        return Problem{"months", "expected 1 to 60"};
    if (!o.season.empty() && o.season.size() != 12)
        return Problem{"season", "expected twelve factors, this month's first"};
    for (const double factor : o.season)
        if (!(factor > 0 && factor <= 100))
            return Problem{"season", "expected factors above 0, at most 100"};
    for (int m = 0; m <= o.months; ++m)
        if (timesIn(o, m) > kMostTimes || timesIn(o, m) < 1 / kMostTimes)
            return Problem{"growth", "month " + std::to_string(m) +
                                         " has more than a million times (or less than a "
                                         "millionth of) today's traffic"};
    return std::nullopt;
}

std::optional<Forecast> forecast(const CompareInput& in, const ForecastOptions& options,
                                 const ForEach& forEach, const Progress& progress) {
    Forecast f = headOf(in, options);
    const std::vector<double> places = placesOf(options);
    const auto slices = slicesAt(places, in, forEach, progress);
    if (!slices)
        return std::nullopt;
    const double perDay = in.scenario.traffic.requestsPerWeek() / 7;
    for (int m = 0; m <= options.months; ++m) {
        ForecastMonth month{m, timesIn(options, m), 0, {}, {}};
        month.requestsPerDay = perDay * month.times;
        const auto place = std::find(places.begin(), places.end(), month.times) - places.begin();
        month.points = (*slices)[static_cast<std::size_t>(place)].points;
        month.points.resize(f.offers.size());
        month.cheapest = cheapestOf(month, f.hasTargets);
        if (m > 0 && month.cheapest != f.months.back().cheapest)
            f.switches.push_back({m, f.months.back().cheapest, month.cheapest});
        f.months.push_back(std::move(month));
    }
    for (std::size_t i = 0; i < f.offers.size(); ++i)
        if (std::none_of(f.months.begin(), f.months.end(),
                         [&](const ForecastMonth& m) { return m.points[i].has_value(); }))
            f.offers[i].reason = "cannot be priced in any of the months";
    addSums(f);
    return f;
}

namespace words {

namespace {
std::string label(const Forecast& f, const std::optional<int>& offer) {
    return offer ? f.offers[static_cast<std::size_t>(*offer)].label : "no offer";
}
std::string times(double factor) {
    return place(Across::traffic, factor);
}
std::string pace(const Forecast& f) {
    const double g = f.options.growthPerMonth;
    std::string text = g == 0  ? "At today's traffic"
                       : g > 0 ? "With " + percent(g) + " growth a month"
                               : "With " + percent(-g) + " less traffic each month";
    return text + (f.options.season.empty() ? "" : " and the season's swings");
}
} // namespace

std::string finding(const Forecast& f) {
    const std::string most = f.hasTargets ? "the cheapest that meets the target" : "the cheapest";
    const auto first = f.months.front().cheapest;
    const std::string months = std::to_string(f.options.months) + " months";
    if (f.switches.empty())
        return first ? pace(f) + ", " + label(f, first) + " stays " + most + " for " + months + "."
                     : pace(f) + ", no offer meets the target in any of " + months + ".";
    const ForecastSwitch& next = f.switches.front();
    const ForecastMonth& then = f.months[static_cast<std::size_t>(next.month)];
    std::string text = pace(f) + ", " + label(f, next.to) +
                       (next.to ? " is " + most : " meets the target") + " from month " +
                       std::to_string(next.month) + " on (" + times(then.times) +
                       " today's traffic), after " + label(f, first) + ".";
    if (f.switches.size() > 1)
        text += " It changes " + std::to_string(f.switches.size()) + " times in " + months + ".";
    if (f.stay && f.switchUsd) {
        const double stay = *f.offers[static_cast<std::size_t>(*f.stay)].sumUsd;
        if (stay - *f.switchUsd > 0.005)
            text += " Switching saves " + money(stay - *f.switchUsd) + " over " + label(f, f.stay) +
                    " throughout.";
    }
    return text;
}

} // namespace words

} // namespace pricing
