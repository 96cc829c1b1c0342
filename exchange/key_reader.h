// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace exchange {

/// Asks an object of a foreign file for its keys and remembers the first problem, by key path.
/// A key may lead through objects: "metrics.request_latency.mean".
class KeyReader {
public:
    KeyReader(const nlohmann::ordered_json& object, std::string path, pricing::Problem& problem)
        : m_object(object), m_path(std::move(path)), m_problem(problem) {}

    bool has(std::string_view key) const { return find(key) != nullptr; }
    const nlohmann::ordered_json* find(std::string_view key) const; ///< null counts as absent
    /// More than 0 and at most `most`; 0, with the problem noted, where it is not.
    double positive(std::string_view key, const char* remedy, double most = 1e12);
    /// As positive, but nothing where the key is absent; a 0 counts as absent.
    std::optional<double> positiveIfAny(std::string_view key, double most = 1e12);
    std::string textIfAny(std::string_view key);
    void wrong(std::string_view key, const std::string& what);
    std::string path(std::string_view key) const;

private:
    const nlohmann::ordered_json& m_object;
    std::string m_path;
    pricing::Problem& m_problem;
};

} // namespace exchange
