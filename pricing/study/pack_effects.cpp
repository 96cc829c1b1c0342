// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/pack_effects.h"

#include <algorithm>
#include <set>

namespace pricing {

namespace {

constexpr const char* kBefore = "before";
constexpr const char* kAfter = "after";

std::string changeName(std::size_t k) {
    return "change " + std::to_string(k);
}

/// The ids of the offers that policies fall back on.
std::set<std::string> fallbacksIn(const Scenario& scenario,
                                  const std::vector<OfferDifference>& differences) {
    std::set<std::string> ids;
    const auto add = [&](const Policy& policy) {
        for (const Fallback& f : policy.fallbacks.value_or(std::vector<Fallback>{}))
            ids.insert(f.offer);
    };
    for (const OfferChoice& choice : scenario.offers)
        add(choice.policy);
    for (const OfferDifference& d : differences)
        for (const auto* offer : {&d.before, &d.after})
            if (*offer)
                add((*offer)->defaults);
    return ids;
}

/// Of a pack the offers that differ and those of `others`, under another id.
PricePack partOf(const PricePack& pack, std::string id, const std::set<std::string>& others,
                 const std::vector<OfferDifference>& differences) {
    PricePack part;
    part.id = std::move(id);
    for (const Offer& offer : pack.offers)
        if (others.contains(offer.id) ||
            std::any_of(differences.begin(), differences.end(),
                        [&](const OfferDifference& d) { return d.id == offer.id; }))
            part.offers.push_back(offer);
    return part;
}

/// Both packs, and one for every change alone: the older with each offer's k-th.
std::vector<PricePack> packsOf(const PricePack& before, const PricePack& after,
                               const std::set<std::string>& fallbacks,
                               const std::vector<OfferDifference>& differences) {
    std::size_t most = 0;
    for (const OfferDifference& d : differences)
        most = std::max(most, d.changes.size());
    std::vector<PricePack> packs{partOf(before, kBefore, fallbacks, differences),
                                 partOf(after, kAfter, fallbacks, differences)};
    for (std::size_t k = 0; k < most; ++k) {
        PricePack pack = packs.front();
        pack.id = changeName(k);
        for (Offer& offer : pack.offers)
            for (const OfferDifference& d : differences)
                if (d.id == offer.id && k < d.changes.size())
                    offer = d.changes[k].with;
        packs.push_back(std::move(pack));
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
effectsOn(const Plan& plan, std::size_t scenario, const PricePack& before, const PricePack& after,
          const std::vector<OfferDifference>& differences, const ForEach& forEach,
          const Progress& progress) {
    using Effects = std::optional<std::vector<PackEffect>>;
    Variants v = variantsOf(plan, plan.scenarios[scenario], differences, before.id, after.id);
    if (v.effects.empty())
        return Effects(std::move(v.effects));
    const std::vector<PricePack> packs =
        packsOf(before, after, fallbacksIn(plan.scenarios[scenario], differences), differences);
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
