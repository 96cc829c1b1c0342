// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace exchange {

namespace {

constexpr std::size_t kLargest = std::size_t{64} << 20;

/// LINE:COLUMN: simdjson is fast and does not say where it stopped; nlohmann's reader does.
std::string placeOfError(const std::string& text) {
    std::size_t byte = text.size();
    try {
        const auto none = nlohmann::json::parse(text, [](int, auto, auto&) { return false; });
        byte = none.is_discarded() ? byte : text.size();
    } catch (const nlohmann::json::parse_error& error) {
        byte = std::min(error.byte, text.size());
    }
    const std::string_view before = std::string_view(text).substr(0, byte > 0 ? byte - 1 : 0);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    return std::to_string(line) + ":" + std::to_string(before.size() - lineStart + 1);
}

} // namespace

pricing::Result<JsonText> readJsonText(LineReader& lines) {
    const auto text = lines.rest(kLargest);
    if (!text)
        return tl::unexpected(pricing::Problem{
            {},
            "the JSON document is larger than 64 MiB: export a shorter stretch or a longer "
            "step"});
    JsonText json{std::make_unique<simdjson::dom::parser>(), {}};
    const auto error = json.parser->parse(*text).get(json.root);
    if (error)
        return tl::unexpected(pricing::Problem{
            placeOfError(*text), std::string("broken JSON (") + simdjson::error_message(error) +
                                     "), expected the whole answer as it was sent"});
    return json;
}

} // namespace exchange
