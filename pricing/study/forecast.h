// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/break_even.h"

namespace pricing {

struct ForecastOptions {
    double growthPerMonth = 0;  ///< 0.1: each month has 10 % more requests than the one before
    std::vector<double> season; ///< twelve factors, this month's first; none: every month alike
    int months = 24;            ///< after this one
};

struct ForecastOffer {
    std::string id, pack, label;
    OfferMode mode = OfferMode::serverless;
    std::string reason;           ///< not empty: unpriceable, no points
    std::optional<double> sumUsd; ///< of all months; nothing where one has no price
    bool meetsAlways = false;     ///< the targets, in every month
};

struct ForecastMonth {
    int month = 0;    ///< 0 is the present one
    double times = 1; ///< today's traffic
    double requestsPerDay = 0;
    std::vector<std::optional<CurvePoint>> points; ///< by offer; nothing: no price there
    std::optional<int> cheapest;                   ///< that meets the targets
};

/// From this month on another offer is the cheapest that meets the targets (nothing: none does).
struct ForecastSwitch {
    int month = 0;
    std::optional<int> from, to;
};

/// What the months ahead cost while the traffic grows, each priced on its own: the painted week, as
/// many times over. Prices stay today's.
struct Forecast {
    std::string plan, scenario;
    std::uint64_t seed = 1;
    ForecastOptions options;
    bool hasTargets = false;
    std::vector<ForecastOffer> offers; ///< enabled ones, in the plan's order
    std::vector<ForecastMonth> months; ///< from month 0
    std::vector<ForecastSwitch> switches;
    std::optional<int> stay;           ///< the least sum of those that meet the targets always
    std::optional<double> switchUsd;   ///< of all months, each at its cheapest offer
    std::vector<std::string> warnings; ///< what the plan's reader did not know, by key path
};

/// Nothing when `progress` stopped it.
std::optional<Forecast> forecast(const CompareInput&, const ForecastOptions&,
                                 const ForEach& = oneAfterAnother, const Progress& = {});

/// The options' first problem: growth from −90 % to 100 % a month, 1 to 60 months, no or twelve
/// factors above 0, and no month with more than a million times today's traffic.
std::optional<Problem> firstProblem(const ForecastOptions&);

/// Traffic of a month, as a multiple of today's.
double timesIn(const ForecastOptions&, int month);

namespace words {
/// "At 5 % growth a month GMI H100 is the cheapest from month 7 on (1.4× today)…", one sentence.
std::string finding(const Forecast&);
} // namespace words

} // namespace pricing
