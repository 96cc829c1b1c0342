// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/costing_starts.h"

#include "pricing/service/models.h"
#include "pricing/study/verdict_words.h"

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
    WorkerType type{parts.value_or(ColdStartParts{}), p.scarcity.value_or(Scarcity{})};
    if (parts) {
        noteStarts(c, *parts);
    } else { // stated as a whole: all of it is load
        type.start.weightsGb = 0;
        type.start.initialisation = p.coldStart.value_or(Constant{0});
    }
    c.fleet.coldStart = wholeStart(type.start, type.scarcity);
    c.fleet.types.push_back(std::move(type));
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
    return notes;
}

} // namespace pricing
