// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/python_literal.h"

#include <array>
#include <cctype>
#include <utility>

namespace document {

namespace {

bool isLetter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Appends the string that begins at `at`, in JSON's quotes; the place behind it.
std::size_t appendString(std::string& json, std::string_view text, std::size_t at) {
    const char quote = text[at++];
    json += '"';
    for (; at < text.size() && text[at] != quote; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            const char escaped = text[++at];
            json += escaped == '\'' ? std::string(1, escaped) : std::string{'\\', escaped};
        } else {
            json += text[at] == '"' ? std::string("\\\"") : std::string(1, text[at]);
        }
    }
    if (at == text.size())
        return at; // unended, as the parser will say
    json += '"';
    return at + 1;
}

std::size_t appendWord(std::string& json, std::string_view text, std::size_t at) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
        {{"True", "true"}, {"False", "false"}, {"None", "null"}}};
    std::size_t end = at;
    while (end < text.size() && isLetter(text[end]))
        ++end;
    std::string_view word = text.substr(at, end - at);
    for (const auto& [python, spelled] : words)
        if (word == python)
            word = spelled;
    json += word;
    return end;
}

} // namespace

std::string jsonOfPythonLiteral(std::string_view literal) {
    std::string json;
    for (std::size_t at = 0; at < literal.size();) {
        const char c = literal[at];
        if (c == '\'' || c == '"')
            at = appendString(json, literal, at);
        else if (isLetter(c) && !(c == 'e' || c == 'E')) // 1e3 is a number
            at = appendWord(json, literal, at);
        else
            json += literal[at++];
    }
    return json;
}

} // namespace document
