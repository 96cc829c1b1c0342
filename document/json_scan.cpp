// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_tree.h"

#include <algorithm>

namespace document {

namespace {

bool isContinuation(std::string_view text, std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
}

/// Bytes of the character at `i`, or 0 where the bytes are not UTF-8 (RFC 3629: no surrogates, no
/// over-long forms, nothing above U+10FFFF).
std::size_t characterLength(std::string_view text, std::size_t i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4 || !isContinuation(text, i + 1))
        return 0;
    if (first < 0xE0)
        return 2;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0;
    if (!isContinuation(text, i + 2))
        return 0;
    if (first < 0xF0)
        return 3;
    return isContinuation(text, i + 3) ? 4 : 0;
}

/// Follows just enough of the syntax to know which brackets count.
class Scanner {
public:
    bool tooDeepAfter(char c) {
        if (m_inText)
            leaveText(c);
        else if (c == '"')
            m_inText = true;
        else if (c == '[' || c == '{')
            ++m_depth;
        else if (c == ']' || c == '}')
            --m_depth;
        return m_depth > kDeepestNesting;
    }

private:
    void leaveText(char c) {
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inText = false;
    }

    bool m_inText = false;
    bool m_escaped = false;
    int m_depth = 0;
};

} // namespace

std::string lineAndColumn(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto lineStart = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    const std::string_view line = before.substr(lineStart);
    const auto characters = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return std::to_string(lines + 1) + ":" + std::to_string(characters + 1);
}

std::optional<pricing::Problem> scanProblem(std::string_view text) {
    if (text.size() > kLargestDocument)
        return pricing::Problem{"1:1", "the file is larger than 32 MB, expected at most 32 MB"};
    Scanner scanner;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = characterLength(text, i);
        if (length == 0)
            return pricing::Problem{lineAndColumn(text, i), "not UTF-8, expected a UTF-8 text"};
        if (text[i] == '\0') // the parser would take it for the end and drop what follows
            return pricing::Problem{lineAndColumn(text, i), "a zero byte, expected JSON"};
        if (scanner.tooDeepAfter(text[i]))
            return pricing::Problem{lineAndColumn(text, i),
                                    "nested too deep, expected at most 64 levels"};
        i += length;
    }
    return {};
}

} // namespace document
