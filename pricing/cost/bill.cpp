// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cost/bill.h"

#include <algorithm>

namespace pricing {

PhaseSeconds& PhaseSeconds::operator+=(const PhaseSeconds& b) {
    load += b.load;
    busy += b.busy;
    idle += b.idle;
    busyKept += b.busyKept;
    idleKept += b.idleKept;
    surplus += b.surplus;
    slotSeconds += b.slotSeconds;
    return *this;
}

PhaseSeconds operator*(PhaseSeconds a, double k) {
    return {a.load * k,     a.busy * k,    a.idle * k,       a.busyKept * k,
            a.idleKept * k, a.surplus * k, a.slotSeconds * k};
}

PhaseSeconds phaseSeconds(const FleetTally& t) {
    return {seconds(t.load),     seconds(t.busy),    seconds(t.idle),    seconds(t.busyKept),
            seconds(t.idleKept), seconds(t.surplus), seconds(t.slotTime)};
}

namespace {
/// Whether a life bills more than the time it took: rounded up, or for a least time.
bool roundsLives(const Meter& meter) {
    return meter.minimumS > 0 ||
           (meter.rounding == Rounding::upPerWorkerLife && meter.granularityS > 0);
}
} // namespace

Result<RateCard> rateCardOf(const Offer& offer, int gpusPerWorker, double monthHours) {
    const Rate* gpu = offer.rate(RateOf::gpu);
    if (!gpu || !gpu->usd)
        return tl::unexpected(Problem{{}, "no source states a GPU rate for " + offer.title()});
    const double flex = usdPerBase(*gpu, monthHours) * gpusPerWorker;
    const Rate* activeRate = offer.rate(RateOf::gpuActive);
    const bool active = offer.meter.keepWarm == KeepWarm::active && activeRate && activeRate->usd;
    const double kept = active ? usdPerBase(*activeRate, monthHours) * gpusPerWorker : flex;
    const Meter& m = offer.meter;
    const auto when = [&](Phase phase, double rate) { return billed(m, phase) ? rate : 0; };
    RateCard card;
    card.load = when(Phase::load, flex);
    card.busy = when(Phase::execute, flex);
    card.idle = when(Phase::idle, flex);
    card.busyKept = when(Phase::execute, kept);
    card.idleKept = m.keepWarm == KeepWarm::free ? 0 : kept;
    card.surplus = roundsLives(m) ? flex : 0;
    card.surplusPart = billed(m, Phase::idle)      ? CostPart::idle
                       : billed(m, Phase::execute) ? CostPart::execute
                                                   : CostPart::load;
    card.gpusPerWorker = gpusPerWorker;
    return card;
}

double usd(const RateCard& c, const PhaseSeconds& s) {
    return c.load * s.load + c.busy * s.busy + c.idle * s.idle + c.busyKept * s.busyKept +
           c.idleKept * s.idleKept + c.surplus * s.surplus;
}

namespace {
double& part(UsdByPart& cost, CostPart p) {
    return cost[static_cast<std::size_t>(p)];
}
} // namespace

UsdByPart usdByPart(const RateCard& c, const PhaseSeconds& s) {
    UsdByPart cost{};
    part(cost, CostPart::load) = c.load * s.load;
    part(cost, CostPart::execute) = c.busy * s.busy + c.busyKept * s.busyKept;
    part(cost, CostPart::idle) = c.idle * s.idle;
    part(cost, CostPart::keepWarm) = c.idleKept * s.idleKept;
    part(cost, c.surplusPart) += c.surplus * s.surplus;
    return cost;
}

UsdByPart fixedUsdByPart(const RateCard& c, const PhaseSeconds& hour, double paidSeconds) {
    UsdByPart cost{};
    const double busy = std::min(hour.busy + hour.busyKept, paidSeconds);
    part(cost, CostPart::execute) = c.busyKept * busy;
    part(cost, CostPart::reservedUnused) = c.busyKept * (paidSeconds - busy);
    return cost;
}

CostByPart RunningBill::add(const UsdByPart& hour) {
    // the total is rounded as a whole and the last part takes what is left, so that a bill known
    // exactly (a reservation) stays exact
    CostByPart difference{};
    double whole = 0;
    Money wholeRounded;
    std::size_t last = 0;
    for (std::size_t p = 0; p < kCostParts; ++p) {
        m_usd[p] += hour[p];
        whole += m_usd[p];
        if (m_usd[p] != 0)
            last = p;
    }
    for (std::size_t p = 0; p < kCostParts; ++p) {
        const Money rounded =
            p == last ? moneyFromUsd(whole) - wholeRounded : moneyFromUsd(m_usd[p]);
        wholeRounded += rounded;
        difference[p] = rounded - m_rounded[p];
        m_rounded[p] = rounded;
    }
    return difference;
}

double billedSeconds(const RateCard& c, const PhaseSeconds& s) {
    const auto counted = [](double rate, double time) { return rate > 0 ? time : 0; };
    return counted(c.load, s.load) + counted(c.busy, s.busy) + counted(c.idle, s.idle) +
           counted(c.busyKept, s.busyKept) + counted(c.idleKept, s.idleKept) +
           counted(c.surplus, s.surplus);
}

Result<double> managedUsdPerRequest(const Offer& offer, const Workload& w) {
    double sum = 0;
    bool any = false;
    const auto add = [&](RateOf what, const std::optional<TokenCount>& tokens,
                         const char* missing) -> std::optional<Problem> {
        const Rate* rate = offer.rate(what);
        if (!rate)
            return std::nullopt;
        if (!rate->usd)
            return Problem{
                {}, "no source states a price " + std::string(missing) + " for " + offer.title()};
        if (what != RateOf::request && !tokens)
            return Problem{{},
                           "priced per token, and the workload does not say how many tokens a "
                           "request has"};
        any = true;
        sum += usdPerBase(*rate, 1) * (what == RateOf::request ? 1 : tokens->mean);
        return std::nullopt;
    };
    if (auto p = add(RateOf::request, {}, "per request"))
        return tl::unexpected(*p);
    if (auto p = add(RateOf::inputToken, w.inputTokens, "per input token"))
        return tl::unexpected(*p);
    if (auto p = add(RateOf::outputToken, w.outputTokens, "per output token"))
        return tl::unexpected(*p);
    if (!any)
        return tl::unexpected(Problem{{}, "no source states a price for " + offer.title()});
    return sum;
}

LifeRounding lifeRounding(const Meter& meter) {
    if (!roundsLives(meter))
        return {};
    constexpr double tick = 1 / kTicksPerSecond; // exact time: a life only has its least
    const bool up = meter.rounding == Rounding::upPerWorkerLife;
    return {billed(meter, Phase::load), billed(meter, Phase::execute), billed(meter, Phase::idle),
            std::max(up ? meter.granularityS : 0, tick), meter.minimumS};
}

} // namespace pricing
