// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "pricing/dated_prices.h"

#include <CLI/CLI.hpp>

#include <QDate>
#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace cli {

std::optional<std::size_t> scenarioIndex(const pricing::Plan& plan, const std::string& name) {
    if (name.empty())
        return 0;
    const auto it = std::find_if(plan.scenarios.begin(), plan.scenarios.end(),
                                 [&](const pricing::Scenario& s) { return s.name == name; });
    if (it == plan.scenarios.end())
        return std::nullopt;
    return static_cast<std::size_t>(it - plan.scenarios.begin());
}

namespace {

void addDay(CLI::App& verb, const char* option, std::string& day, const char* about) {
    verb.add_option(option, day, about)->check([](const std::string& text) {
        return pricing::isDay(text) ? std::string() : "expected a day as YYYY-MM-DD";
    });
}

} // namespace

void addPlanChoice(CLI::App& verb, PlanChoice& choice) {
    verb.add_option("PLAN", choice.file, "a .breakeven file")->required();
    addChoiceInPlan(verb, choice);
}

void addChoiceInPlan(CLI::App& verb, PlanChoice& choice) {
    verb.add_option("--scenario", choice.scenario, "the scenario's name (default: the first)");
    verb.add_option("--offer", choice.offers,
                    "ID, ID@PACK or label; may be given again (default: all ticked)")
        ->allow_extra_args(false);
    addDay(verb, "--prices-of", choice.pricesOf, "prices as they were on that day, YYYY-MM-DD");
}

void addToday(CLI::App& verb, std::string& today) {
    addDay(verb, "--today", today,
           "the day on which prices are judged as old (default: the machine's)");
}

std::string dayOrToday(const std::string& day) {
    return day.empty() ? QDate::currentDate().toString(Qt::ISODate).toStdString() : day;
}

void addBasis(CLI::App& verb, PlanChoice& choice) {
    verb.add_option("--basis", choice.basis,
                    "how the offers are run: as-set, vendor-default, or cheapest (the cheapest "
                    "policy found that meets the targets); default: the plan's own, as-set where "
                    "it has none")
        ->check(CLI::IsMember({"as-set", "vendor-default", "cheapest"}));
}

document::FileResult<ResolvedPlan> resolve(document::LoadedPlan loaded, const QString& file,
                                           const PlanChoice& choice, const Common& common) {
    const auto wrong = [&](const pricing::Problem& problem) {
        return tl::unexpected(document::FileError{file, QString::fromStdString(problem.place),
                                                  QString::fromStdString(problem.problem)});
    };
    pricing::Plan& plan = loaded.plan;
    plan.seed = common.seed.value_or(plan.seed);
    if (!choice.pricesOf.empty())
        plan.pricesOf = choice.pricesOf;
    const auto packs = document::findPacks(plan.pricePacks, file, &loaded.warnings);
    if (!packs)
        return tl::unexpected(packs.error());
    const auto index = scenarioIndex(plan, choice.scenario);
    if (!index)
        return wrong({"scenarios", "no scenario is called \"" + choice.scenario + "\""});
    auto input = pricing::resolve(plan, *index, *packs, choice.offers);
    if (!input)
        return wrong(input.error());
    pricing::Basis& basis = input->scenario.basis;
    basis = pricing::basisNamed(choice.basis).value_or(basis);
    return ResolvedPlan{std::move(*input), loaded.warnings, plan.pricePacks};
}

tl::expected<ResolvedPlan, int> resolvedPlan(const PlanChoice& choice, const Common& common) {
    const QString file = QString::fromStdString(choice.file);
    auto resolved = document::loadPlan(file).and_then([&](document::LoadedPlan loaded) {
        return resolve(std::move(loaded), file, choice, common);
    });
    return std::move(resolved).map_error([](const document::FileError& e) { return report(e); });
}

int threadsOf(const Common& common, QThreadPool& pool) {
    const int threads = common.threads > 0 ? common.threads : QThread::idealThreadCount();
    pool.setMaxThreadCount(threads);
    return threads;
}

} // namespace cli
