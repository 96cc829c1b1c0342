// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/benchmark.h"
#include "pricing/traffic/fold.h"
#include "pricing/traffic/measured_burstiness.h"
#include "pricing/traffic/observations.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

enum class TrafficFormat {
    automatic,
    timestamps,
    series,
    matrix,
    prometheus,
    cloudwatch,
    accessLog,
    burstgpt,
    azureLlm,
    mooncake,
    azureFunctions, ///< invocations per minute, 1,440 columns
    gentd26,
};
std::string_view name(TrafficFormat); ///< as the command line says it: "access-log"
std::optional<TrafficFormat> trafficFormatNamed(std::string_view);
std::vector<std::string> trafficFormatNames();

enum class ValueKind { detected, count, rate };

struct TrafficOptions {
    TrafficFormat format = TrafficFormat::automatic;
    std::string timeColumn, valueColumn; ///< header's name, or number from 1; empty: detected
    ValueKind kind = ValueKind::detected;
    std::string start;    ///< the instant of time 0 where times are no dates; empty: Monday 00:00
    std::string timeZone; ///< IANA: of times that state none, and of the week; empty: as written
    std::string path;     ///< of an access log: prefix, or glob with * and ?
};

struct RejectedRow {
    std::int64_t line = 0; ///< of the file, from 1; of a JSON document the sample's number
    std::string reason, text;
};

/// How the times of a file are to be understood.
enum class TimeBasis {
    instants,  ///< UTC
    wallClock, ///< no zone stated and none given: the hours are those written
    relative,  ///< seconds from Monday 00:00 of 1970-01-05
};

/// A trace as it was read: what a typical week is folded from.
struct TrafficTrace {
    static constexpr std::size_t kShownRows = 100;

    TrafficFormat format = TrafficFormat::automatic;
    std::string timeColumn, valueColumn; ///< those used; a name, or a number from 1
    std::vector<std::string> columns;    ///< of the header
    ValueKind kind = ValueKind::detected;
    TimeBasis basis = TimeBasis::instants;
    std::int64_t rows = 0; ///< of data, those rejected or filtered among them
    std::int64_t rejectedRows = 0;
    std::int64_t filteredRows = 0;                   ///< by path
    std::map<std::string, std::int64_t> rejectedFor; ///< all, by reason
    std::vector<RejectedRow> rejected;               ///< the first kShownRows
    pricing::TrafficObservations seen;
    pricing::PassingNumbers inputTokens, outputTokens, serviceS;
    pricing::UtcOffsets
        zone; ///< of the options' time zone, for the fold; UTC where times are no instants
    std::vector<std::string> warnings;

    void reject(std::int64_t line, std::string reason, std::string_view text);
};

/// Called now and then with the bytes of the file done and all of them; false stops the reading.
using TrafficProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Reads a file as a stream (gzip directly) in bounded memory. Problems name the place (line) and
/// the remedy; nothing when `progress` stopped it. May run on any thread.
FileResult<std::optional<TrafficTrace>> readTraffic(const std::string& file,
                                                    const TrafficOptions& = {},
                                                    const TrafficProgress& progress = {});
/// The same of text, such as the clipboard's; `name` stands for the file in problems.
FileResult<std::optional<TrafficTrace>>
readTrafficText(std::string_view text, const std::string& name, const TrafficOptions& = {});

/// How burstiness is had of single requests: measured at once, or fitted so that fleets bill for
/// it what they bill for the requests (seconds of work: docs/traffic-fit.md).
enum class BurstinessBy { measuring, fitting };

/// What `import traffic` reports and a plan takes.
struct ImportedTraffic {
    pricing::FoldedTraffic week;
    pricing::MeasuredBurstiness measured;
    std::optional<pricing::Burstiness> burstiness; ///< nothing where the file cannot tell
    BurstinessBy by = BurstinessBy::measuring;
    std::vector<std::string> warnings; ///< the trace's, and the fold's
};
ImportedTraffic importedTraffic(const TrafficTrace&, const pricing::FoldOptions&, BurstinessBy);

/// Puts week, burstiness, tokens and service time into a scenario, as far as the file has them. A
/// problem when no hour was observed.
pricing::Result<void> applyTraffic(const TrafficTrace&, const ImportedTraffic&,
                                   const TrafficOptions&, pricing::Scenario&);

/// The offsets of an IANA zone from 1970 to 2200; a problem when there is none of that name.
pricing::Result<pricing::UtcOffsets> utcOffsets(const std::string& timeZone);

/// A time as it is reported: ISO 8601, or nothing where times are relative.
std::string timeText(std::int64_t ns, TimeBasis, const pricing::UtcOffsets&);

/// The report of `import traffic`.
std::string trafficJson(const TrafficTrace&, const ImportedTraffic&);
std::string trafficTable(const std::string& file, const TrafficTrace&, const ImportedTraffic&);
std::string trafficCsv(const ImportedTraffic&); ///< hour of week, requests/s, observed seconds

} // namespace exchange
