// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/readers.h"

#include <fnmatch.h>

namespace exchange {

namespace {

/// "GET /path?query HTTP/1.1" behind the time: its path without the query.
std::optional<std::string_view> pathOf(std::string_view afterTime) {
    const std::size_t quote = afterTime.find('"');
    if (quote == afterTime.npos)
        return std::nullopt;
    std::string_view request = afterTime.substr(quote + 1);
    const std::size_t space = request.find(' ');
    if (space == request.npos)
        return std::nullopt;
    request.remove_prefix(space + 1);
    return request.substr(0, request.find_first_of("? \""));
}

bool isWanted(std::string_view path, const std::string& filter) {
    if (filter.find_first_of("*?") == filter.npos)
        return path.substr(0, filter.size()) == filter;
    return fnmatch(filter.c_str(), std::string(path).c_str(), 0) == 0;
}

/// "[17/May/2015:10:05:03 +0000]" without its brackets, and what comes behind it.
struct TimeOfLine {
    std::string_view time, after;
};
std::optional<TimeOfLine> timeOf(std::string_view line) {
    const std::size_t open = line.find('[');
    const std::size_t close = open == line.npos ? open : line.find(']', open);
    if (close == line.npos)
        return std::nullopt;
    return TimeOfLine{line.substr(open + 1, close - open - 1), line.substr(close + 1)};
}

} // namespace

bool isAccessLog(std::string_view sample) {
    int all = 0, good = 0;
    TimeReader reader;
    for (std::size_t at = 0; at < sample.size() && all < 50; ++all) {
        const std::size_t end = std::min(sample.find('\n', at), sample.size());
        const auto found = timeOf(sample.substr(at, end - at));
        good += found && reader.date(found->time) && pathOf(found->after);
        at = end + 1;
    }
    return good > 0 && 2 * good >= all;
}

pricing::Result<void> readAccessLog(LineReader& lines, const TrafficOptions& options,
                                    TrafficTrace& trace) {
    InstantReader instant(false, EpochUnit::seconds, false, 0, TimeBasis::instants, options,
                          trace.zone);
    std::string_view line;
    while (lines.next(line)) {
        if (line.find_first_not_of(" \t") == line.npos)
            continue;
        ++trace.rows;
        const auto found = lines.isTooLong() ? std::nullopt : timeOf(line);
        if (!found) {
            trace.reject(lines.line(),
                         lines.isTooLong() ? "the line is longer than 1 MiB" : "no [time]", line);
            continue;
        }
        const auto time = instant(found->time);
        if (time.problem) {
            trace.reject(lines.line(), time.problem, line);
            continue;
        }
        if (!options.path.empty()) {
            const auto path = pathOf(found->after);
            if (!path || !isWanted(*path, options.path)) {
                ++trace.filteredRows;
                continue;
            }
        }
        trace.seen.addRequest(time.ns);
    }
    trace.timeColumn = "[time]";
    if (trace.rows == trace.rejectedRows)
        return tl::unexpected(
            nothingRead(trace, "lines of the common or combined log format, such as 10.0.0.7 - - "
                               "[17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 512"));
    if (trace.rows == trace.rejectedRows + trace.filteredRows)
        return tl::unexpected(
            pricing::Problem{"--path", "none of the " + std::to_string(trace.filteredRows) +
                                           " requests has a path that begins with or matches \"" +
                                           options.path + "\""});
    trace.seen.closeRequests();
    return {};
}

} // namespace exchange
