// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"

#include "exchange/traffic/byte_source.h"
#include "exchange/traffic/line_reader.h"
#include "exchange/traffic/number_text.h"
#include "exchange/traffic/readers.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace exchange {

namespace {

using pricing::Problem;

constexpr std::size_t kShownText = 120;

struct Named {
    TrafficFormat format;
    std::string_view name;
};
constexpr std::array kNames{
    Named{TrafficFormat::automatic, "auto"},
    Named{TrafficFormat::timestamps, "timestamps"},
    Named{TrafficFormat::series, "series"},
    Named{TrafficFormat::matrix, "matrix"},
    Named{TrafficFormat::prometheus, "prometheus"},
    Named{TrafficFormat::cloudwatch, "cloudwatch"},
    Named{TrafficFormat::accessLog, "access-log"},
    Named{TrafficFormat::burstgpt, "burstgpt"},
    Named{TrafficFormat::azureLlm, "azure-llm"},
    Named{TrafficFormat::mooncake, "mooncake"},
    Named{TrafficFormat::azureFunctions, "azure-functions"},
    Named{TrafficFormat::gentd26, "gentd26"},
};

/// Text has no zero bytes; what has is no text.
std::optional<Problem> problemOfSample(std::string_view sample) {
    if (trimmed(sample).empty())
        return Problem{{}, "the file is empty, expected times of requests or a series of counts"};
    if (const std::size_t zero = sample.find('\0'); zero != sample.npos)
        return Problem{"byte " + std::to_string(zero + 1),
                       "a zero byte: the file is binary or in UTF-16 without its byte order mark, "
                       "expected text (UTF-8)"};
    return std::nullopt;
}

bool isJsonLine(std::string_view sample) {
    const std::string_view line = sample.substr(0, sample.find('\n'));
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    return parser.parse(line.data(), line.size()).get(object) == simdjson::SUCCESS &&
           object["status"].error() && object["MetricDataResults"].error() &&
           object["Datapoints"].error() &&
           (line.size() < sample.size() || !object["timestamp"].error());
}

bool isMinuteTable(std::string_view sample) {
    const std::string_view line = sample.substr(0, sample.find('\n'));
    return line.find(",1,2,3,4,5,") != line.npos && line.find(",1440") != line.npos;
}

/// What the text is by its looks; a table where nothing else fits.
TrafficFormat detected(std::string_view sample) {
    const std::string_view text = trimmed(sample);
    if (text.front() == '{') {
        if (isJsonLine(text))
            return TrafficFormat::mooncake;
        return text.find("\"MetricDataResults\"") != text.npos ||
                       text.find("\"Datapoints\"") != text.npos
                   ? TrafficFormat::cloudwatch
                   : TrafficFormat::prometheus;
    }
    return isAccessLog(sample)     ? TrafficFormat::accessLog
           : isMinuteTable(sample) ? TrafficFormat::azureFunctions
           : isMatrix(sample)      ? TrafficFormat::matrix
                                   : TrafficFormat::timestamps; // or what its columns say
}

FormatReader readerOf(TrafficFormat format, std::string_view sample) {
    const bool isJson = trimmed(sample).front() == '{';
    switch (format) {
    case TrafficFormat::accessLog:
        return readAccessLog;
    case TrafficFormat::matrix:
        return readMatrix;
    case TrafficFormat::prometheus:
        return readPrometheus;
    case TrafficFormat::cloudwatch:
        return isJson ? readCloudWatch : readTable;
    case TrafficFormat::mooncake:
        return isJson ? readJsonLines : readTable;
    case TrafficFormat::azureFunctions:
        return isMinuteTable(sample) ? readMinuteTable : readTable;
    default:
        return readTable;
    }
}

/// A JSON list, or a file of one kind said to be another: said before a reader looks for columns.
std::optional<Problem> problemOfFormat(std::string_view sample, const TrafficOptions& options) {
    const std::string_view text = trimmed(sample);
    const auto log =
        text.front() == '[' ? TimeReader().date(text.substr(0, text.find('\n'))) : std::nullopt;
    if (text.front() == '[' && !log && !isAccessLog(sample))
        return Problem{"1:1", "a JSON list, expected an answer of Prometheus or CloudWatch, or one "
                              "object a line"};
    const bool wantsTable =
        options.format == TrafficFormat::timestamps || options.format == TrafficFormat::series;
    if (wantsTable && text.front() == '{')
        return Problem{"1:1", "JSON, expected lines or CSV; leave out --as"};
    if (!options.path.empty() && options.format == TrafficFormat::automatic && !isAccessLog(sample))
        return Problem{"--path", "the file is no access log, expected one to look for paths in"};
    return std::nullopt;
}

pricing::Result<void> readAny(LineReader& lines, const TrafficOptions& options,
                              TrafficTrace& trace) {
    const std::string_view sample = lines.sample();
    if (lines.problem() || lines.isStopped())
        return {};
    if (auto problem = problemOfSample(sample))
        return tl::unexpected(*problem);
    if (!options.timeZone.empty()) {
        auto zone = utcOffsets(options.timeZone);
        if (!zone)
            return tl::unexpected(zone.error());
        trace.zone = std::move(*zone);
    }
    if (auto problem = problemOfFormat(sample, options))
        return tl::unexpected(*problem);
    trace.format = options.format == TrafficFormat::automatic ? detected(sample) : options.format;
    return readerOf(trace.format, sample)(lines, options, trace);
}

FileResult<std::optional<TrafficTrace>> read(ByteSource& source, const TrafficOptions& options,
                                             const TrafficProgress& progress) {
    TrafficTrace trace;
    LineReader lines(source, progress);
    const auto done = readAny(lines, options, trace);
    if (lines.problem())
        return tl::unexpected(*lines.problem());
    if (lines.isStopped())
        return std::nullopt;
    if (!done)
        return tl::unexpected(FileProblem{source.name(), done.error(), false});
    if (trace.basis != TimeBasis::instants)
        trace.zone = {};
    return trace;
}

} // namespace

std::string_view name(TrafficFormat format) {
    return std::find_if(kNames.begin(), kNames.end(),
                        [&](const Named& n) { return n.format == format; })
        ->name;
}

std::optional<TrafficFormat> trafficFormatNamed(std::string_view wanted) {
    const auto it = std::find_if(kNames.begin(), kNames.end(),
                                 [&](const Named& n) { return n.name == wanted; });
    return it == kNames.end() ? std::nullopt : std::optional(it->format);
}

std::vector<std::string> trafficFormatNames() {
    std::vector<std::string> names;
    for (const Named& n : kNames)
        names.emplace_back(n.name);
    return names;
}

void TrafficTrace::reject(std::int64_t line, std::string reason, std::string_view text) {
    ++rejectedRows;
    ++rejectedFor[reason];
    if (rejected.size() >= kShownRows)
        return;
    std::string shown(text.substr(0, kShownText));
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    rejected.push_back({line, std::move(reason), std::move(shown)});
}

FileResult<std::optional<TrafficTrace>> readTraffic(const std::string& file,
                                                    const TrafficOptions& options,
                                                    const TrafficProgress& progress) {
    auto source = ByteSource::open(file);
    if (!source)
        return tl::unexpected(source.error());
    return read(*source, options, progress);
}

FileResult<std::optional<TrafficTrace>>
readTrafficText(std::string_view text, const std::string& name, const TrafficOptions& options) {
    ByteSource source = ByteSource::of(text, name);
    return read(source, options, {});
}

} // namespace exchange
