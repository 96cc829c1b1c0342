// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/traffic_json.h"

#include "document/json_edit.h"
#include "document/replay_json.h"
#include "pricing/units.h"

namespace document {

namespace {

using namespace pricing;

constexpr Range kPauseShare{0, 0.999}; ///< there must be time for the traffic

Burstiness readBurstiness(const JsonValue& value) {
    Burstiness burstiness;
    if (value.node().is_object()) {
        JsonObject object(value);
        object.read("spacing_ca2", burstiness.spacingCa2);
        object.read("level_cv", burstiness.levelCv);
        object.read("level_time_s", burstiness.levelTimeS, kPositive);
        object.read("pause_share", burstiness.pauses.share, kPauseShare);
        object.read("pause_time_s", burstiness.pauses.timeS, kPositive);
        object.read("pause_regular", burstiness.pauses.regular);
        object.read("long_pause_share", burstiness.longPauses.share, kPauseShare);
        object.read("long_pause_time_s", burstiness.longPauses.timeS, kPositive);
        object.read("long_pause_regular", burstiness.longPauses.regular);
        object.read("batch_share", burstiness.batchShare, kShare);
        object.read("batch_size", burstiness.batchSize, Range{1, 1e6});
        object.read("clock_s", burstiness.clockS, Range{0, kSecondsPerHour});
        object.read("clock_share", burstiness.clockShare, kShare);
    } else if (value.node().is_number()) {
        burstiness.spacingCa2 = value.number().value_or(1);
    } else {
        value.wrong("a number or an object with spacing_ca2, level_cv and level_time_s");
    }
    return burstiness;
}

/// The keys that a plan has only where they say something.
void putRareTraits(Json& node, const Burstiness& was, const Burstiness& now) {
    put(node, "pause_share", was.pauses.share, now.pauses.share);
    put(node, "pause_time_s", was.pauses.timeS, now.pauses.timeS);
    put(node, "pause_regular", was.pauses.regular, now.pauses.regular);
    put(node, "long_pause_share", was.longPauses.share, now.longPauses.share);
    put(node, "long_pause_time_s", was.longPauses.timeS, now.longPauses.timeS);
    put(node, "long_pause_regular", was.longPauses.regular, now.longPauses.regular);
    put(node, "batch_share", was.batchShare, now.batchShare);
    put(node, "batch_size", was.batchSize, now.batchSize);
    put(node, "clock_s", was.clockS, now.clockS);
    put(node, "clock_share", was.clockShare, now.clockShare);
}

/// A number while only the spacing departs from the default, unless the file has the object.
void writeBurstiness(Json& traffic, const Burstiness& was, const Burstiness& now) {
    const Burstiness spacingOnly{.spacingCa2 = now.spacingCa2};
    const bool isObject = traffic.contains("burstiness") && traffic["burstiness"].is_object();
    if (now == spacingOnly && !isObject) {
        assign(traffic, "burstiness", numberJson(now.spacingCa2));
        return;
    }
    Json& node = objectAt(traffic, "burstiness");
    const Burstiness* before = isObject ? &was : nullptr;
    state(node, "spacing_ca2", before ? &before->spacingCa2 : nullptr, now.spacingCa2);
    state(node, "level_cv", before ? &before->levelCv : nullptr, now.levelCv);
    state(node, "level_time_s", before ? &before->levelTimeS : nullptr, now.levelTimeS);
    putRareTraits(node, before ? *before : Burstiness{}, now);
}

/// Requests/s of a cell: nobody's traffic, and a week of it takes hours to simulate.
constexpr Range kRates{0, 1e6};

std::optional<int> readCellMinutes(const JsonValue& value) {
    const auto minutes = value.node().is_number() ? value.whole(0, 1440) : std::nullopt;
    if (minutes && (*minutes == 60 || *minutes == 15))
        return minutes;
    value.wrong("60 or 15");
    return {};
}

} // namespace

WeeklyTraffic readTraffic(const JsonValue& value) {
    WeeklyTraffic traffic;
    JsonObject object(value);
    if (const auto minutes = object.find("cell_minutes"))
        traffic.cellMinutes = readCellMinutes(*minutes).value_or(60);
    const std::size_t cells = traffic.cellMinutes == 15 ? 672 : 168;
    const std::string expected = std::to_string(cells) + " numbers, one for each " +
                                 std::to_string(traffic.cellMinutes) + " minutes of the week";
    if (const auto rates = object.require("requests_per_s", expected)) {
        if (!rates->node().is_array() || rates->node().size() != cells)
            rates->wrong(expected);
        else if (auto numbers = rates->numbers(kRates))
            traffic.requestsPerSecond = std::move(*numbers);
    }
    if (const auto burstiness = object.find("burstiness"))
        traffic.burstiness = readBurstiness(*burstiness);
    if (const auto zone = object.findUnlessNull("time_zone"))
        traffic.timeZone = zone->string();
    object.read("growth_per_month", traffic.growthPerMonth, Range{-0.9, 1});
    if (const auto replay = object.findUnlessNull("replay"))
        readReplay(*replay, traffic);
    return traffic;
}

void writeTraffic(Json& node, const WeeklyTraffic* was, const WeeklyTraffic& now) {
    state(node, "cell_minutes", was ? &was->cellMinutes : nullptr, now.cellMinutes);
    state(node, "requests_per_s", was ? &was->requestsPerSecond : nullptr, now.requestsPerSecond,
          numbersJson);
    if (!was || was->burstiness != now.burstiness)
        writeBurstiness(node, was ? was->burstiness : Burstiness{}, now.burstiness);
    put(node, "time_zone", was ? was->timeZone : std::nullopt, now.timeZone);
    put(node, "growth_per_month", was ? was->growthPerMonth : 0.0, now.growthPerMonth);
    if (was && was->replay == now.replay && was->replayTimes == now.replayTimes)
        return;
    if (now.replay)
        node["replay"] = replayJson(now);
    else
        node.erase("replay");
}

} // namespace document
