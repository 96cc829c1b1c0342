// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/compare.h"
#include "pricing/study/costing_service.h"
#include "pricing/study/costing_starts.h"
#include "pricing/study/unused_settings.h"

#include "pricing/dated_prices.h"
#include "pricing/service/name_words.h"

#include <algorithm>
#include <set>

namespace pricing {

namespace {

using Packs = std::span<const PricePack>;

const PricePack* packNamed(Packs packs, const std::string& id) {
    const auto it =
        std::find_if(packs.begin(), packs.end(), [&](const PricePack& p) { return p.id == id; });
    return it == packs.end() ? nullptr : &*it;
}

/// The pack an offer choice means: the one it names, else the plan's first that has the id.
const PricePack* packOf(const OfferChoice& choice, const Plan& plan, Packs packs) {
    if (choice.pack) {
        const PricePack* pack = packNamed(packs, *choice.pack);
        return pack && pack->find(choice.id) ? pack : nullptr;
    }
    for (const auto& id : plan.pricePacks)
        if (const PricePack* pack = packNamed(packs, id); pack && pack->find(choice.id))
            return pack;
    return nullptr;
}

/// What no document and no plan says, stated here once.
Policy withFallbacks(Policy policy, const Offer& offer, const Workload& workload) {
    const bool fixed = offer.mode != OfferMode::serverless && offer.mode != OfferMode::managed;
    const int concurrency = concurrencyOf(policy, workload, gpuService(workload, offer.gpu));
    Policy fallback;
    fallback.minWorkers = WorkerCount{0};
    fallback.maxWorkers = 3;
    fallback.idleTimeoutS = 5;
    fallback.routing = fixed || concurrency > 1 ? Routing::leastLoaded : Routing::newest;
    fallback.spareWorkers = 0;
    fallback.whenFull = WhenFull::queue;
    fallback.scaler = fixed ? Scaler{FixedScaler{}} : Scaler{QueueDelayScaler{}};
    fallback.coldStart = Constant{0};
    fallback.workers = AutoWorkers{};
    policy = filledWith(std::move(policy), fallback);
    if (fixed)
        policy.scaler = FixedScaler{};
    return policy;
}

Policy policyFor(const OfferChoice& choice, const Offer& offer, const Scenario& scenario) {
    const Workload& w = scenario.workload;
    Policy policy =
        withWeightsOf(w, withFallbacks(filledWith(choice.policy, offer.defaults), offer, w));
    if (const auto* spikes = std::get_if<SpikeWorkers>(&*policy.workers))
        policy.workers = spikeSchedule(*spikes, scenario.traffic);
    return policy;
}

/// The pack's offer on the day and at the exchange rates of the plan, with the plan's changes.
Offer asPlanned(Offer offer, const OfferChoice& choice, const Plan& plan) {
    if (plan.pricesOf)
        offer = pricesOn(std::move(offer), *plan.pricesOf);
    if (choice.override_)
        offer = patched(std::move(offer), *choice.override_);
    return exchangedAt(std::move(offer), plan.exchangeRates);
}

/// The offer with those of the pack that its policy falls back on.
Offer withFallbackOffers(Offer offer, const Policy& policy, const PricePack& pack,
                         const Plan& plan) {
    offer.fallbackOffers.clear();
    for (const Fallback& fallback : policy.fallbacks.value_or(std::vector<Fallback>{}))
        if (const Offer* other = pack.find(fallback.offer))
            offer.fallbackOffers.push_back(asPlanned(*other, {}, plan));
    return offer;
}

std::string sourceTextOf(const PricePack& pack, const Offer& offer) {
    if (offer.rates.empty())
        return pack.title;
    const auto source = pack.sources.find(offer.rates.front().source);
    return source == pack.sources.end() ? offer.rates.front().source : source->second.title;
}

ResolvedOffer resolved(const OfferChoice& choice, const PricePack& pack, const Plan& plan,
                       Packs packs, const Scenario& scenario) {
    ResolvedOffer r;
    r.pack = pack.id;
    r.offer = asPlanned(*pack.find(choice.id), choice, plan);
    r.policy = policyFor(choice, r.offer, scenario);
    r.unusedSettings = unusedSettings(choice.policy, r.policy, r.offer.mode);
    r.offer = withFallbackOffers(std::move(r.offer), r.policy, pack, plan);
    r.sourceText = sourceTextOf(pack, r.offer);
    for (const auto& id : plan.pricePacks) {
        const PricePack* other = packNamed(packs, id);
        const Offer* same = other && other != &pack ? other->find(choice.id) : nullptr;
        if (!same)
            continue;
        Offer offer = asPlanned(*same, choice, plan);
        Policy policy = policyFor(choice, offer, scenario);
        offer = withFallbackOffers(std::move(offer), policy, *other, plan);
        r.otherPacks.push_back({id, std::move(offer), std::move(policy)});
    }
    return r;
}

/// The offers of `all` that a person means by ID, ID@PACK or label. ID alone means the first pack
/// of the plan that has it, where the scenario holds that one.
std::vector<std::size_t> meant(const std::string& named, const std::vector<ResolvedOffer>& all,
                               const std::string& firstPack) {
    std::vector<std::size_t> byPack, byId;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ResolvedOffer& r = all[i];
        if (named == r.offer.id + "@" + r.pack || named == r.label ||
            (named == r.offer.id && r.pack == firstPack))
            byPack.push_back(i);
        else if (named == r.offer.id)
            byId.push_back(i);
    }
    return byPack.empty() ? byId : byPack;
}

/// An offer of the plan's packs that the scenario does not hold, run as its documents say.
std::optional<ResolvedOffer> fromPacks(const std::string& named, const Plan& plan, Packs packs,
                                       const Scenario& scenario) {
    OfferChoice choice;
    const auto at = named.find('@');
    choice.id = named.substr(0, at);
    if (at != std::string::npos)
        choice.pack = named.substr(at + 1);
    const PricePack* pack = packOf(choice, plan, packs);
    if (!pack)
        return std::nullopt;
    ResolvedOffer r = resolved(choice, *pack, plan, packs, scenario);
    r.choice = -1;
    r.label = r.offer.title();
    return r;
}

/// Whether an offer could serve the plan's requests: one that serves a single model must be that
/// model's, as far as the names tell.
bool servesModel(const Offer& offer, const Workload& workload) {
    if (offer.model.empty())
        return true;
    return !workload.model.empty() && (hasWords(nameWords(offer.model), workload.model) ||
                                       hasWords(nameWords(workload.model), offer.model));
}

/// Every offer of the plan's packs that the scenario does not price.
std::vector<ResolvedOffer> offersNotChosen(const Plan& plan, Packs packs,
                                           const std::vector<ResolvedOffer>& all,
                                           const Scenario& scenario) {
    std::vector<ResolvedOffer> rest;
    for (const auto& id : plan.pricePacks) {
        const PricePack* pack = packNamed(packs, id);
        for (const Offer& offer : pack->offers) {
            const bool priced = std::any_of(all.begin(), all.end(), [&](const ResolvedOffer& r) {
                return r.offer.id == offer.id &&
                       scenario.offers[static_cast<std::size_t>(r.choice)].enabled;
            });
            if (priced || !servesModel(offer, scenario.workload))
                continue;
            OfferChoice choice;
            choice.id = offer.id;
            rest.push_back(resolved(choice, *pack, plan, packs, scenario));
            rest.back().choice = -1;
            rest.back().label = offer.title();
            rest.back().otherPacks.clear();
        }
    }
    return rest;
}

/// Fills `input.offers` with the offers named; the problem when one is nowhere to be found.
std::optional<std::string> choose(std::span<const std::string> only, const Plan& plan, Packs packs,
                                  const std::vector<ResolvedOffer>& all, CompareInput& input) {
    std::vector<std::size_t> wanted;
    for (const std::string& named : only) {
        OfferChoice byId;
        byId.id = named;
        const PricePack* first = packOf(byId, plan, packs);
        const auto indices = meant(named, all, first ? first->id : "");
        wanted.insert(wanted.end(), indices.begin(), indices.end());
        if (!indices.empty())
            continue;
        auto extra = fromPacks(named, plan, packs, input.scenario);
        if (!extra)
            return "no offer is called \"" + named + "\", expected ID, ID@PACK or a label";
        extra->slot = static_cast<int>(all.size() + input.offers.size()) % 16 + 1;
        input.offers.push_back(std::move(*extra));
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        input.offers.insert(input.offers.begin() + static_cast<std::ptrdiff_t>(i), all[wanted[i]]);
    return std::nullopt;
}

} // namespace

std::vector<std::string> labels(const Scenario& scenario, const Plan& plan, Packs packs) {
    std::vector<std::string> result;
    std::set<std::string> taken;
    for (const OfferChoice& choice : scenario.offers) {
        const PricePack* pack = packOf(choice, plan, packs);
        const std::string name =
            choice.label.value_or(pack ? pack->find(choice.id)->title() : choice.id);
        std::string label = name;
        for (int use = 2; !taken.insert(label).second; ++use)
            label = name + " " + std::to_string(use);
        result.push_back(label);
    }
    return result;
}

Result<CompareInput> resolve(const Plan& plan, std::size_t scenarioIndex, Packs packs,
                             std::span<const std::string> only) {
    const std::string place = "scenarios[" + std::to_string(scenarioIndex) + "]";
    if (scenarioIndex >= plan.scenarios.size())
        return tl::unexpected(Problem{place, "the plan has no such scenario"});
    for (std::size_t i = 0; i < plan.pricePacks.size(); ++i)
        if (!packNamed(packs, plan.pricePacks[i]))
            return tl::unexpected(
                Problem{"price_packs[" + std::to_string(i) + "]",
                        "no price pack is called \"" + plan.pricePacks[i] + "\""});
    const Scenario& scenario = plan.scenarios[scenarioIndex];
    CompareInput input;
    for (const std::string& id : plan.pricePacks)
        input.packTitles[id] = packNamed(packs, id)->title;
    input.plan = plan.name;
    input.scenario = scenario;
    input.month = plan.month;
    input.seed = plan.seed;
    input.pricesOf = plan.pricesOf;
    const auto names = labels(scenario, plan, packs);
    std::vector<ResolvedOffer> all;
    for (std::size_t i = 0; i < scenario.offers.size(); ++i) {
        const OfferChoice& choice = scenario.offers[i];
        const PricePack* pack = packOf(choice, plan, packs);
        if (!pack)
            return tl::unexpected(Problem{place + ".offers[" + std::to_string(i) + "].id",
                                          "no price pack of the plan has an offer \"" + choice.id +
                                              "\"" +
                                              (choice.pack ? " in \"" + *choice.pack + "\"" : "")});
        ResolvedOffer r = resolved(choice, *pack, plan, packs, scenario);
        r.choice = static_cast<int>(i);
        r.label = names[i];
        r.slot = choice.slot.value_or(static_cast<int>(i) % 16 + 1);
        all.push_back(std::move(r));
    }
    input.notChosen = offersNotChosen(plan, packs, all, scenario);
    if (only.empty()) {
        for (ResolvedOffer& r : all)
            if (scenario.offers[static_cast<std::size_t>(r.choice)].enabled)
                input.offers.push_back(std::move(r));
        return input;
    }
    if (auto problem = choose(only, plan, packs, all, input))
        return tl::unexpected(Problem{place + ".offers", *problem});
    return input;
}

CompareInput withVendorDefaults(CompareInput in) {
    for (ResolvedOffer& o : in.offers) {
        o.policy = policyFor({}, o.offer, in.scenario);
        for (auto& other : o.otherPacks)
            other.policy = policyFor({}, other.offer, in.scenario);
    }
    return in;
}

} // namespace pricing
