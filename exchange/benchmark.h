// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/result.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace exchange {

/// What a load test of a served model measured at one load.
struct BenchmarkRun {
    std::string file, format, model;
    double concurrency = 0; ///< mean requests in flight
    double requestsPerS = 0;
    double latencyS = 0;                             ///< mean, from being sent to the last token
    std::optional<double> latencyCv;                 ///< its standard deviation / mean
    std::optional<double> ttftS, itlS;               ///< time to first token, between tokens
    std::optional<double> inputTokens, outputTokens; ///< means of a request
    std::vector<std::string> notes;                  ///< what was worked out, and how
};

/// The runs of one result file of vLLM's benchmark_serving, InferenceX, GuideLLM (version 2),
/// LLMPerf or AIPerf (its export, or its records as JSON lines). `documents` is the file's one
/// document, or those of its lines. Problems name the key's path and the remedy.
pricing::Result<std::vector<BenchmarkRun>>
readBenchmark(const std::string& file, const std::vector<nlohmann::ordered_json>& documents);

/// What a plan takes as `by_gpu` for the GPU that was measured.
struct MeasuredService {
    pricing::GpuService entry;
    std::vector<BenchmarkRun> runs; ///< by rising concurrency
    std::vector<std::string> notes;
};

/// Service time is the latency of the run with the fewest requests in flight; the speed table
/// v(n) = its latency / that of n requests, a straight line between measured latencies; the
/// concurrency is the largest measured.
pricing::Result<MeasuredService> measuredService(std::vector<BenchmarkRun> runs,
                                                 std::optional<int> gpusPerWorker);

/// What is wrong with a file, where, and what helps; `machineFailed`: it could not be read.
struct FileProblem {
    std::string file;
    pricing::Problem problem;
    bool machineFailed = false;
};
template <class T> using FileResult = tl::expected<T, FileProblem>;
using JsonDocuments = std::vector<nlohmann::ordered_json>;

/// The measured service of one GPU from result files, one or more a load. `documentsOf` reads a
/// file's one document, or those of its lines.
FileResult<MeasuredService>
importBenchmark(const std::vector<std::string>& files,
                const std::function<FileResult<JsonDocuments>(const std::string&)>& documentsOf,
                std::optional<int> gpusPerWorker);

/// The report of `import benchmark`.
std::string benchmarkJson(const std::string& gpu, const MeasuredService&);
std::string benchmarkTable(const std::string& gpu, const MeasuredService&);
std::string benchmarkCsv(const std::string& gpu, const MeasuredService&);

} // namespace exchange
