// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/dated_prices.h"

#include "pricing/study/report.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace pricing {

namespace {

using std::chrono::sys_days;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && text.front() != '-' ? std::optional(value) : std::nullopt;
}

std::optional<sys_days> dayOf(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)),
               day = digits(iso.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

std::string spaced(std::string_view key) {
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// Nothing; or that no figure is known, and which is the first.
std::optional<std::string> setToDay(Rate& rate, std::string_view day) {
    if (rate.asOf.empty() || rate.asOf <= day)
        return std::nullopt;
    const auto held = std::find_if(rate.history.rbegin(), rate.history.rend(),
                                   [&](const DatedFigure& f) { return f.asOf <= day; });
    if (held == rate.history.rend()) {
        const std::string first = rate.history.empty() ? rate.asOf : rate.history.front().asOf;
        rate.usd = rate.low = rate.high = rate.amount = std::nullopt;
        rate.asOf.clear();
        return "no price of its " + spaced(name(rate.what)) + " is known of " + std::string(day) +
               ": the first is of " + first;
    }
    rate.usd = held->usd;
    rate.low = held->low;
    rate.high = held->high;
    rate.source = held->source;
    rate.asOf = held->asOf;
    rate.evidence = held->evidence;
    if (rate.amount)
        rate.amount = rate.usd ? std::optional(*rate.usd / rate.usdPerUnit) : std::nullopt;
    return std::nullopt;
}

} // namespace

bool isDay(std::string_view iso) {
    return dayOf(iso).has_value();
}

std::optional<int> daysBetween(std::string_view from, std::string_view to) {
    const auto a = dayOf(from), b = dayOf(to);
    return a && b ? std::optional(static_cast<int>((*b - *a).count())) : std::nullopt;
}

std::optional<bool> isStale(std::string_view asOf, std::string_view today) {
    const auto age = daysBetween(asOf, today);
    return age ? std::optional(*age > kStaleDays) : std::nullopt;
}

Offer pricesOn(Offer offer, std::string_view day) {
    std::vector<std::string> unknown;
    for (Rate& rate : offer.rates)
        if (auto note = setToDay(rate, day))
            if (std::find(unknown.begin(), unknown.end(), *note) == unknown.end())
                unknown.push_back(std::move(*note)); // tiers of one kind say it once
    std::erase_if(offer.disputes, [&](const Dispute& d) { return d.asOf > day; });
    offer.notes.insert(offer.notes.begin(), unknown.begin(), unknown.end());
    return offer;
}

Offer exchangedAt(Offer offer, const ExchangeRates& rates) {
    for (Rate& rate : offer.rates) {
        const auto exchange = rates.find(rate.currency);
        if (rate.currency.empty() || exchange == rates.end())
            continue;
        const double factor = exchange->second.usd / rate.usdPerUnit;
        const auto convert = [&](std::optional<double>& figure) {
            if (figure)
                *figure *= factor;
        };
        convert(rate.low);
        convert(rate.high);
        if (rate.amount)
            rate.usd = *rate.amount * exchange->second.usd;
        for (DatedFigure& figure : rate.history) {
            convert(figure.usd);
            convert(figure.low);
            convert(figure.high);
        }
        rate.usdPerUnit = exchange->second.usd;
    }
    return offer;
}

Report judgedOn(Report report, std::string_view today) {
    for (OfferResult& offer : report.offers)
        offer.priceStale = isStale(offer.priceAsOf, today);
    return report;
}

} // namespace pricing
