// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/recompute.h"
#include "exchange/best_text.h"
#include "exchange/forecast_text.h"
#include "exchange/study_json.h"
#include "exchange/study_text.h"
#include "pricing/study/basis.h"
#include "pricing/study/progress_part.h"

#include <CLI/CLI.hpp>

#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace cli {

namespace {

struct StudyOptions {
    Common common;
    PlanChoice plan;
    std::string name, across = "traffic", vary;
    std::optional<double> from, to, growth;
    std::vector<double> season;
    std::optional<int> months;
};

using pricing::CompareInput;

int wrongUsage(const std::string& what) {
    std::cerr << "study: " << what << "\n";
    return inputWrong;
}

/// A study has no notes of offers: what their policies set to no effect goes with the rest.
std::vector<std::string> warningsOf(const ResolvedPlan& plan) {
    std::vector<std::string> warnings;
    for (const QString& warning : plan.warnings)
        warnings.push_back(warning.toStdString());
    for (const pricing::ResolvedOffer& o : plan.compare.offers)
        for (const std::string& unused : o.unusedSettings)
            warnings.push_back(o.label + ": " + unused);
    return warnings;
}

std::string printed(const StudyOptions& o, const auto& study, auto json, auto csv, auto table) {
    if (o.common.format == "json")
        return json(study) + "\n";
    return o.common.format == "csv" ? csv(study) : table(study);
}

/// The offer whose price, timeout or start varies: the named one (an ID alone means the first pack
/// of the plan that has it), or the first that can.
std::optional<int> variedOffer(const ResolvedPlan& plan, const StudyOptions& o,
                               pricing::Across across) {
    std::optional<int> found;
    auto first = plan.packs.end();
    for (std::size_t i = 0; i < plan.compare.offers.size(); ++i) {
        const auto& offer = plan.compare.offers[i];
        if (!canVary(offer, across))
            continue;
        if (o.vary.empty() || o.vary == offer.label || o.vary == offer.offer.id + "@" + offer.pack)
            return static_cast<int>(i);
        const auto pack = std::find(plan.packs.begin(), plan.packs.end(), offer.pack);
        if (o.vary == offer.offer.id && (!found || pack < first)) {
            found = static_cast<int>(i);
            first = pack;
        }
    }
    return found;
}

int breakEven(const StudyOptions& o, const ResolvedPlan& plan, const pricing::ForEach& forEach) {
    CompareInput in = plan.compare;
    pricing::BreakEvenOptions options;
    const auto across = pricing::acrossNamed(o.across);
    if (!across)
        return wrongUsage("--across \"" + o.across +
                          "\": expected traffic, service-time, price, idle-timeout or cold-start");
    options.across = *across;
    const auto usual = pricing::usualRange(*across);
    options.from = o.from.value_or(usual.from);
    options.to = o.to.value_or(usual.to);
    constexpr double kLeast = 1e-6, kMost = 1e6;
    if (!(options.from >= kLeast && options.to > options.from && options.to <= kMost))
        return wrongUsage("--from and --to: expected from < to, both between 0.000001 and 1000000");
    if (!concernsOneOffer(*across) && !o.vary.empty())
        return wrongUsage("--vary: --across " + o.across + " changes all offers");
    if (concernsOneOffer(*across)) {
        const auto varied = variedOffer(plan, o, *across);
        if (!varied)
            return wrongUsage("--vary: no ticked offer " +
                              (o.vary.empty() ? "" : "\"" + o.vary + "\" ") + "has what --across " +
                              o.across + " changes");
        options.offer = *varied;
    }
    std::optional<pricing::BreakEven> study;
    {
        ProgressLine progress(o.common.quiet);
        const pricing::Progress count = [&](double done, double total) {
            return progress(done, total);
        };
        const double begun = in.scenario.basis == pricing::Basis::cheapest ? 0.5 : 0;
        in = *pricing::onBasis(std::move(in), forEach, pricing::partOf(count, 0, begun));
        study = pricing::breakEven(in, options, forEach, pricing::partOf(count, begun, 1));
    }
    study->warnings = warningsOf(plan);
    return print(printed(o, *study, exchange::breakEvenJson, exchange::breakEvenCsv,
                         exchange::breakEvenTable));
}

int coldStart(const StudyOptions& o, const ResolvedPlan& plan, const pricing::ForEach& forEach) {
    CompareInput in = plan.compare;
    if (o.from || o.to || !o.vary.empty() || o.across != "traffic")
        return wrongUsage("--from, --to, --across and --vary go with break-even only");
    pricing::ColdStartOptions options;
    if (in.offers.size() == 1)
        options.offer = 0; // who asks for one offer also sees other lengths of its start
    std::optional<pricing::ColdStartStudy> study;
    {
        ProgressLine progress(o.common.quiet);
        const pricing::Progress count = [&](double done, double total) {
            return progress(done, total);
        };
        const double begun = in.scenario.basis == pricing::Basis::cheapest ? 0.5 : 0;
        in = *pricing::onBasis(std::move(in), forEach, pricing::partOf(count, 0, begun));
        study = pricing::coldStartImpact(in, options, forEach, pricing::partOf(count, begun, 1));
    }
    study->warnings = warningsOf(plan);
    return print(printed(o, *study, exchange::coldStartJson, exchange::coldStartCsv,
                         exchange::coldStartTable));
}

int best(const StudyOptions& o, const ResolvedPlan& plan, const pricing::ForEach& forEach) {
    if (o.from || o.to || !o.vary.empty() || o.across != "traffic")
        return wrongUsage("--from, --to, --across and --vary go with break-even only");
    if (!o.plan.basis.empty())
        return wrongUsage("--basis: best sets the cheapest policies against those of the plan");
    std::optional<pricing::BestPolicies> study;
    {
        ProgressLine progress(o.common.quiet);
        study = pricing::bestPolicies(plan.compare, forEach, [&](double done, double total) {
            return progress(done, total);
        });
    }
    study->warnings = warningsOf(plan);
    return print(printed(o, *study, exchange::bestJson, exchange::bestCsv, exchange::bestTable));
}

int forecast(const StudyOptions& o, const ResolvedPlan& plan, const pricing::ForEach& forEach) {
    if (o.from || o.to || !o.vary.empty() || o.across != "traffic")
        return wrongUsage("--from, --to, --across and --vary go with break-even only");
    CompareInput in = plan.compare;
    pricing::ForecastOptions options;
    options.growthPerMonth = o.growth.value_or(in.scenario.traffic.growthPerMonth);
    options.season = o.season;
    options.months = o.months.value_or(options.months);
    if (const auto problem = pricing::firstProblem(options))
        return wrongUsage("--" + problem->place + ": " + problem->problem);
    std::optional<pricing::Forecast> study;
    {
        ProgressLine progress(o.common.quiet);
        const pricing::Progress count = [&](double done, double total) {
            return progress(done, total);
        };
        const double begun = in.scenario.basis == pricing::Basis::cheapest ? 0.5 : 0;
        in = *pricing::onBasis(std::move(in), forEach, pricing::partOf(count, 0, begun));
        study = pricing::forecast(in, options, forEach, pricing::partOf(count, begun, 1));
    }
    study->warnings = warningsOf(plan);
    return print(
        printed(o, *study, exchange::forecastJson, exchange::forecastCsv, exchange::forecastTable));
}

int study(const StudyOptions& o) {
    if (o.name != "forecast" && (o.growth || o.months || !o.season.empty()))
        return wrongUsage("--growth, --months and --season go with forecast only");
    const auto input = resolvedPlan(o.plan, o.common);
    if (!input)
        return input.error();
    QThreadPool pool;
    const auto forEach = document::spreadOver(pool, threadsOf(o.common, pool));
    if (o.name == "best")
        return best(o, *input, forEach);
    if (o.name == "forecast")
        return forecast(o, *input, forEach);
    return o.name == "break-even" ? breakEven(o, *input, forEach) : coldStart(o, *input, forEach);
}

} // namespace

Verb addStudy(CLI::App& app) {
    auto options = std::make_shared<StudyOptions>();
    CLI::App* verb = app.add_subcommand(
        "study",
        "Where offers cost the same (break-even), what starts do (cold-start), the cheapest "
        "policies that meet the targets (best), the months ahead (forecast)");
    verb->add_option("NAME", options->name, "break-even, cold-start, best or forecast")
        ->required()
        ->check(CLI::IsMember({"break-even", "cold-start", "best", "forecast"}));
    addPlanChoice(*verb, options->plan);
    addBasis(*verb, options->plan);
    verb->add_option("--from", options->from, "break-even: the axis begins here (traffic: 0.01)");
    verb->add_option("--to", options->to, "break-even: the axis ends here (traffic: 100)");
    verb->add_option("--across", options->across,
                     "break-even: traffic, service-time, price, idle-timeout or cold-start")
        ->capture_default_str();
    verb->add_option("--vary", options->vary,
                     "break-even: the offer whose price, timeout or start varies");
    verb->add_option("--growth", options->growth,
                     "forecast: of the traffic a month, 0.05 is 5 % (default: the plan's)");
    verb->add_option("--season", options->season,
                     "forecast: twelve factors of the months, this month's first")
        ->delimiter(',');
    verb->add_option("--months", options->months, "forecast: how many after this one (24)");
    addCommon(*verb, options->common);
    return [options] { return study(*options); };
}

} // namespace cli
