// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_edit.h"

#include <cmath>

namespace document {

void assign(Json& object, std::string_view key, Json value) {
    object[std::string(key)] = std::move(value);
}

Json numberJson(double value) {
    constexpr double exactIntegers = 1e15;
    if (std::floor(value) == value && std::abs(value) < exactIntegers)
        return Json(static_cast<std::int64_t>(value));
    return Json(value);
}

Json numbersJson(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values)
        list.push_back(numberJson(value));
    return list;
}

Json& objectAt(Json& object, std::string_view key) {
    Json& node = object[std::string(key)];
    if (!node.is_object())
        node = Json::object();
    return node;
}

} // namespace document
