// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/plan_file.h"
#include "exchange/traffic/import.h"
#include "exchange/traffic/replay.h"
#include "pricing/dated_prices.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

#include <algorithm>
#include <iostream>

namespace cli {

namespace {

struct TrafficImport {
    Common common;
    std::string file, format = "auto", kind, fold = "mean", burstiness, plan, scenario, output;
    std::vector<std::string> dropWeeks, dropDates;
    bool dropOutages = false, replay = false;
    exchange::TrafficOptions options;
};

int reportProblem(const exchange::FileProblem& e) {
    return report({QString::fromStdString(e.file), QString::fromStdString(e.problem.place),
                   QString::fromStdString(e.problem.problem), e.machineFailed});
}

/// Days since 1970-01-01.
std::optional<std::vector<std::int64_t>> daysOf(const std::vector<std::string>& texts,
                                                const char* option) {
    std::vector<std::int64_t> days;
    for (const std::string& text : texts) {
        const auto day = pricing::daysBetween("1970-01-01", text);
        if (!day) {
            std::cerr << "import traffic: " << option << " \"" << text
                      << "\": expected a day as YYYY-MM-DD\n";
            return std::nullopt;
        }
        days.push_back(*day);
    }
    return days;
}

std::optional<pricing::FoldOptions> foldOptions(const TrafficImport& o,
                                                const exchange::TrafficTrace& trace) {
    const auto weeks = daysOf(o.dropWeeks, "--drop-weeks");
    const auto dates = daysOf(o.dropDates, "--drop-dates");
    if (!weeks || !dates)
        return std::nullopt;
    pricing::FoldOptions fold;
    fold.kind = o.fold == "median" ? pricing::FoldKind::median
                : o.fold == "p90"  ? pricing::FoldKind::p90
                                   : pricing::FoldKind::mean;
    fold.zone = trace.zone;
    fold.dropWeeks = *weeks;
    fold.dropDates = *dates;
    fold.dropOutages = o.dropOutages;
    return fold;
}

/// Into the scenario of the plan given, else into a new plan; the exit status.
int saveInto(const TrafficImport& o, const exchange::TrafficTrace& trace,
             const exchange::ImportedTraffic& imported) {
    document::LoadedPlan loaded;
    if (o.plan.empty()) {
        loaded.plan = document::newPlan();
    } else {
        auto read = document::loadPlan(QString::fromStdString(o.plan));
        if (!read)
            return report(read.error());
        loaded = std::move(*read);
    }
    const auto index = scenarioIndex(loaded.plan, o.scenario);
    if (!index)
        return reportWrongInput(o.plan,
                                {"scenarios", "no scenario is called \"" + o.scenario + "\""});
    const auto applied =
        exchange::applyTraffic(trace, imported, o.options, loaded.plan.scenarios[*index]);
    if (!applied)
        return reportWrongInput(o.file, applied.error());
    if (o.replay) {
        auto replayed =
            exchange::replayOf(trace, imported, trace.zone,
                               QFileInfo(QString::fromStdString(o.file)).fileName().toStdString());
        if (!replayed)
            return reportWrongInput(o.file, replayed.error());
        for (const std::string& warning : replayed->warnings)
            std::cerr << "import traffic: " << warning << "\n";
        pricing::setReplay(loaded.plan.scenarios[*index].traffic,
                           pricing::SharedReplay(std::move(replayed->replay)));
    }
    const auto saved =
        document::savePlan(loaded.plan, loaded.source.get(), QString::fromStdString(o.output));
    return saved ? done : report(saved.error());
}

int importTraffic(TrafficImport o) {
    if (o.output.empty() && (!o.plan.empty() || !o.scenario.empty() || o.replay)) {
        std::cerr << "import traffic: --plan, --scenario and --replay go with --output\n";
        return inputWrong;
    }
    o.options.format = *exchange::trafficFormatNamed(o.format);
    o.options.kind = o.kind == "count"  ? exchange::ValueKind::count
                     : o.kind == "rate" ? exchange::ValueKind::rate
                                        : exchange::ValueKind::detected;
    const auto trace = [&] {
        ProgressLine progress(o.common.quiet);
        return exchange::readTraffic(o.file, o.options, [&](std::uint64_t read, std::uint64_t all) {
            return progress(static_cast<double>(read), static_cast<double>(all));
        });
    }();
    if (!trace)
        return reportProblem(trace.error());
    if (!*trace) // nobody stops the command line's reading
        return machineFailed;
    const auto fold = foldOptions(o, **trace);
    if (!fold)
        return inputWrong;
    const bool fits =
        o.burstiness == "fit" || (o.burstiness.empty() && !o.output.empty() && !o.replay);
    const auto imported = exchange::importedTraffic(
        **trace, *fold, fits ? exchange::BurstinessBy::fitting : exchange::BurstinessBy::measuring);
    if (!o.output.empty())
        if (const int status = saveInto(o, **trace, imported); status != done)
            return status;
    return print(o.common.format == "json"  ? exchange::trafficJson(**trace, imported) + "\n"
                 : o.common.format == "csv" ? exchange::trafficCsv(imported)
                                            : exchange::trafficTable(o.file, **trace, imported));
}

void addReading(CLI::App& verb, TrafficImport& o) {
    verb.add_option("FILE", o.file, "the trace; gzip is read directly")->required();
    verb.add_option("--as", o.format, "the file's format")
        ->check(CLI::IsMember(exchange::trafficFormatNames()))
        ->capture_default_str();
    verb.add_option("--time-column", o.options.timeColumn,
                    "the times' column: its name, or its number from 1");
    verb.add_option("--value-column", o.options.valueColumn,
                    "the column of counts or rates: its name, or its number from 1");
    verb.add_option("--value-kind", o.kind, "count or rate (requests/s)")
        ->check(CLI::IsMember({"count", "rate"}));
    verb.add_option(
        "--start", o.options.start,
        "the time that 0 stands for where times are no dates (default: a Monday 00:00)");
    verb.add_option("--timezone", o.options.timeZone,
                    "of times that state none, and of the week's hours: Europe/Berlin");
    verb.add_option("--path", o.options.path,
                    "of an access log: requests whose path begins so, or matches * and ?");
}

void addFolding(CLI::App& verb, TrafficImport& o) {
    verb.add_option("--fold", o.fold, "the typical week of several: mean, median or p90")
        ->check(CLI::IsMember({"mean", "median", "p90"}))
        ->capture_default_str();
    verb.add_option("--drop-weeks", o.dropWeeks, "weeks to leave out, by a day of theirs")
        ->delimiter(',');
    verb.add_option("--drop-dates", o.dropDates, "days to leave out, such as holidays")
        ->delimiter(',');
    verb.add_flag("--drop-outages", o.dropOutages,
                  "leave out hours without a request where a usual week has 20 or more");
    verb.add_flag("--replay", o.replay,
                  "price the real weeks as they were, one after the other, not a typical one");
    verb.add_option("--burstiness", o.burstiness,
                    "measure: at once, from the times; fit: by what fleets would bill, which takes "
                    "2 to 40 s (default: fit with --output, else measure)")
        ->check(CLI::IsMember({"measure", "fit"}));
}

} // namespace

Verb addImportTraffic(CLI::App& import) {
    auto options = std::make_shared<TrafficImport>();
    CLI::App* verb = import.add_subcommand(
        "traffic", "Folds times of requests, series, logs and traces to a typical week");
    addReading(*verb, *options);
    addFolding(*verb, *options);
    verb->add_option("--plan", options->plan, "the plan that takes the week (default: a new one)");
    verb->add_option("--scenario", options->scenario, "the scenario's name (default: the first)");
    verb->add_option("--output", options->output, "where the plan is written");
    addCommon(*verb, options->common);
    return [options] { return importTraffic(*options); };
}

} // namespace cli
