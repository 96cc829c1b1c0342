// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/name_words.h"

#include <algorithm>
#include <cstddef>

namespace pricing {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::vector<std::string> nameWords(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto close = [&] {
        if (!word.empty())
            words.push_back(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool point = c == '.' && i > 0 && i + 1 < text.size() && isDigit(text[i - 1]) &&
                           isDigit(text[i + 1]);
        if (!point && !isDigit(c) && !isLetter(c)) {
            close();
            continue;
        }
        if (isDigit(c) && !word.empty() && isLetter(word.back()))
            close();
        word += lower(c);
    }
    close();
    return words;
}

bool hasWords(const std::vector<std::string>& text, std::string_view wanted) {
    const std::vector<std::string> words = nameWords(wanted);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(text.begin(), text.end(), word) != text.end();
    });
}

bool hasPhrase(const std::vector<std::string>& text, std::string_view wanted) {
    const std::vector<std::string> words = nameWords(wanted);
    return std::search(text.begin(), text.end(), words.begin(), words.end()) != text.end();
}

} // namespace pricing
