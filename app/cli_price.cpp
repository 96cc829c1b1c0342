// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"
#include "exchange/report_json.h"
#include "exchange/report_text.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace cli {

namespace {

struct PriceOptions {
    Common common;
    std::string plan;
    std::string scenario;
    std::vector<std::string> offers;
    bool byHour = false;
};

/// The scenario's index by name (the first without one), or a usage error.
std::optional<std::size_t> scenarioIndex(const pricing::Plan& plan, const std::string& name) {
    if (name.empty())
        return 0;
    const auto it = std::find_if(plan.scenarios.begin(), plan.scenarios.end(),
                                 [&](const pricing::Scenario& s) { return s.name == name; });
    if (it == plan.scenarios.end())
        return std::nullopt;
    return static_cast<std::size_t>(it - plan.scenarios.begin());
}

int price(const PriceOptions& o) {
    auto loaded = document::loadPlan(QString::fromStdString(o.plan));
    if (!loaded)
        return report(loaded.error());
    pricing::Plan& plan = loaded->plan;
    plan.seed = o.common.seed.value_or(plan.seed);
    const auto packs = document::findPacks(plan.pricePacks, QString::fromStdString(o.plan));
    if (!packs)
        return report(packs.error());
    const auto index = scenarioIndex(plan, o.scenario);
    if (!index)
        return reportWrongInput(o.plan,
                                {"scenarios", "no scenario is called \"" + o.scenario + "\""});
    const auto input = pricing::resolve(plan, *index, *packs, o.offers);
    if (!input)
        return reportWrongInput(o.plan, input.error());
    QThreadPool pool;
    const int threads = o.common.threads > 0 ? o.common.threads : QThread::idealThreadCount();
    pool.setMaxThreadCount(threads);
    std::optional<pricing::Report> result;
    {
        ProgressLine progress(o.common.quiet);
        result = pricing::compare(*input, pricing::Accuracy::finished,
                                  document::spreadOver(pool, threads),
                                  [&](double done, double total) { return progress(done, total); });
    }
    for (const QString& warning : loaded->warnings)
        result->warnings.push_back(warning.toStdString());
    if (o.common.format == "json")
        return print(exchange::reportJson(*result, o.byHour) + "\n");
    return print(o.common.format == "csv" ? exchange::reportCsv(*result, o.byHour)
                                          : exchange::reportTable(*result, o.byHour));
}

} // namespace

Verb addPrice(CLI::App& app) {
    auto options = std::make_shared<PriceOptions>();
    CLI::App* verb = app.add_subcommand("price", "Prices every ticked offer of a plan");
    verb->add_option("PLAN", options->plan, "a .breakeven file")->required();
    verb->add_option("--scenario", options->scenario, "the scenario's name (default: the first)");
    verb->add_option("--offer", options->offers,
                     "ID, ID@PACK or label; may be given again (default: all ticked)")
        ->allow_extra_args(false);
    verb->add_flag("--by-hour", options->byHour, "every figure by hour of the week too");
    addCommon(*verb, options->common);
    return [options] { return price(*options); };
}

} // namespace cli
