// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/key_reader.h"

namespace exchange {

const nlohmann::ordered_json* KeyReader::find(std::string_view key) const {
    const nlohmann::ordered_json* node = &m_object;
    while (!key.empty()) {
        const std::size_t dot = key.find('.');
        const std::string part(key.substr(0, dot));
        if (!node->is_object() || !node->contains(part))
            return nullptr;
        node = &(*node)[part];
        key = dot == std::string_view::npos ? std::string_view() : key.substr(dot + 1);
    }
    return node->is_null() ? nullptr : node;
}

std::string KeyReader::path(std::string_view key) const {
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

void KeyReader::wrong(std::string_view key, const std::string& what) {
    if (m_problem.problem.empty())
        m_problem = {path(key), what};
}

double KeyReader::positive(std::string_view key, const char* remedy, double most) {
    const auto* node = find(key);
    if (!node) {
        wrong(key, std::string("missing; ") + remedy);
        return 0;
    }
    const double value = node->is_number() ? node->get<double>() : 0;
    if (!(value > 0 && value <= most)) {
        wrong(key, node->dump().substr(0, 40) + ", expected a number above 0; " + remedy);
        return 0;
    }
    return value;
}

std::optional<double> KeyReader::positiveIfAny(std::string_view key, double most) {
    const auto* node = find(key);
    if (!node || (node->is_number() && node->get<double>() == 0))
        return std::nullopt;
    return positive(key, "take the key out if it was not measured", most);
}

std::string KeyReader::textIfAny(std::string_view key) {
    const auto* node = find(key);
    return node && node->is_string() ? node->get<std::string>() : std::string();
}

} // namespace exchange
