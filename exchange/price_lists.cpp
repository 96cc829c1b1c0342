// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/price_lists.h"

#include "exchange/json_values.h"
#include "exchange/text_table.h"
#include "pricing/study/verdict_words.h"

namespace exchange {

namespace {

using pricing::Offer;
using pricing::Rate;
using pricing::RateOf;

/// The rate an offer is known by: its GPU's, else its first.
const Rate* mainRate(const Offer& offer) {
    if (const Rate* gpu = offer.rate(RateOf::gpu))
        return gpu;
    return offer.rates.empty() ? nullptr : &offer.rates.front();
}

Json textOrNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json rateJson(const Rate& rate) {
    Json j = {{"what", std::string(pricing::name(rate.what))},
              {"usd", orNull(rate.usd)},
              {"per", std::string(pricing::name(rate.per))},
              {"low", orNull(rate.low)},
              {"high", orNull(rate.high)},
              {"as_of", textOrNull(rate.asOf)},
              {"evidence", std::string(pricing::name(rate.evidence))}};
    if (!rate.history.empty()) {
        j["history"] = Json::array();
        for (const auto& figure : rate.history)
            j["history"].push_back({{"as_of", figure.asOf}, {"usd", orNull(figure.usd)}});
    }
    return j;
}

Json offerJson(const ListedOffer& listed) {
    const Offer& o = *listed.offer;
    const Rate* main = mainRate(o);
    Json rates = Json::array();
    for (const Rate& rate : o.rates)
        rates.push_back(rateJson(rate));
    return {{"id", o.id},
            {"pack", listed.pack},
            {"provider", o.provider},
            {"product", o.product},
            {"mode", std::string(pricing::name(o.mode))},
            {"gpu", textOrNull(o.gpu)},
            {"model", textOrNull(o.model)},
            {"region", orNull(o.region)},
            {"node_gpus", o.nodeGpus},
            {"price_as_of", main ? textOrNull(main->asOf) : Json(nullptr)},
            {"price_stale", orNull(listed.stale)},
            {"evidence", main ? Json(std::string(pricing::name(main->evidence))) : Json(nullptr)},
            {"rates", rates}};
}

std::string priceText(const Rate& rate) {
    if (!rate.usd)
        return "no price";
    std::string text = pricing::words::rate(*rate.usd, rate.per);
    if (rate.low && rate.high)
        text += " (" + pricing::words::rate(*rate.low, rate.per) + " to " +
                pricing::words::rate(*rate.high, rate.per) + ")";
    return text;
}

/// Tokens have two prices; both are what one compares.
std::string priceText(const Offer& offer) {
    const Rate *in = offer.rate(RateOf::inputToken), *out = offer.rate(RateOf::outputToken);
    if (in && out)
        return priceText(*in) + " in, " + priceText(*out) + " out";
    const Rate* main = mainRate(offer);
    return main ? priceText(*main) : "no price";
}

std::string staleText(const std::optional<bool>& stale) {
    return !stale ? "" : *stale ? "true" : "false";
}

} // namespace

std::string listJson(const std::vector<ListedOffer>& offers) {
    Json j = {{"offers", Json::array()}};
    for (const ListedOffer& listed : offers)
        j["offers"].push_back(offerJson(listed));
    return dumped(j, 2);
}

std::string listCsv(const std::vector<ListedOffer>& offers) {
    std::string text = csvLine({"id", "pack", "provider", "product", "mode", "gpu", "model",
                                "region", "node_gpus", "what", "usd", "per", "low", "high", "as_of",
                                "price_stale", "evidence", "source"});
    for (const auto& [pack, o, stale] : offers)
        for (const Rate& r : o->rates)
            text +=
                csvLine({o->id, pack, o->provider, o->product, std::string(pricing::name(o->mode)),
                         o->gpu, o->model, o->region.value_or(""), std::to_string(o->nodeGpus),
                         std::string(pricing::name(r.what)), number(r.usd),
                         std::string(pricing::name(r.per)), number(r.low), number(r.high), r.asOf,
                         staleText(stale), std::string(pricing::name(r.evidence)), r.source});
    return text;
}

std::string listTable(const std::vector<ListedOffer>& offers) {
    std::vector<std::vector<std::string>> rows{
        {"Offer", "id@pack", "mode", "price", "as of", "evidence"}};
    for (const auto& [pack, o, stale] : offers) {
        const Rate* main = mainRate(*o);
        const std::string day = main ? main->asOf : "";
        rows.push_back({o->title() + (o->region ? ", " + *o->region : ""), o->id + "@" + pack,
                        std::string(pricing::name(o->mode)), priceText(*o),
                        day + (stale.value_or(false) ? " (old)" : ""),
                        main ? std::string(pricing::name(main->evidence)) : ""});
    }
    return textTable(rows) + "\n" + std::to_string(offers.size()) + " offer" +
           (offers.size() == 1 ? "" : "s") + "\n";
}

} // namespace exchange
