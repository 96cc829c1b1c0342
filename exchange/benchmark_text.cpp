// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/benchmark.h"
#include "exchange/json_values.h"
#include "exchange/text_table.h"

#include <array>
#include <cstdio>

namespace exchange {

namespace {

std::string short4(const std::optional<double>& value) {
    if (!value)
        return "–";
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%.4g", *value);
    return text.data();
}

std::string serviceText(const pricing::GpuService& entry) {
    const auto* law = entry.service ? std::get_if<pricing::Distribution>(&*entry.service) : nullptr;
    return law ? pricing::text(*law) : "estimate";
}

/// As a plan's by_gpu has it.
Json entryJson(const pricing::GpuService& entry) {
    Json j = {{"service", serviceText(entry)}, {"concurrency", entry.concurrency.value_or(1)}};
    if (!entry.speed.empty())
        j["speed"] = entry.speed;
    if (entry.gpusPerWorker)
        j["gpus_per_worker"] = *entry.gpusPerWorker;
    j["source"] = entry.source;
    return j;
}

} // namespace

std::string benchmarkJson(const std::string& gpu, const MeasuredService& measured) {
    Json j = {{"gpu", gpu},
              {"format", measured.runs.front().format},
              {"model", measured.runs.front().model},
              {"entry", entryJson(measured.entry)},
              {"runs", Json::array()},
              {"notes", measured.notes}};
    for (const BenchmarkRun& run : measured.runs)
        j["runs"].push_back({{"file", run.file},
                             {"format", run.format},
                             {"concurrency", run.concurrency},
                             {"requests_per_s", run.requestsPerS},
                             {"latency_s", run.latencyS},
                             {"latency_cv", orNull(run.latencyCv)},
                             {"ttft_s", orNull(run.ttftS)},
                             {"itl_s", orNull(run.itlS)},
                             {"input_tokens", orNull(run.inputTokens)},
                             {"output_tokens", orNull(run.outputTokens)}});
    return dumped(j, 2);
}

std::string benchmarkTable(const std::string& gpu, const MeasuredService& measured) {
    std::vector<std::vector<std::string>> rows{{"file", "in flight", "requests/s", "latency s",
                                                "first token s", "between tokens s", "tokens in",
                                                "out"}};
    for (const BenchmarkRun& r : measured.runs)
        rows.push_back({r.file, short4(r.concurrency), short4(r.requestsPerS), short4(r.latencyS),
                        short4(r.ttftS), short4(r.itlS), short4(r.inputTokens),
                        short4(r.outputTokens)});
    const pricing::GpuService& entry = measured.entry;
    std::string text = textTable(rows) + "\n" + gpu + ": service " + serviceText(entry) +
                       ", concurrency " + std::to_string(entry.concurrency.value_or(1));
    if (!entry.speed.empty())
        text += ", speed " + short4(entry.speed.back()) + " when full";
    text += "\n";
    for (const std::string& note : measured.notes)
        text += "note: " + note + "\n";
    return text;
}

std::string benchmarkCsv(const std::string& gpu, const MeasuredService& measured) {
    std::string text =
        csvLine({"gpu", "file", "format", "concurrency", "requests_per_s", "latency_s",
                 "latency_cv", "ttft_s", "itl_s", "input_tokens", "output_tokens"});
    for (const BenchmarkRun& r : measured.runs)
        text += csvLine({gpu, r.file, r.format, number(r.concurrency), number(r.requestsPerS),
                         number(r.latencyS), number(r.latencyCv), number(r.ttftS), number(r.itlS),
                         number(r.inputTokens), number(r.outputTokens)});
    return text;
}

} // namespace exchange
