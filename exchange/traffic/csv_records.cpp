// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/csv_records.h"

#include <cstring>
#include <csv.h>

namespace exchange {

namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 20;

} // namespace

CsvRecords::CsvRecords(LineReader& lines, char delimiter)
    : m_lines(lines), m_delimiter(delimiter), m_parser(new csv_parser, [](csv_parser* p) {
          csv_free(p);
          delete p;
      }) {
    csv_init(m_parser.get(), CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
    csv_set_delim(m_parser.get(), static_cast<unsigned char>(delimiter));
}

CsvRecords::~CsvRecords() = default;

void CsvRecords::endOfCell(void* text, std::size_t length, void* data) {
    auto& cells = static_cast<CsvRecords*>(data)->m_quoted.cells;
    text ? cells.emplace_back(static_cast<const char*>(text), length) : cells.emplace_back();
}

void CsvRecords::endOfRow(int, void* data) {
    static_cast<CsvRecords*>(data)->m_quoted.ended = true;
}

void CsvRecords::cut(std::string_view line, Cells& cells, std::size_t most) const {
    const char* at = line.data();
    const char* const last = at + line.size();
    while (cells.size() < most) {
        const auto left = static_cast<std::size_t>(last - at);
        const auto* end = static_cast<const char*>(std::memchr(at, m_delimiter, left));
        cells.emplace_back(at, end ? static_cast<std::size_t>(end - at) : left);
        if (!end)
            return;
        at = end + 1;
    }
}

void CsvRecords::parseQuoted(Cells& cells, std::size_t most) {
    m_quoted = {};
    m_textKept = m_text;
    std::string_view line = m_textKept;
    std::size_t length = 0;
    do {
        csv_parse(m_parser.get(), line.data(), line.size(), endOfCell, endOfRow, this);
        csv_parse(m_parser.get(), "\n", 1, endOfCell, endOfRow, this);
        length += line.size();
    } while (!m_quoted.ended && length < kLongestRecord && m_lines.next(line));
    m_text = m_textKept;
    if (!m_quoted.ended) {
        m_problem = "a quote is opened and not closed";
        csv_fini(m_parser.get(), endOfCell, endOfRow, this);
        csv_free(m_parser.get());
        csv_init(m_parser.get(), CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
        csv_set_delim(m_parser.get(), static_cast<unsigned char>(m_delimiter));
        return;
    }
    for (const std::string& cell : m_quoted.cells)
        if (cells.size() < most)
            cells.emplace_back(cell);
}

bool CsvRecords::next(Cells& cells, std::size_t most) {
    cells.clear();
    m_problem = nullptr;
    do {
        if (!m_lines.next(m_text))
            return false;
    } while (m_text.find_first_not_of(" \t") == m_text.npos);
    m_first = m_lines.line();
    if (m_lines.isTooLong())
        m_problem = "the line is longer than 1 MiB";
    else if (std::memchr(m_text.data(), '"', m_text.size()))
        parseQuoted(cells, most);
    else
        cut(m_text, cells, most);
    return true;
}

} // namespace exchange
