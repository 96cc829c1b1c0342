// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/report.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace exchange {

using Json = nlohmann::ordered_json;

template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
inline Json orNull(const std::optional<pricing::Money>& value) {
    return value ? Json(value->usd()) : Json(nullptr);
}

/// Labels come from files and are UTF-8; a stray byte must not stop an export.
inline std::string dumped(const Json& j, int indent) {
    return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace exchange
