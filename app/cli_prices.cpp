// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"
#include "exchange/price_lists.h"
#include "pricing/dated_prices.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <cctype>
#include <iostream>

namespace cli {

namespace {

using pricing::Offer;
using pricing::PricePack;

struct PricesOptions {
    Common common;
    std::vector<std::string> packs;
    std::string mode, provider, gpu, evidence, today;
    std::string before, after, plan, scenario;
};

/// A pack by its file, or by its id as a plan would find it.
document::FileResult<PricePack> packNamed(const std::string& named) {
    const QString name = QString::fromStdString(named);
    if (name.endsWith(".json") || name.contains('/') || QFileInfo::exists(name))
        return document::loadPack(name);
    auto packs = document::findPacks({named}, {});
    if (!packs)
        return tl::unexpected(document::FileError{
            name,
            {},
            "is neither a file nor the id of a price pack that is bundled or in the "
            "user's folder"});
    return std::move(packs->front());
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool matches(const std::string& wanted, std::string_view has) {
    return wanted.empty() || lower(std::string(has)).find(lower(wanted)) != std::string::npos;
}

bool isWanted(const PricesOptions& o, const Offer& offer) {
    const pricing::Rate* main = offer.rate(pricing::RateOf::gpu);
    if (!main && !offer.rates.empty())
        main = &offer.rates.front();
    const bool evidence = o.evidence.empty() || (main && name(main->evidence) == o.evidence);
    return (o.mode.empty() || name(offer.mode) == o.mode) && matches(o.provider, offer.provider) &&
           matches(o.gpu, offer.gpu) && evidence;
}

int list(const PricesOptions& o) {
    std::vector<PricePack> packs;
    for (const std::string& named : o.packs) {
        auto pack = packNamed(named);
        if (!pack)
            return report(pack.error());
        packs.push_back(std::move(*pack));
    }
    if (o.packs.empty())
        packs = document::bundledPacks();
    const std::string today = dayOrToday(o.today);
    std::vector<exchange::ListedOffer> offers;
    for (const PricePack& pack : packs)
        for (const Offer& offer : pack.offers)
            if (isWanted(o, offer)) {
                const pricing::Rate* main = offer.rate(pricing::RateOf::gpu);
                if (!main && !offer.rates.empty())
                    main = &offer.rates.front();
                offers.push_back(
                    {pack.id, &offer, main ? pricing::isStale(main->asOf, today) : std::nullopt});
            }
    if (o.common.format == "json")
        return print(exchange::listJson(offers) + "\n");
    return print(o.common.format == "csv" ? exchange::listCsv(offers)
                                          : exchange::listTable(offers));
}

/// The effects on the plan's scenario, or the exit status; what is wrong has been said.
tl::expected<std::vector<pricing::PackEffect>, int> effects(const PricesOptions& o,
                                                            const PricePack& before,
                                                            const PricePack& after,
                                                            exchange::PackComparison& comparison) {
    auto loaded = document::loadPlan(QString::fromStdString(o.plan));
    if (!loaded)
        return tl::unexpected(report(loaded.error()));
    pricing::Plan& plan = loaded->plan;
    plan.seed = o.common.seed.value_or(plan.seed);
    comparison.plan = plan.name;
    const auto scenario = scenarioIndex(plan, o.scenario);
    if (!scenario)
        return tl::unexpected(reportWrongInput(
            o.plan, {"scenarios", "no scenario is called \"" + o.scenario + "\""}));
    QThreadPool pool;
    ProgressLine progress(o.common.quiet);
    auto found =
        pricing::effectsOn(plan, *scenario, before, after, comparison.differences,
                           document::spreadOver(pool, threadsOf(o.common, pool)),
                           [&](double done, double total) { return progress(done, total); });
    if (!found)
        return tl::unexpected(reportWrongInput(o.plan, found.error()));
    return std::move(**found);
}

int diff(const PricesOptions& o) {
    const auto before = packNamed(o.before), after = packNamed(o.after);
    if (!before || !after)
        return report(!before ? before.error() : after.error());
    exchange::PackComparison comparison{
        before->id, after->id, {}, differences(*before, *after), {}};
    if (!o.plan.empty()) {
        auto found = effects(o, *before, *after, comparison);
        if (!found)
            return found.error();
        comparison.effects = std::move(*found);
    }
    if (o.common.format == "json")
        return print(exchange::comparisonJson(comparison) + "\n");
    return print(o.common.format == "csv" ? exchange::comparisonCsv(comparison)
                                          : exchange::comparisonTable(comparison));
}

void addList(CLI::App& prices, PricesOptions& o) {
    CLI::App* verb = prices.add_subcommand("list", "The offers of price packs");
    verb->add_option("PACK", o.packs,
                     "ids or files (default: the packs that come with the program)");
    verb->add_option("--mode", o.mode, "serverless, dedicated, reserved, spot or managed")
        ->check(CLI::IsMember({"serverless", "dedicated", "reserved", "spot", "managed"}));
    verb->add_option("--provider", o.provider, "a part of the provider's name");
    verb->add_option("--gpu", o.gpu, "a part of the GPU's name");
    verb->add_option("--evidence", o.evidence, "documented, transcribed, claimed or unconfirmed")
        ->check(CLI::IsMember({"documented", "transcribed", "claimed", "unconfirmed"}));
    addToday(*verb, o.today);
    addCommon(*verb, o.common);
}

void addDiff(CLI::App& prices, PricesOptions& o) {
    CLI::App* verb = prices.add_subcommand(
        "diff",
        "What two price packs differ in, and what each change does to a plan's monthly cost");
    verb->add_option("BEFORE", o.before, "a price pack: an id or a file")->required();
    verb->add_option("AFTER", o.after, "another, or another version of it")->required();
    verb->add_option("--plan", o.plan, "a .breakeven file");
    verb->add_option("--scenario", o.scenario, "the scenario's name (default: the first)");
    addCommon(*verb, o.common);
}

} // namespace

Verb addPrices(CLI::App& app) {
    auto options = std::make_shared<PricesOptions>();
    CLI::App* prices = app.add_subcommand("prices", "Lists and compares price packs");
    prices->require_subcommand(1);
    addList(*prices, *options);
    addDiff(*prices, *options);
    return [options, prices] {
        return prices->got_subcommand("list") ? list(*options) : diff(*options);
    };
}

} // namespace cli
