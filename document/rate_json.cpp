// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/rate_json.h"

#include "document/json_edit.h"
#include "pricing/dated_prices.h"

#include <algorithm>

namespace document {

namespace {

using namespace pricing;

const auto& rateKinds() {
    static const auto choices = choicesOf<RateOf>(kRateKinds);
    return choices;
}
const auto& rateUnits() {
    static const auto choices = choicesOf<RatePer>(7);
    return choices;
}

template <class T> Json nameJson(const T& value) {
    return std::string(name(value));
}

std::optional<double> numberOrNull(JsonObject& object, const char* key) {
    const auto value = object.findUnlessNull(key);
    return value ? value->number() : std::nullopt;
}

void checkRange(const std::optional<double>& low, const std::optional<double>& high,
                const JsonValue& value) {
    if (low && high && *low > *high)
        value.log().wrong(below(value.path(), "low"), "above high, expected low ≤ high");
}

/// Machines are paid by time, requests and tokens by number; what else there is varies.
void checkUnit(const Rate& rate, const JsonValue& value) {
    const bool number =
        rate.per == RatePer::unit || rate.per == RatePer::thousand || rate.per == RatePer::million;
    const bool byTime = rate.what == RateOf::gpu || rate.what == RateOf::gpuActive ||
                        rate.what == RateOf::cpuCore || rate.what == RateOf::memoryGib;
    const bool byNumber = rate.what >= RateOf::request && rate.what <= RateOf::batchOutputToken;
    const auto expected = [&](const char* units) {
        value.log().wrong(below(value.path(), "per"),
                          "\"" + std::string(name(rate.per)) + "\", expected " + units);
    };
    if (byTime && number)
        expected("second, minute, hour or month");
    if (byNumber && !number)
        expected("unit, thousand or million");
}

bool isCurrency(const std::string& code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The rate's currency, with what a unit of it is worth.
void readCurrency(JsonObject& object, Rate& rate, const ExchangeRates& exchange) {
    const auto code = object.findUnlessNull("currency");
    if (!code)
        return;
    rate.currency = code->string().value_or(std::string());
    if (rate.currency == "USD")
        rate.currency.clear();
    const auto found = exchange.find(rate.currency);
    if (found != exchange.end())
        rate.usdPerUnit = found->second.usd;
    else if (!rate.currency.empty())
        code->wrong("USD or a currency that exchange_rates of this file has a rate for");
}

/// The figure, its bounds and where it is from, of a rate or its history; in USD.
template <class Figure>
void readFigure(JsonObject& object, const Rate& rate, std::optional<double>& amount, Figure& out) {
    const bool foreign = !rate.currency.empty();
    amount = numberOrNull(object, foreign ? "amount" : "usd");
    if (foreign && object.hasKey("usd"))
        object.value().log().wrong(below(object.value().path(), "usd"),
                                   "the price is in " + rate.currency + ", expected amount");
    const auto inUsd = [&](const std::optional<double>& figure) {
        return figure && foreign ? std::optional(*figure * rate.usdPerUnit) : figure;
    };
    out.usd = inUsd(amount);
    out.low = inUsd(numberOrNull(object, "low"));
    out.high = inUsd(numberOrNull(object, "high"));
    object.read("source", out.source);
    object.read("as_of", out.asOf);
    object.read("evidence", out.evidence, evidenceChoices());
    checkRange(out.low, out.high, object.value());
}

/// The oldest first, each of an own day before the rate's.
std::vector<DatedFigure> readHistory(const JsonValue& value, const Rate& rate) {
    std::vector<DatedFigure> history;
    for (const JsonValue& item : value.items()) {
        DatedFigure figure;
        std::optional<double> amount;
        JsonObject object(item);
        readFigure(object, rate, amount, figure);
        if (const auto day = object.require("as_of", "the day of the figure, YYYY-MM-DD"))
            readDay(*day);
        history.push_back(std::move(figure));
    }
    std::sort(history.begin(), history.end(),
              [](const auto& a, const auto& b) { return a.asOf < b.asOf; });
    for (std::size_t i = 0; i < history.size(); ++i) {
        const std::string& next = i + 1 < history.size() ? history[i + 1].asOf : rate.asOf;
        if (history[i].asOf >= next)
            value.log().wrong(value.path(), "the figure of " + history[i].asOf +
                                                " is not older than the next, of \"" + next +
                                                "\", expected days before the rate's as_of");
    }
    return history;
}

} // namespace

const std::vector<Choice<Evidence>>& evidenceChoices() {
    static const auto choices = choicesOf<Evidence>(4);
    return choices;
}

std::optional<std::string> readDay(const JsonValue& value) {
    auto day = value.string();
    if (day && !isDay(*day)) {
        value.wrong("a day as YYYY-MM-DD");
        return std::nullopt;
    }
    return day;
}

ExchangeRates readExchangeRates(const JsonValue& value) {
    ExchangeRates rates;
    JsonObject byCode(value);
    for (const std::string& code : byCode.keys()) {
        ExchangeRate rate;
        const JsonValue item = *byCode.find(code);
        if (!isCurrency(code) || code == "USD")
            item.log().wrong(item.path(), "\"" + code +
                                              "\", expected a currency's three capital letters, "
                                              "not USD");
        JsonObject object(item);
        if (const auto usd = object.require("usd", "what one unit is worth in USD"))
            rate.usd = usd->number(kPositive).value_or(1);
        object.read("source", rate.source);
        if (const auto day = object.findUnlessNull("as_of"))
            rate.asOf = readDay(*day).value_or(std::string());
        rates[code] = std::move(rate);
    }
    return rates;
}

Json exchangeRatesJson(const ExchangeRates& rates) {
    Json node = Json::object();
    for (const auto& [code, rate] : rates) {
        node[code] = {{"usd", numberJson(rate.usd)}};
        if (!rate.source.empty())
            node[code]["source"] = rate.source;
        if (!rate.asOf.empty())
            node[code]["as_of"] = rate.asOf;
    }
    return node;
}

Rate readRate(const JsonValue& value, const ExchangeRates& exchange) {
    Rate rate;
    JsonObject object(value);
    if (object.require("what", "what is paid for, such as gpu"))
        object.read("what", rate.what, rateKinds());
    if (object.require("per", "the unit, such as second or hour"))
        object.read("per", rate.per, rateUnits());
    readCurrency(object, rate, exchange);
    std::optional<double> amount;
    readFigure(object, rate, amount, rate);
    if (!rate.currency.empty())
        rate.amount = amount;
    rate.upTo = numberOrNull(object, "up_to");
    if (const auto history = object.findUnlessNull("history"))
        rate.history = readHistory(*history, rate);
    checkUnit(rate, value);
    return rate;
}

void writeRate(Json& node, const Rate* was, const Rate& now) {
    const Rate before = was ? *was : Rate{};
    state(node, "what", was ? &was->what : nullptr, now.what, nameJson<RateOf>);
    // a figure set in USD replaces the one in another currency, with all that was said of it
    const bool foreign = !now.currency.empty() && now.amount &&
                         (!was || now.usd == before.usd || now.amount != before.amount);
    if (foreign && (!was || before.amount != now.amount || before.currency != now.currency)) {
        assign(node, "currency", now.currency);
        assign(node, "amount", numberJson(*now.amount));
        node.erase("usd");
    } else if (!foreign) {
        if (node.contains("currency"))
            for (const char* key : {"currency", "amount", "low", "high", "history"})
                node.erase(key);
        put(node, "usd", before.currency.empty() ? before.usd : std::nullopt, now.usd);
    }
    state(node, "per", was ? &was->per : nullptr, now.per, nameJson<RatePer>);
    put(node, "source", before.source, now.source);
    put(node, "as_of", before.asOf, now.asOf);
    state(node, "evidence", was ? &was->evidence : nullptr, now.evidence, nameJson<Evidence>);
    const auto bound = [&](const char* key, std::optional<double> old,
                           std::optional<double> figure) {
        const double unit = foreign ? now.usdPerUnit : 1;
        if (old != figure && figure)
            assign(node, key, numberJson(*figure / unit));
        else if (old != figure)
            node.erase(key);
    };
    bound("low", before.low, now.low);
    bound("high", before.high, now.high);
    put(node, "up_to", before.upTo, now.upTo);
}

} // namespace document
