// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/pack_effects.h"

#include <algorithm>

namespace pricing {

namespace {

constexpr const char* kBefore = "before";
constexpr const char* kAfter = "after";

std::string changeName(std::size_t k) {
    return "change " + std::to_string(k);
}

PricePack emptyPack(std::string id) {
    PricePack pack;
    pack.id = std::move(id);
    return pack;
}

/// Both packs' differing offers, and one pack for every change alone: an offer's k-th.
std::vector<PricePack> packsOf(const std::vector<OfferDifference>& differences) {
    std::size_t most = 0;
    for (const OfferDifference& d : differences)
        most = std::max(most, d.changes.size());
    std::vector<PricePack> packs{emptyPack(kBefore), emptyPack(kAfter)};
    for (std::size_t k = 0; k < most; ++k)
        packs.push_back(emptyPack(changeName(k)));
    for (const OfferDifference& d : differences) {
        if (d.before)
            packs[0].offers.push_back(*d.before);
        if (d.after)
            packs[1].offers.push_back(*d.after);
        for (std::size_t k = 0; k < d.changes.size(); ++k)
            packs[2 + k].offers.push_back(d.changes[k].with);
    }
    return packs;
}

/// Whether the plan takes this offer from one of the packs that are compared.
bool concerns(const OfferChoice& choice, const Plan& plan, const std::string& a,
              const std::string& b) {
    const auto uses = [&](const std::string& id) {
        return std::find(plan.pricePacks.begin(), plan.pricePacks.end(), id) !=
               plan.pricePacks.end();
    };
    return !choice.pack || *choice.pack == a || *choice.pack == b || (!uses(a) && !uses(b));
}

struct Variants {
    std::vector<PackEffect> effects;
    std::vector<OfferChoice> choices; ///< of each effect: before, after, each change
};

Variants variantsOf(const Plan& plan, const Scenario& scenario,
                    const std::vector<OfferDifference>& differences, const std::string& a,
                    const std::string& b) {
    Variants v;
    for (const OfferChoice& choice : scenario.offers) {
        const auto found =
            std::find_if(differences.begin(), differences.end(),
                         [&](const OfferDifference& d) { return d.id == choice.id; });
        if (!choice.enabled || found == differences.end() || !concerns(choice, plan, a, b))
            continue;
        PackEffect effect;
        effect.difference = static_cast<std::size_t>(found - differences.begin());
        const Offer& offer = found->before ? *found->before : *found->after;
        effect.label = choice.label.value_or(offer.title());
        const auto add = [&](std::string pack) {
            OfferChoice variant = choice;
            variant.pack = std::move(pack);
            v.choices.push_back(std::move(variant));
        };
        if (found->before)
            add(kBefore);
        if (found->after)
            add(kAfter);
        for (std::size_t k = 0; k < found->changes.size(); ++k)
            add(changeName(k));
        v.effects.push_back(std::move(effect));
    }
    return v;
}

} // namespace

Result<std::optional<std::vector<PackEffect>>>
effectsOn(const Plan& plan, std::size_t scenario, const std::vector<OfferDifference>& differences,
          const std::string& idBefore, const std::string& idAfter, const ForEach& forEach,
          const Progress& progress) {
    using Effects = std::optional<std::vector<PackEffect>>;
    Variants v = variantsOf(plan, plan.scenarios[scenario], differences, idBefore, idAfter);
    if (v.effects.empty())
        return Effects(std::move(v.effects));
    const std::vector<PricePack> packs = packsOf(differences);
    Plan variants = plan;
    variants.pricePacks.clear();
    for (const PricePack& pack : packs)
        variants.pricePacks.push_back(pack.id);
    variants.scenarios = {plan.scenarios[scenario]};
    variants.scenarios[0].offers = std::move(v.choices);
    auto input = resolve(variants, 0, packs);
    if (!input)
        return tl::unexpected(input.error());
    input->notChosen.clear();
    for (ResolvedOffer& offer : input->offers)
        offer.otherPacks.clear(); // each variant stands for itself
    const auto report = compare(*input, Accuracy::finished, forEach, progress);
    if (!report)
        return Effects();
    auto next = report->offers.begin();
    for (PackEffect& effect : v.effects) {
        const OfferDifference& d = differences[effect.difference];
        if (d.before)
            effect.before = *next++;
        if (d.after)
            effect.after = *next++;
        effect.each.assign(next, next + static_cast<std::ptrdiff_t>(d.changes.size()));
        next += static_cast<std::ptrdiff_t>(d.changes.size());
    }
    return Effects(std::move(v.effects));
}

} // namespace pricing
