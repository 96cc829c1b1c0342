// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/line_reader.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct csv_parser;

namespace exchange {

/// The records of a CSV text (RFC 4180, any delimiter). Lines without a quote are cut at their
/// delimiters; those with one, and the lines that a quoted cell goes on in, are libcsv's.
class CsvRecords {
public:
    CsvRecords(LineReader& lines, char delimiter);
    ~CsvRecords();
    CsvRecords(const CsvRecords&) = delete;
    CsvRecords& operator=(const CsvRecords&) = delete;

    using Cells = std::vector<std::string_view>;
    /// The next record that is not blank, at most its first `most` cells; they live until the next
    /// call. `problem()` says whether it could be read.
    bool next(Cells& cells, std::size_t most);
    std::int64_t line() const { return m_first; }                       ///< its first line's number
    const char* problem() const { return m_problem; }                   ///< null when it is whole
    std::int64_t lines() const { return m_lines.line() - m_first + 1; } ///< that it stands on
    std::string_view text() const { return m_text; }                    ///< its first line

private:
    void cut(std::string_view line, Cells& cells, std::size_t most) const;
    void parseQuoted(Cells& cells, std::size_t most);

    LineReader& m_lines;
    char m_delimiter;
    std::unique_ptr<csv_parser, void (*)(csv_parser*)> m_parser;
    std::int64_t m_first = 0;
    const char* m_problem = nullptr;
    std::string_view m_text;
    std::string m_textKept;
    struct Quoted {
        std::vector<std::string> cells;
        bool ended = false;
    } m_quoted;
    static void endOfCell(void* text, std::size_t length, void* data);
    static void endOfRow(int, void* data);
};

} // namespace exchange
