// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/recompute.h"
#include "exchange/report_json.h"
#include "exchange/report_text.h"
#include "pricing/study/best_policy.h"
#include "pricing/study/verdict_range.h"

#include <QThreadPool>

namespace cli {

namespace {

struct PriceOptions {
    Common common;
    PlanChoice plan;
    bool byHour = false;
    std::string basis = "as-set";
};

/// The offers as the basis runs them; nothing for a name that is none.
std::optional<pricing::CompareInput> onBasis(const std::string& basis, pricing::CompareInput in,
                                             const pricing::ForEach& forEach,
                                             const pricing::Progress& progress) {
    if (basis == "vendor-default")
        return withVendorDefaults(std::move(in));
    if (basis != "cheapest")
        return in;
    const auto found = pricing::bestPolicies(in, forEach, progress);
    return found ? std::optional(withPolicies(std::move(in), *found)) : std::nullopt;
}

int price(const PriceOptions& o) {
    const auto input = resolvedPlan(o.plan, o.common);
    if (!input)
        return input.error();
    QThreadPool pool;
    const auto forEach = document::spreadOver(pool, threadsOf(o.common, pool));
    std::optional<pricing::Report> result;
    {
        ProgressLine progress(o.common.quiet);
        const auto count = [&](double done, double total) { return progress(done, total); };
        const auto in = onBasis(o.basis, input->compare, forEach, count);
        result = pricing::compare(*in, pricing::Accuracy::finished, forEach, count);
        result = pricing::withRange(std::move(*result), *in, forEach, count);
    }
    for (const QString& warning : input->warnings)
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
    addPlanChoice(*verb, options->plan);
    verb->add_flag("--by-hour", options->byHour, "every figure by hour of the week too");
    verb->add_option("--basis", options->basis,
                     "how the offers are run: as-set, vendor-default, or cheapest (the cheapest "
                     "policy found that meets the targets)")
        ->check(CLI::IsMember({"as-set", "vendor-default", "cheapest"}))
        ->capture_default_str();
    addCommon(*verb, options->common);
    return [options] { return price(*options); };
}

} // namespace cli
