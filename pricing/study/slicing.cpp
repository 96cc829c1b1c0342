// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/slicing.h"

#include "pricing/study/costing_starts.h"
#include "pricing/study/sizing.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr double kBaseRequests = 200'000; ///< of what the whole axis shares

/// Parts of busy weeks; of fleets whose workers outlive such parts, weeks cut short alike.
bool simulateAt(const std::vector<Costing*>& costings, const CompareInput& there,
                const LookEffort& effort, const ForEach& forEach, const Progress& progress) {
    const WeeklyTraffic& traffic = there.scenario.traffic;
    const auto effortFor = [&](const Costing& c) {
        LookEffort e = effort;
        if (c.kind == Costing::Kind::fleet && !worksOffBusyHours(c, there))
            e.weeks = LookEffort{}.weeks; // it misses its targets in any week
        return e;
    };
    const auto part = [&](const Costing& c) { return placeLook(c, traffic, effortFor(c)); };
    const auto whole = [&](const Costing& c) { return lookOf(c, traffic, effortFor(c)); };
    if (!simulateAll(costings, there, part, false, forEach, progress))
        return false;
    std::vector<Costing*> slow;
    for (Costing* c : costings)
        if (c->run && c->run->excerpt() && c->run->isSlow())
            slow.push_back(c);
    return simulateAll(slow, there, whole, false, forEach, progress);
}

} // namespace

bool simulatePoint(const std::vector<Costing*>& costings, const CompareInput& there,
                   const LookEffort& effort, const ForEach& forEach, const Progress& progress) {
    constexpr int kMostEnlargements = 4;
    Sizing sizing({costings});
    if (!sizing.find(there, effort, forEach, progress) ||
        !simulateAt(costings, there, effort, forEach, progress))
        return false;
    for (int round = 0; effort.finished && round < kMostEnlargements; ++round) {
        const std::vector<Costing*> small = sizing.enlargeTooSmall(costings, there);
        if (small.empty())
            break;
        if (!simulateAt(small, there, effort, forEach, progress))
            return false;
    }
    return true;
}

namespace {

CurvePoint pointOf(const Costing& c, const CompareInput& in, double x) {
    const double perWeek = in.scenario.traffic.requestsPerWeek();
    const double month = in.month.value() / kHoursPerWeek;
    CurvePoint p;
    p.x = x;
    p.requestsPerDay = perWeek / 7;
    p.monthlyUsd = c.weekUsd(c.card, c.perRequest, perWeek) * month;
    const double low = c.weekUsd(c.cardLow, c.perRequestLow, perWeek) * month;
    const double high = c.weekUsd(c.cardHigh, c.perRequestHigh, perWeek) * month;
    p.lowUsd = std::min({low, high, p.monthlyUsd});
    p.highUsd = std::max({low, high, p.monthlyUsd});
    p.targetMet = meetsTargets(c, in);
    p.targetSure = isSurelyJudged(c, in);
    if (c.kind == Costing::Kind::managed) {
        if (c.offer.latency)
            p.p95S = quantile(*c.offer.latency, 0.95);
        return p;
    }
    const PhaseSeconds week = c.run->meanWeek();
    double billed = 0;
    if (c.kind == Costing::Kind::fixed) {
        for (int h = 0; h < kHoursPerWeek; ++h)
            billed += paidSeconds(c, h);
        p.workers = mostWorkers(*c.paidWorkers);
    } else {
        billed = billedSeconds(c.card, week);
    }
    if (costIsSampled(c))
        p.stderrUsd =
            c.run->standardError([&](const PhaseSeconds& s) { return sampledUsd(c, s); }) * month;
    p.billedShare = billed * c.card.gpusPerWorker / (kHoursPerWeek * kSecondsPerHour);
    if (billed > 0)
        p.utilisation = (week.busy + week.busyKept) / billed;
    if (c.run->recorder().latency().count() > 0)
        p.p95S = c.run->recorder().latency().percentile(0.95);
    return p;
}

Slice sliceOf(const std::vector<Costing>& costings, const std::vector<int>& offers,
              const CompareInput& in, double x) {
    Slice s{x, {}, {}, {}};
    const auto n = costings.size();
    s.points.resize(n);
    s.errors.assign(n * n, 0);
    const auto isIn = [&](std::size_t i) { return costings[i].priceable() && s.points[i]; };
    for (const int i : offers) {
        const auto k = static_cast<std::size_t>(i);
        if (costings[k].priceable())
            s.points[k] = pointOf(costings[k], in, x);
        else
            s.unpriceable.push_back(i);
    }
    const double month = in.month.value() / kHoursPerWeek;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            if (isIn(a) && isIn(b))
                s.errors[a * n + b] = s.errors[b * n + a] =
                    differenceError(costings[a], costings[b]) * month;
    return s;
}

std::vector<Costing*> pointers(std::vector<Costing>& costings, const std::vector<int>& offers) {
    std::vector<Costing*> result;
    for (const int i : offers)
        if (!costings[static_cast<std::size_t>(i)].run)
            result.push_back(&costings[static_cast<std::size_t>(i)]);
    return result;
}

std::vector<int> allOf(const std::vector<Costing>& costings) {
    std::vector<int> all(costings.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<int>(i);
    return all;
}

} // namespace

Slicing::Slicing(const CompareInput& in, const BreakEvenOptions& options)
    : m_in(in), m_options(options), m_plain(costingsAt(in)) {}

/// Neither the offer's fleet nor its prices nor the traffic depend on the place.
bool Slicing::isUntouched(int offer) const {
    return concernsOneOffer(m_options.across) && offer != m_options.offer;
}

/// Its weeks are the same everywhere, though its prices may not be.
bool Slicing::hasSameRun(int offer) const {
    return isUntouched(offer) || m_options.across == Across::price;
}

std::vector<Costing> Slicing::costingsAt(const CompareInput& there) const {
    std::vector<Costing> result;
    for (const ResolvedOffer& r : there.offers)
        result.push_back(
            costingOf(r.pack, r.offer, r.policy, there.scenario.workload, there.month.value()));
    for (std::size_t i = 0; i < m_base.size(); ++i)
        if (hasSameRun(static_cast<int>(i))) {
            result[i].run = m_base[i].run;
            result[i].paidWorkers = m_base[i].paidWorkers;
            result[i].fleet = m_base[i].fleet;
            result[i].reason = m_base[i].reason;
        }
    return result;
}

bool Slicing::prepare(const ForEach& forEach, const Progress& progress) {
    if (!concernsOneOffer(m_options.across))
        return true;
    std::vector<Costing> base = m_plain;
    std::vector<int> shared;
    for (const int i : allOf(base))
        if (hasSameRun(i))
            shared.push_back(i);
    const std::vector<Costing*> asked = pointers(base, shared);
    const double requests = finished() ? kBaseRequests : kBaseRequests / 10;
    if (!simulatePoint(asked, m_in, {requests, finished()}, forEach, progress))
        return false;
    m_base = std::move(base);
    return true;
}

std::optional<Slice> Slicing::present(const ForEach& forEach, const Progress& progress) const {
    std::vector<Costing> costings = m_plain;
    const std::vector<int> all = allOf(costings);
    const std::vector<Costing*> asked = pointers(costings, all);
    Sizing sizing({asked});
    if (!simulateOffers(asked, sizing, m_in, effortOf(m_options.accuracy, m_in.scenario.traffic),
                        forEach, progress))
        return std::nullopt;
    return sliceOf(costings, all, m_in, presentValue(m_in, m_options.across, m_options.offer));
}

std::optional<Slice> Slicing::at(double x, const std::vector<int>& offers, LookEffort effort,
                                 const Progress& progress) const {
    const CompareInput there = varied(m_in, m_options.across, x, m_options.offer);
    std::vector<Costing> costings = costingsAt(there);
    const std::vector<int>& which = offers.empty() ? allOf(costings) : offers;
    const std::vector<Costing*> asked = pointers(costings, which);
    effort.finished = finished();
    if (!simulatePoint(asked, there, effort, oneAfterAnother, progress))
        return std::nullopt;
    return sliceOf(costings, which, there, x);
}

double Slicing::sufficesUpTo(int offer, int workers, double from, double to, double requests,
                             const Progress& progress) const {
    constexpr double kClose = 1.01;
    while (to / from > kClose) {
        const double middle = std::sqrt(from * to);
        const CompareInput there = varied(m_in, m_options.across, middle, m_options.offer);
        const std::vector<Costing> costings = costingsAt(there);
        const bool met = suffices(costings[static_cast<std::size_t>(offer)], workers, there,
                                  {requests}, progress);
        (met ? from : to) = middle;
    }
    return std::sqrt(from * to);
}

} // namespace pricing
