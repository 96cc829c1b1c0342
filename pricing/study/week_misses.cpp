// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/week_misses.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

double sum(const ByHour& hours) {
    double all = 0;
    for (const double h : hours)
        all += h;
    return all;
}

void add(ByHour& to, const ByHour& more, double times) {
    for (std::size_t h = 0; h < to.size(); ++h)
        to[h] += more[h] * times;
}

WeekMisses meanOf(const std::vector<WeekMisses>& weeks) {
    WeekMisses mean;
    mean.missed.resize(weeks.front().missed.size(), ByHour{});
    const double each = 1 / static_cast<double>(weeks.size());
    for (const WeekMisses& w : weeks) {
        add(mean.arrivals, w.arrivals, each);
        for (std::size_t i = 0; i < mean.missed.size(); ++i)
            add(mean.missed[i], w.missed[i], each);
    }
    return mean;
}

/// `mean` and so much of how far the week lies from it.
WeekMisses between(const WeekMisses& mean, const WeekMisses& week, double share) {
    WeekMisses drawn = mean;
    const auto draw = [share](ByHour& to, const ByHour& from) {
        for (std::size_t h = 0; h < to.size(); ++h)
            to[h] += share * (from[h] - to[h]);
    };
    draw(drawn.arrivals, week.arrivals);
    for (std::size_t i = 0; i < drawn.missed.size(); ++i)
        draw(drawn.missed[i], week.missed[i]);
    return drawn;
}

} // namespace

double allowedShare(const Target& t) {
    return t.metric == Metric::coldWaitShare ? t.limit : 1 - t.percentile / 100;
}

bool meets(const WeekMisses& week, std::size_t i, const Target& target) {
    const double allowed = allowedShare(target);
    const auto within = [allowed](double late, double arrived) {
        return late <= allowed * arrived + 1e-9;
    };
    if (target.scope != TargetScope::worstHour)
        return within(sum(week.missed[i]), sum(week.arrivals));
    for (std::size_t h = 0; h < kHoursPerWeek; ++h)
        if (!within(week.missed[i][h], week.arrivals[h]))
            return false;
    return true;
}

bool meetsAll(const WeekMisses& week, const std::vector<Target>& targets) {
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (!meets(week, i, targets[i]))
            return false;
    return true;
}

int weeksMeeting(const std::vector<WeekMisses>& weeks, const std::vector<Target>& targets,
                 double dilution) {
    if (weeks.empty())
        return 0;
    const WeekMisses mean = meanOf(weeks);
    const double share = 1 / std::sqrt(std::max(dilution, 1.0));
    return static_cast<int>(std::count_if(weeks.begin(), weeks.end(), [&](const WeekMisses& w) {
        return meetsAll(between(mean, w, share), targets);
    }));
}

} // namespace pricing
