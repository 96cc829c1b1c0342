// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/file_limits.h"
#include "document/json_documents.h"
#include "document/plan_file.h"
#include "exchange/benchmark.h"

#include <CLI/CLI.hpp>

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

exchange::FileResult<exchange::JsonDocuments> documentsOf(const std::string& file) {
    auto documents = document::readJsonDocuments(QString::fromStdString(file));
    if (documents)
        return std::move(*documents);
    const document::FileError& error = documents.error();
    return tl::unexpected(exchange::FileProblem{
        file, {error.place.toStdString(), error.problem.toStdString()}, error.machineFailed});
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
    const auto measured = exchange::importBenchmark(o.files, documentsOf, o.gpus);
    if (!measured) {
        const exchange::FileProblem& e = measured.error();
        return report({QString::fromStdString(e.file), QString::fromStdString(e.problem.place),
                       QString::fromStdString(e.problem.problem), e.machineFailed});
    }
    if (!o.plan.empty())
        if (const int status = saveInto(o, *measured); status != done)
            return status;
    return print(o.common.format == "json"  ? exchange::benchmarkJson(o.gpu, *measured) + "\n"
                 : o.common.format == "csv" ? exchange::benchmarkCsv(o.gpu, *measured)
                                            : exchange::benchmarkTable(o.gpu, *measured));
}

} // namespace

Verb addImportBenchmark(CLI::App& import) {
    auto options = std::make_shared<BenchmarkOptions>();
    CLI::App* benchmark = import.add_subcommand(
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
