// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/page/page.h"

#include "exchange/briefing/block_table.h"

namespace exchange {

namespace {

/// Characters that would be read as marks; line ends, which would end a heading or a row.
QString escaped(QString text) {
    QString out;
    for (const QChar c : text.replace("\r\n", " ")) {
        if (QStringLiteral("\\`*_{}[]<>#|~").contains(c))
            out += '\\';
        out += c == '\n' || c == '\r' ? QChar(' ') : c;
    }
    return out.trimmed();
}

QString row(const QStringList& cells) {
    return "| " + cells.join(" | ") + " |\n";
}

QString tableText(const Table& table) {
    QStringList titles, rules;
    for (const Column& column : table.columns) {
        titles += escaped(column.title);
        rules += column.quantity == Quantity::text ? "---" : "---:";
    }
    QString out = table.title.isEmpty() ? QString() : "**" + escaped(table.title) + "**\n\n";
    out += row(titles) + row(rules);
    for (const auto& cells : table.rows) {
        QStringList texts;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const QString text = escaped(exchange::text(table.columns[c], cells[c]));
            texts += cells[c].strong && !text.isEmpty() ? "**" + text + "**" : text;
        }
        out += row(texts);
    }
    return out + "\n";
}

} // namespace

QByteArray markdownPage(const Briefing& briefing) {
    QString out = "# " + escaped(briefing.plan) + "\n\n" + escaped(briefing.scenario) + ". " +
                  escaped(briefing.made) + ".\n\n";
    for (const Section& section : briefing.sections) {
        out += "## " + escaped(section.title) + "\n\n";
        if (!section.subtitle.isEmpty())
            out += escaped(section.subtitle) + "\n\n";
        for (const Block& block : section.blocks) {
            if (const auto* words = std::get_if<Paragraphs>(&block))
                for (const QString& line : words->lines)
                    out += escaped(line) + "\n\n";
            if (const auto table = tableOf(block))
                out += tableText(*table);
        }
        for (const QString& source : section.sources)
            out += "- " + escaped(source) + "\n";
        out += section.sources.isEmpty() ? "" : "\n";
    }
    return out.toUtf8();
}

} // namespace exchange
