// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cost/bill.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pricing {

PhaseSeconds& PhaseSeconds::operator+=(const PhaseSeconds& b) {
    load += b.load;
    busy += b.busy;
    idle += b.idle;
    busyKept += b.busyKept;
    idleKept += b.idleKept;
    surplus += b.surplus;
    slotSeconds += b.slotSeconds;
    queue += b.queue;
    pull += b.pull;
    diskSurplus += b.diskSurplus;
    if (others.size() < b.others.size())
        others.resize(b.others.size());
    for (std::size_t k = 0; k < b.others.size(); ++k)
        others[k] += b.others[k];
    return *this;
}

PhaseSeconds operator*(PhaseSeconds a, double k) {
    for (double* part : {&a.load, &a.busy, &a.idle, &a.busyKept, &a.idleKept, &a.surplus,
                         &a.slotSeconds, &a.queue, &a.pull, &a.diskSurplus})
        *part *= k;
    for (PhaseSeconds& other : a.others)
        other = std::move(other) * k;
    return a;
}

PhaseSeconds phaseSeconds(const FleetTally& t) {
    PhaseSeconds s;
    s.load = seconds(t.load);
    s.busy = seconds(t.busy);
    s.idle = seconds(t.idle);
    s.busyKept = seconds(t.busyKept);
    s.idleKept = seconds(t.idleKept);
    s.surplus = seconds(t.surplus);
    s.slotSeconds = seconds(t.slotTime);
    s.queue = seconds(t.queue);
    s.pull = seconds(t.pull);
    s.diskSurplus = seconds(t.diskSurplus);
    for (const FleetTally& other : t.others)
        s.others.push_back(phaseSeconds(other));
    return s;
}

namespace {
/// Whether a life bills more than the time it took: rounded up, or for a least time.
bool roundsLives(const Meter& meter) {
    return meter.minimumS > 0 ||
           (meter.rounding == Rounding::upPerWorkerLife && meter.granularityS > 0);
}

/// How much dearer (or, committed to, cheaper) the policy makes the offer's rates.
struct Factors {
    double gpu = 1, beside = 1; ///< beside: CPU and memory
};

Result<Factors> factorsOf(const Offer& offer, const Policy& policy) {
    Factors f;
    if (policy.region && policy.region != offer.region) {
        const auto it = offer.multipliers.region.find(*policy.region);
        if (it == offer.multipliers.region.end())
            return tl::unexpected(Problem{{},
                                          "no source states what " + offer.title() +
                                              " costs in the region \"" + *policy.region + "\""});
        f.gpu = f.beside = it->second;
    }
    if (policy.nonPreemptible.value_or(false)) {
        const Multipliers& m = offer.multipliers;
        if (!m.nonPreemptible || (!m.nonPreemptibleGpu && !offer.gpu.empty()))
            return tl::unexpected(
                Problem{{}, offer.title() + " has no machines that are never taken away"});
        f.beside *= *m.nonPreemptible;
        if (m.nonPreemptibleGpu)
            f.gpu *= *m.nonPreemptible;
    }
    if (offer.commitment)
        f.gpu *= 1 - offer.commitment->discount;
    return f;
}

/// USD a second of an amount the policy states, where the offer has a rate for it.
double besideGpu(const Offer& offer, RateOf what, const std::optional<double>& amount,
                 double monthHours) {
    const Rate* rate = offer.rate(what);
    return rate && rate->usd && amount ? usdPerBase(*rate, monthHours) * *amount : 0;
}

} // namespace

Result<RateCard> rateCardOf(const Offer& offer, const Policy& policy, int gpusPerWorker,
                            double monthHours) {
    const Rate* gpu = offer.rate(RateOf::gpu);
    if (!gpu || !gpu->usd)
        return tl::unexpected(Problem{{}, "no source states a GPU rate for " + offer.title()});
    const auto factors = factorsOf(offer, policy);
    if (!factors)
        return tl::unexpected(factors.error());
    const double beside = (besideGpu(offer, RateOf::cpuCore, policy.cpuCores, monthHours) +
                           besideGpu(offer, RateOf::memoryGib, policy.memoryGib, monthHours)) *
                          factors->beside;
    const auto ofWorker = [&](const Rate& rate) {
        return usdPerBase(rate, monthHours) * gpusPerWorker * factors->gpu + beside;
    };
    const double flex = ofWorker(*gpu);
    const Rate* activeRate = offer.rate(RateOf::gpuActive);
    const bool active = offer.meter.keepWarm == KeepWarm::active && activeRate && activeRate->usd;
    const double kept = active ? ofWorker(*activeRate) : flex;
    const Meter& m = offer.meter;
    const auto when = [&](Phase phase, double rate) { return billed(m, phase) ? rate : 0; };
    RateCard card;
    card.queue = when(Phase::queue, flex);
    card.pull = when(Phase::pull, flex);
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
    card.nodeGpus = offer.nodeGpus;
    card.disk = besideGpu(offer, RateOf::diskGb, policy.diskGb, monthHours);
    return card;
}

double diskIntervalS(const Offer& offer, const Policy& policy) {
    constexpr double kFiveMinutes = 300; // RunPod's documents; of others none is known
    return besideGpu(offer, RateOf::diskGb, policy.diskGb, 1) > 0 ? kFiveMinutes : 0;
}

double rentedWorkers(const RateCard& card, int workers) {
    if (card.nodeGpus <= 1)
        return workers;
    const double nodes = std::ceil(double(workers) * card.gpusPerWorker / card.nodeGpus);
    return nodes * card.nodeGpus / card.gpusPerWorker;
}

namespace {

double diskSeconds(const PhaseSeconds& s) {
    return s.pull + s.load + s.busy + s.idle + s.busyKept + s.idleKept + s.diskSurplus;
}

} // namespace

namespace {

/// `value` of all seconds at the card, those on other kinds of machines at their own cards.
template <class Value> double mixed(const RateCard& c, const PhaseSeconds& s, Value value) {
    double sum = value(c, s);
    for (std::size_t k = 0; k < std::min(s.others.size(), c.others.size()); ++k)
        sum += value(c.others[k], s.others[k]) - value(c, s.others[k]);
    return sum;
}

} // namespace

double usd(const RateCard& card, const PhaseSeconds& all) {
    return mixed(card, all, [](const RateCard& c, const PhaseSeconds& s) {
        return c.load * s.load + c.busy * s.busy + c.idle * s.idle + c.busyKept * s.busyKept +
               c.idleKept * s.idleKept + c.surplus * s.surplus + c.disk * diskSeconds(s) +
               c.queue * s.queue + c.pull * s.pull;
    });
}

namespace {
double& part(UsdByPart& cost, CostPart p) {
    return cost[static_cast<std::size_t>(p)];
}
} // namespace

namespace {
UsdByPart usdOfOneKind(const RateCard& c, const PhaseSeconds& s) {
    UsdByPart cost{};
    part(cost, CostPart::queue) = c.queue * s.queue;
    part(cost, CostPart::pull) = c.pull * s.pull;
    part(cost, CostPart::load) = c.load * s.load;
    part(cost, CostPart::execute) = c.busy * s.busy + c.busyKept * s.busyKept;
    part(cost, CostPart::idle) = c.idle * s.idle;
    part(cost, CostPart::keepWarm) = c.idleKept * s.idleKept;
    part(cost, c.surplusPart) += c.surplus * s.surplus;
    part(cost, CostPart::storage) = c.disk * diskSeconds(s);
    return cost;
}
} // namespace

UsdByPart usdByPart(const RateCard& c, const PhaseSeconds& s) {
    UsdByPart cost = usdOfOneKind(c, s);
    for (std::size_t k = 0; k < std::min(s.others.size(), c.others.size()); ++k) {
        const UsdByPart own = usdOfOneKind(c.others[k], s.others[k]),
                        first = usdOfOneKind(c, s.others[k]);
        for (std::size_t p = 0; p < kCostParts; ++p)
            cost[p] += own[p] - first[p];
    }
    return cost;
}

UsdByPart fixedUsdByPart(const RateCard& c, const PhaseSeconds& hour, double paidSeconds) {
    UsdByPart cost{};
    const double busy = std::min(hour.busy + hour.busyKept, paidSeconds);
    const double starting = std::min(hour.pull + hour.load, paidSeconds - busy);
    part(cost, CostPart::load) = c.busyKept * starting;
    part(cost, CostPart::execute) = c.busyKept * busy;
    part(cost, CostPart::reservedUnused) = c.busyKept * (paidSeconds - busy - starting);
    part(cost, CostPart::storage) = c.disk * paidSeconds;
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

double billedSeconds(const RateCard& card, const PhaseSeconds& all) {
    const auto counted = [](double rate, double time) { return rate > 0 ? time : 0; };
    return mixed(card, all, [&](const RateCard& c, const PhaseSeconds& s) {
        return counted(c.load, s.load) + counted(c.busy, s.busy) + counted(c.idle, s.idle) +
               counted(c.busyKept, s.busyKept) + counted(c.idleKept, s.idleKept) +
               counted(c.surplus, s.surplus) + counted(c.queue, s.queue) + counted(c.pull, s.pull);
    });
}

namespace {

/// Adds up what one request costs by its kinds of units.
class RequestPrice {
public:
    explicit RequestPrice(const Offer& offer) : m_offer(offer) {}

    /// `amount` units of `what`; nothing: the workload does not say.
    void add(RateOf what, const std::optional<double>& amount, const char* unit) {
        const Rate* rate = m_offer.rate(what);
        if (!rate || m_problem)
            return;
        if (!rate->usd)
            m_problem = Problem{{},
                                "no source states a price per " + std::string(unit) + " for " +
                                    m_offer.title()};
        else if (!amount)
            m_problem = Problem{{},
                                "priced per token, and the workload does not say how many tokens "
                                "a request has"};
        else
            m_usd += usdPerBase(*rate, 1) * *amount;
        m_any = true;
    }
    bool has(RateOf what) const {
        const Rate* rate = m_offer.rate(what);
        return rate && rate->usd;
    }
    Result<double> usd() const {
        if (m_problem)
            return tl::unexpected(*m_problem);
        if (!m_any)
            return tl::unexpected(Problem{{}, "no source states a price for " + m_offer.title()});
        return m_usd;
    }

private:
    const Offer& m_offer;
    double m_usd = 0;
    bool m_any = false;
    std::optional<Problem> m_problem;
};

std::optional<double> scaledTokens(const std::optional<TokenCount>& tokens, double share) {
    return tokens ? std::optional(tokens->mean * share) : std::nullopt;
}

} // namespace

Result<double> managedUsdPerRequest(const Offer& offer, const Workload& w) {
    RequestPrice price(offer);
    // what has no price of its own is billed as the ordinary kind
    const auto shared = [&](RateOf ordinary, RateOf special, double share) {
        return price.has(special) && price.has(ordinary) ? share : 0;
    };
    const double batchRequests = shared(RateOf::request, RateOf::batchRequest, w.batchShare);
    // a list by the request without a figure does not hide one by the token
    if (price.has(RateOf::request) ||
        !(price.has(RateOf::inputToken) || price.has(RateOf::outputToken)))
        price.add(RateOf::request, 1 - batchRequests, "request");
    if (batchRequests > 0)
        price.add(RateOf::batchRequest, batchRequests, "request");

    const double batchIn = shared(RateOf::inputToken, RateOf::batchInputToken, w.batchShare);
    const double cached =
        (1 - batchIn) * shared(RateOf::inputToken, RateOf::cachedInputToken, w.cachedInputShare);
    price.add(RateOf::inputToken, scaledTokens(w.inputTokens, 1 - batchIn - cached), "input token");
    if (batchIn > 0)
        price.add(RateOf::batchInputToken, scaledTokens(w.inputTokens, batchIn), "input token");
    if (cached > 0)
        price.add(RateOf::cachedInputToken, scaledTokens(w.inputTokens, cached), "input token");

    const double batchOut = shared(RateOf::outputToken, RateOf::batchOutputToken, w.batchShare);
    price.add(RateOf::outputToken, scaledTokens(w.outputTokens, 1 - batchOut), "output token");
    if (batchOut > 0)
        price.add(RateOf::batchOutputToken, scaledTokens(w.outputTokens, batchOut), "output token");
    const auto usd = price.usd();
    return usd ? Result<double>(*usd * (1 + w.retryShare)) : usd;
}

LifeRounding lifeRounding(const Meter& meter) {
    if (!roundsLives(meter))
        return {};
    constexpr double tick = 1 / kTicksPerSecond; // exact time: a life only has its least
    const bool up = meter.rounding == Rounding::upPerWorkerLife;
    return {billed(meter, Phase::load),
            billed(meter, Phase::execute),
            billed(meter, Phase::idle),
            std::max(up ? meter.granularityS : 0, tick),
            meter.minimumS,
            billed(meter, Phase::queue),
            billed(meter, Phase::pull)};
}

} // namespace pricing
