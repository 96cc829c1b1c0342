// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/briefing_csv.h"

#include "exchange/briefing/block_table.h"
#include "exchange/text_table.h"

namespace exchange {

std::string tableCsv(const Table& table) {
    std::vector<std::string> cells;
    for (const Column& column : table.columns)
        cells.push_back(titleWithUnit(column).toStdString());
    std::string csv = csvLine(cells);
    for (const auto& row : table.rows) {
        cells.clear();
        for (std::size_t c = 0; c < row.size(); ++c)
            cells.push_back(plainText(table.columns[c], row[c]).toStdString());
        csv += csvLine(cells);
    }
    return csv;
}

std::string briefingCsv(const Briefing& briefing) {
    std::string csv = csvLine({briefing.plan.toStdString(), briefing.scenario.toStdString(),
                               briefing.made.toStdString()});
    for (const Section& section : briefing.sections) {
        csv += "\r\n" + csvLine({section.name.toStdString(), section.title.toStdString()});
        for (const Block& block : section.blocks) {
            if (const auto* words = std::get_if<Paragraphs>(&block))
                for (const QString& line : words->lines)
                    csv += csvLine({line.toStdString()});
            if (const auto table = tableOf(block)) {
                if (!table->title.isEmpty())
                    csv += csvLine({table->title.toStdString()});
                csv += tableCsv(*table);
            }
        }
        for (const QString& source : section.sources)
            csv += csvLine({source.toStdString()});
    }
    return csv;
}

} // namespace exchange
