// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/importers.h"

#include <array>

namespace document {

namespace {

using pricing::Problem;

constexpr double kPerMillion = 1e6;

/// A price of a list and the rate it becomes.
struct PriceKey {
    const char* key;
    const char* rate;
};

std::string stringAt(const Json& object, const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

/// The number of a key, or in its text; nothing when it is absent or null.
pricing::Result<std::optional<double>> priceAt(const Json& object, const char* key,
                                               const std::string& path) {
    const auto value = object.find(key);
    if (value == object.end() || value->is_null())
        return std::optional<double>();
    const auto number = value->is_number()   ? std::optional(value->get<double>())
                        : value->is_string() ? numberIn(value->get_ref<const std::string&>())
                                             : std::nullopt;
    if (number && *number >= 0 && *number < kPerMillion)
        return number;
    if (number && *number == -1) // OpenRouter, of models that pass requests on to others
        return tl::unexpected(Problem{below(path, key), "-1: the price varies"});
    return tl::unexpected(Problem{below(path, key), "expected a price in USD"});
}

/// Reads the prices into the offer; why it has none, else.
template <std::size_t N>
std::optional<Problem> readPrices(const Json& object, const std::string& path,
                                  const std::array<PriceKey, N>& keys, double tokens,
                                  PackBuilder::Model& model) {
    for (const PriceKey& k : keys) {
        const auto price = priceAt(object, k.key, path);
        if (!price)
            return price.error();
        if (*price)
            model.usdPerMillion[k.rate] = **price * tokens;
    }
    if (!model.usdPerMillion.contains("input_token") &&
        !model.usdPerMillion.contains("output_token"))
        return Problem{path, "no price of input or output tokens"};
    double sum = 0;
    for (const auto& [rate, usd] : model.usdPerMillion)
        sum += usd;
    if (sum == 0) // the lists write 0 where a model is free and where nobody knows
        return Problem{path, "every price is 0: free, or not known"};
    for (const char* rate : {"input_token", "output_token"})
        model.usdPerMillion.try_emplace(rate, 0);
    return std::nullopt;
}

bool isPricedByToken(const std::string& mode) {
    return mode.empty() || mode == "chat" || mode == "completion" || mode == "responses" ||
           mode == "embedding";
}

void addOrSkip(PackBuilder& pack, const PackBuilder::Model& model,
               const std::optional<Problem>& problem) {
    if (problem)
        pack.skip(problem->place, problem->problem);
    else
        pack.add(model);
}

/// Prices above a length of input, which the pack's rates do not tell apart.
bool hasLongInputPrices(const Json& entry) {
    for (const auto& [key, value] : entry.items())
        if (key.find("_above_") != key.npos && key.ends_with("_tokens") && value.is_number())
            return true;
    return false;
}

const char* const kLongInput = "Long inputs cost more than this price.";

} // namespace

std::optional<Problem> importLitellm(const Json& root, PackBuilder& pack) {
    static constexpr std::array keys{
        PriceKey{"input_cost_per_token", "input_token"},
        PriceKey{"cache_read_input_token_cost", "cached_input_token"},
        PriceKey{"output_cost_per_token", "output_token"},
        PriceKey{"input_cost_per_token_batches", "batch_input_token"},
        PriceKey{"output_cost_per_token_batches", "batch_output_token"}};
    for (const auto& [key, entry] : root.items()) {
        if (key == "sample_spec")
            continue; // the list's own explanation of its keys
        const std::string path = below(std::string(), key);
        if (!entry.is_object()) {
            pack.skip(path, "expected an object");
            continue;
        }
        const std::string mode = stringAt(entry, "mode"), by = stringAt(entry, "litellm_provider");
        if (!isPricedByToken(mode)) {
            pack.skip(below(path, "mode"), "\"" + mode + "\" is not paid by tokens of text");
            continue;
        }
        PackBuilder::Model model;
        model.id = by.empty() || key.starts_with(by) ? key : by + " " + key;
        model.provider = by.empty() ? "not stated" : by;
        model.product = key;
        model.model = key.substr(key.find_last_of('/') + 1);
        if (hasLongInputPrices(entry))
            model.notes.emplace_back(kLongInput);
        if (const std::string day = stringAt(entry, "deprecation_date"); !day.empty())
            model.notes.push_back("Listed as deprecated from " + day + ".");
        addOrSkip(pack, model, readPrices(entry, path, keys, kPerMillion, model));
    }
    return std::nullopt;
}

std::optional<Problem> importModelsDev(const Json& root, PackBuilder& pack) {
    static constexpr std::array keys{PriceKey{"input", "input_token"},
                                     PriceKey{"cache_read", "cached_input_token"},
                                     PriceKey{"output", "output_token"}};
    for (const auto& [key, provider] : root.items()) {
        const std::string path = below(std::string(), key);
        const auto models = provider.is_object() ? provider.find("models") : provider.end();
        if (!provider.is_object() || models == provider.end() || !models->is_object()) {
            pack.skip(path, "expected an object with models");
            continue;
        }
        const std::string name = stringAt(provider, "name");
        for (const auto& [id, entry] : models->items()) {
            const std::string place = below(below(path, "models"), id);
            const auto cost = entry.is_object() ? entry.find("cost") : entry.end();
            if (!entry.is_object() || cost == entry.end() || !cost->is_object()) {
                pack.skip(place, "no cost");
                continue;
            }
            PackBuilder::Model model;
            model.id = key + " " + id;
            model.provider = name.empty() ? key : name;
            model.product = stringAt(entry, "name").empty() ? id : stringAt(entry, "name");
            model.model = id.substr(id.find_last_of('/') + 1);
            if (cost->contains("context_over_200k") || cost->contains("tiers"))
                model.notes.emplace_back(kLongInput);
            addOrSkip(pack, model, readPrices(*cost, below(place, "cost"), keys, 1, model));
        }
    }
    return std::nullopt;
}

std::optional<Problem> importOpenrouter(const Json& root, PackBuilder& pack) {
    static constexpr std::array keys{PriceKey{"prompt", "input_token"},
                                     PriceKey{"input_cache_read", "cached_input_token"},
                                     PriceKey{"completion", "output_token"}};
    const auto data = root.find("data");
    if (data == root.end() || !data->is_array())
        return Problem{"data", "expected a list of models"};
    for (std::size_t i = 0; i < data->size(); ++i) {
        const Json& entry = (*data)[i];
        const std::string path = below("data", i);
        const auto pricing = entry.is_object() ? entry.find("pricing") : entry.end();
        if (!entry.is_object() || pricing == entry.end() || !pricing->is_object()) {
            pack.skip(path, "no pricing");
            continue;
        }
        const std::string id = stringAt(entry, "id"), name = stringAt(entry, "name");
        PackBuilder::Model model;
        model.id = "openrouter " + id;
        model.provider = "OpenRouter";
        model.product = name.empty() ? id : name;
        const std::string weights = stringAt(entry, "hugging_face_id");
        model.model = (weights.empty() ? id : weights);
        model.model.erase(0, model.model.find_last_of('/') + 1);
        auto problem = readPrices(*pricing, below(path, "pricing"), keys, kPerMillion, model);
        const auto request = priceAt(*pricing, "request", below(path, "pricing"));
        if (!problem && !request)
            problem = request.error();
        if (request && *request && **request > 0)
            model.usdPerRequest = **request;
        addOrSkip(pack, model, problem);
    }
    return std::nullopt;
}

} // namespace document
