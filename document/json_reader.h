// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "document/file_limits.h"
#include "document/json_tree.h"

#include <QStringList>

#include <set>
#include <span>
#include <vector>

namespace document {

/// What reading a file has found: the first problem, and every key nobody asked for.
struct ReadLog {
    QString file;
    const char* unknownKey = "unknown key, kept on save";
    std::optional<FileError> problem;
    QStringList warnings;
    QStringList unsourced; ///< figures of a pack that do not say where they come from

    void wrong(const std::string& path, const std::string& what);
};

/// The numbers a key may have.
struct Range {
    double low = 0;
    double high = 1e15; ///< beyond it sums over a month lose their cents
    bool aboveLow = false;
};
inline constexpr Range kPositive{.aboveLow = true};
inline constexpr Range kShare{0, 1};

/// One text a key may have, and what it means.
template <class T> struct Choice {
    std::string_view name;
    T value;
};

/// The choices of an enumeration of pricing: its first `count` enumerators by their names.
template <class T> std::vector<Choice<T>> choicesOf(int count) {
    std::vector<Choice<T>> choices;
    for (int i = 0; i < count; ++i)
        choices.push_back({name(static_cast<T>(i)), static_cast<T>(i)});
    return choices;
}

/// A value of the file with its path. Every question answers nothing, and logs the problem, when
/// the value is not what was asked for.
class JsonValue {
public:
    JsonValue(const Json& node, std::string path, ReadLog& log)
        : m_node(&node), m_path(std::move(path)), m_log(&log) {}

    const Json& node() const { return *m_node; }
    const std::string& path() const { return m_path; }
    ReadLog& log() const { return *m_log; }

    std::optional<double> number(Range range = {}) const;
    std::optional<int> whole(int low, int high) const;
    std::optional<std::uint64_t> unsignedWhole() const;
    std::optional<std::string> string() const;
    std::optional<bool> boolean() const;
    std::optional<std::vector<double>> numbers(Range range = {}) const;
    std::optional<std::vector<int>> wholes(int low, int high) const;
    /// The elements of a list; none when it is not one.
    std::vector<JsonValue> items() const;
    template <class T> std::optional<T> oneOf(std::span<const Choice<T>> choices) const;

    /// Logs `VALUE, expected EXPECTED`.
    void wrong(const std::string& expected) const;

private:
    const Json* m_node;
    std::string m_path;
    ReadLog* m_log;
};

/// An object of the file. What has not been asked for when it goes out of scope is an unknown key.
class JsonObject {
public:
    explicit JsonObject(const JsonValue& value);
    ~JsonObject();
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    /// The key's value, or nothing when it is absent.
    std::optional<JsonValue> find(std::string_view key);
    /// As find; null counts as absent.
    std::optional<JsonValue> findUnlessNull(std::string_view key);
    /// As find, and an absent key is a problem.
    std::optional<JsonValue> require(std::string_view key, const std::string& expected);

    // Each leaves `out` alone when the key is absent.
    void read(std::string_view key, double& out, Range range = {});
    void read(std::string_view key, std::optional<double>& out, Range range = {});
    void readWhole(std::string_view key, int& out, int low, int high);
    void readWhole(std::string_view key, std::optional<int>& out, int low, int high);
    void read(std::string_view key, std::string& out);
    void read(std::string_view key, std::optional<std::string>& out);
    void read(std::string_view key, bool& out);
    template <class Out, class T>
    void read(std::string_view key, Out& out, const std::vector<Choice<T>>& choices) {
        if (const auto value = find(key))
            if (const auto chosen = value->oneOf(std::span<const Choice<T>>(choices)))
                out = *chosen;
    }

    bool hasKey(std::string_view key) const { return m_value.node().contains(std::string(key)); }
    std::vector<std::string> keys() const;
    const JsonValue& value() const { return m_value; }

private:
    JsonValue m_value;
    std::set<std::string, std::less<>> m_known;
};

template <class T> std::optional<T> JsonValue::oneOf(std::span<const Choice<T>> choices) const {
    std::string expected;
    for (const Choice<T>& choice : choices) {
        if (m_node->is_string() && m_node->get_ref<const std::string&>() == choice.name)
            return choice.value;
        expected += (expected.empty() ? "" : ", ") + std::string(choice.name);
    }
    wrong(choices.size() == 1 ? expected : "one of " + expected);
    return {};
}

/// Checks "format" and gives the "version"; nothing, with the problem logged, when the file is of
/// another kind or newer than `newest`.
std::optional<int> readVersion(JsonObject& root, std::string_view format, int newest);

} // namespace document
