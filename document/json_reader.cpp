// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_reader.h"

#include <cmath>

namespace document {

namespace {

/// A value in few words, for the problem's text.
std::string describe(const Json& node) {
    constexpr std::size_t longest = 40;
    if (node.is_object())
        return "an object";
    if (node.is_array())
        return "a list of " + std::to_string(node.size());
    std::string shown = node.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > longest) {
        shown = node.is_string() ? "a long text" : shown.substr(0, longest) + "…";
    }
    return shown;
}

std::string shortNumber(double value) {
    const Json node = std::floor(value) == value && std::abs(value) < 1e15
                          ? Json(static_cast<std::int64_t>(value))
                          : Json(value);
    return node.dump();
}

std::string expectation(const Range& range) {
    const std::string low = range.aboveLow ? "a number greater than " : "a number from ";
    const std::string high = range.high >= Range{}.high ? "1e15" : shortNumber(range.high);
    return low + shortNumber(range.low) + (range.aboveLow ? ", at most " : " to ") + high;
}

bool within(double value, const Range& range) {
    return std::isfinite(value) && value <= range.high &&
           (range.aboveLow ? value > range.low : value >= range.low);
}

/// The whole number in a node, also when it is spelled 3.0.
std::optional<int> wholeIn(const Json& node, int low, int high) {
    if (!node.is_number())
        return {};
    const double value = node.get<double>();
    if (value != std::floor(value) || value < low || value > high)
        return {};
    return static_cast<int>(value);
}

std::string wholeExpectation(int low, int high) {
    return "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
}

} // namespace

void ReadLog::wrong(const std::string& path, const std::string& what) {
    if (!problem)
        problem =
            FileError{file, path.empty() ? QStringLiteral("1:1") : QString::fromStdString(path),
                      QString::fromStdString(what)};
}

void JsonValue::wrong(const std::string& expected) const {
    m_log->wrong(m_path, describe(*m_node) + ", expected " + expected);
}

std::optional<double> JsonValue::number(Range range) const {
    if (m_node->is_number() && within(m_node->get<double>(), range))
        return m_node->get<double>();
    wrong(expectation(range));
    return {};
}

std::optional<int> JsonValue::whole(int low, int high) const {
    const auto value = wholeIn(*m_node, low, high);
    if (!value)
        wrong(wholeExpectation(low, high));
    return value;
}

std::optional<std::uint64_t> JsonValue::unsignedWhole() const {
    if (m_node->is_number_unsigned())
        return m_node->get<std::uint64_t>();
    if (const auto value = wholeIn(*m_node, 0, INT32_MAX))
        return static_cast<std::uint64_t>(*value);
    wrong("a whole number from 0 to 18446744073709551615");
    return {};
}

std::optional<std::string> JsonValue::string() const {
    if (m_node->is_string())
        return m_node->get<std::string>();
    wrong("a text");
    return {};
}

std::optional<bool> JsonValue::boolean() const {
    if (m_node->is_boolean())
        return m_node->get<bool>();
    wrong("true or false");
    return {};
}

std::optional<std::vector<double>> JsonValue::numbers(Range range) const {
    std::vector<double> values;
    for (const JsonValue& item : items()) {
        const auto value = item.number(range);
        if (!value)
            return {};
        values.push_back(*value);
    }
    if (!m_node->is_array())
        return {};
    return values;
}

std::optional<std::vector<int>> JsonValue::wholes(int low, int high) const {
    std::vector<int> values;
    for (const JsonValue& item : items()) {
        const auto value = item.whole(low, high);
        if (!value)
            return {};
        values.push_back(*value);
    }
    if (!m_node->is_array())
        return {};
    return values;
}

std::vector<JsonValue> JsonValue::items() const {
    std::vector<JsonValue> values;
    if (!m_node->is_array()) {
        wrong("a list");
        return values;
    }
    values.reserve(m_node->size());
    for (std::size_t i = 0; i < m_node->size(); ++i)
        values.emplace_back((*m_node)[i], below(m_path, i), *m_log);
    return values;
}

JsonObject::JsonObject(const JsonValue& value) : m_value(value) {
    if (!m_value.node().is_object())
        m_value.wrong("an object");
}

JsonObject::~JsonObject() {
    for (const std::string& key : keys())
        if (!m_known.contains(key))
            m_value.log().warnings.append(QString::fromStdString(below(m_value.path(), key)) +
                                          ": " + m_value.log().unknownKey);
}

std::optional<JsonValue> JsonObject::find(std::string_view key) {
    m_known.emplace(key);
    if (!m_value.node().is_object())
        return {};
    const auto found = m_value.node().find(std::string(key));
    if (found == m_value.node().end())
        return {};
    return JsonValue(*found, below(m_value.path(), key), m_value.log());
}

std::optional<JsonValue> JsonObject::findUnlessNull(std::string_view key) {
    const auto value = find(key);
    return value && !value->node().is_null() ? value : std::nullopt;
}

std::optional<JsonValue> JsonObject::require(std::string_view key, const std::string& expected) {
    const auto value = find(key);
    if (!value && m_value.node().is_object())
        m_value.log().wrong(below(m_value.path(), key), "missing, expected " + expected);
    return value;
}

void JsonObject::read(std::string_view key, double& out, Range range) {
    if (const auto value = find(key))
        out = value->number(range).value_or(out);
}

void JsonObject::read(std::string_view key, std::optional<double>& out, Range range) {
    if (const auto value = find(key))
        out = value->number(range);
}

void JsonObject::readWhole(std::string_view key, int& out, int low, int high) {
    if (const auto value = find(key))
        out = value->whole(low, high).value_or(out);
}

void JsonObject::readWhole(std::string_view key, std::optional<int>& out, int low, int high) {
    if (const auto value = find(key))
        out = value->whole(low, high);
}

void JsonObject::read(std::string_view key, std::string& out) {
    if (const auto value = find(key))
        out = value->string().value_or(out);
}

void JsonObject::read(std::string_view key, std::optional<std::string>& out) {
    if (const auto value = find(key))
        out = value->string();
}

void JsonObject::read(std::string_view key, bool& out) {
    if (const auto value = find(key))
        out = value->boolean().value_or(out);
}

std::vector<std::string> JsonObject::keys() const {
    std::vector<std::string> names;
    if (m_value.node().is_object())
        for (const auto& member : m_value.node().items())
            names.push_back(member.key());
    return names;
}

std::optional<int> readVersion(JsonObject& root, std::string_view format, int newest) {
    const Choice<bool> only{format, true};
    const auto kind = root.require("format", std::string(format));
    if (!kind || !kind->oneOf(std::span(&only, 1)))
        return {};
    const auto version = root.require("version", std::to_string(newest));
    const auto number = version ? version->whole(1, INT32_MAX) : std::nullopt;
    if (number && *number > newest) {
        version->log().wrong(version->path(), "version " + std::to_string(*number) +
                                                  " is newer than this program reads (" +
                                                  std::to_string(newest) + ")");
        return {};
    }
    return number;
}

} // namespace document
