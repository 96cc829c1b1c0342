// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/replay_json.h"

#include <cmath>
#include <string>
#include <utility>

namespace document {

using namespace pricing;

namespace {

constexpr Range kCounts{-604800, 1e9};
constexpr double kMostWeeks = 520;

/// Nothing where a number is no count.
std::optional<std::vector<double>> readWeek(const JsonValue& value, std::size_t steps) {
    const auto numbers = value.numbers(kCounts);
    if (!numbers)
        return std::nullopt;
    std::vector<double> week;
    for (const double n : *numbers) {
        if (n >= 0) {
            week.push_back(n);
            continue;
        }
        if (n != std::floor(n) || week.size() - n > static_cast<double>(steps)) {
            value.wrong("counts, and −n in place of n steps without a request");
            return std::nullopt;
        }
        week.insert(week.end(), static_cast<std::size_t>(-n), 0.0);
    }
    return week;
}

Json weekJson(const std::vector<double>& week) {
    Json list = Json::array();
    for (std::size_t i = 0; i < week.size();) {
        std::size_t end = i;
        while (end < week.size() && week[end] == 0)
            ++end;
        if (end > i + 1) {
            list.push_back(-static_cast<std::int64_t>(end - i));
            i = end;
        } else {
            list.push_back(numberJson(week[i++]));
        }
    }
    return list;
}

} // namespace

void readReplay(const JsonValue& value, WeeklyTraffic& traffic) {
    TrafficReplay replay;
    JsonObject object(value);
    if (const auto from = object.find("from"))
        replay.from = from->string().value_or("");
    if (const auto source = object.find("source"))
        replay.source = source->string().value_or("");
    if (const auto step = object.require("step_s", "seconds that divide 900"))
        replay.stepS = static_cast<int>(step->whole(1, 900).value_or(900));
    if (const auto times = object.find("times"))
        traffic.replayTimes = times->number(kPositive).value_or(1);
    const auto weeks = object.require("weeks", "lists of counts, one for each week");
    if (!weeks)
        return;
    if (!weeks->node().is_array() || weeks->node().empty() || weeks->node().size() > kMostWeeks) {
        weeks->wrong("1 to 520 lists of counts, one for each week");
        return;
    }
    for (const JsonValue& item : weeks->items())
        if (auto week = readWeek(item, stepsPerWeek(replay.stepS)))
            replay.weeks.push_back(std::move(*week));
    traffic.replay = SharedReplay(std::move(replay));
}

Json replayJson(const WeeklyTraffic& traffic) {
    const TrafficReplay& replay = *traffic.replay;
    Json node = Json::object();
    if (!replay.from.empty())
        node["from"] = replay.from;
    if (!replay.source.empty())
        node["source"] = replay.source;
    node["step_s"] = replay.stepS;
    if (traffic.replayTimes != 1)
        node["times"] = numberJson(traffic.replayTimes);
    for (const auto& week : replay.weeks)
        node["weeks"].push_back(weekJson(week));
    return node;
}

} // namespace document
