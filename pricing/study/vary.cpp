// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/vary.h"

#include "pricing/study/policy_search.h"

#include <algorithm>
#include <array>

namespace pricing {

namespace {

constexpr std::array<std::string_view, kAcrosses> kNames{"traffic", "service-time", "price",
                                                         "idle-timeout", "cold-start"};

void scaleRates(Offer& offer, double factor) {
    for (Rate& rate : offer.rates)
        for (auto* usd : {&rate.usd, &rate.low, &rate.high})
            if (*usd)
                **usd *= factor;
    for (Offer& fallback : offer.fallbackOffers)
        scaleRates(fallback, factor);
}

void scaleService(Service& service, double factor) {
    if (auto* d = std::get_if<Distribution>(&service))
        *d = scaled(*d, factor);
}

void change(Offer& offer, Policy& policy, Across across, double value) {
    if (across == Across::price)
        scaleRates(offer, value);
    else if (across == Across::idleTimeout)
        policy.idleTimeoutS = value;
    else
        policy = withStartsScaled(std::move(policy), value);
}

} // namespace

std::string_view name(Across across) {
    return kNames[static_cast<std::size_t>(across)];
}

std::optional<Across> acrossNamed(std::string_view text) {
    const auto it = std::find(kNames.begin(), kNames.end(), text);
    return it == kNames.end() ? std::nullopt
                              : std::optional(static_cast<Across>(it - kNames.begin()));
}

bool concernsOneOffer(Across across) {
    return across != Across::traffic && across != Across::serviceTime;
}

AxisRange usualRange(Across across) {
    switch (across) {
    case Across::traffic:
        return {0.01, 100};
    case Across::idleTimeout:
        return {1, 3600};
    case Across::serviceTime:
    case Across::price:
    case Across::coldStart:
        break;
    }
    return {0.1, 10};
}

CompareInput varied(const CompareInput& in, Across across, double value, int offer) {
    CompareInput out = in;
    if (across == Across::traffic) {
        for (double& rate : out.scenario.traffic.requestsPerSecond)
            rate *= value;
        out.scenario.traffic.replayTimes *= value;
    } else if (across == Across::serviceTime) {
        scaleService(out.scenario.workload.service, value);
        for (auto& [gpu, service] : out.scenario.workload.byGpu)
            if (service.service)
                scaleService(*service.service, value);
    } else if (offer >= 0 && offer < static_cast<int>(in.offers.size())) {
        ResolvedOffer& changed = out.offers[static_cast<std::size_t>(offer)];
        change(changed.offer, changed.policy, across, value);
        for (auto& other : changed.otherPacks)
            change(other.offer, other.policy, across, value);
    }
    return out;
}

double presentValue(const CompareInput& in, Across across, int offer) {
    if (across != Across::idleTimeout || offer < 0)
        return 1;
    return in.offers[static_cast<std::size_t>(offer)].policy.idleTimeoutS.value_or(1);
}

bool canVary(const ResolvedOffer& offer, Across across) {
    const bool starts = offer.offer.mode == OfferMode::serverless;
    switch (across) {
    case Across::price:
        return std::any_of(offer.offer.rates.begin(), offer.offer.rates.end(),
                           [](const Rate& r) { return r.usd.has_value(); });
    case Across::idleTimeout:
        return starts && hasIdleTimeout(offer.policy);
    case Across::coldStart:
        return starts && mean(statedStart(offer.policy).value_or(Constant{0})) > 0;
    case Across::traffic:
    case Across::serviceTime:
        break;
    }
    return true;
}

} // namespace pricing
