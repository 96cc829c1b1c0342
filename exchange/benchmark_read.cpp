// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/benchmark.h"
#include "exchange/key_reader.h"

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

using Json = nlohmann::ordered_json;
using pricing::Problem;
using Runs = std::vector<BenchmarkRun>;

constexpr double kLongestS = 86400; ///< of a request: beyond it a unit was taken for another
constexpr const char* kAgain = "run the benchmark again with its summary saved";

/// Coefficient of variation of a lognormal law with this median and 99th percentile.
double cvOfPercentiles(double p50, double p99) {
    constexpr double z99 = 2.3263478740408408; // standard normal quantile of 0.99
    const double sigma = std::log(p99 / p50) / z99;
    return std::sqrt(std::expm1(sigma * sigma));
}

/// The metric's mean in seconds, or else its median.
std::optional<double> metric(KeyReader& keys, BenchmarkRun& run, const std::string& name,
                             const std::string& unit, double perSecond) {
    if (const auto mean = keys.positiveIfAny("mean_" + name + unit, kLongestS * perSecond))
        return *mean / perSecond;
    const auto median = keys.positiveIfAny("median_" + name + unit, kLongestS * perSecond);
    if (!median)
        return std::nullopt;
    run.notes.push_back("the median of " + name + " stands for its mean, which the file has not");
    return *median / perSecond;
}

void readSpread(KeyReader& keys, BenchmarkRun& run, const std::string& unit) {
    const auto mean = keys.positiveIfAny("mean_e2el" + unit),
               sd = keys.positiveIfAny("std_e2el" + unit);
    const auto p50 = keys.positiveIfAny("median_e2el" + unit),
               p99 = keys.positiveIfAny("p99_e2el" + unit);
    if (mean && sd)
        run.latencyCv = *sd / *mean;
    else if (p50 && p99 && *p99 >= *p50) {
        run.latencyCv = cvOfPercentiles(*p50, *p99);
        run.notes.push_back("the spread of the latency is that of a lognormal law with its median "
                            "and 99th percentile");
    }
}

/// Mean latency of a closed loop of `concurrency` clients.
void takeLittlesLaw(BenchmarkRun& run) {
    run.latencyS = run.concurrency / run.requestsPerS;
    run.notes.push_back("mean latency = concurrency / throughput (Little's law)");
}

/// The latency of an open loop or of one without a limit: stated, or put together from its parts.
void readOpenLoop(KeyReader& keys, BenchmarkRun& run, const std::string& unit, double perSecond) {
    if (const auto mean = keys.positiveIfAny("mean_e2el" + unit, kLongestS * perSecond)) {
        run.latencyS = *mean / perSecond;
    } else if (run.ttftS && run.itlS && run.outputTokens) {
        run.latencyS = *run.ttftS + *run.itlS * std::max(0.0, *run.outputTokens - 1);
        run.notes.push_back("mean latency = time to first token + time per output token × (output "
                            "tokens − 1)");
    } else {
        keys.wrong("mean_e2el" + unit,
                   "missing, and so is what it could be worked out from (ttft, tpot, total output "
                   "tokens); run with --percentile-metrics ttft,tpot,itl,e2el");
    }
    run.concurrency = run.requestsPerS * run.latencyS;
    run.notes.push_back("requests in flight = throughput × mean latency (Little's law)");
    const auto* rate = keys.find("request_rate");
    if (rate && rate->is_number() && rate->get<double>() > 1.1 * run.requestsPerS)
        run.notes.push_back("more requests were sent than the server kept up with: the latency has "
                            "its queue in it; prefer runs at a fixed --max-concurrency");
}

/// vLLM's benchmark_serving (milliseconds, keys ending in _ms) and InferenceX (the same keys, in
/// seconds and without the ending).
Runs readServing(KeyReader keys) {
    const bool inMs = keys.has("mean_ttft_ms") || keys.has("median_ttft_ms") ||
                      keys.has("mean_e2el_ms") || keys.has("median_tpot_ms");
    const std::string unit = inMs ? "_ms" : "";
    const double perSecond = inMs ? 1000 : 1;
    BenchmarkRun run;
    run.format = inMs ? "vllm" : "inferencex";
    run.model = keys.textIfAny("model_id");
    run.requestsPerS = keys.positive("request_throughput", kAgain);
    const double completed = keys.positive("completed", "no request succeeded: see its errors");
    if (const auto tokens = keys.positiveIfAny("total_input_tokens"))
        run.inputTokens = *tokens / completed;
    if (const auto tokens = keys.positiveIfAny("total_output_tokens"))
        run.outputTokens = *tokens / completed;
    run.ttftS = metric(keys, run, "ttft", unit, perSecond);
    run.itlS = metric(keys, run, "tpot", unit, perSecond);
    readSpread(keys, run, unit);
    if (const auto clients = keys.positiveIfAny("max_concurrency", 1e6)) {
        run.concurrency = *clients;
        const auto* rate = keys.find("request_rate");
        if (rate && rate->is_number()) // paced: fewer may have been in flight
            readOpenLoop(keys, run, unit, perSecond);
        else if (const auto mean = keys.positiveIfAny("mean_e2el" + unit, kLongestS * perSecond))
            run.latencyS = *mean / perSecond;
        else
            takeLittlesLaw(run);
    } else {
        readOpenLoop(keys, run, unit, perSecond);
    }
    return {run};
}

Runs readLlmPerf(KeyReader keys) {
    BenchmarkRun run;
    run.format = "llmperf";
    run.model = keys.textIfAny("model");
    run.concurrency = keys.positive("num_concurrent_requests", kAgain, 1e6);
    run.latencyS = keys.positive("results_end_to_end_latency_s_mean", kAgain, kLongestS);
    run.requestsPerS = keys.positive("results_num_completed_requests_per_min", kAgain) / 60;
    if (const auto sd = keys.positiveIfAny("results_end_to_end_latency_s_stddev"))
        run.latencyCv = *sd / run.latencyS;
    run.ttftS = keys.positiveIfAny("results_ttft_s_mean", kLongestS);
    run.itlS = keys.positiveIfAny("results_inter_token_latency_s_mean", kLongestS);
    run.inputTokens = keys.positiveIfAny("results_number_input_tokens_mean");
    run.outputTokens = keys.positiveIfAny("results_number_output_tokens_mean");
    return {run};
}

BenchmarkRun readGuideLlmRun(KeyReader keys) {
    BenchmarkRun run;
    run.format = "guidellm";
    run.model = keys.textIfAny("config.backend.model");
    const std::string of = "metrics.";
    run.latencyS = keys.positive(of + "request_latency.successful.mean",
                                 "no request succeeded: see its errors", kLongestS);
    if (const auto sd = keys.positiveIfAny(of + "request_latency.successful.std_dev"))
        run.latencyCv = *sd / run.latencyS;
    run.requestsPerS = keys.positive(of + "requests_per_second.successful.mean", kAgain);
    run.concurrency = keys.positive(of + "request_concurrency.successful.mean", kAgain, 1e6);
    const auto ms = [&](const char* name) -> std::optional<double> {
        const auto value = keys.positiveIfAny(of + name + ".successful.mean", kLongestS * 1000);
        return value ? std::optional(*value / 1000) : std::nullopt;
    };
    run.ttftS = ms("time_to_first_token_ms");
    run.itlS = ms("inter_token_latency_ms");
    run.inputTokens = keys.positiveIfAny(of + "prompt_token_count.successful.mean");
    run.outputTokens = keys.positiveIfAny(of + "output_token_count.successful.mean");
    return run;
}

Runs readGuideLlm(const Json& root, Problem& problem) {
    KeyReader keys(root, "", problem);
    const auto* version = keys.find("metadata.version");
    if (!version || !version->is_number_integer() || version->get<std::int64_t>() != 2)
        keys.wrong("metadata.version", "expected 2; write the report with GuideLLM 0.4 or newer");
    const Json& list = root["benchmarks"];
    if (!list.is_array() || list.empty()) {
        keys.wrong("benchmarks", "expected a list of one benchmark or more");
        return {};
    }
    Runs runs;
    for (std::size_t i = 0; i < list.size(); ++i)
        runs.push_back(
            readGuideLlmRun(KeyReader(list[i], "benchmarks[" + std::to_string(i) + "]", problem)));
    return runs;
}

/// An AIPerf metric, in seconds by its own unit where it is a time.
std::optional<double> aiPerfTime(KeyReader& keys, const std::string& name, const char* statistic) {
    const auto value = keys.positiveIfAny(name + "." + statistic);
    if (!value)
        return std::nullopt;
    const std::string unit = keys.textIfAny(name + ".unit");
    const double perSecond = unit == "ms"                   ? 1e3
                             : unit == "us"                 ? 1e6
                             : unit == "ns"                 ? 1e9
                             : unit == "s" || unit == "sec" ? 1
                                                            : 0;
    if (perSecond == 0)
        keys.wrong(name + ".unit", "expected s, ms, us or ns");
    return perSecond > 0 ? std::optional(*value / perSecond) : std::nullopt;
}

Runs readAiPerfExport(KeyReader keys) {
    BenchmarkRun run;
    run.format = "aiperf";
    if (const auto* names = keys.find("input_config.endpoint.model_names");
        names && names->is_array() && !names->empty() && names->front().is_string())
        run.model = names->front().get<std::string>();
    const auto latency = aiPerfTime(keys, "request_latency", "avg");
    if (!latency)
        keys.wrong("request_latency.avg", "expected a time above 0");
    run.latencyS = latency.value_or(0);
    run.requestsPerS = keys.positive("request_throughput.avg", kAgain);
    if (const auto sd = aiPerfTime(keys, "request_latency", "std"))
        run.latencyCv = *sd / run.latencyS;
    run.ttftS = aiPerfTime(keys, "time_to_first_token", "avg");
    run.itlS = aiPerfTime(keys, "inter_token_latency", "avg");
    run.inputTokens = keys.positiveIfAny("input_sequence_length.avg");
    run.outputTokens = keys.positiveIfAny("output_sequence_length.avg");
    run.concurrency = run.requestsPerS * run.latencyS;
    run.notes.push_back("requests in flight = throughput × mean latency (Little's law)");
    return {run};
}

struct MeanOf {
    double sum = 0, squares = 0;
    int n = 0;
    void add(const std::optional<double>& value) {
        if (!value)
            return;
        sum += *value;
        squares += *value * *value;
        ++n;
    }
    std::optional<double> mean() const { return n > 0 ? std::optional(sum / n) : std::nullopt; }
};

/// One record a request, as JSON lines; failed and cancelled ones and those of the warm-up are
/// left out.
Runs readAiPerfRecords(const std::vector<Json>& lines, Problem& problem) {
    BenchmarkRun run;
    run.format = "aiperf";
    MeanOf latency, ttft, itl, input, output;
    double first = 1e300, last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        KeyReader keys(lines[i], "line " + std::to_string(i + 1), problem);
        const auto* cancelled = keys.find("metadata.was_cancelled");
        if (keys.has("error") || (cancelled && *cancelled == true) ||
            keys.textIfAny("metadata.benchmark_phase") == "warmup")
            continue;
        const auto seconds = aiPerfTime(keys, "metrics.request_latency", "value");
        if (!seconds)
            keys.wrong("metrics.request_latency.value", "expected a time above 0");
        latency.add(seconds);
        ttft.add(aiPerfTime(keys, "metrics.time_to_first_token", "value"));
        itl.add(aiPerfTime(keys, "metrics.inter_token_latency", "value"));
        input.add(keys.positiveIfAny("metrics.input_sequence_length.value"));
        output.add(keys.positiveIfAny("metrics.output_sequence_length.value"));
        first = std::min(first, keys.positive("metadata.request_start_ns", kAgain, 1e19) / 1e9);
        last = std::max(last, keys.positive("metadata.request_end_ns", kAgain, 1e19) / 1e9);
    }
    if (latency.n == 0 || last <= first) {
        if (problem.problem.empty())
            problem = {"", "no request succeeded; run the benchmark again"};
        return {};
    }
    run.latencyS = *latency.mean();
    if (latency.n > 1)
        run.latencyCv =
            std::sqrt(std::max(0.0, latency.squares / latency.n / run.latencyS / run.latencyS - 1));
    run.ttftS = ttft.mean();
    run.itlS = itl.mean();
    run.inputTokens = input.mean();
    run.outputTokens = output.mean();
    run.requestsPerS = latency.n / (last - first);
    run.concurrency = run.requestsPerS * run.latencyS;
    run.notes.push_back("requests in flight = sum of the latencies / time from the first request "
                        "to the last answer");
    return {run};
}

Runs readAny(const std::vector<Json>& documents, Problem& problem) {
    const Json& root = documents.front();
    KeyReader keys(root, "", problem);
    if (root.is_object() && keys.has("metadata") && keys.has("metrics"))
        return readAiPerfRecords(documents, problem);
    if (documents.size() > 1) {
        problem = {"line 1", "not a record of AIPerf, the only result file of JSON lines that is "
                             "read; convert it to one document"};
        return {};
    }
    if (keys.has("benchmarks"))
        return readGuideLlm(root, problem);
    if (keys.has("num_concurrent_requests") || keys.has("results_end_to_end_latency_s_mean"))
        return readLlmPerf(keys);
    if (keys.has("request_latency"))
        return readAiPerfExport(keys);
    if (keys.has("request_throughput"))
        return readServing(keys);
    if (keys.has("requests_per_second") && keys.has("elapsed_time"))
        problem = {"requests_per_second", "an offline throughput run of vLLM, which measures no "
                                          "latency; run vllm bench serve instead"};
    else
        problem = {"", "no result file that is read: expected one of vLLM's benchmark_serving, "
                       "InferenceX, GuideLLM, LLMPerf or AIPerf"};
    return {};
}

} // namespace

pricing::Result<std::vector<BenchmarkRun>> readBenchmark(const std::string& file,
                                                         const std::vector<Json>& documents) {
    Problem problem;
    Runs runs = documents.empty() ? Runs{} : readAny(documents, problem);
    if (documents.empty())
        problem = {"", "empty; expected a result file of a benchmark"};
    if (!problem.problem.empty())
        return tl::unexpected(problem);
    for (BenchmarkRun& run : runs)
        run.file = file;
    return runs;
}

} // namespace exchange
