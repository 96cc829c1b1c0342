// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/pack_builder.h"

#include "document/json_edit.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace document {

namespace {

constexpr const char* kSource = "S1";

Json meterJson(bool managed) {
    return {{"queue", false},
            {"pull", false},
            {"load", !managed},
            {"execute", true},
            {"idle", !managed},
            {"drain", !managed},
            {"keep_warm", managed ? "free" : "flex"},
            {"granularity_s", managed ? 1 : 3600},
            {"rounding", "exact"},
            {"minimum_s", 0}};
}

Json textOrNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

} // namespace

double listed(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.12g", value);
    return numberIn(text).value_or(value);
}

std::optional<double> numberIn(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string slug(std::string_view text) {
    std::string id;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80 && std::isalnum(u))
            id += static_cast<char>(std::tolower(u));
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id.empty() ? "offer" : id;
}

PackBuilder::PackBuilder(const PriceImportOptions& options, std::string title, std::string url)
    : m_options(options), m_title(std::move(title)), m_url(std::move(url)) {}

void PackBuilder::skip(std::string place, std::string reason) {
    m_skipped.push_back({std::move(place), std::move(reason)});
}

std::string PackBuilder::unused(const std::string& id) {
    std::string free = id;
    for (int use = 2; !m_ids.insert(free).second; ++use)
        free = id + "-" + std::to_string(use);
    return free;
}

Json PackBuilder::rate(std::string_view what, double usd, std::string_view per) const {
    return {{"what", what},
            {"usd", numberJson(listed(usd))},
            {"per", per},
            {"source", kSource},
            {"as_of", m_options.asOf},
            {"evidence", "transcribed"},
            {"low", nullptr},
            {"high", nullptr}};
}

void PackBuilder::add(const Machine& m) {
    const std::string id = m.provider + " " + m.product + (m.spot ? " spot " : " ") + m.region;
    Json offer = {{"id", unused(slug(id))},
                  {"provider", m.provider},
                  {"product", m.product},
                  {"mode", m.spot ? "spot" : "dedicated"},
                  {"gpu", m.gpu},
                  {"gpu_memory_gb", m.gpuMemoryGb ? numberJson(*m.gpuMemoryGb) : Json(nullptr)},
                  {"gpus_per_worker", 1},
                  {"region", textOrNull(m.region)},
                  {"node_gpus", m.nodeGpus},
                  {"rates", Json::array({rate("gpu", m.usdPerGpuHour, "hour")})},
                  {"meter", meterJson(false)},
                  {"defaults", {{"scaler", {{"kind", "fixed"}}}, {"workers", "auto"}}},
                  {"setup_stars", nullptr}};
    if (!m.note.empty())
        offer["notes"] = Json::array({m.note});
    m_offers.push_back(std::move(offer));
}

void PackBuilder::add(const Model& m) {
    Json rates = Json::array();
    for (const char* what : {"input_token", "cached_input_token", "output_token",
                             "batch_input_token", "batch_output_token"})
        if (const auto usd = m.usdPerMillion.find(what); usd != m.usdPerMillion.end())
            rates.push_back(rate(what, usd->second, "million"));
    if (m.usdPerRequest)
        rates.push_back(rate("request", *m.usdPerRequest, "unit"));
    Json offer = {
        {"id", unused(slug(m.id))}, {"provider", m.provider},   {"product", m.product},
        {"mode", "managed"},        {"gpu", nullptr},           {"model", m.model},
        {"rates", rates},           {"meter", meterJson(true)}, {"defaults", Json::object()},
        {"setup_stars", nullptr},   {"latency", nullptr}};
    if (!m.notes.empty())
        offer["notes"] = m.notes;
    m_offers.push_back(std::move(offer));
}

ImportedPrices PackBuilder::take(PriceFormat format) {
    if (m_options.asOf.empty())
        m_warnings.push_back("the file does not state the day of its prices, so none is in the "
                             "pack: give it as --as-of YYYY-MM-DD");
    ImportedPrices result;
    result.format = format;
    result.offers = offers();
    result.pack = {
        {"format", "breakeven-prices"},
        {"version", 1},
        {"id", m_options.packId},
        {"title", m_title},
        {"as_of", m_options.asOf},
        {"offers", std::move(m_offers)},
        {"sources", {{kSource, {{"title", m_title}, {"url", m_url}, {"read", m_options.asOf}}}}}};
    result.skipped = std::move(m_skipped);
    result.warnings = std::move(m_warnings);
    return result;
}

} // namespace document
