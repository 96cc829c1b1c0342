// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/line_reader.h"
#include "pricing/result.h"

#include <memory>
#include <simdjson.h>

namespace exchange {

/// A JSON document as a whole; metric exports are small (11,000 points a series at most).
struct JsonText {
    std::unique_ptr<simdjson::dom::parser> parser; ///< owns what root refers to
    simdjson::dom::element root;
};
/// Broken syntax is named by LINE:COLUMN.
pricing::Result<JsonText> readJsonText(LineReader& lines);

/// A member, or nothing.
inline std::optional<simdjson::dom::element> member(simdjson::dom::element value,
                                                    std::string_view key) {
    simdjson::dom::element found;
    return value[key].get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}
inline std::string stringOr(std::optional<simdjson::dom::element> value,
                            std::string_view otherwise) {
    std::string_view text;
    return value && value->get(text) == simdjson::SUCCESS ? std::string(text)
                                                          : std::string(otherwise);
}

} // namespace exchange
