// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/text_table.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>

namespace exchange {

namespace {

bool isWide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x1F300 && c <= 0x1FAFF);
}

std::string padded(const std::string& text, int width, bool left) {
    const std::string space(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ');
    return left ? text + space : space + text;
}

bool isNumber(const std::string& text) {
    bool ok = false;
    QString::fromStdString(text).toDouble(&ok);
    return ok;
}

} // namespace

int displayWidth(const std::string& utf8) {
    int width = 0;
    for (const uint c : QString::fromStdString(utf8).toUcs4()) {
        const bool mark = QChar::category(c) == QChar::Mark_NonSpacing;
        width += mark ? 0 : isWide(c) ? 2 : 1;
    }
    return width;
}

std::string textTable(const std::vector<std::vector<std::string>>& rows) {
    std::vector<int> widths;
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c == widths.size())
                widths.push_back(0);
            widths[c] = std::max(widths[c], displayWidth(row[c]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c)
            line += (c ? "  " : "") + padded(row[c], widths[c], c == 0);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string cell = cells[i];
        if (!cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos &&
            !isNumber(cell))
            cell.insert(0, "'");
        if (cell.find_first_of(",\"\r\n") != std::string::npos) {
            for (std::size_t q = cell.find('"'); q != std::string::npos; q = cell.find('"', q + 2))
                cell.insert(q, "\"");
            cell = "\"" + cell + "\"";
        }
        line += (i ? "," : "") + cell;
    }
    return line + "\r\n";
}

std::string number(const std::optional<double>& v) {
    if (!v)
        return {};
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *v);
    return {buffer.data(), end.ptr};
}

} // namespace exchange
