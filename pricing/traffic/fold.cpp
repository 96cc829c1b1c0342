// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/fold.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace pricing {

namespace {

constexpr double kOutageRequests = 20; ///< by chance there are none once in e^20 times
constexpr double kLeastWeekS = 3.5 * kSecondsPerDay; ///< less says little of a week's level
constexpr int kFewestWeeks = 3;
constexpr double kMonthWeeks = 365.25 / 12 / 7;

using Hour = std::size_t;

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// By Monday.
using Weeks = std::map<std::int64_t, ObservedWeek>;

/// Quarter hours are whole on every clock but some of long ago.
Weeks calendarWeeks(const TrafficObservations& seen, const UtcOffsets& zone) {
    Weeks weeks;
    std::int64_t until = INT64_MIN;
    int ahead = 0;
    for (const auto& [day, d] : seen.days())
        for (std::size_t q = 0; q < d.requests.size(); ++q) {
            if (d.requests[q] <= 0 && d.observedS[q] <= 0)
                continue;
            const std::int64_t utc = day * kSecondsPerDay + static_cast<std::int64_t>(q) * 900;
            if (utc >= until)
                ahead = zone.at(utc, &until);
            const std::int64_t local = utc + ahead, localDay = floorDiv(local, kSecondsPerDay);
            const std::int64_t monday = localDay - weekdayOf(localDay);
            ObservedWeek& week = weeks[monday];
            week.monday = monday;
            const auto hour = static_cast<Hour>((local - monday * kSecondsPerDay) / 3600);
            week.requests[hour] += d.requests[q];
            week.observedS[hour] += d.observedS[q];
        }
    return weeks;
}

/// The days left out are as if never observed.
void dropDays(Weeks& weeks, const FoldOptions& options) {
    for (const std::int64_t day : options.dropWeeks)
        if (const auto it = weeks.find(day - weekdayOf(day)); it != weeks.end())
            it->second.dropped = true;
    for (const std::int64_t day : options.dropDates)
        if (const auto it = weeks.find(day - weekdayOf(day)); it != weeks.end())
            for (int h = 0; h < 24; ++h) {
                const auto hour = static_cast<Hour>(weekdayOf(day) * 24 + h);
                it->second.requests[hour] = it->second.observedS[hour] = 0;
            }
}

/// The value below which a share u of those sorted lies, straight lines between them.
double quantileOf(std::vector<double>& rates, double u) {
    std::sort(rates.begin(), rates.end());
    const double at = u * static_cast<double>(rates.size() - 1);
    const auto i = static_cast<std::size_t>(at);
    const double next = rates[std::min(i + 1, rates.size() - 1)];
    return rates[i] + (at - static_cast<double>(i)) * (next - rates[i]);
}

std::optional<double> cell(const Weeks& weeks, Hour h, FoldKind kind) {
    double requests = 0, observed = 0;
    std::vector<double> rates;
    for (const auto& [_, week] : weeks)
        if (!week.dropped && week.observedS[h] > 0) {
            requests += week.requests[h];
            observed += week.observedS[h];
            rates.push_back(week.requests[h] / week.observedS[h]);
        }
    if (observed <= 0)
        return std::nullopt;
    return kind == FoldKind::mean     ? requests / observed
           : kind == FoldKind::median ? quantileOf(rates, 0.5)
                                      : quantileOf(rates, 0.9);
}

/// Runs of hours without a request, where the median of the weeks has many.
std::vector<Outage> outagesIn(const Weeks& weeks) {
    std::array<std::optional<double>, kHoursPerWeek> usual;
    for (Hour h = 0; h < usual.size(); ++h)
        usual[h] = cell(weeks, h, FoldKind::median);
    std::vector<Outage> outages;
    Outage run;
    const auto close = [&] {
        if (run.toHour > run.fromHour && run.expected >= kOutageRequests)
            outages.push_back(run);
        run = {};
    };
    for (const auto& [monday, week] : weeks)
        for (Hour h = 0; h < usual.size(); ++h) {
            const std::int64_t at = monday * 24 + static_cast<std::int64_t>(h);
            if (week.dropped || week.observedS[h] <= 0 || week.requests[h] > 0) {
                close();
                continue;
            }
            if (run.toHour != at) {
                close();
                run.fromHour = at;
            }
            run.toHour = at + 1;
            run.expected += usual[h].value_or(0) * week.observedS[h];
        }
    close();
    return outages;
}

void dropOutages(Weeks& weeks, const std::vector<Outage>& outages) {
    for (const Outage& o : outages)
        for (std::int64_t at = o.fromHour; at < o.toHour; ++at) {
            const std::int64_t day = floorDiv(at, 24);
            ObservedWeek& week = weeks[day - weekdayOf(day)];
            week.observedS[static_cast<Hour>(at - week.monday * 24)] = 0;
        }
}

/// Least squares through the logarithm of each week's requests over those of a typical week.
std::optional<TrafficTrend> trendOf(const FoldedTraffic& folded) {
    std::vector<double> at, level, weight;
    for (const ObservedWeek& week : folded.weeks) {
        double expected = 0, observed = 0, requests = 0;
        for (Hour h = 0; h < week.requests.size(); ++h)
            if (folded.requestsPerSecond[h] && week.observedS[h] > 0) {
                expected += *folded.requestsPerSecond[h] * week.observedS[h];
                observed += week.observedS[h];
                requests += week.requests[h];
            }
        if (week.dropped || observed < kLeastWeekS || expected <= 0 || requests <= 0)
            continue;
        at.push_back(static_cast<double>(week.monday) / 7);
        level.push_back(exactLog(requests / expected));
        weight.push_back(observed);
    }
    if (at.size() < kFewestWeeks)
        return std::nullopt;
    double w = 0, x = 0, y = 0, xx = 0, xy = 0, left = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        w += weight[i];
        x += weight[i] * at[i];
        y += weight[i] * level[i];
    }
    x /= w;
    y /= w;
    for (std::size_t i = 0; i < at.size(); ++i) {
        xx += weight[i] * (at[i] - x) * (at[i] - x);
        xy += weight[i] * (at[i] - x) * (level[i] - y);
    }
    const double slope = xy / xx, degrees = static_cast<double>(at.size()) - 2;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double off = level[i] - y - slope * (at[i] - x);
        left += weight[i] * off * off;
    }
    const double growth = exactExp(slope * kMonthWeeks);
    const double slopeSe = std::sqrt(left / degrees / xx);
    const double variance = left / w * static_cast<double>(at.size()) / degrees;
    return TrafficTrend{growth - 1, growth * kMonthWeeks * slopeSe, std::sqrt(variance),
                        static_cast<int>(at.size())};
}

} // namespace

int UtcOffsets::at(std::int64_t utcS, std::int64_t* until) const {
    const auto next =
        std::upper_bound(steps.begin(), steps.end(), utcS,
                         [](std::int64_t s, const From& from) { return s < from.utcS; });
    if (until)
        *until = next == steps.end() ? INT64_MAX : next->utcS;
    if (steps.empty())
        return 0;
    return next == steps.begin() ? next->aheadS : std::prev(next)->aheadS;
}

double ObservedWeek::total() const {
    double all = 0;
    for (const double r : requests)
        all += r;
    return all;
}

double ObservedWeek::observed() const {
    double all = 0;
    for (const double s : observedS)
        all += s;
    return all;
}

double FoldedTraffic::requestsPerWeek() const {
    double all = 0;
    for (const auto& rate : requestsPerSecond)
        all += rate.value_or(0) * kSecondsPerHour;
    return all;
}

int FoldedTraffic::cellsObserved() const {
    return static_cast<int>(std::count_if(requestsPerSecond.begin(), requestsPerSecond.end(),
                                          [](const auto& rate) { return rate.has_value(); }));
}

FoldedTraffic foldTraffic(const TrafficObservations& seen, const FoldOptions& options) {
    FoldedTraffic folded;
    Weeks weeks = calendarWeeks(seen, options.zone);
    dropDays(weeks, options);
    folded.outages = outagesIn(weeks);
    if (options.dropOutages)
        dropOutages(weeks, folded.outages);
    for (Hour h = 0; h < folded.requestsPerSecond.size(); ++h)
        folded.requestsPerSecond[h] = cell(weeks, h, options.kind);
    for (const auto& [_, week] : weeks) {
        for (Hour h = 0; h < week.observedS.size(); ++h)
            folded.observedS[h] += week.dropped ? 0 : week.observedS[h];
        folded.weeks.push_back(week);
    }
    folded.trend = trendOf(folded);
    return folded;
}

} // namespace pricing
