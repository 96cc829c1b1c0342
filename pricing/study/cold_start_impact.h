// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pricing {

struct ColdStartOptions {
    std::optional<int> offer; ///< only this one (an index of in.offers); else every offer
    Accuracy accuracy = Accuracy::finished;
    /// What-if: also with a start made of these parts instead of the offer's.
    std::optional<ColdStartParts> built;
};

/// The offer under one setting; exactly what compare() says of it there.
struct SettingFigures {
    double idleTimeoutS = 0;
    int minWorkers = 0;
    Money monthlyCost;
    double stderrUsd = 0;
    LatencyFigures latency;
    std::optional<double> coldWaitFraction;
    std::optional<bool> targetMet;
    std::optional<double> weeksMeetingTarget;
    bool present = false; ///< the setting the plan has
    bool operator==(const SettingFigures&) const = default;
};

/// The offer with another length of its cold start.
struct DurationFigures {
    double factor = 1; ///< of the stated cold start; 0 for a given one
    double meanS = 0;  ///< mean length of a start; snapshots restored as often as came out
    SettingFigures figures;
    bool given = false; ///< ColdStartOptions::built
};

struct WaitBin {
    double fromS = 0, toS = 0;
    double share = 0; ///< of the requests that wait for a start
};

/// What cold starts do to one offer's bill and its users.
struct ColdStartImpact {
    int offer = 0; ///< index of CompareInput::offers
    int choice = 0, slot = 1;
    std::string id, pack, label;
    OfferMode mode = OfferMode::serverless;
    std::string reason;            ///< why there are no figures
    std::optional<bool> targetMet; ///< as the plan has it
    bool alwaysRuns = false;       ///< has a worker in every hour of the week, by its own terms
    // USD a month; the four add up to the monthly cost of an offer that has starts
    Money starts; ///< queue, pull and load
    Money idling; ///< idle and drain
    Money keepWarm;
    Money work; ///< the rest
    Money cost; ///< starts + idling: what cold starts and their avoidance by idling cost
    std::optional<double> coldWaitFraction;
    std::optional<double> requestsWaitingPerWeek;
    std::optional<double> waitP50S; ///< of those that wait
    std::optional<double> addedP95S,
        addedP99S;                             ///< against the same fleet whose starts take no time
    std::vector<std::optional<double>> byHour; ///< 168 shares that wait; nothing: no request
    std::vector<double> requestsByHour;        ///< 168, a week
    std::vector<WaitBin> waits;
    std::vector<SettingFigures> frontier; ///< by min workers, then idle timeout
    std::vector<DurationFigures> byDuration;
    /// Index in frontier: of the settings that meet the target safely, the cheapest; of those as
    /// cheap to within the errors the present one, else the one with the shortest idle timeout.
    std::optional<int> advised;
};

struct ColdStartStudy {
    std::string plan, scenario;
    std::uint64_t seed = 1;
    bool hasTargets = false;
    bool coarse = false;
    std::vector<ColdStartImpact> offers;
    std::vector<std::string> warnings; ///< what the plan's reader did not know, by key path
};

/// Nothing when `progress` stopped it.
std::optional<ColdStartStudy> coldStartImpact(const CompareInput&, const ColdStartOptions& = {},
                                              const ForEach& = oneAfterAnother,
                                              const Progress& = {});

namespace words {
/// "Starts $299 · idling $242 · work $294", without what is nothing.
std::string moneyStrip(const ColdStartImpact&);
/// One sentence: who waits, how long, what it costs.
std::string finding(const ColdStartStudy&, const ColdStartImpact&);
/// "8 s saves $53 / month and still meets the target."; empty without advice.
std::string advice(const ColdStartImpact&);
} // namespace words

} // namespace pricing
