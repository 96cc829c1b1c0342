// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"
#include "pricing/traffic/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace exchange {

namespace {

using pricing::kNanoseconds;
using pricing::kSecondsPerDay;

constexpr std::size_t kMostFitted = 50'000;
constexpr double kHighestRate = 1e6; ///< that a plan takes

std::string counted(double n) {
    std::string text = std::to_string(static_cast<long long>(n));
    for (std::size_t i = text.size(); i > 3; i -= 3)
        text.insert(i - 3, ",");
    return text;
}

/// The first single requests, on the zone's clock from Monday 00:00.
pricing::ObservedRequests toFit(const TrafficTrace& trace, const pricing::UtcOffsets& zone) {
    const auto& times = trace.seen.times();
    const std::size_t n = std::min(times.size(), kMostFitted);
    const std::int64_t first = times[0] / kNanoseconds;
    const std::int64_t local = first + zone.at(first);
    const std::int64_t day = local / kSecondsPerDay;
    const std::int64_t monday =
        ((day - pricing::weekdayOf(day)) * kSecondsPerDay - (local - first)) * kNanoseconds;
    pricing::ObservedRequests seen;
    for (std::size_t i = 0; i < n; ++i)
        seen.times.push_back(static_cast<double>(times[i] - monday) / kNanoseconds);
    seen.from = seen.times.front();
    seen.to = seen.times.back() + 1;
    return seen;
}

void takeBurstiness(const TrafficTrace& trace, const pricing::UtcOffsets& zone, BurstinessBy by,
                    ImportedTraffic& result) {
    result.measured = pricing::measuredBurstiness(trace.seen, result.week, zone);
    result.burstiness = result.measured.burstiness();
    result.by = BurstinessBy::measuring;
    if (!trace.seen.hasSingleRequests() || trace.seen.times().size() < 20 ||
        !trace.seen.timesAreWhole())
        return;
    const std::size_t all = trace.seen.singleRequests();
    if (by == BurstinessBy::fitting) {
        result.by = by;
        result.burstiness = pricing::fitTraffic(toFit(trace, zone)).traffic.burstiness;
        if (all > kMostFitted)
            result.warnings.push_back("burstiness is fitted to the first " + counted(kMostFitted) +
                                      " requests");
    } else if (all > trace.seen.times().size()) {
        result.warnings.push_back("spacing is measured on the first " +
                                  counted(static_cast<double>(trace.seen.times().size())) +
                                  " requests");
    }
}

void warnOfTimes(const TrafficTrace& trace, ImportedTraffic& result, bool hasZone) {
    if (trace.basis == TimeBasis::wallClock && trace.format != TrafficFormat::matrix)
        result.warnings.push_back("the times state no zone: the hours are those written; "
                                  "--timezone says where");
    else if (trace.basis == TimeBasis::relative && trace.format != TrafficFormat::matrix)
        result.warnings.push_back("the times are no dates: 0 is taken as Monday 00:00; --start "
                                  "says otherwise");
    else if (trace.basis == TimeBasis::instants && !hasZone)
        result.warnings.push_back("the hours are those of UTC; --timezone takes another clock");
    if (trace.seen.outOfOrder() > 0)
        result.warnings.push_back(counted(static_cast<double>(trace.seen.outOfOrder())) +
                                  " rows are earlier than the one before: they count where they "
                                  "belong");
}

void warnOfWeek(const TrafficTrace& trace, ImportedTraffic& result) {
    const double observed = trace.seen.observedS();
    const int never = pricing::kHoursPerWeek - result.week.cellsObserved();
    if (trace.rejectedRows > 0)
        result.warnings.push_back(counted(static_cast<double>(trace.rejectedRows)) + " of " +
                                  counted(static_cast<double>(trace.rows)) +
                                  " rows could not be read and are left out");
    if (observed <= 0)
        result.warnings.push_back("there is one time only: no stretch of time was observed, so "
                                  "there is no rate");
    else if (observed < pricing::kSecondsPerHour)
        result.warnings.push_back("only " + std::to_string(static_cast<int>(observed / 60)) +
                                  " minutes were observed: their rate stands for the hour");
    if (never > 0 && observed > 0)
        result.warnings.push_back(std::to_string(never) + " of 168 hours were never observed: "
                                                          "unknown here, 0 in a plan");
    if (!result.week.outages.empty())
        result.warnings.push_back(std::to_string(result.week.outages.size()) +
                                  " stretches without a request look like outages; --drop-outages "
                                  "leaves them out");
}

/// What a plan takes: a month in which traffic falls to a tenth, or doubles.
constexpr double kLeastGrowth = -0.9, kMostGrowth = 1;

/// Growth that chance hardly explains: two standard errors off 0.
bool isTold(const pricing::TrafficTrend& trend) {
    return std::fabs(trend.perMonth) > 2 * trend.perMonthSe;
}

void warnOfTrend(ImportedTraffic& result) {
    if (!result.week.trend)
        return;
    const double growth = result.week.trend->perMonth;
    if (!isTold(*result.week.trend))
        result.warnings.push_back("the growth is less than two standard errors off 0: a plan gets "
                                  "none");
    else if (growth < kLeastGrowth || growth > kMostGrowth)
        result.warnings.push_back("the growth is more than a forecast takes: a plan gets " +
                                  std::string(growth > 0 ? "100 %" : "-90 %") + " a month");
}

} // namespace

ImportedTraffic importedTraffic(const TrafficTrace& trace, const pricing::FoldOptions& options,
                                BurstinessBy by) {
    ImportedTraffic result;
    result.warnings = trace.warnings;
    result.week = pricing::foldTraffic(trace.seen, options);
    warnOfTimes(trace, result, !options.zone.steps.empty());
    warnOfWeek(trace, result);
    warnOfTrend(result);
    takeBurstiness(trace, options.zone, by, result);
    return result;
}

pricing::Result<void> applyTraffic(const TrafficTrace& trace, const ImportedTraffic& imported,
                                   const TrafficOptions& options, pricing::Scenario& scenario) {
    using pricing::Problem;
    if (imported.week.cellsObserved() == 0)
        return tl::unexpected(Problem{{},
                                      "no hour of the week was observed, expected times that "
                                      "span a stretch; no plan is written"});
    pricing::WeeklyTraffic traffic;
    for (std::size_t h = 0; h < imported.week.requestsPerSecond.size(); ++h) {
        traffic.requestsPerSecond[h] = imported.week.requestsPerSecond[h].value_or(0);
        if (traffic.requestsPerSecond[h] > kHighestRate)
            return tl::unexpected(Problem{{},
                                          "a rate above 1,000,000 requests/s, more than a plan "
                                          "takes: is --value-kind count meant?"});
    }
    traffic.burstiness = imported.burstiness.value_or(pricing::Burstiness{});
    if (!options.timeZone.empty())
        traffic.timeZone = options.timeZone;
    if (const auto& trend = imported.week.trend; trend && isTold(*trend))
        traffic.growthPerMonth = std::clamp(trend->perMonth, kLeastGrowth, kMostGrowth);
    scenario.traffic = std::move(traffic);
    pricing::Workload& work = scenario.workload;
    if (trace.inputTokens.count() > 0)
        work.inputTokens = {trace.inputTokens.mean(), trace.inputTokens.cv()};
    if (trace.outputTokens.count() > 0)
        work.outputTokens = {trace.outputTokens.mean(), trace.outputTokens.cv()};
    const pricing::PassingNumbers& service = trace.serviceS;
    if (service.mean() > 0)
        work.service = service.cv() > 0
                           ? pricing::Distribution(pricing::Lognormal{service.mean(), service.cv()})
                           : pricing::Distribution(pricing::Constant{service.mean()});
    return {};
}

} // namespace exchange
