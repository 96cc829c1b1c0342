// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/verdict_words.h"

#include "pricing/study/verdict_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pricing::words {

namespace {

constexpr const char* kThin = "\u202F"; // narrow no-break space

std::string fixed(double v, int decimals) {
    std::array<char, 64> buffer{};
    const int n = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, v);
    return {buffer.data(), static_cast<std::size_t>(std::max(n, 0))};
}

std::string grouped(double v) {
    std::string digits = fixed(std::fabs(v), 0);
    for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), ",");
    return digits;
}

const OfferResult& offer(const Report& r, int i) {
    return r.offers[static_cast<std::size_t>(i)];
}

std::string monthly(const Report& r, int i) {
    return money(offer(r, i).monthlyCost->usd()) + " / month";
}

std::string joined(const std::vector<std::string>& parts, const std::string& by) {
    std::string all;
    for (const auto& p : parts)
        all += (all.empty() ? "" : by) + p;
    return all;
}

/// "at the prices “As the providers document it”": what a person knows a pack by.
std::string atPricesOf(const CompareInput& in, const std::string& pack) {
    const auto it = in.packTitles.find(pack);
    return "at the prices \u201C" + (it == in.packTitles.end() ? pack : it->second) + "\u201D";
}

} // namespace

std::string money(double usd) {
    const std::string sign = usd < 0 ? "\u2212$" : "$";
    const double v = std::fabs(usd);
    return sign + (v < 9.995 ? fixed(v, 2) : grouped(v));
}

std::string seconds(double s) {
    if (s < 9.95)
        return fixed(s, s == std::floor(s) ? 0 : s < 0.0995 ? 2 : 1) + kThin + "s";
    if (s < 600)
        return fixed(s, 0) + kThin + "s";
    return s < 36000 ? fixed(s / 60, 0) + kThin + "min" : fixed(s / 3600, 0) + kThin + "h";
}

std::string percent(double share) {
    const double v = 100 * share;
    return fixed(v, v != 0 && v < 9.95 ? 1 : 0) + kThin + "%";
}

std::string count(double n) {
    if (n < 9.95 && n != std::floor(n))
        return fixed(n, 1);
    if (n < 1e6)
        return grouped(n);
    return n < 1e9 ? fixed(n / 1e6, 2) + kThin + "M" : fixed(n / 1e9, 2) + kThin + "billion";
}

std::string factor(double x) {
    int decimals = x >= 99.5 ? 0 : x >= 9.95 ? 1 : x >= 0.995 ? 2 : 3;
    for (double least = 0.00995; x > 0 && x < least && decimals < 12; least /= 10)
        ++decimals; // two figures at least
    std::string digits = fixed(x, decimals);
    if (digits.find('.') != std::string::npos)
        digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
        digits.pop_back();
    return digits + "\u00D7";
}

std::string rate(double usd, RatePer per) {
    switch (per) {
    case RatePer::unit:
        return "$" + fixed(usd, usd < 0.01 ? 6 : 4) + " each";
    case RatePer::thousand:
        return "$" + fixed(usd, 2) + "/1k";
    case RatePer::million:
        return "$" + fixed(usd, 2) + "/1M";
    case RatePer::month:
        return money(usd) + "/month";
    default:
        break;
    }
    const double hourly = per == RatePer::second   ? usd * 3600
                          : per == RatePer::minute ? usd * 60
                                                   : usd;
    return "$" + fixed(hourly, 2) + "/h";
}

std::string rateName(RateOf what) {
    switch (what) {
    case RateOf::gpu:
        return "GPU rate";
    case RateOf::gpuActive:
        return "rate of always-on workers";
    case RateOf::request:
        return "price of a request";
    case RateOf::inputToken:
        return "price of input tokens";
    case RateOf::outputToken:
        return "price of output tokens";
    case RateOf::cpuCore:
        return "price of a CPU core";
    case RateOf::memoryGib:
        return "price of a GiB of memory";
    case RateOf::cachedInputToken:
        return "price of cached input tokens";
    case RateOf::batchRequest:
        return "price of a request in a batch";
    case RateOf::batchInputToken:
        return "price of input tokens in a batch";
    case RateOf::batchOutputToken:
        return "price of output tokens in a batch";
    case RateOf::storageGb:
        return "price of a GB on a network volume";
    case RateOf::diskGb:
        return "price of a GB on a worker's disk";
    case RateOf::egressGb:
        return "price of a GB sent out";
    case RateOf::ingressGb:
        return "price of a GB taken in";
    case RateOf::planFee:
        return "plan fee";
    case RateOf::planCredit:
        return "plan credit";
    }
    return std::string(name(what));
}

std::string phase(Phase p) {
    constexpr std::array<const char*, kPhases> names{"queue",   "image pull", "cold start",
                                                     "execute", "idle",       "drain"};
    return names[static_cast<std::size_t>(p)];
}

std::string targets(const std::vector<Target>& all) {
    std::vector<std::string> parts;
    for (const Target& t : all) {
        const std::string where = t.scope == TargetScope::worstHour ? " in the worst hour" : "";
        const std::string p =
            "p" + fixed(t.percentile, t.percentile == std::floor(t.percentile) ? 0 : 1);
        switch (t.metric) {
        case Metric::latency:
            parts.push_back(p + " \u2264 " + seconds(t.limit) + where);
            break;
        case Metric::ttft:
            parts.push_back(p + " to the first token \u2264 " + seconds(t.limit) + where);
            break;
        case Metric::itl:
            parts.push_back(p + " between tokens \u2264 " + seconds(t.limit) + where);
            break;
        case Metric::coldWaitShare:
            parts.push_back("\u2264 " + percent(t.limit) + " waiting for a start" + where);
            break;
        }
    }
    return joined(parts, " and ");
}

std::string noWinner(const CompareInput& in, const Report& r) {
    if (r.offers.empty())
        return "No offer is ticked: tick the offers to compare.";
    if (r.requestsPerWeek <= 0)
        return "Paint traffic to see what it costs.";
    const OfferResult* cheapest = nullptr;
    for (const OfferResult& o : r.offers)
        if (o.priceable() && (!cheapest || *o.monthlyCost < *cheapest->monthlyCost))
            cheapest = &o;
    if (!cheapest)
        return "None of these offers can be priced; each says why.";
    std::string text = "No offer is known to meet " + targets(in.scenario.workload.targets) +
                       ": the cheapest, " + cheapest->label + " at " +
                       money(cheapest->monthlyCost->usd()) + " / month, ";
    if (!cheapest->targetMet)
        return text + "states no latency.";
    const double lost =
        cheapest->rejectedFraction.value_or(0) + cheapest->timedOutFraction.value_or(0);
    if (lost > 0.01)
        return text + "loses " + percent(lost) + " of the requests.";
    return text + (cheapest->latency.p95 ? "has a p95 of " + seconds(*cheapest->latency.p95) + "."
                                         : "misses it.");
}

std::string winner(const CompareInput& in, const Report& r, int best, std::optional<int> second,
                   bool level, std::optional<int> unjudged) {
    const auto& goals = in.scenario.workload.targets;
    std::string text = offer(r, best).label + " is the cheapest offer" +
                       (goals.empty() ? "" : " that meets " + targets(goals)) + ": " +
                       monthly(r, best);
    if (second && level) {
        text += ", level with " + offer(r, *second).label + " to within the error";
    } else if (second) {
        const double mine = offer(r, best).monthlyCost->usd();
        const double theirs = offer(r, *second).monthlyCost->usd();
        if (theirs > 0)
            text += ", " + percent(1 - mine / theirs) + " below " + offer(r, *second).label;
    } else if (r.offers.size() > 1) {
        text += "; no other offer is known to meet it";
    }
    text += ".";
    if (unjudged)
        text += " " + offer(r, *unjudged).label + " would cost " + monthly(r, *unjudged) +
                ", but its latency is not known.";
    return text;
}

std::string beyond(const CompareInput& in, int winner, const Answer& answer) {
    if (!answer.cheapest)
        return in.scenario.workload.targets.empty() ? "no offer has a price"
                                                    : "no offer meets the target";
    const int best = *answer.cheapest;
    if (best != winner || answer.flips.empty())
        return in.offers[static_cast<std::size_t>(best)].label + " is cheapest";
    const Flip& flip = answer.flips.front();
    return flip.input == "price pack"
               ? atPricesOf(in, flip.value) + " " + flip.then + " is cheapest"
               : "it depends on " + flip.input + " (" + flip.value + ": " + flip.then + ")";
}

std::string range(std::optional<double> from, std::optional<double> to, const std::string& below,
                  const std::string& above) {
    if (from && to)
        return "It holds from " + factor(*from) + " to " + factor(*to) +
               " this traffic; just below " + below + ", just above " + above + ".";
    if (to)
        return "It holds up to " + factor(*to) + " this traffic; just above " + above + ".";
    if (from)
        return "It holds from " + factor(*from) + " this traffic up; just below " + below + ".";
    return "It holds from " + factor(kLeastTraffic) + " to " + factor(kMostTraffic) +
           " this traffic.";
}

std::string depends(const CompareInput& in, const Report& r, int asChosen,
                    const std::vector<Flip>& flips, const std::vector<PackAnswer>& packs) {
    const Flip& first = flips.front();
    if (first.input == "price pack") {
        std::vector<std::string> answers;
        for (const PackAnswer& a : packs)
            answers.push_back(atPricesOf(in, a.pack) + " " +
                              in.offers[static_cast<std::size_t>(a.cheapest)].label +
                              " is cheapest (" + money(a.monthlyUsd) + " / month)");
        return "Depends on whose prices hold: " + joined(answers, ", ") + ".";
    }
    if (!first.sentence.empty())
        return "Depends on " + first.input + ": " + first.sentence + "; as stated " +
               offer(r, asChosen).label + " at " + monthly(r, asChosen) + ".";
    const std::string condition =
        first.value == "yes" || first.value == "no" ? "if " + first.value : first.value;
    return "Depends on " + first.input + ": " + condition + ", " + first.then +
           " is cheapest; otherwise " + offer(r, asChosen).label + " at " + monthly(r, asChosen) +
           ".";
}

std::string whoWaits(const Report& r, int best) {
    const OfferResult& o = offer(r, best);
    if (!o.coldWaitFraction)
        return {};
    const double waiting = *o.coldWaitFraction * r.requestsPerWeek;
    if (waiting < 0.05)
        return "No request waits for a cold start.";
    std::string text = count(std::round(waiting)) + " requests a week wait for a cold start";
    if (waiting < 1)
        text = "Less than one request a week waits for a cold start";
    if (o.coldWaitP50S)
        text += ", half of them over " + seconds(*o.coldWaitP50S);
    return text + ".";
}

} // namespace pricing::words
