// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"
#include "exchange/traffic/number_text.h"
#include "exchange/traffic/time_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

/// How times that a file states become instants.
struct TimeRule {
    bool isNumber = false;
    EpochUnit unit = EpochUnit::seconds;
    bool isEpoch = false; ///< of numbers; else they count from `startNs`
    std::int64_t startNs = 0;
    TimeBasis basis = TimeBasis::instants;
};

/// Which cells of a table mean what; columns count from 0.
struct TablePlan {
    TrafficFormat format = TrafficFormat::timestamps;
    char delimiter = ',';
    int headLines = 0; ///< records before the data
    std::vector<std::string> header;
    std::size_t columns = 0;
    std::size_t time = 0;
    TimeRule times;
    std::optional<std::size_t> value, inputTokens, outputTokens, service;
    double serviceUnitS = 1;
    bool timeIsEnd = false; ///< requests came a service time earlier
    bool isRate = false;
    NumberStyle style;
    std::vector<std::string> warnings;

    std::string columnName(std::size_t column) const; ///< or its number from 1
    std::size_t columnsNeeded() const;
};

/// Finds the plan in a table's first lines. The problem names what was looked for.
pricing::Result<TablePlan> planOfTable(std::string_view sample, const TrafficOptions& options);

/// The head of a table: its records, and how they are parted.
struct TableSample {
    char delimiter = ',';
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
};
TableSample tableSample(std::string_view sample, char delimiter);
inline constexpr std::string_view kDelimiters = ";\t,|";

/// Time 0 of numbers that are no epoch: what the options say, or Monday 00:00.
pricing::Result<TimeRule> relativeTimes(EpochUnit unit, const TrafficOptions& options);

} // namespace exchange
