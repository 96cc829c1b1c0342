// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/costing_starts.h"

#include "pricing/service/models.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pricing {

Policy withWeightsOf(const Workload& w, Policy policy) {
    constexpr double kBytesPerGb = 1e9;
    if (!policy.coldStartParts || policy.coldStartParts->weightsGb)
        return policy;
    if (const auto model = findModel(w.model))
        policy.coldStartParts->weightsGb =
            model->shape.parameters * bytesPerWeight(model->precision) / kBytesPerGb;
    return policy;
}

namespace {

double interruptionsPerHour(const Policy& p) {
    return p.nonPreemptible.value_or(false) ? 0 : p.interruptionsPerHour.value_or(0);
}

void noteStarts(Costing& c, const ColdStartParts& parts) {
    if (!parts.weightsGb)
        c.notes.push_back("the start loads the model's weights, but the workload's model is not "
                          "known: their time is taken as 0 s (weights_gb states their size)");
    if (parts.snapshot)
        c.notes.push_back("how often a start is restored from a snapshot rests on an assumption: "
                          "it rises with the starts in the hosts' memory");
}

} // namespace

namespace {
/// A start that is stated as a whole, as parts: all of it is load.
ColdStartParts allLoad(const Distribution& start) {
    ColdStartParts parts;
    parts.weightsGb = 0;
    parts.initialisation = start;
    return parts;
}
} // namespace

void describeStarts(Costing& c) {
    const Policy& p = c.policy;
    const double perHour = interruptionsPerHour(p);
    if (c.kind == Costing::Kind::fixed && perHour <= 0) {
        c.fleet.coldStart = Constant{0}; // its machines are there all the time
        return;
    }
    c.fleet.interruptionsPerS = perHour / kSecondsPerHour;
    const auto parts = startParts(p);
    if (!parts && !p.scarcity) {
        c.fleet.coldStart = p.coldStart.value_or(Constant{0});
        return;
    }
    const WorkerType type{parts ? *parts : allLoad(p.coldStart.value_or(Constant{0})),
                          p.scarcity.value_or(Scarcity{})};
    if (parts)
        noteStarts(c, *parts);
    c.fleet.coldStart = wholeStart(type.start, type.scarcity);
    c.fleet.types.push_back(type);
}

namespace {

/// Every kind's table as long as the fewest requests that share a worker on any of them.
void alignSpeeds(FleetSpec& fleet) {
    const auto length = static_cast<std::size_t>(fleet.concurrency);
    bool any = !fleet.speed.empty();
    for (const WorkerType& type : fleet.types)
        any = any || !type.speed.empty();
    if (!any)
        return;
    fleet.speed.resize(length, 1);
    for (std::size_t k = 1; k < fleet.types.size(); ++k)
        fleet.types[k].speed.resize(length, 1);
}

/// A further kind of machine; why it cannot be one, else nothing.
std::string addFallback(Costing& c, const Fallback& fallback, const Workload& w) {
    const auto& offers = c.offer.fallbackOffers;
    const auto found = std::find_if(offers.begin(), offers.end(),
                                    [&](const Offer& o) { return o.id == fallback.offer; });
    if (found == offers.end())
        return "the pack has no offer \"" + fallback.offer + "\" to fall back on";
    Policy alone = c.policy;
    alone.fallbacks.reset();
    const Costing other = costingOf(c.pack, *found, alone, w, c.monthHours);
    if (!other.priceable())
        return "of the fallback " + found->title() + ": " + other.reason;
    if (other.kind != Costing::Kind::fleet || other.card.gpusPerWorker != c.card.gpusPerWorker)
        return "a fallback starts workers of as many GPUs each: " + found->title() + " does not";
    WorkerType type = c.fleet.types.front();
    type.scarcity.refusedShare = fallback.refusedShare;
    type.service = other.fleet.service;
    type.speed = other.fleet.speed;
    if (other.fleet.concurrency != c.fleet.concurrency)
        c.notes.push_back("all kinds of machines are taken to serve as many requests at once as "
                          "the one that serves the fewest");
    c.fleet.concurrency = std::min(c.fleet.concurrency, other.fleet.concurrency);
    c.fleet.types.push_back(std::move(type));
    c.card.others.push_back(other.card);
    c.cardLow.others.push_back(other.cardLow);
    c.cardHigh.others.push_back(other.cardHigh);
    return {};
}

} // namespace

void addFallbacks(Costing& c, const Workload& w) {
    if (!c.policy.fallbacks || c.policy.fallbacks->empty() || !c.reason.empty())
        return;
    if (c.kind != Costing::Kind::fleet) // starts no workers by need
        return;
    if (c.fleet.types.empty())
        c.fleet.types.push_back({allLoad(c.fleet.coldStart), {}});
    for (const Fallback& fallback : *c.policy.fallbacks)
        if (c.reason = addFallback(c, fallback, w); !c.reason.empty())
            return;
    alignSpeeds(c.fleet);
    c.notes.push_back("a start takes the first GPU type that is to be had; all types start alike");
}

bool costIsSampled(const Costing& c) {
    return c.kind == Costing::Kind::fleet ||
           (c.kind == Costing::Kind::fixed && c.fleet.interruptionsPerS > 0);
}

double sampledUsd(const Costing& c, const PhaseSeconds& s) {
    // a fixed fleet is paid for by schedule, but not while it looks for a machine
    return c.kind == Costing::Kind::fleet ? usd(c.card, s)
                                          : -(c.card.busyKept + c.card.disk) * s.queue;
}

std::vector<std::string> startNotes(const OfferResult& r, const Costing& c) {
    std::vector<std::string> notes;
    const auto aMonth = [](double n) { return words::count(std::round(n)); };
    if (r.refusedStartsPerMonth.value_or(0) > 0)
        notes.push_back("no machine was to be had " + aMonth(*r.refusedStartsPerMonth) +
                        " times a month when one was asked for");
    if (r.restoredFraction)
        notes.push_back(words::percent(*r.restoredFraction) +
                        " of the starts are restored from a snapshot");
    if (r.interruptionsPerMonth)
        notes.push_back(
            "machines are taken away " + aMonth(*r.interruptionsPerMonth) + " times a month (" +
            words::count(c.fleet.interruptionsPerS * kSecondsPerHour) + " an hour each); " +
            words::percent(r.rerunFraction.value_or(0)) + " of the requests are run again");
    std::string mix;
    for (const GpuShare& g : r.gpuMix)
        mix += (mix.empty() ? "" : ", ") + words::percent(g.share) + " on " + g.gpu;
    if (!mix.empty())
        notes.push_back("of the machines' time " + mix + "; each is billed at its own rate");
    return notes;
}

} // namespace pricing
