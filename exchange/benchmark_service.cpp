// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/benchmark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>

namespace exchange {

namespace {

/// To four significant digits: no benchmark repeats better, and files and screens stay legible.
double rounded(double value) {
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return std::strtod(text.data(), nullptr);
}

constexpr int kMostInFlight = 1'000'000; ///< as a plan allows per worker

int whole(double concurrency) {
    return static_cast<int>(std::lround(std::clamp(concurrency, 1.0, 2.0 * kMostInFlight)));
}

std::string called(const BenchmarkRun& run) {
    return run.file + " (" + std::to_string(whole(run.concurrency)) + " in flight)";
}

/// By rising concurrency; what keeps them from being one table.
std::optional<pricing::Problem> sortedProblem(std::vector<BenchmarkRun>& runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const BenchmarkRun& a, const BenchmarkRun& b) {
        return a.concurrency < b.concurrency;
    });
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const BenchmarkRun &a = runs[i - 1], &b = runs[i];
        if (a.model != b.model && !a.model.empty() && !b.model.empty())
            return pricing::Problem{"", "runs of two models, \"" + a.model + "\" in " + a.file +
                                            " and \"" + b.model + "\" in " + b.file +
                                            "; import each model on its own"};
        if (whole(a.concurrency) == whole(b.concurrency))
            return pricing::Problem{"", "two runs at one load, " + called(a) + " and " + called(b) +
                                            "; leave one out"};
    }
    return std::nullopt;
}

/// Latency with n in flight: that of the first run up to it, straight lines between runs.
double latencyAt(const std::vector<BenchmarkRun>& runs, int n) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const double high = whole(runs[i].concurrency);
        if (n > high)
            continue;
        if (i == 0)
            return runs[0].latencyS;
        const double low = whole(runs[i - 1].concurrency);
        return runs[i - 1].latencyS +
               (n - low) / (high - low) * (runs[i].latencyS - runs[i - 1].latencyS);
    }
    return runs.back().latencyS;
}

std::vector<std::string> notesOf(const std::vector<BenchmarkRun>& runs) {
    std::vector<std::string> notes;
    const int first = whole(runs.front().concurrency), last = whole(runs.back().concurrency);
    if (first > 1)
        notes.push_back("no run below " + std::to_string(first) +
                        " in flight: fewer are taken to be no faster than " +
                        std::to_string(first) + "; add a run with one client");
    if (runs.size() == 1 && last > 1)
        notes.push_back("one run only: how requests slow each other down is not known; add runs "
                        "at other loads");
    for (const BenchmarkRun& run : runs)
        for (const std::string& note : run.notes) {
            const std::string told = run.file + ": " + note;
            if (std::find(notes.begin(), notes.end(), told) == notes.end())
                notes.push_back(told);
        }
    return notes;
}

std::string sourceOf(const std::vector<BenchmarkRun>& runs) {
    std::vector<std::string> files;
    for (const BenchmarkRun& run : runs)
        if (std::find(files.begin(), files.end(), run.file) == files.end())
            files.push_back(run.file);
    std::string text = "measured: ";
    for (std::size_t i = 0; i < files.size(); ++i)
        text += (i > 0 ? ", " : "") + files[i];
    return text + " (" + runs.front().format + ")";
}

} // namespace

pricing::Result<MeasuredService> measuredService(std::vector<BenchmarkRun> runs,
                                                 std::optional<int> gpusPerWorker) {
    if (runs.empty())
        return tl::unexpected(pricing::Problem{"", "no run; give a result file of a benchmark"});
    if (const auto problem = sortedProblem(runs))
        return tl::unexpected(*problem);
    if (!(runs.back().concurrency <= kMostInFlight))
        return tl::unexpected(pricing::Problem{
            "", "more than " + std::to_string(kMostInFlight) + " requests in flight in " +
                    runs.back().file + ", worked out as throughput \u00D7 mean latency; check " +
                    "request_throughput, or measure with --max-concurrency"});
    MeasuredService measured;
    pricing::GpuService& entry = measured.entry;
    const BenchmarkRun& alone = runs.front();
    const double mean = rounded(alone.latencyS);
    entry.service = alone.latencyCv && *alone.latencyCv > 0
                        ? pricing::Distribution{pricing::Lognormal{mean, rounded(*alone.latencyCv)}}
                        : pricing::Distribution{pricing::Constant{mean}};
    entry.concurrency = whole(runs.back().concurrency);
    if (runs.size() > 1)
        for (int n = 1; n <= *entry.concurrency; ++n)
            entry.speed.push_back(rounded(alone.latencyS / latencyAt(runs, n)));
    entry.gpusPerWorker = gpusPerWorker;
    entry.source = sourceOf(runs);
    measured.notes = notesOf(runs);
    measured.runs = std::move(runs);
    return measured;
}

FileResult<MeasuredService>
importBenchmark(const std::vector<std::string>& files,
                const std::function<FileResult<JsonDocuments>(const std::string&)>& documentsOf,
                std::optional<int> gpusPerWorker) {
    std::vector<BenchmarkRun> runs;
    for (const std::string& file : files) {
        const auto documents = documentsOf(file);
        if (!documents)
            return tl::unexpected(documents.error());
        auto more = readBenchmark(file.substr(file.find_last_of("/\\") + 1), *documents);
        if (!more)
            return tl::unexpected(FileProblem{file, more.error()});
        std::move(more->begin(), more->end(), std::back_inserter(runs));
    }
    auto measured = measuredService(std::move(runs), gpusPerWorker);
    if (!measured)
        return tl::unexpected(
            FileProblem{files.empty() ? std::string() : files.front(), measured.error()});
    return std::move(*measured);
}

} // namespace exchange
