// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"
#include "exchange/traffic/line_reader.h"
#include "exchange/traffic/time_text.h"

#include <string>

namespace exchange {

/// A reader of one format: all of the text into the trace. Problems name the place and the remedy;
/// those of the source are asked of `lines` afterwards.
using FormatReader = pricing::Result<void> (*)(LineReader& lines, const TrafficOptions&,
                                               TrafficTrace&);

pricing::Result<void> readTable(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readMinuteTable(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readMatrix(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readAccessLog(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readJsonLines(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readPrometheus(LineReader&, const TrafficOptions&, TrafficTrace&);
pricing::Result<void> readCloudWatch(LineReader&, const TrafficOptions&, TrafficTrace&);

/// 7 x 24 or 24 x 7 numbers.
bool isMatrix(std::string_view sample);
bool isAccessLog(std::string_view sample);

/// What is wrong with a format's first record, when not one could be read.
pricing::Problem nothingRead(const TrafficTrace&, const std::string& expected);

/// Written times as instants, by one rule, with the reason where they are none.
class InstantReader {
public:
    struct Result {
        std::int64_t ns = 0;
        const char* problem = nullptr;
    };

    InstantReader(bool isNumber, EpochUnit unit, bool isEpoch, std::int64_t startNs,
                  TimeBasis basis, const TrafficOptions& options, const pricing::UtcOffsets& zone)
        : m_isNumber(isNumber), m_isEpoch(isEpoch), m_toInstant(!options.timeZone.empty()),
          m_unit(unit), m_startNs(startNs), m_basis(basis), m_clock(zone) {}

    Result operator()(std::string_view text);
    void setComesOnce() { m_comesOnce = true; } ///< each time, as in a series
    /// Some of the times state a zone and some none.
    bool isMixed() const { return m_withZone && m_without; }

private:
    Result number(std::string_view text) const;

    bool m_isNumber, m_isEpoch, m_toInstant;
    EpochUnit m_unit;
    std::int64_t m_startNs;
    TimeBasis m_basis;
    TimeReader m_dates;
    ClockReader m_clock;
    bool m_withZone = false, m_without = false, m_comesOnce = false;
};

} // namespace exchange
