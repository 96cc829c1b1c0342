// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"

#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <csv.h>

// Reading a CSV of request times: all of the import, beside what libcsv takes for the same bytes
// when nothing is done with the cells. One core; MB are 10^6 bytes of text.

namespace {

constexpr std::size_t kBytes = 200'000'000;

/// Times of requests with a path and a status, or times alone.
std::string csvText(bool withColumns) {
    std::string text = withColumns ? "timestamp,path,status,input_tokens\n" : "timestamp\n";
    text.reserve(kBytes + 100);
    char line[96];
    for (int i = 0; text.size() < kBytes; ++i) {
        const int s = i / 20;
        const int n = std::snprintf(line, sizeof line, "2024-03-%02dT%02d:%02d:%02d.%06d%s\n",
                                    1 + s / 86'400 % 28, s / 3600 % 24, s / 60 % 60, s % 60,
                                    i % 20 * 50'000, withColumns ? ",/v1/chat,200,1155" : "");
        text.append(line, static_cast<std::size_t>(n));
    }
    return text;
}

const std::string& textOf(bool withColumns) {
    static const std::string plain = csvText(false), columns = csvText(true);
    return withColumns ? columns : plain;
}

void perSecond(benchmark::State& state, std::size_t bytes) {
    state.counters["MB/s"] = benchmark::Counter(static_cast<double>(bytes) / 1e6 *
                                                    static_cast<double>(state.iterations()),
                                                benchmark::Counter::kIsRate);
}

void importsTimes(benchmark::State& state) {
    const std::string& text = textOf(state.range(0) != 0);
    const QTemporaryDir dir;
    QFile file(dir.filePath("times.csv"));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) < 0)
        return state.SkipWithError("no room for the file");
    file.close();
    for (auto _ : state) {
        const auto trace = exchange::readTraffic(file.fileName().toStdString());
        if (!trace)
            return state.SkipWithError("the file cannot be read");
        benchmark::DoNotOptimize((*trace)->seen.requests());
    }
    perSecond(state, text.size());
}

void libcsvAlone(benchmark::State& state) {
    const std::string& text = textOf(state.range(0) != 0);
    std::size_t cells = 0;
    const auto cell = [](void*, std::size_t, void* n) { ++*static_cast<std::size_t*>(n); };
    constexpr std::size_t block = std::size_t{1} << 18;
    for (auto _ : state) {
        csv_parser parser;
        csv_init(&parser, 0);
        for (std::size_t at = 0; at < text.size(); at += block)
            csv_parse(
                &parser, text.data() + at, std::min(block, text.size() - at), cell,
                [](int, void*) {}, &cells);
        csv_free(&parser);
        benchmark::DoNotOptimize(cells);
    }
    perSecond(state, text.size());
}

} // namespace

BENCHMARK(importsTimes)->ArgName("columns")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(libcsvAlone)->ArgName("columns")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
