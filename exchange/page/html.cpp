// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/page/page.h"

#include "exchange/briefing/block_table.h"

#include <QXmlStreamWriter>

namespace exchange {

namespace {

constexpr auto kStyle = R"(
:root { color-scheme: light dark; --line: #d5d9de; --quiet: #5b6470; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto;
       padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; }
.quiet, figcaption, caption { color: var(--quiet); }
section { break-inside: avoid-page; } svg { max-width: 100%; height: auto; background: #fff; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .75rem 0; }
caption { text-align: left; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
         min-width: 1.2rem; }
th { font-weight: 600; } .words { text-align: left; } .filled { color: #000; }
.heat th, .heat td { padding: .1rem .2rem; font-size: .7rem; text-align: center; }
ul { padding-left: 1.2rem; font-size: .85rem; }
@media (prefers-color-scheme: dark) { :root { --line: #3b424b; --quiet: #a0a8b2; } }
@media print { body { max-width: none; margin: 0; } .wide { overflow: visible; } }
)";

/// What XML cannot hold, even escaped, becomes a question mark in a box.
QString legal(QString text) {
    for (QChar& c : text)
        if ((c < QChar(0x20) && c != '\n' && c != '\t') || c == QChar(0xFFFE) || c == QChar(0xFFFF))
            c = QChar::ReplacementCharacter;
    return text;
}

void element(QXmlStreamWriter& html, const QString& name, const QString& text,
             const QString& kind = {}) {
    html.writeStartElement(name);
    if (!kind.isEmpty())
        html.writeAttribute("class", kind);
    html.writeCharacters(legal(text));
    html.writeEndElement();
}

QString hex(Rgb colour) {
    return "#" + QString::number(colour.value, 16).rightJustified(6, '0');
}

void row(QXmlStreamWriter& html, const Table& table, const std::vector<Cell>& cells) {
    html.writeStartElement("tr");
    for (std::size_t c = 0; c < cells.size(); ++c) {
        html.writeStartElement(c == 0 ? "th" : "td");
        if (c == 0)
            html.writeAttribute("scope", "row");
        QStringList kinds;
        if (table.columns[c].quantity == Quantity::text)
            kinds += "words";
        if (cells[c].fill) {
            kinds += "filled";
            html.writeAttribute("style", "background: " + hex(*cells[c].fill));
        }
        if (!kinds.isEmpty())
            html.writeAttribute("class", kinds.join(' '));
        const QString words = legal(text(table.columns[c], cells[c]));
        if (cells[c].strong)
            html.writeTextElement("strong", words);
        else
            html.writeCharacters(words);
        html.writeEndElement();
    }
    html.writeEndElement();
}

void write(QXmlStreamWriter& html, const Table& table) {
    html.writeStartElement("div");
    html.writeAttribute("class", "wide");
    html.writeStartElement("table");
    if (table.heat)
        html.writeAttribute("class", "heat");
    if (!table.title.isEmpty())
        element(html, "caption", table.title);
    html.writeStartElement("thead");
    html.writeStartElement("tr");
    for (const Column& column : table.columns) {
        html.writeStartElement("th");
        html.writeAttribute("scope", "col");
        if (column.quantity == Quantity::text)
            html.writeAttribute("class", "words");
        html.writeCharacters(legal(column.title));
        html.writeEndElement();
    }
    html.writeEndElement();
    html.writeEndElement();
    html.writeStartElement("tbody");
    for (const auto& cells : table.rows)
        row(html, table, cells);
    html.writeEndElement();
    html.writeEndElement();
    html.writeEndElement();
}

void write(QXmlStreamWriter& html, const Block& block, const ChartPicture& picture) {
    if (const auto* words = std::get_if<Paragraphs>(&block)) {
        for (const QString& line : words->lines)
            element(html, "p", line);
        return;
    }
    const auto table = tableOf(block);
    const bool isChart = !std::holds_alternative<Table>(block);
    const QByteArray svg = isChart && picture ? picture(block) : QByteArray();
    if (svg.isEmpty()) {
        write(html, *table);
        return;
    }
    html.writeStartElement("figure");
    html.writeCharacters({}); // ends the start tag before what the writer does not know
    html.device()->write(svg);
    html.writeStartElement("details");
    element(html, "summary", "Figures");
    write(html, *table);
    html.writeEndElement();
    html.writeEndElement();
}

void list(QXmlStreamWriter& html, const QStringList& lines) {
    if (lines.isEmpty())
        return;
    html.writeStartElement("ul");
    html.writeAttribute("class", "quiet");
    for (const QString& line : lines)
        element(html, "li", line);
    html.writeEndElement();
}

void head(QXmlStreamWriter& html, const Briefing& briefing) {
    html.writeDTD("<!DOCTYPE html>");
    html.writeStartElement("html");
    html.writeAttribute("lang", "en");
    html.writeStartElement("head");
    html.writeEmptyElement("meta");
    html.writeAttribute("charset", "utf-8");
    html.writeEmptyElement("meta");
    html.writeAttribute("name", "viewport");
    html.writeAttribute("content", "width=device-width, initial-scale=1");
    element(html, "title", briefing.plan + ": " + briefing.scenario);
    element(html, "style", kStyle);
    html.writeEndElement();
}

} // namespace

QByteArray htmlPage(const Briefing& briefing, const ChartPicture& picture) {
    QByteArray bytes;
    QXmlStreamWriter html(&bytes);
    head(html, briefing);
    html.writeStartElement("body");
    element(html, "h1", briefing.plan);
    element(html, "p", briefing.scenario + ". " + briefing.made + ".", "quiet");
    for (const Section& section : briefing.sections) {
        html.writeStartElement("section");
        html.writeAttribute("id", section.id);
        element(html, "h2", section.title);
        if (!section.subtitle.isEmpty())
            element(html, "p", section.subtitle, "quiet");
        for (const Block& block : section.blocks)
            write(html, block, picture);
        list(html, section.sources);
        html.writeEndElement();
    }
    html.writeEndElement();
    html.writeEndDocument();
    return bytes;
}

} // namespace exchange
