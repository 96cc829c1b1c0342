// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/csv_rows.h"

#include <csv.h>

#include <memory>

namespace document {

namespace {

struct Reading {
    std::vector<CsvRow> rows;
    CsvRow row;
    int line = 0;
};

void endOfCell(void* text, std::size_t length, void* data) {
    static_cast<Reading*>(data)->row.cells.emplace_back(static_cast<const char*>(text), length);
}

void endOfRow(int, void* data) {
    Reading& reading = *static_cast<Reading*>(data);
    reading.row.line = reading.line;
    reading.rows.push_back(std::move(reading.row));
    reading.row = {};
}

std::string lineText(int line) {
    return "line " + std::to_string(line);
}

} // namespace

pricing::Result<std::vector<CsvRow>> readCsv(std::string_view text) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, 3) == byteOrderMark)
        text.remove_prefix(3);
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return tl::unexpected(pricing::Problem{{}, "the CSV reader cannot start"});
    const std::unique_ptr<csv_parser, decltype(&csv_free)> freed(&parser, &csv_free);
    Reading reading;
    // line by line: the parser itself counts bytes, not lines
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::size_t length = (end == text.npos ? text.size() : end + 1) - at;
        ++reading.line;
        if (csv_parse(&parser, text.data() + at, length, endOfCell, endOfRow, &reading) != length)
            return tl::unexpected(pricing::Problem{
                lineText(reading.line), "a quote inside a cell, expected it doubled in quotes"});
        at += length;
    }
    if (csv_fini(&parser, endOfCell, endOfRow, &reading) != 0)
        return tl::unexpected(
            pricing::Problem{lineText(reading.line), "the file ends inside a quoted cell"});
    return std::move(reading.rows);
}

} // namespace document
