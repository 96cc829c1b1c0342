// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/file_bytes.h"
#include "document/json_reader.h"
#include "document/json_tree.h"
#include "document/plan_file.h"
#include "exchange/benchmark.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

#include <algorithm>
#include <iostream>

namespace cli {

namespace {

struct BenchmarkOptions {
    Common common;
    std::vector<std::string> files;
    std::string gpu, plan, scenario, output;
    std::optional<int> gpus;
};

using Documents = std::vector<document::Json>;

/// One document, or the documents of its lines where the first line is one.
pricing::Result<Documents> documentsIn(const QByteArray& bytes) {
    auto whole = document::parseJson({bytes.data(), static_cast<std::size_t>(bytes.size())});
    if (whole)
        return Documents{std::move(*whole)};
    Documents lines;
    int number = 0;
    for (const QByteArray& line : bytes.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto tree = document::parseJson({line.data(), static_cast<std::size_t>(line.size())});
        if (!tree && lines.empty()) // no JSON lines: then the whole is what was meant
            return tl::unexpected(whole.error());
        if (!tree)
            return tl::unexpected(
                pricing::Problem{"line " + std::to_string(number) + ", " + tree.error().place,
                                 tree.error().problem});
        lines.push_back(std::move(*tree));
    }
    return lines;
}

tl::expected<std::vector<exchange::BenchmarkRun>, int> runsIn(const std::string& file) {
    const auto bytes = document::readDocument(QString::fromStdString(file));
    if (!bytes)
        return tl::unexpected(report(bytes.error()));
    const auto documents = documentsIn(*bytes);
    if (!documents)
        return tl::unexpected(reportWrongInput(file, documents.error()));
    const std::string name = QFileInfo(QString::fromStdString(file)).fileName().toStdString();
    auto runs = exchange::readBenchmark(name, *documents);
    if (!runs)
        return tl::unexpected(reportWrongInput(file, runs.error()));
    return std::move(*runs);
}

/// Puts the entry into the plan's scenario (the first where none is named); the exit status.
int saveInto(const BenchmarkOptions& o, const exchange::MeasuredService& measured) {
    auto loaded = document::loadPlan(QString::fromStdString(o.plan));
    if (!loaded)
        return report(loaded.error());
    auto& scenarios = loaded->plan.scenarios;
    const auto scenario =
        o.scenario.empty()
            ? scenarios.begin()
            : std::find_if(scenarios.begin(), scenarios.end(),
                           [&](const pricing::Scenario& s) { return s.name == o.scenario; });
    if (scenario == scenarios.end())
        return reportWrongInput(o.plan,
                                {"scenarios", "no scenario is called \"" + o.scenario + "\""});
    scenario->workload.byGpu[o.gpu] = measured.entry;
    const auto saved =
        document::savePlan(loaded->plan, loaded->source.get(), QString::fromStdString(o.output));
    return saved ? done : report(saved.error());
}

int importBenchmark(const BenchmarkOptions& o) {
    if (o.plan.empty() != o.output.empty() || (o.plan.empty() && !o.scenario.empty())) {
        std::cerr << "import benchmark: --plan and --output go together, --scenario with them\n";
        return inputWrong;
    }
    std::vector<exchange::BenchmarkRun> runs;
    for (const std::string& file : o.files) {
        auto more = runsIn(file);
        if (!more)
            return more.error();
        std::move(more->begin(), more->end(), std::back_inserter(runs));
    }
    const auto measured = exchange::measuredService(std::move(runs), o.gpus);
    if (!measured)
        return reportWrongInput(o.files.front(), measured.error());
    if (!o.plan.empty())
        if (const int status = saveInto(o, *measured); status != done)
            return status;
    return print(o.common.format == "json"  ? exchange::benchmarkJson(o.gpu, *measured) + "\n"
                 : o.common.format == "csv" ? exchange::benchmarkCsv(o.gpu, *measured)
                                            : exchange::benchmarkTable(o.gpu, *measured));
}

} // namespace

Verb addImport(CLI::App& app) {
    auto options = std::make_shared<BenchmarkOptions>();
    CLI::App* import = app.add_subcommand("import", "read measurements of others");
    import->require_subcommand(1);
    CLI::App* benchmark = import->add_subcommand(
        "benchmark", "result files of vLLM, InferenceX, GuideLLM, LLMPerf or AIPerf, as a plan's "
                     "service time on a GPU");
    benchmark->add_option("FILE", options->files, "result files of one GPU, one a load")
        ->required();
    benchmark->add_option("--gpu", options->gpu, "the GPU's name in the price packs, such as H100")
        ->required();
    benchmark->add_option("--gpus", options->gpus, "GPUs that served it together")
        ->check(CLI::Range(1, document::kMostGpus));
    benchmark->add_option("--plan", options->plan, "the plan that takes the figures");
    benchmark->add_option("--scenario", options->scenario,
                          "the scenario's name (default: the first)");
    benchmark->add_option("--output", options->output, "where the plan is written");
    addCommon(*benchmark, options->common);
    return [options] { return importBenchmark(*options); };
}

} // namespace cli
