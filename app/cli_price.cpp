// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/recompute.h"
#include "exchange/report_json.h"
#include "exchange/report_text.h"
#include "pricing/dated_prices.h"
#include "pricing/study/basis.h"
#include "pricing/study/progress_part.h"
#include "pricing/study/verdict_range.h"

#include <QThreadPool>

namespace cli {

namespace {

struct PriceOptions {
    Common common;
    PlanChoice plan;
    bool byHour = false;
    std::string today;
};

int price(const PriceOptions& o) {
    const auto input = resolvedPlan(o.plan, o.common);
    if (!input)
        return input.error();
    QThreadPool pool;
    const int threads = threadsOf(o.common, pool);
    const pricing::Report result = [&] {
        ProgressLine progress(o.common.quiet);
        return pricedReport(*input, o.today, pool, threads,
                            [&](double done, double total) { return progress(done, total); });
    }();
    if (o.common.format == "json")
        return print(exchange::reportJson(result, o.byHour) + "\n");
    return print(o.common.format == "csv" ? exchange::reportCsv(result, o.byHour)
                                          : exchange::reportTable(result, o.byHour));
}

} // namespace

pricing::Report pricedReport(const ResolvedPlan& plan, const std::string& today, QThreadPool& pool,
                             int threads, const pricing::Progress& progress) {
    const auto forEach = document::spreadOver(pool, threads);
    auto priced = pricing::compareOnBasis(plan.compare, forEach, pricing::partOf(progress, 0, 0.8));
    auto result = *pricing::withRange(std::move(priced->report), priced->in, forEach,
                                      pricing::partOf(progress, 0.8, 1));
    const bool replayed = today.empty() && result.pricesOf; // seen from that day
    const std::string day = replayed ? *result.pricesOf : dayOrToday(today);
    result = pricing::judgedOn(std::move(result), day);
    for (const QString& warning : plan.warnings)
        result.warnings.push_back(warning.toStdString());
    return result;
}

Verb addPrice(CLI::App& app) {
    auto options = std::make_shared<PriceOptions>();
    CLI::App* verb = app.add_subcommand("price", "Prices every ticked offer of a plan");
    addPlanChoice(*verb, options->plan);
    verb->add_flag("--by-hour", options->byHour, "every figure by hour of the week too");
    addBasis(*verb, options->plan);
    addToday(*verb, options->today);
    addCommon(*verb, options->common);
    return [options] { return price(*options); };
}

} // namespace cli
