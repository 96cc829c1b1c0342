// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>
#include <vector>

namespace document {

namespace {

bool isPlainKey(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '-';
    });
}

bool isNonNumber(std::string_view word) {
    static constexpr std::array names{"NaN",       "nan",  "NAN", "Infinity",
                                      "-Infinity", "-NaN", "inf", "-inf"};
    return std::find(names.begin(), names.end(), word) != names.end();
}

/// The run of letters (with its sign) around `offset`.
std::string_view wordAt(std::string_view text, std::size_t offset) {
    const auto inWord = [&](std::size_t i) {
        return std::isalpha(static_cast<unsigned char>(text[i])) || text[i] == '-';
    };
    std::size_t start = std::min(offset, text.size());
    while (start > 0 && inWord(start - 1))
        --start;
    std::size_t end = start;
    while (end < text.size() && inWord(end))
        ++end;
    return text.substr(start, end - start);
}

/// How far before the last byte read the offending token begins.
std::size_t tokenLength(std::string_view what, std::string_view token, std::string_view text,
                        std::size_t read) {
    if (what.find("unexpected string literal") != what.npos)
        return std::max<std::size_t>(1, token.size());
    if (what.find("unexpected") == what.npos || what.find("unexpected '") != what.npos ||
        what.find("unexpected end") != what.npos)
        return 1;
    std::size_t start = std::min(read, text.size()); // a number, true, false or null
    while (start > 0 && std::string_view(" \t\r\n,:[]{}\"").find(text[start - 1]) == text.npos)
        --start;
    return std::max<std::size_t>(1, read - start);
}

/// The library's message without its own position and without the text it had read, which may be
/// as long as the file.
std::string syntaxProblem(const std::string& what) {
    const auto start = what.find("syntax error");
    std::string problem = start == what.npos ? what : what.substr(start);
    const auto cut = problem.find("; last read: ");
    if (cut != problem.npos) {
        const auto expected = problem.rfind("; expected ");
        const auto end = expected == problem.npos || expected < cut ? problem.size() : expected;
        problem.erase(cut, end - cut);
    }
    return problem.find("expected") == problem.npos ? problem + "; expected JSON" : problem;
}

/// Builds the tree and watches for what the library lets pass: a repeated key.
class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view text) : m_text(text) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = m_open.back();
        level.key = name;
        if (level.keys.insert(name).second)
            return true;
        m_problem = {path(), "the key stands twice in one object, expected once"};
        return false;
    }

    bool parse_error(std::size_t read, const std::string& token,
                     const nlohmann::json::exception& e) {
        const std::string what = e.what();
        const std::size_t back = tokenLength(what, token, m_text, read);
        const std::size_t offset = read > back ? read - back : 0;
        const std::string place = lineAndColumn(m_text, offset);
        if (e.id == 406)
            m_problem = {path(), token + " at " + place + ", expected a finite number"};
        else if (isNonNumber(wordAt(m_text, offset)))
            m_problem = {path(), std::string(wordAt(m_text, offset)) + " at " + place +
                                     ", expected a finite number"};
        else
            m_problem = {place, syntaxProblem(what)};
        return false;
    }

    const pricing::Problem& problem() const { return m_problem; }
    Json take() { return std::move(m_root); }

private:
    struct Level {
        Json* node;
        std::string key;
        std::unordered_set<std::string> keys;
    };

    /// Appends without looking the key up again: a lookup is linear, `key` has already checked.
    Json* append(Json value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Level& level = m_open.back();
        if (level.node->is_array()) {
            level.node->push_back(std::move(value));
            return &level.node->back();
        }
        auto& members = level.node->get_ref<Json::object_t&>();
        return &members.Json::object_t::Container::emplace_back(level.key, std::move(value)).second;
    }
    bool add(Json value) {
        append(std::move(value));
        return true;
    }
    bool open(Json container) {
        Json* node = append(std::move(container));
        m_open.push_back({node, {}, {}});
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }

    /// Of the value being read: an array that is still open holds its open element already.
    std::string path() const {
        std::string result;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            const Level& level = m_open[i];
            const bool innermost = i + 1 == m_open.size();
            result = level.node->is_array()
                         ? below(result, level.node->size() - (innermost ? 0 : 1))
                         : below(result, level.key);
        }
        return result;
    }

    std::string_view m_text;
    Json m_root;
    std::vector<Level> m_open;
    pricing::Problem m_problem;
};

} // namespace

std::string below(const std::string& path, std::string_view key) {
    if (!isPlainKey(key))
        return path + "[" + Json(key).dump(-1, ' ', true, Json::error_handler_t::replace) + "]";
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string below(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
}

pricing::Result<Json> parseJson(std::string_view text) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, 3) == byteOrderMark)
        text.remove_prefix(3);
    if (auto problem = scanProblem(text))
        return tl::unexpected(*problem);
    TreeBuilder builder(text);
    if (!Json::sax_parse(text.begin(), text.end(), &builder))
        return tl::unexpected(builder.problem());
    return builder.take();
}

} // namespace document
